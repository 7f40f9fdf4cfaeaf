"""The key of a room's host link: whoever holds it becomes a host, until it is revoked."""

from functools import partial
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.crypto import salted_hmac

from voting.actions.holding import known, raise_room_revision
from voting.actions.polls import settle_due
from voting.actions.rooms import own_room
from voting.database import atomically
from voting.errors import RefusalCode, Refused
from voting.live.changes import announce_hosts
from voting.models import Host, Poll, Room
from voting.permissions import Viewer, hosted_rooms, rooms_named
from voting.words import PollState


def host_key(room: Room) -> str:
    """The secret that gives a room's host rights; derived, so that none is stored.

    Raising `host_key_version` makes earlier keys worthless.
    """
    return _host_key(room, settings.SECRET_KEY)


def _host_key(room: Room, secret: str) -> str:
    subject = f"{room.pk}:{room.host_key_version}"
    return salted_hmac("voting.host_key", subject, secret=secret, algorithm="sha256").hexdigest()[:32]


@atomically
def join_as_host(*, viewer: Viewer | None, join_code: str, key: str) -> Room:
    """Make the viewer a host of the room whose host key it holds."""
    asking = known(viewer)
    room = _held(rooms_named(join_code))
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    offered = key.encode("utf-8", "replace")
    if room is None or not any(compare_digest(_host_key(room, s).encode(), offered) for s in secrets):
        raise Refused(RefusalCode.NOT_ALLOWED, "This host link does not open this room.")
    _, is_new = Host.objects.get_or_create(room=room, viewer_id=asking.id)
    if is_new:
        _announce_on_commit(room)
    return room


@atomically
def host_as_well(*, viewer: Viewer, other: Viewer) -> None:
    """Make `other`, who the viewer is in another guise, a host of all rooms that the viewer runs."""
    # Looked at again now that they are held: the rights may have been taken away meanwhile.
    held = [room.pk for room in hosted_rooms(viewer).order_by("pk").select_for_update(no_key=True)]
    for room in hosted_rooms(viewer).filter(pk__in=held):
        _, is_new = Host.objects.get_or_create(room=room, viewer_id=other.id)
        if is_new:
            _announce_on_commit(room)


@atomically
def revoke_host_key(*, viewer: Viewer | None, room_id: UUID, remove_other_hosts: bool = False) -> Room:
    """The room with a new host key: no link handed out before makes a host any more.

    remove_other_hosts: also take the rights from all but the viewer.
    """
    _held(Room.objects.filter(pk=room_id))
    room = own_room(viewer, room_id)
    room.host_key_version += 1
    room.save(update_fields=["host_key_version"])
    if remove_other_hosts:
        Host.objects.filter(room=room).exclude(viewer_id=known(viewer).id).delete()
        _announce_on_commit(room)
    raise_room_revision(room_id)
    room.refresh_from_db()
    return room


@atomically
def leave_room(*, viewer: Viewer, room_id: UUID) -> None:
    """Take the viewer's rights in the room. The last host goes once voting is over, an empty room along."""
    room = _held(Room.objects.filter(pk=room_id))
    if room is None:
        return
    others = room.hosts.exclude(viewer_id=viewer.id)
    if not others.exists():
        refuse_while_voting(room)
    Host.objects.filter(room=room, viewer_id=viewer.id).delete()
    if not room.hosts.exists() and not room.polls.exists():
        room.delete()
    else:
        _announce_on_commit(room)


def refuse_while_voting(room: Room) -> None:
    """CONFLICT where a poll of the room is open, paused, or about to open by itself."""
    settle_due(Poll.objects.filter(room=room))
    begun = Q(state__in=[PollState.OPEN, PollState.PAUSED])
    if Poll.objects.filter(begun | Q(state=PollState.DRAFT, opens_at__isnull=False), room=room).exists():
        message = f"You alone run room {room.join_code}, where voting is not over: close its polls first."
        raise Refused(RefusalCode.CONFLICT, message)


def _held(rooms: QuerySet[Room]) -> Room | None:
    """The room, held until the transaction ends: who joins by an old key and who revokes it cannot cross."""
    return rooms.select_for_update(no_key=True).first()


def _announce_on_commit(room: Room) -> None:
    """Screens of who gained or lost the host's rights look with other eyes at once."""
    for poll_id in Poll.objects.filter(room=room).values_list("pk", flat=True):
        transaction.on_commit(partial(announce_hosts, poll_id))
