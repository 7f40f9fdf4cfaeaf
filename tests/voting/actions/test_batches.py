"""Many requests in one transaction: each is answered as if it had come alone, in the batch's order."""

import pytest

from tests.voting.faults import a_full_disk
from tests.voting.people import (
    WHILE_OPEN,
    ask,
    chosen,
    host_of,
    piles_are_votes,
    refused,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
)
from voting.actions.answers import Answered, Cast
from voting.actions.batch import CastRequest, Request, WithdrawRequest, carry_out
from voting.actions.given_marks import GivenMarks
from voting.actions.polls import close_poll
from voting.models import Answer, Poll, Vote
from voting.permissions import Viewer

pytestmark = pytest.mark.django_db


def wish(poll: Poll, voter: Viewer, *labels: str, request_id: str | None = None) -> Request:
    """The wish to vote for these options."""
    return CastRequest(voter, poll.pk, chosen(poll, *labels), request_id)


def told(answers: list[Answered]) -> list[str]:
    """The answers in a word each: a vote's status, a refusal's code, or WITHDRAWN."""
    return [
        answer.status if isinstance(answer, Cast) else str(getattr(answer, "code", "WITHDRAWN"))
        for answer in answers
    ]


def test_many_voters_in_one_batch_are_counted_one_by_one() -> None:
    poll, voters = ask(), [someone() for _ in range(5)]
    labels = ["Tea", "Coffee", "Tea", "Tea", "Water"]
    answers = carry_out([wish(poll, voter, label) for voter, label in zip(voters, labels, strict=True)])
    assert told(answers) == ["NEW"] * 5
    assert [answer.revision for answer in answers if isinstance(answer, Cast)] == [2, 3, 4, 5, 6]
    assert stored(poll).revision == 6
    assert votes_by_label(poll) == {"Tea": 3, "Coffee": 1, "Water": 1}
    assert piles_are_votes(poll.pk)


def test_one_voters_requests_follow_each_other() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    answers = carry_out(
        [
            wish(poll, voter, "Tea"),
            wish(poll, voter, "Tea"),
            wish(poll, voter, "Coffee"),
            WithdrawRequest(voter, poll.pk),
            wish(poll, voter, "Water"),
            wish(poll, voter, "Tea"),
        ]
    )
    assert told(answers) == ["NEW", "UNCHANGED", "REPLACED", "WITHDRAWN", "NEW", "REPLACED"]
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
    assert Vote.objects.filter(poll=poll).count() == 1
    assert piles_are_votes(poll.pk)
    assert vote(poll, voter, "Tea").receipt == getattr(answers[-1], "receipt", None)


def test_several_voters_may_leave_and_join_one_pile_at_once() -> None:
    poll, voters = ask(policy=WHILE_OPEN), [someone() for _ in range(4)]
    for voter in voters:
        vote(poll, voter, "Tea")
    carry_out([wish(poll, voter, "Coffee") for voter in voters[:3]])
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 3, "Water": 0}
    carry_out([WithdrawRequest(voter, poll.pk) for voter in voters[1:]])
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}
    carry_out([wish(poll, voters[0], "Tea"), wish(poll, voters[1], "Coffee")])
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 1, "Water": 0}
    assert piles_are_votes(poll.pk)


def test_a_voter_who_withdraws_and_returns_in_one_batch_has_one_vote() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    carry_out([WithdrawRequest(voter, poll.pk), wish(poll, voter, "Tea"), WithdrawRequest(voter, poll.pk)])
    assert seen(poll).turnout == 0
    carry_out([wish(poll, voter, "Tea"), WithdrawRequest(voter, poll.pk), wish(poll, voter, "Coffee")])
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}
    assert piles_are_votes(poll.pk)


def test_one_bad_request_spoils_nobody_elses() -> None:
    poll, closed, unknown = ask(), ask(), Poll()
    close_poll(viewer=host_of(closed), poll_id=closed.pk)
    answers = carry_out(
        [
            wish(poll, someone(), "Tea"),
            CastRequest(someone(), poll.pk, GivenMarks("choose", ["\ud800"])),
            wish(closed, someone(), "Tea"),
            CastRequest(someone(), unknown.pk, GivenMarks("choose", [])),
            wish(poll, someone(), "Tea", "Coffee"),
            wish(poll, someone(), "Coffee"),
        ]
    )
    assert told(answers) == ["NEW", "INVALID_MARKS", "NOT_OPEN", "NOT_FOUND", "INVALID_MARKS", "NEW"]
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 1, "Water": 0}


def test_polls_of_one_batch_keep_their_own_revisions() -> None:
    one, other = ask(), ask()
    carry_out([wish(one, someone(), "Tea"), wish(other, someone(), "Tea"), wish(one, someone(), "Water")])
    assert (stored(one).revision, stored(other).revision) == (3, 2)
    assert votes_by_label(one) == {"Tea": 1, "Coffee": 0, "Water": 1}


def test_a_double_click_in_one_batch_is_one_vote_with_one_receipt() -> None:
    """V23."""
    poll, voter = ask(), someone()
    answers = carry_out([wish(poll, voter, "Tea", request_id="r1")] * 3)
    assert told(answers) == ["NEW"] * 3
    assert len({answer.receipt for answer in answers if isinstance(answer, Cast)}) == 1
    assert Answer.objects.count() == 1
    assert seen(poll).turnout == 1


def test_an_empty_batch_does_nothing() -> None:
    assert carry_out([]) == []


def test_nothing_of_a_batch_is_stored_when_the_store_cannot_take_it() -> None:
    """GV16."""
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    with a_full_disk(), refused("UNAVAILABLE") as caught:
        carry_out([wish(poll, voter, "Coffee"), wish(poll, someone(), "Tea")])
    assert caught.value.retry_after_seconds
    assert (stored(poll).revision, seen(poll).turnout) == (2, 1)
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
