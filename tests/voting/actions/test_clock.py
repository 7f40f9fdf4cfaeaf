"""Opening times and deadlines by the database's clock, also when nobody was awake at that moment."""

import time
from datetime import datetime, timedelta

import pytest

from tests.servers.kept import wait_until
from tests.voting.people import (
    WHILE_OPEN,
    ask,
    chosen,
    draft,
    host_of,
    refused,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
    withdraw,
)
from voting.actions.editing import update_poll
from voting.actions.polls import close_poll, current_figures, open_poll, pause_poll, settle_due
from voting.actions.votes import cast_vote, read_why_not_vote
from voting.clock import database_now
from voting.models import Poll, Room

pytestmark = pytest.mark.django_db


def ago(**time: float) -> datetime:
    """A moment in the past by the database's clock."""
    return database_now() - timedelta(**time)


def nobody_was_awake(poll: Poll, **times: datetime) -> None:
    """Let these moments have come without anyone noticing."""
    Poll.objects.filter(pk=poll.pk).update(**times)


def test_a_deadline_that_passes_closes_at_the_deadline_itself() -> None:
    closes_at = database_now() + timedelta(milliseconds=600)
    poll = ask(closes_at=closes_at)
    vote(poll, None, "Tea")
    assert seen(poll).state == "OPEN"
    wait_until(lambda: database_now() > closes_at, what="the deadline passes")
    snapshot = seen(poll)
    assert (snapshot.state, snapshot.provisional, snapshot.revision) == ("CLOSED", False, 3)
    assert stored(poll).closed_at == closes_at


def test_an_opening_time_that_comes_opens_by_itself() -> None:
    opens_at = database_now() + timedelta(milliseconds=120)
    poll = ask(open_now=False, opens_at=opens_at)
    with refused("NOT_OPEN"):
        vote(poll, None, "Tea")
    wait_until(lambda: database_now() > opens_at, what="the opening time comes")
    assert vote(poll, None, "Tea").status == "NEW"
    assert (stored(poll).state, stored(poll).opens_at) == ("OPEN", opens_at)


def test_the_change_is_written_once_by_whoever_notices_first() -> None:
    poll = ask()
    nobody_was_awake(poll, closes_at=ago(minutes=1))
    first = seen(poll)
    assert (first.state, first.revision) == ("CLOSED", poll.revision + 1)
    assert seen(poll) == first
    with refused("NOT_OPEN"):
        vote(poll, None, "Tea")
    assert stored(poll).revision == poll.revision + 1


def test_a_poll_that_opened_and_closed_unseen_went_through_both() -> None:
    poll = draft()
    opens_at, closes_at = ago(minutes=2), ago(minutes=1)
    nobody_was_awake(poll, opens_at=opens_at, closes_at=closes_at)
    assert seen(poll).state == "CLOSED"
    assert (stored(poll).revision, stored(poll).closed_at) == (poll.revision + 2, closes_at)


def test_a_vote_that_notices_the_deadline_writes_it_and_is_refused() -> None:
    poll = ask()
    nobody_was_awake(poll, closes_at=ago(seconds=1))
    with refused("NOT_OPEN"):
        vote(poll, None, "Tea")
    assert (stored(poll).state, stored(poll).revision) == ("CLOSED", poll.revision + 1)
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 0, "Water": 0}


def test_a_vote_that_notices_the_opening_is_taken() -> None:
    poll = draft()
    nobody_was_awake(poll, opens_at=ago(seconds=1))
    cast = vote(poll, None, "Tea")
    assert (cast.status, cast.revision) == ("NEW", poll.revision + 2)


def test_a_withdrawal_meets_the_deadline_too() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    nobody_was_awake(poll, closes_at=ago(seconds=1))
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter)
    assert votes_by_label(poll)["Tea"] == 1
    assert stored(poll).state == "CLOSED"


def test_a_paused_poll_closes_at_its_deadline() -> None:
    poll = ask()
    pause_poll(viewer=host_of(poll), poll_id=poll.pk)
    nobody_was_awake(poll, closes_at=ago(seconds=1))
    with refused("CONFLICT"):
        open_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert seen(poll).state == "CLOSED"


def test_a_draft_with_a_passed_deadline_stays_a_draft_and_cannot_be_opened() -> None:
    poll = draft()
    nobody_was_awake(poll, closes_at=ago(seconds=1))
    assert seen(poll).state == "DRAFT"
    with refused("CONFLICT"):
        open_poll(viewer=host_of(poll), poll_id=poll.pk)
    update_poll(viewer=host_of(poll), poll_id=poll.pk, changes={"closes_at": None})
    assert open_poll(viewer=host_of(poll), poll_id=poll.pk).state == "OPEN"


def test_closing_after_the_deadline_keeps_the_deadline_as_the_close() -> None:
    poll, closes_at = ask(), ago(minutes=1)
    nobody_was_awake(poll, closes_at=closes_at)
    assert close_poll(viewer=host_of(poll), poll_id=poll.pk).closed_at == closes_at
    assert stored(poll).revision == poll.revision + 1


def test_pausing_after_the_deadline_is_a_conflict() -> None:
    poll = ask()
    nobody_was_awake(poll, closes_at=ago(minutes=1))
    with refused("CONFLICT"):
        pause_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert seen(poll).state == "CLOSED"


@pytest.mark.parametrize("state", ["DRAFT", "OPEN", "PAUSED"])
@pytest.mark.parametrize("minutes", [-1, 1])
def test_the_state_seen_and_the_state_a_vote_meets_agree(state: str, minutes: int) -> None:
    poll = ask()
    when = database_now() + timedelta(minutes=minutes)
    nobody_was_awake(poll, state=state, **{"opens_at" if state == "DRAFT" else "closes_at": when})  # type: ignore[arg-type]
    seen_state = seen(poll).state
    why_not = read_why_not_vote(poll.pk, someone())
    if seen_state == "OPEN":
        assert why_not is None
        assert vote(poll, None, "Tea").status == "NEW"
    else:
        assert why_not is not None
        assert why_not.code == "NOT_OPEN"
        with refused("NOT_OPEN"):
            vote(poll, None, "Tea")
    assert seen(poll).state == seen_state


def test_a_list_of_polls_is_settled_before_it_is_read() -> None:
    polls = [ask() for _ in range(3)]
    for poll in polls[:2]:
        nobody_was_awake(poll, closes_at=ago(seconds=1))
    settle_due(Poll.objects.all())
    assert sorted(Poll.objects.values_list("state", flat=True)) == ["CLOSED", "CLOSED", "OPEN"]


def test_the_room_hears_of_what_the_clock_did() -> None:
    poll = ask()
    revision = Room.objects.get(pk=poll.room_id).revision
    nobody_was_awake(poll, closes_at=ago(seconds=1))
    assert seen(poll).state == "CLOSED"
    assert Room.objects.get(pk=poll.room_id).revision == revision + 1


def test_the_deadline_may_be_moved_while_open_and_nothing_moves_it_later() -> None:
    poll = ask(closes_at=database_now() + timedelta(minutes=1))
    host, later = host_of(poll), database_now() + timedelta(hours=1)
    assert update_poll(viewer=host, poll_id=poll.pk, changes={"closes_at": later}).closes_at == later
    nobody_was_awake(poll, closes_at=ago(seconds=1))
    with refused("CONFLICT"):
        update_poll(viewer=host, poll_id=poll.pk, changes={"closes_at": later})
    assert seen(poll).state == "CLOSED"


def test_an_opening_time_moved_into_the_past_opens_at_once() -> None:
    poll = draft(opens_at=database_now() + timedelta(hours=1))
    changed = update_poll(viewer=host_of(poll), poll_id=poll.pk, changes={"opens_at": ago(minutes=1)})
    assert changed.state == "OPEN"
    assert stored(poll).state == "OPEN"


def test_the_feed_knows_how_long_until_the_clock_acts() -> None:
    now = database_now()
    opening = current_figures(draft(opens_at=now + timedelta(seconds=30)).pk)
    open_one = current_figures(ask(closes_at=now + timedelta(seconds=60)).pk)
    without = current_figures(ask().pk)
    assert opening is not None
    assert open_one is not None
    assert without is not None
    assert 25 < (opening.due_in_seconds or 0) <= 30
    assert 55 < (open_one.due_in_seconds or 0) <= 60
    assert without.due_in_seconds is None


def test_a_slow_or_fast_clock_of_this_process_decides_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """V28, GV12. Only where the database has a clock of its own; an embedded one shares this machine's."""
    from django.db import connection

    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no clock of its own")
    import time_machine

    poll = ask(closes_at=database_now() + timedelta(minutes=1))
    with time_machine.travel(time.time() - 300):
        nobody_was_awake(poll, closes_at=ago(seconds=1))
        with refused("NOT_OPEN"):
            cast_vote(viewer=someone(), poll_id=poll.pk, marks=chosen(poll, "Tea"))


@pytest.mark.parametrize("state", ["DRAFT", "PAUSED"])
def test_a_poll_may_be_opened_for_so_long_in_place_of_any_deadline(state: str) -> None:
    poll = draft(closes_at=database_now() + timedelta(days=1))
    Poll.objects.filter(pk=poll.pk).update(state=state)
    before = database_now()
    opened = open_poll(viewer=host_of(poll), poll_id=poll.pk, for_seconds=90)
    assert before <= opened.closes_at - timedelta(seconds=90) <= database_now()  # type: ignore[operator]
    assert stored(poll).closes_at == opened.closes_at
    again = open_poll(viewer=host_of(poll), poll_id=poll.pk, for_seconds=5)
    assert (again.closes_at, again.revision) == (opened.closes_at, opened.revision)


def test_opening_for_so_long_takes_the_place_of_a_deadline_that_has_passed() -> None:
    poll = draft()
    nobody_was_awake(poll, closes_at=ago(minutes=1))
    assert open_poll(viewer=host_of(poll), poll_id=poll.pk, for_seconds=60).state == "OPEN"


@pytest.mark.parametrize("seconds", [0, -1, 7 * 24 * 3600 + 1])
def test_a_time_to_stay_open_that_cannot_be_is_refused(seconds: int) -> None:
    poll = draft()
    with refused("INVALID_INPUT", "forSeconds"):
        open_poll(viewer=host_of(poll), poll_id=poll.pk, for_seconds=seconds)
    assert stored(poll).state == "DRAFT"
