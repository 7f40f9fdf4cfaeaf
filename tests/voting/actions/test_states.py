"""DRAFT → OPEN ⇄ PAUSED → CLOSED: every action in every state, twice as once, by the host only."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.voting.people import ask, draft, host_of, refused, seen, someone, stored, vote
from voting.actions.polls import close_poll, hide_results, open_poll, pause_poll, reveal_results
from voting.clock import database_now
from voting.models import Poll, Room
from voting.permissions import Viewer

pytestmark = pytest.mark.django_db

Action = Callable[..., Poll]


def poll_in(state: str, host: Viewer | None = None) -> Poll:
    """A poll that has been brought to this state."""
    asking = host or someone()
    poll = draft(asking)
    if state != "DRAFT":
        poll = open_poll(viewer=asking, poll_id=poll.pk)
    if state == "PAUSED":
        poll = pause_poll(viewer=asking, poll_id=poll.pk)
    if state == "CLOSED":
        poll = close_poll(viewer=asking, poll_id=poll.pk)
    return poll


# action, state before: state after (by how much the revision rises), or None for CONFLICT
TABLE: dict[tuple[Action, str], tuple[str, int] | None] = {
    (open_poll, "DRAFT"): ("OPEN", 1),
    (open_poll, "OPEN"): ("OPEN", 0),
    (open_poll, "PAUSED"): ("OPEN", 1),
    (open_poll, "CLOSED"): None,
    (pause_poll, "DRAFT"): None,
    (pause_poll, "OPEN"): ("PAUSED", 1),
    (pause_poll, "PAUSED"): ("PAUSED", 0),
    (pause_poll, "CLOSED"): None,
    (close_poll, "DRAFT"): None,
    (close_poll, "OPEN"): ("CLOSED", 1),
    (close_poll, "PAUSED"): ("CLOSED", 1),
    (close_poll, "CLOSED"): ("CLOSED", 0),
    (reveal_results, "DRAFT"): ("DRAFT", 1),
    (reveal_results, "OPEN"): ("OPEN", 1),
    (reveal_results, "PAUSED"): ("PAUSED", 1),
    (reveal_results, "CLOSED"): ("CLOSED", 1),
    (hide_results, "DRAFT"): ("DRAFT", 0),
    (hide_results, "OPEN"): ("OPEN", 0),
    (hide_results, "PAUSED"): ("PAUSED", 0),
    (hide_results, "CLOSED"): ("CLOSED", 0),
}
EVERY_CELL = pytest.mark.parametrize(
    ("action", "before", "after"),
    [(action, state, after) for (action, state), after in TABLE.items()],
    ids=[f"{action.__name__}-{state}" for action, state in TABLE],
)
EVERY_ACTION = pytest.mark.parametrize(
    "action", [open_poll, pause_poll, close_poll, reveal_results, hide_results], ids=lambda a: a.__name__
)


@EVERY_CELL
def test_an_action_in_a_state_does_what_the_table_says(
    action: Action, before: str, after: tuple[str, int] | None
) -> None:
    """GV9."""
    poll = poll_in(before)
    revision, room_revision = poll.revision, stored(poll).room.revision
    if after is None:
        with refused("CONFLICT"):
            action(viewer=host_of(poll), poll_id=poll.pk)
        assert (stored(poll).state, stored(poll).revision) == (before, revision)
        return
    returned = action(viewer=host_of(poll), poll_id=poll.pk)
    assert (returned.state, returned.revision) == (after[0], revision + after[1])
    assert (stored(poll).state, stored(poll).revision) == (after[0], revision + after[1])
    assert (stored(poll).room.revision > room_revision) == (after[0] != before)


@EVERY_CELL
def test_doing_it_twice_is_the_same_as_once(action: Action, before: str, after: object) -> None:
    """GV9."""
    poll = poll_in(before)
    host = host_of(poll)
    if after is None:
        with refused("CONFLICT"):
            action(viewer=host, poll_id=poll.pk)
        with refused("CONFLICT"):
            action(viewer=host, poll_id=poll.pk)
        return
    once = action(viewer=host, poll_id=poll.pk)
    twice = action(viewer=host, poll_id=poll.pk)
    assert (twice.revision, twice.state) == (once.revision, once.state)
    assert (twice.revealed, twice.closed_at, twice.opens_at) == (
        once.revealed,
        once.closed_at,
        once.opens_at,
    )


def test_opening_and_closing_note_their_moments() -> None:
    poll = poll_in("DRAFT")
    before = database_now()
    opened = open_poll(viewer=host_of(poll), poll_id=poll.pk)
    closed = close_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert opened.opens_at is not None
    assert closed.closed_at is not None
    assert before <= opened.opens_at <= closed.closed_at <= database_now()


def test_opening_after_a_pause_keeps_the_first_opening_time() -> None:
    poll = poll_in("PAUSED")
    opened_at = stored(poll).opens_at
    assert open_poll(viewer=host_of(poll), poll_id=poll.pk).opens_at == opened_at


@EVERY_ACTION
def test_only_hosts_may(action: Action) -> None:
    poll = poll_in("OPEN")
    with refused("NOT_ALLOWED"):
        action(viewer=someone(), poll_id=poll.pk)
    with refused("NOT_ALLOWED"):
        action(viewer=None, poll_id=poll.pk)
    assert stored(poll).revision == poll.revision


@EVERY_ACTION
def test_a_draft_does_not_exist_for_strangers_unless_its_room_shows_it(action: Action) -> None:
    poll = poll_in("DRAFT")
    with refused("NOT_FOUND") as hidden:
        action(viewer=someone(), poll_id=poll.pk)
    with refused("NOT_FOUND") as unknown:
        action(viewer=someone(), poll_id=uuid4())
    assert hidden.value.message == unknown.value.message, "L7: the two cannot be told apart"
    Room.objects.filter(pk=poll.room_id).update(current_poll=poll)
    with refused("NOT_ALLOWED"):
        action(viewer=someone(), poll_id=poll.pk)


def test_revealing_shows_what_was_hidden_and_hiding_hides_it_again() -> None:
    poll = ask(policy={"results_visible": "AFTER_REVEAL"})
    host, viewer = host_of(poll), someone()
    vote(poll, None, "Tea")
    assert seen(poll, viewer).hidden_because == "NOT_REVEALED"
    reveal_results(viewer=host, poll_id=poll.pk)
    assert seen(poll, viewer).blank == 0
    hide_results(viewer=host, poll_id=poll.pk)
    assert seen(poll, viewer).hidden_because == "NOT_REVEALED"
    assert seen(poll, viewer).options is None
