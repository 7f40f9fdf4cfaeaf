"""Taking a poll for a change: its row held, brought up to the clock, its revision raised on the way out."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from voting.actions.closing import settle_votes
from voting.actions.rows import Known, hold
from voting.errors import RefusalCode, Refused, not_found
from voting.live.changes import announce_poll, announce_room
from voting.models import Poll, Room
from voting.permissions import Viewer, is_host, join_first
from voting.results import is_due
from voting.words import PollState


def hold_polls(
    poll_ids: Collection[UUID], voters: Collection[UUID] = (), request_ids: Collection[str] = ()
) -> tuple[dict[UUID, Poll], datetime, Known]:
    """The polls' rows, held until the transaction ends, the database's time since, and what is known there.

    Everything that changes a poll comes through here, so that closing and voting cannot cross. Rows are
    taken in the order of their ids, so that two batches cannot wait for each other. What the clock was due
    to change is changed first.
    """
    held, now, known_there = hold(poll_ids, voters, request_ids)
    polls = {poll.pk: poll for poll in held}
    for poll in polls.values():
        if is_due(poll.state, poll.opens_at, poll.closes_at, now):
            _let_the_clock_act(poll, now)
    return polls, now, known_there


def hold_poll(poll_id: UUID) -> tuple[Poll, datetime]:
    """One held poll, or NOT_FOUND; as hold_polls."""
    polls, now, _ = hold_polls([poll_id])
    if poll_id not in polls:
        raise not_found("poll")
    return polls[poll_id], now


def _let_the_clock_act(poll: Poll, now: datetime) -> None:
    if poll.state == PollState.DRAFT and poll.opens_at and poll.opens_at <= now:
        poll.state = PollState.OPEN
        poll.revision += 1
    if poll.state != PollState.DRAFT and poll.closes_at and poll.closes_at <= now:
        poll.state, poll.closed_at = PollState.CLOSED, poll.closes_at
        poll.revision += 1
    poll.save(update_fields=["state", "closed_at", "revision", *settle_votes(poll)])
    raise_room_revision(poll.room_id)
    announce_on_commit(poll)


def raise_revision(poll: Poll, *changed: str) -> None:
    """Store the changed fields of a held poll under its next revision, announced on commit."""
    poll.revision += 1
    poll.save(update_fields=["revision", *changed, *settle_votes(poll)])
    announce_on_commit(poll)


def announce_on_commit(poll: Poll) -> None:
    """Tell every process of a held poll's new revision, once it is stored for good."""
    transaction.on_commit(lambda: announce_poll(poll.pk, poll.revision))


def raise_room_revision(room_id: UUID) -> None:
    """Count a change of what the room shows or lists, announced on commit."""
    Room.objects.filter(pk=room_id).update(revision=F("revision") + 1)
    revision = Room.objects.values_list("revision", flat=True).get(pk=room_id)
    transaction.on_commit(lambda: announce_room(room_id, revision))


def may_be_seen_by(viewer: Viewer | None, poll: Poll) -> bool:
    """Whether the poll exists for the viewer: drafts only for hosts, or when the room shows them."""
    if poll.state != PollState.DRAFT:
        return True
    return Room.objects.filter(current_poll=poll).exists() or is_host(viewer, poll.room_id)


def hold_poll_as_host(viewer: Viewer | None, poll_id: UUID) -> tuple[Poll, datetime]:
    """The held poll for a change that only its host may make."""
    asking = known(viewer)
    poll, now = hold_poll(poll_id)
    _refuse_strangers(asking, poll)
    return poll, now


def hold_polls_beside(viewer: Viewer | None, poll_id: UUID) -> tuple[Poll, list[Poll]]:
    """The poll for a change that only its host may make, and its room's polls in order; all held."""
    asking = known(viewer)
    room_id = Poll.objects.filter(pk=poll_id).values_list("room", flat=True).first()
    polls, _, _ = hold_polls(list(Poll.objects.filter(room=room_id).values_list("pk", flat=True)))
    if poll_id not in polls:
        raise not_found("poll")
    _refuse_strangers(asking, polls[poll_id])
    return polls[poll_id], sorted(polls.values(), key=lambda p: (p.position, p.created_at, p.pk))


def _refuse_strangers(asking: Viewer, poll: Poll) -> None:
    if not is_host(asking, poll.room_id):
        if not may_be_seen_by(asking, poll):
            raise not_found("poll")
        raise Refused(RefusalCode.NOT_ALLOWED, "Only the host of this poll may do that.")


def known(viewer: Viewer | None) -> Viewer:
    """The viewer, or NOT_ALLOWED for someone who has not said who is asking."""
    if viewer is None:
        raise join_first()
    return viewer
