"""Who may: decided without the database, said with the contract's codes."""

from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from tests.voting.people import ask
from tests.voting.visibility import DETAIL, REVEALED, STATES, VISIBLE
from voting.models import Poll
from voting.permissions import (
    Audience,
    Viewer,
    audience_of,
    counted_in_the_open,
    sight,
    why_not_vote,
    why_not_withdraw,
)
from voting.words import ResultsDetail

SOMEONE = Viewer(uuid4())


@pytest.mark.parametrize("visible", ["ALWAYS", "AFTER_VOTING", "AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY"])
@pytest.mark.parametrize("has_voted", [False, True])
def test_hosts_are_an_audience_and_voters_only_where_votes_open_results(
    visible: str, has_voted: bool
) -> None:
    assert audience_of(visible, is_host=True, has_voted=has_voted) is Audience.HOST
    voted = has_voted and visible == "AFTER_VOTING"
    expected = Audience.VOTED if voted else Audience.ANYONE
    assert audience_of(visible, is_host=False, has_voted=has_voted) is expected


@pytest.mark.parametrize("audience", list(Audience))
@pytest.mark.parametrize("detail", list(ResultsDetail))
def test_of_a_secret_poll_nobody_sees_results_before_the_close(
    audience: Audience, detail: ResultsDetail
) -> None:
    for visible in ("ALWAYS", "AFTER_VOTING", "AFTER_REVEAL"):
        hidden = sight(
            audience, results_visible=visible, results_detail=detail,
            state="OPEN", revealed=True, secret=True,
        )  # fmt: skip
        assert hidden.detail is None
        assert hidden.hidden_because is not None
    shown = sight(
        audience, results_visible="AFTER_CLOSING", results_detail=detail,
        state="CLOSED", revealed=False, secret=True,
    )  # fmt: skip
    assert shown.detail == (ResultsDetail.COUNTS if audience is Audience.HOST else detail)


# state, vote_change, has voted: why not
MAY_VOTE = {
    ("OPEN", "NEVER", False): None,
    ("OPEN", "NEVER", True): "ALREADY_VOTED",
    ("OPEN", "WHILE_OPEN", False): None,
    ("OPEN", "WHILE_OPEN", True): None,
    **{
        (state, change, voted): "NOT_OPEN"
        for state in ("DRAFT", "PAUSED", "CLOSED")
        for change in ("NEVER", "WHILE_OPEN")
        for voted in (False, True)
    },
}


@pytest.mark.parametrize(("state", "change", "has_voted"), MAY_VOTE)
def test_who_may_vote_when(state: str, change: str, has_voted: bool) -> None:
    refused = why_not_vote(Poll(state=state, vote_change=change), SOMEONE, has_voted=has_voted)
    assert (refused and refused.code) == MAY_VOTE[state, change, has_voted]


def test_nobody_may_vote_without_an_identity() -> None:
    refused = why_not_vote(Poll(state="CLOSED", vote_change="NEVER"), None, has_voted=False)
    assert refused
    assert refused.code == "NOT_ALLOWED"


@pytest.mark.parametrize("state", ["DRAFT", "OPEN", "PAUSED", "CLOSED"])
@pytest.mark.parametrize("change", ["NEVER", "WHILE_OPEN"])
@pytest.mark.parametrize("visible", ["ALWAYS", "AFTER_VOTING", "AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY"])
def test_votes_are_withdrawn_only_where_the_contract_lets_them(state: str, change: str, visible: str) -> None:
    refused = why_not_withdraw(Poll(state=state, vote_change=change, results_visible=visible))
    may = state == "OPEN" and change == "WHILE_OPEN" and visible != "AFTER_VOTING"
    assert (refused is None) == may
    assert refused is None or refused.code == "NOT_ALLOWED"


@pytest.mark.django_db
def test_what_is_counted_in_the_open_is_what_anyone_sees_in_full() -> None:
    poll = ask()
    for visible, detail, state, revealed, secret in product(VISIBLE, DETAIL, STATES, REVEALED, (False, True)):
        cell: dict[str, Any] = {
            "results_visible": visible,
            "results_detail": detail,
            "state": state,
            "revealed": revealed,
            "secret": secret,
        }
        closed_at = poll.created_at if state == "CLOSED" else None
        Poll.objects.update(**cell, closed_at=closed_at)
        in_full = sight(Audience.ANYONE, **cell).detail == ResultsDetail.COUNTS
        assert Poll.objects.filter(counted_in_the_open()).exists() == in_full, cell
    Poll.objects.update(results_visible="ALWAYS", results_detail="COUNTS", secret=False, grouped_results=True)
    for state, tells_of_all in (("OPEN", False), ("CLOSED", True)):
        Poll.objects.update(state=state, closed_at=poll.created_at if state == "CLOSED" else None)
        assert Poll.objects.filter(counted_in_the_open()).exists() == tells_of_all
