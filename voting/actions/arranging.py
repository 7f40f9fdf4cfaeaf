"""Arranging a room's polls: their order, copies of them, further runs, and drafts that are taken away."""

from uuid import UUID

from django.db import transaction

from voting.actions.editing import POLICY
from voting.actions.holding import (
    hold_poll,
    hold_poll_as_host,
    hold_polls_beside,
    raise_room_revision,
)
from voting.actions.polls import store_options
from voting.database import atomically
from voting.errors import RefusalCode, Refused, not_found
from voting.live.changes import announce_poll
from voting.models import Poll, Room
from voting.permissions import Viewer
from voting.words import PollState

# What is asked and how; not when, nor what came of it.
COPIED = ("question", "description", "method", "rules", *POLICY)


@atomically
def duplicate_poll(*, viewer: Viewer | None, poll_id: UUID) -> Poll:
    """A draft that asks the same in the same way, listed after the poll."""
    poll, listed = hold_polls_beside(viewer, poll_id)
    return _copy(poll, listed)


@atomically
def run_again(*, viewer: Viewer | None, poll_id: UUID) -> Poll:
    """A draft that asks a closed poll's question once more; the closed one stays, to compare with.

    Twice is the same as once until that draft has been opened: a retry makes no second one.
    """
    poll, listed = hold_polls_beside(viewer, poll_id)
    if poll.state != PollState.CLOSED:
        raise Refused(RefusalCode.CONFLICT, "Only a closed poll can be run again; close it first.")
    # Looked for now that the poll is held, so that of two requests at once the later one finds it.
    waiting = Poll.objects.filter(previous_run=poll, state=PollState.DRAFT).first()
    return waiting or _copy(poll, listed, run=poll.run + 1, previous_run=poll)


def _copy(poll: Poll, listed: list[Poll], **more: object) -> Poll:
    copied = {name: getattr(poll, name) for name in COPIED}
    copy = Poll(room_id=poll.room_id, **copied, **more)
    copy.save()
    store_options(copy, list(poll.options.values_list("label", flat=True)))
    place = listed.index(poll) + 1
    _store_order([*listed[:place], copy, *listed[place:]])
    raise_room_revision(poll.room_id)
    return copy


@atomically
def move_poll(*, viewer: Viewer | None, poll_id: UUID, before: UUID | None) -> Room:
    """The room with the poll listed just before another one of its polls; at the end for None."""
    poll, listed = hold_polls_beside(viewer, poll_id)
    if before is not None and before not in {other.pk for other in listed}:
        raise not_found("poll")
    if before != poll_id:
        others = [other for other in listed if other != poll]
        place = next((i for i, other in enumerate(others) if other.pk == before), len(others))
        ordered = [*others[:place], poll, *others[place:]]
        if ordered != listed:
            _store_order(ordered)
            raise_room_revision(poll.room_id)
    return Room.objects.get(pk=poll.room_id)


def _store_order(polls: list[Poll]) -> None:
    """Number the held polls; their revisions stay, for the order is the room's."""
    for position, poll in enumerate(polls):
        if poll.position != position:
            poll.position = position
            poll.save(update_fields=["position"])


@atomically
def delete_poll(*, viewer: Viewer | None, poll_id: UUID) -> Room:
    """The room without that draft. What has been opened stays, with its votes."""
    poll, _ = hold_poll_as_host(viewer, poll_id)
    _delete(poll)
    return Room.objects.get(pk=poll.room_id)


@atomically
def delete_draft(poll_id: UUID) -> None:
    """Delete a draft that nobody needs, as its host would."""
    poll, _ = hold_poll(poll_id)
    _delete(poll)


def _delete(poll: Poll) -> None:
    if poll.state != PollState.DRAFT:
        raise Refused(RefusalCode.CONFLICT, "Only a draft can be deleted; this poll has been opened.")
    gone, revision = poll.pk, poll.revision + 1
    poll.delete()
    transaction.on_commit(lambda: announce_poll(gone, revision))
    raise_room_revision(poll.room_id)
