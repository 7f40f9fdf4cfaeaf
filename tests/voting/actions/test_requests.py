"""requestId: a request made before gets its first answer again, so that a late retry undoes nothing."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from tests.voting.people import (
    WHILE_OPEN,
    ask,
    draft,
    host_of,
    option_ids,
    refused,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
    withdraw,
)
from voting.actions.editing import update_poll
from voting.actions.polls import close_poll, open_poll, pause_poll
from voting.actions.rooms import show_poll
from voting.actions.votes import Cast, GivenMarks, cast_vote
from voting.models import Answer, Poll
from voting.permissions import Viewer

pytestmark = pytest.mark.django_db


def same(one: Cast, other: Cast) -> bool:
    """Whether a client could not tell the two answers apart."""
    told = [(a.status, a.revision, a.cast_at, a.marks, a.receipt, a.options) for a in (one, other)]
    return told[0] == told[1]


def test_a_retry_gets_the_first_answer_again() -> None:
    poll, voter = ask(), someone()
    first = vote(poll, voter, "Tea", request_id="r1")
    assert same(vote(poll, voter, "Tea", request_id="r1"), first)
    assert first.status == "NEW"
    assert stored(poll).revision == 2


def test_a_late_retry_does_not_undo_a_change() -> None:
    """V4."""
    poll, voter = ask(policy=WHILE_OPEN), someone()
    first = vote(poll, voter, "Tea", request_id="r1")
    vote(poll, voter, "Coffee", request_id="r2")
    assert same(vote(poll, voter, "Tea", request_id="r1"), first)
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}


def test_a_late_retry_does_not_undo_a_withdrawal() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    first = vote(poll, voter, "Tea", request_id="r1")
    withdraw(poll, voter)
    assert same(vote(poll, voter, "Tea", request_id="r1"), first)
    assert seen(poll).turnout == 0


def test_a_late_withdrawal_does_not_undo_a_new_vote() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    first = withdraw(poll, voter, request_id="w1")
    vote(poll, voter, "Coffee")
    assert withdraw(poll, voter, request_id="w1") == first
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}


def test_a_retry_is_answered_also_when_the_poll_is_closed() -> None:
    """V30."""
    poll, voter = ask(policy=WHILE_OPEN), someone()
    first = vote(poll, voter, "Tea", request_id="r1")
    close_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert same(vote(poll, voter, "Tea", request_id="r1"), first)


def test_other_marks_under_a_used_id_get_the_first_answer() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    first = vote(poll, voter, "Tea", request_id="r1")
    assert same(vote(poll, voter, "Coffee", request_id="r1"), first)
    marks = GivenMarks("choose", ["not an option"])
    assert same(cast_vote(viewer=voter, poll_id=poll.pk, marks=marks, request_id="r1"), first)
    assert votes_by_label(poll)["Coffee"] == 0


def test_an_unchanged_vote_is_remembered_too() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    assert vote(poll, voter, "Tea", request_id="r2").status == "UNCHANGED"
    vote(poll, voter, "Coffee")
    assert vote(poll, voter, "Tea", request_id="r2").status == "UNCHANGED"
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}


def test_an_id_belongs_to_one_voter_and_one_poll() -> None:
    poll, other, voter = ask(), ask(), someone()
    vote(poll, voter, "Tea", request_id="r1")
    assert vote(poll, someone(), "Coffee", request_id="r1").status == "NEW"
    assert vote(other, voter, "Coffee", request_id="r1").status == "NEW"


def test_an_id_of_another_operation_is_a_conflict() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea", request_id="r1")
    with refused("CONFLICT", "requestId"):
        withdraw(poll, voter, request_id="r1")
    withdraw(poll, voter, request_id="w1")
    with refused("CONFLICT", "requestId"):
        vote(poll, voter, "Coffee", request_id="w1")
    assert seen(poll).turnout == 0


def paused(host: Viewer) -> Poll:
    poll = ask(host, policy=WHILE_OPEN)
    return pause_poll(viewer=host, poll_id=poll.pk)


def shown_draft(host: Viewer) -> Poll:
    poll = draft(host, policy=WHILE_OPEN)
    show_poll(viewer=host, room_id=poll.room_id, poll_id=poll.pk)
    return poll


@pytest.mark.parametrize("not_open", [paused, shown_draft])
def test_a_vote_refused_before_the_opening_is_not_taken_by_a_late_retry(
    not_open: Callable[[Viewer], Poll],
) -> None:
    host, voter = someone(), someone()
    poll = not_open(host)
    with refused("NOT_OPEN") as first:
        vote(poll, voter, "Tea", request_id="r1")
    open_poll(viewer=host, poll_id=poll.pk)
    vote(poll, voter, "Coffee", request_id="r2")
    with refused("NOT_OPEN") as again:
        vote(poll, voter, "Tea", request_id="r1")
    assert again.value.message == first.value.message
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}


def test_a_withdrawal_refused_in_a_pause_is_not_done_by_a_late_retry() -> None:
    host, voter = someone(), someone()
    poll = ask(host, policy=WHILE_OPEN)
    vote(poll, voter, "Tea")
    pause_poll(viewer=host, poll_id=poll.pk)
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter, request_id="w1")
    open_poll(viewer=host, poll_id=poll.pk)
    vote(poll, voter, "Coffee")
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter, request_id="w1")
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}


def test_a_withdrawal_refused_for_the_visibility_is_not_done_by_a_late_retry() -> None:
    host, voter = someone(), someone()
    poll = ask(host, policy={**WHILE_OPEN, "results_visible": "AFTER_VOTING"})
    vote(poll, voter, "Tea")
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter, request_id="w1")
    update_poll(viewer=host, poll_id=poll.pk, changes={"policy": {"results_visible": "ALWAYS"}})
    vote(poll, voter, "Coffee")
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter, request_id="w1")
    assert votes_by_label(poll)["Coffee"] == 1


def test_a_vote_for_a_hidden_draft_is_not_taken_by_a_late_retry() -> None:
    host, voter = someone(), someone()
    poll = draft(host)
    with refused("NOT_FOUND"):
        vote(poll, voter, "Tea", request_id="r1")
    open_poll(viewer=host, poll_id=poll.pk)
    with refused("NOT_FOUND"):
        vote(poll, voter, "Tea", request_id="r1")


def test_refused_marks_leave_nothing_behind() -> None:
    poll, voter = ask(), someone()
    marks = GivenMarks("choose", ["not an option"])
    for request_id in ("r1", "r2", "r1"):
        with refused("INVALID_MARKS"):
            cast_vote(viewer=voter, poll_id=poll.pk, marks=marks, request_id=request_id)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("request_id", ["", "x" * 65, "\0", "é", "\ud800", "\u0661"], ids=ascii)
def test_an_id_that_cannot_be_kept_is_refused(request_id: str) -> None:
    poll = ask()
    with refused("INVALID_INPUT", "requestId"):
        vote(poll, None, "Tea", request_id=request_id)
    assert seen(poll).turnout == 0


@pytest.mark.parametrize("request_id", ["1", "x" * 64, str(uuid4()), "a/b:c d"])
def test_any_plain_id_will_do(request_id: str) -> None:
    assert vote(ask(), None, "Tea", request_id=request_id).status == "NEW"


def test_an_answer_names_the_options_as_they_are() -> None:
    poll, voter = ask(), someone()
    vote(poll, voter, "Coffee", request_id="r1")
    again = vote(poll, voter, "Coffee", request_id="r1")
    assert [label for _, label in again.options] == ["Tea", "Coffee", "Water"]
    assert [str(option) for option, _ in again.options] == option_ids(poll, "Tea", "Coffee", "Water")
    assert again.marks
    assert [label for (_, label), _ in again.marks.values(again.options)] == ["Coffee"]
