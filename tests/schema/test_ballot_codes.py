"""Ballot codes in GraphQL: made by hosts, shown once, tried without being spent."""

from typing import Any

import pytest

from tests.backend.doors import bearer, post
from tests.conftest import Rates
from tests.schema.asking import answer_to, ask, refusal
from tests.voting.committed import committed
from tests.voting.people import ask as ask_people
from tests.voting.people import host_of, option_ids, someone
from voting.actions.ballot_codes import new_code
from voting.models import BallotCode, Poll
from voting.permissions import Viewer

pytestmark = committed

MAKE = """mutation($poll: ID!, $count: Int!) { makeBallotCodes(pollId: $poll, count: $count) {
  __typename ... on BallotCodes { codes poll { id ballotCodes { made spent } } } ... on Refusal { code path }
} }"""
VOID = """mutation($poll: ID!) { voidUnspentCodes(pollId: $poll) {
  __typename ... on VoidedCodes { voided poll { ballotCodes { made spent } } } ... on Refusal { code }
} }"""
TRY = """query($poll: ID!, $code: String) { poll(id: $poll) {
  viewerMayVote(ballotCode: $code) viewerMayNotVoteBecause(ballotCode: $code) { code retryAfterSeconds }
  ballotCodes { made }
} }"""


def by_code() -> Poll:
    """An open poll that takes votes by code."""
    return ask_people(policy={"electorate": "BALLOT_CODE"})


def make(viewer: Viewer | None, poll: Poll, count: int = 2) -> Any:
    """What the mutation answers."""
    return answer_to(viewer, MAKE, poll=str(poll.pk), count=count)["data"]["makeBallotCodes"]


def vote_input(poll: Poll, code: str) -> dict[str, object]:
    """A vote by this code."""
    return {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}, "ballotCode": code}


def test_a_host_makes_codes_and_voters_spend_them() -> None:
    poll, voter = by_code(), someone()
    host = host_of(poll)
    made = make(host, poll)
    first, second = made["codes"]
    assert made["poll"] == {"id": str(poll.pk), "ballotCodes": {"made": 2, "spent": 0}}
    cast = ask(voter, "CastVote", input=vote_input(poll, first))
    assert cast["status"] == "NEW"
    assert refusal(someone(), "CastVote", input=vote_input(poll, first)) == (
        "BALLOT_CODE_INVALID",
        ["ballotCode"],
    )
    voided = answer_to(host, VOID, poll=str(poll.pk))["data"]["voidUnspentCodes"]
    assert (voided["voided"], voided["poll"]) == (1, {"ballotCodes": {"made": 1, "spent": 1}})
    assert refusal(someone(), "CastVote", input=vote_input(poll, second))[0] == "BALLOT_CODE_INVALID"


@pytest.mark.parametrize("by_host", [True, False])
def test_codes_are_counted_for_hosts_only(by_host: bool) -> None:
    poll = by_code()
    make(host_of(poll), poll)
    stranger = someone()
    assert make(stranger, poll)["code"] == "NOT_ALLOWED"
    assert make(None, poll)["code"] == "NOT_ALLOWED"
    shown = answer_to(host_of(poll) if by_host else stranger, TRY, poll=str(poll.pk))["data"]["poll"]
    assert shown["ballotCodes"] == ({"made": 2} if by_host else None)


def test_a_code_is_tried_without_being_spent() -> None:
    poll, voter = by_code(), someone()
    (code,) = make(host_of(poll), poll, 1)["codes"]
    for shown, reason in ((None, "BALLOT_CODE_REQUIRED"), (new_code(), "BALLOT_CODE_INVALID"), (code, None)):
        told = answer_to(voter, TRY, poll=str(poll.pk), code=shown)["data"]["poll"]
        assert told["viewerMayVote"] is (reason is None)
        assert (told["viewerMayNotVoteBecause"] or {"code": None})["code"] == reason
    assert BallotCode.objects.filter(voter=None).count() == 1


def test_wrong_codes_draw_on_a_budget_and_right_ones_do_not(rates: Rates) -> None:
    """V: guessing costs the guesser, not the hall around."""
    rates({"missed_code/viewer": 3})
    poll, guesser, voter = by_code(), someone(), someone()
    (code,) = make(host_of(poll), poll, 1)["codes"]

    def cast(viewer: Viewer, shown: str) -> Any:
        query = """mutation($input: CastVoteInput!) { castVote(input: $input) {
          __typename ... on Refusal { code retryAfterSeconds } } }"""
        asked = {"query": query, "variables": {"input": vote_input(poll, shown)}}
        return post(asked, headers=bearer(viewer)).json["data"]["castVote"]

    wrong = [cast(guesser, new_code())["code"] for _ in range(3)]
    assert wrong == ["BALLOT_CODE_INVALID"] * 3
    # Asked before the look, so that the refusal does not tell whether the code is right.
    refused = cast(guesser, code)
    assert refused["code"] == "RATE_LIMITED"
    assert refused["retryAfterSeconds"] >= 1
    tried = answer_to(guesser, TRY, poll=str(poll.pk), code=new_code())
    assert tried["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert cast(voter, code)["__typename"] == "CastVotePayload"
