"""Making, editing, opening, pausing, closing and revealing polls; all of it the host's to do."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max, QuerySet

from voting.actions.holding import (
    hold_poll,
    hold_poll_as_host,
    known,
    raise_revision,
    raise_room_revision,
)
from voting.actions.rooms import make_room, own_room
from voting.actions.settings_of_polls import (
    clean_description,
    clean_options,
    clean_question,
    clean_times,
    complete_policy,
    complete_rules,
    in_utc,
)
from voting.clock import database_now
from voting.counts import RunningCounts
from voting.database import atomically
from voting.errors import RefusalCode, Refused, invalid_input
from voting.models import Option, Poll, Room
from voting.permissions import Viewer
from voting.results import Figures, has_come_due, read_figures
from voting.words import PollState, VotingMethod

LONGEST_OPEN_SECONDS = 7 * 24 * 3600


@atomically
def create_poll(
    *,
    viewer: Viewer | None,
    question: str,
    options: list[str],
    method: str = VotingMethod.SINGLE_CHOICE,
    room_id: UUID | None = None,
    description: str = "",
    rules: Mapping[str, object] | None = None,
    policy: Mapping[str, object] | None = None,
    opens_at: datetime | None = None,
    closes_at: datetime | None = None,
    open_now: bool = False,
) -> Poll:
    """A new poll in the viewer's room; without `room_id` in a room made for it, which shows it."""
    asking = known(viewer)
    now = database_now()
    question, labels = clean_question(question), clean_options(options)
    opens_at, closes_at = in_utc(opens_at, "opensAt"), in_utc(closes_at, "closesAt")
    if open_now and opens_at is not None and opens_at > now:
        raise invalid_input("Give either `open` or an opening time to come.", "opensAt")
    clean_times(None if open_now else opens_at, closes_at, now)
    poll = Poll(
        question=question,
        description=clean_description(description),
        method=method,
        rules=complete_rules(method, rules or {}, len(labels)).as_json(),
        state=PollState.OPEN if open_now else PollState.DRAFT,
        opens_at=now if open_now else opens_at,
        closes_at=closes_at,
        **complete_policy(policy or {}),
    )
    poll.room = make_room(asking, title="") if room_id is None else own_room(asking, room_id)
    poll.position = next_position(poll.room_id)
    poll.save()
    store_options(poll, labels)
    if room_id is None:
        Room.objects.filter(pk=poll.room_id).update(current_poll=poll)
    raise_room_revision(poll.room_id)
    if not open_now:
        hold_poll(poll.pk)  # An opening time that has passed already opens it at once.
        poll.refresh_from_db()
    return poll


def next_position(room_id: UUID) -> int:
    """The place after all that the room lists."""
    last: int | None = Poll.objects.filter(room=room_id).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def store_options(poll: Poll, labels: list[str]) -> None:
    """Give the poll its options, in their order."""
    rows = [Option(poll=poll, position=position, label=label) for position, label in enumerate(labels)]
    Option.objects.bulk_create(rows)


@atomically
def open_poll(*, viewer: Viewer | None, poll_id: UUID, for_seconds: int | None = None) -> Poll:
    """Let votes in; opening an open poll changes nothing.

    for_seconds: close it by itself so long after this opening, in place of any deadline.
    """
    if for_seconds is not None and not 1 <= for_seconds <= LONGEST_OPEN_SECONDS:
        raise invalid_input(f"forSeconds must be from 1 to {LONGEST_OPEN_SECONDS}.", "forSeconds")
    poll, now = hold_poll_as_host(viewer, poll_id)
    if poll.state == PollState.CLOSED:
        raise Refused(RefusalCode.CONFLICT, "A closed poll stays closed; ask again as a new poll.")
    if for_seconds is not None and poll.state != PollState.OPEN:
        poll.closes_at = now + timedelta(seconds=for_seconds)
    if poll.closes_at is not None and poll.closes_at <= now:
        raise Refused(RefusalCode.CONFLICT, "The deadline has passed; move it first.")
    if poll.state == PollState.DRAFT:
        poll.opens_at = now
    return _move_to(poll, PollState.OPEN, "opens_at", "closes_at")


@atomically
def pause_poll(*, viewer: Viewer | None, poll_id: UUID) -> Poll:
    """Let no votes in for a while; pausing a paused poll changes nothing."""
    poll, _ = hold_poll_as_host(viewer, poll_id)
    if poll.state not in (PollState.OPEN, PollState.PAUSED):
        raise Refused(RefusalCode.CONFLICT, "Only an open poll can be paused.")
    return _move_to(poll, PollState.PAUSED)


@atomically
def close_poll(*, viewer: Viewer | None, poll_id: UUID) -> Poll:
    """End the voting for good: no vote is counted from here on. Closing twice is the same as once."""
    poll, now = hold_poll_as_host(viewer, poll_id)
    if poll.state == PollState.DRAFT:
        raise Refused(RefusalCode.CONFLICT, "Only an open or paused poll can be closed.")
    if poll.state != PollState.CLOSED:
        poll.closed_at = now
    return _move_to(poll, PollState.CLOSED, "closed_at")


def _move_to(poll: Poll, state: PollState, *changed: str) -> Poll:
    if poll.state != state:
        poll.state = state
        raise_revision(poll, "state", *changed)
        raise_room_revision(poll.room_id)
    return poll


@atomically
def reveal_results(*, viewer: Viewer | None, poll_id: UUID) -> Poll:
    """Show the results of an AFTER_REVEAL poll."""
    return _set_revealed(viewer, poll_id, revealed=True)


@atomically
def hide_results(*, viewer: Viewer | None, poll_id: UUID) -> Poll:
    """Hide the results of an AFTER_REVEAL poll again."""
    return _set_revealed(viewer, poll_id, revealed=False)


def _set_revealed(viewer: Viewer | None, poll_id: UUID, *, revealed: bool) -> Poll:
    poll, _ = hold_poll_as_host(viewer, poll_id)
    if poll.revealed != revealed:
        poll.revealed = revealed
        raise_revision(poll, "revealed")
    return poll


def settle(poll_id: UUID) -> None:
    """Write what the clock was due to change: the first who notices an opening time or a deadline does."""
    with transaction.atomic():
        hold_poll(poll_id)


def settle_due(polls: QuerySet[Poll]) -> bool:
    """Settle those of the polls whose opening time or deadline has passed; call before reading them.

    Whether there were any.
    """
    due = list(polls.filter(has_come_due()).values_list("pk", flat=True))
    for poll_id in due:
        settle(poll_id)
    return bool(due)


def current_figures(poll_id: UUID, counts: RunningCounts | None = None) -> Figures | None:
    """As read_figures, with the clock's changes made."""
    figures = read_figures(poll_id, counts)
    if figures is not None and figures.is_due:
        settle(poll_id)
        figures = read_figures(poll_id, counts)
    return figures
