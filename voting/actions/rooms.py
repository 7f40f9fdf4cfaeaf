"""Making rooms, naming them, and choosing what they show."""

from uuid import UUID

from django.db import IntegrityError, transaction

from voting.actions.holding import hold_polls, known, raise_revision, raise_room_revision
from voting.database import atomically
from voting.errors import RefusalCode, Refused, not_found
from voting.models import Host, Poll, Room, new_join_code
from voting.permissions import Viewer, is_host
from voting.texts import clean_text
from voting.words import PollState

MOST_TITLE_CHARACTERS = 200


@atomically
def create_room(*, viewer: Viewer | None, title: str = "") -> Room:
    """A room with a join code of its own, run by the viewer."""
    return make_room(known(viewer), title=title)


def make_room(viewer: Viewer, *, title: str) -> Room:
    """A stored room; a join code that is taken is drawn again."""
    cleaned = _clean_title(title)
    while True:
        room = Room(title=cleaned, join_code=new_join_code())
        try:
            with transaction.atomic():
                room.save(force_insert=True)
        except IntegrityError:
            continue
        Host.objects.create(room=room, viewer_id=viewer.id)
        return room


@atomically
def show_poll(*, viewer: Viewer | None, room_id: UUID, poll_id: UUID | None) -> Room:
    """Make the room show that poll of its own, or none.

    For others than its hosts a draft comes and goes with being shown: that is a change of the draft too.
    """
    room = own_room(viewer, room_id)
    if poll_id is not None and not Poll.objects.filter(pk=poll_id, room=room).exists():
        raise not_found("poll")
    if room.current_poll_id != poll_id:
        # Polls are held before their room, as everywhere.
        polls, _, _ = hold_polls([pk for pk in (room.current_poll_id, poll_id) if pk is not None])
        if poll_id is not None and poll_id not in polls:
            raise not_found("poll")  # deleted a moment ago
        for poll in polls.values():
            if poll.state == PollState.DRAFT:
                raise_revision(poll)
        Room.objects.filter(pk=room_id).update(current_poll=poll_id)
        raise_room_revision(room.pk)
        room.refresh_from_db()
    return room


@atomically
def rename_room(*, viewer: Viewer | None, room_id: UUID, title: str) -> Room:
    """The room under another title; an empty one takes the title away."""
    room = own_room(viewer, room_id)
    cleaned = _clean_title(title)
    if room.title != cleaned:
        Room.objects.filter(pk=room_id).update(title=cleaned)
        raise_room_revision(room_id)
        room.refresh_from_db()
    return room


def own_room(viewer: Viewer | None, room_id: UUID) -> Room:
    """The room for a change that only its host may make."""
    asking = known(viewer)
    room = Room.objects.filter(pk=room_id).first()
    if room is None:
        raise not_found("room")
    if not is_host(asking, room_id):
        raise Refused(RefusalCode.NOT_ALLOWED, "Only the host of this room may do that.")
    return room


def _clean_title(title: object) -> str:
    return clean_text(title, "title", most_characters=MOST_TITLE_CHARACTERS, may_be_empty=True)
