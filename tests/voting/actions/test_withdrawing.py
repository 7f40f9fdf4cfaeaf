"""Taking a vote back: only while open, where votes may change, and not where voting opened the results."""

import pytest

from tests.voting.people import (
    WHILE_OPEN,
    ask,
    draft,
    host_of,
    piles_are_votes,
    refused,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
    withdraw,
)
from voting.actions.polls import close_poll, pause_poll
from voting.actions.votes import read_cast

pytestmark = pytest.mark.django_db


def test_a_withdrawn_vote_is_gone_from_every_tally() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, None, "Tea")
    vote(poll, voter, "Coffee")
    withdrawal = withdraw(poll, voter)
    assert withdrawal.revision == stored(poll).revision == 4
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
    assert (seen(poll).turnout, seen(poll).revision) == (1, 4)
    assert read_cast(poll.pk, voter) is None
    assert piles_are_votes(poll.pk)


def test_after_a_withdrawal_a_vote_is_new_again_with_a_receipt_of_its_own() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    first = vote(poll, voter, "Tea")
    withdraw(poll, voter)
    second = vote(poll, voter, "Tea")
    assert second.status == "NEW"
    assert second.receipt != first.receipt


def test_withdrawing_nothing_changes_nothing() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    assert withdraw(poll, voter).revision == poll.revision
    vote(poll, voter, "Tea")
    assert withdraw(poll, voter).revision == withdraw(poll, voter).revision == 3


def test_votes_that_never_change_cannot_be_withdrawn() -> None:
    poll, voter = ask(), someone()
    vote(poll, voter, "Tea")
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter)
    assert votes_by_label(poll)["Tea"] == 1


def test_where_voting_opened_the_results_seeing_cannot_be_undone() -> None:
    poll, voter = ask(policy={**WHILE_OPEN, "results_visible": "AFTER_VOTING"}), someone()
    vote(poll, voter, "Tea")
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter)


@pytest.mark.parametrize("end", [pause_poll, close_poll])
def test_votes_can_be_withdrawn_only_while_the_poll_is_open(end: object) -> None:
    """V29."""
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    end(viewer=host_of(poll), poll_id=poll.pk)  # type: ignore[operator]
    with refused("NOT_ALLOWED"):
        withdraw(poll, voter)
    assert votes_by_label(poll)["Tea"] == 1


def test_strangers_to_a_draft_learn_nothing_from_withdrawing() -> None:
    poll = draft(policy=WHILE_OPEN)
    with refused("NOT_FOUND"):
        withdraw(poll, someone())
    with refused("NOT_ALLOWED"):
        withdraw(poll, host_of(poll))
    with refused("NOT_ALLOWED"):
        withdraw(poll, None)
