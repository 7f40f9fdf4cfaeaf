"""Secret polls over GraphQL: the ballot key and the receipt are shown once, the results after the close."""

import json
from typing import Any

import pytest

from tests.schema.asking import answer_to, ask, refusal
from tests.voting import people
from tests.voting.people import SECRET, close, host_of, option_ids, someone
from voting.models import Poll

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("groups_of_three")]


def for_label(poll: Poll, label: str, **given: object) -> dict[str, Any]:
    """A castVote input that chooses this option."""
    return {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, label)}, **given}


def test_a_key_is_handed_out_once_and_changes_the_vote() -> None:
    poll, voter = people.ask(policy=SECRET), someone()
    first = ask(voter, "CastVote", input=for_label(poll, "Tea", requestId="r1"))
    assert first["status"] == "NEW"
    assert first["vote"]["castAt"] is first["vote"]["marks"] is None
    key, receipt = first["ballotKey"], first["vote"]["receipt"]
    assert key
    assert receipt
    assert refusal(voter, "CastVote", input=for_label(poll, "Coffee")) == ("ALREADY_VOTED", None)
    changed = ask(voter, "CastVote", input=for_label(poll, "Coffee", ballotKey=key))
    assert (changed["status"], changed["ballotKey"]) == ("REPLACED", None)
    assert changed["vote"]["receipt"] == receipt
    again = ask(voter, "CastVote", input=for_label(poll, "Water", requestId="r1"))
    assert (again["status"], again["ballotKey"], again["vote"]) == ("NEW", key, first["vote"])


def test_withdrawing_takes_the_key() -> None:
    poll, voter = people.ask(policy=SECRET), someone()
    key = ask(voter, "CastVote", input=for_label(poll, "Tea"))["ballotKey"]
    assert refusal(voter, "WithdrawVote", pollId=str(poll.pk)) == ("NOT_ALLOWED", ["ballotKey"])
    withdraw = (
        "mutation($id: ID!, $key: String) { withdrawVote(pollId: $id, ballotKey: $key) { __typename } }"
    )
    answer = answer_to(voter, withdraw, id=str(poll.pk), key=key)
    assert answer == {"data": {"withdrawVote": {"__typename": "WithdrawVotePayload"}}}
    assert ask(voter, "PollById", id=str(poll.pk))["viewerVote"] is None


def test_the_voters_own_page_knows_only_that_it_has_voted() -> None:
    poll, voter = people.ask(policy={"secret": True}), someone()
    ask(voter, "CastVote", input=for_label(poll, "Tea"))
    shown = ask(voter, "PollById", id=str(poll.pk))
    assert shown["viewerVote"] == {"receipt": None, "revision": 2, "castAt": None, "marks": None}
    assert (shown["viewerMayVote"], shown["viewerMayNotVoteBecause"]["code"]) == (False, "ALREADY_VOTED")
    assert shown["policy"]["secret"] is True
    assert shown["policy"]["resultsVisible"] == "AFTER_CLOSING"


def test_not_even_the_host_or_the_vote_itself_is_told_figures_before_the_close() -> None:
    poll, voter = people.ask(policy={**SECRET, "results_visible": "ALWAYS"}), someone()
    given = ask(voter, "CastVote", input=for_label(poll, "Coffee"))
    tallies = [given["poll"]["tally"]] + [
        ask(viewer, "PollById", id=str(poll.pk))["tally"] for viewer in (host_of(poll), voter, None)
    ]
    for tally in tallies:
        assert tally["hiddenBecause"] == "NOT_CLOSED"
        assert [tally[name] for name in ("blank", "options", "winners", "tied", "rounds")] == [None] * 5
        assert tally["turnout"] == 0
    close(poll)
    (winner,) = ask(None, "PollById", id=str(poll.pk))["tally"]["winners"]
    assert winner["label"] == "Coffee"


def test_the_other_voters_never_see_who_voted_nor_keys() -> None:
    poll, voter = people.ask(policy=SECRET), someone()
    given = ask(voter, "CastVote", input=for_label(poll, "Tea"))
    for viewer in (host_of(poll), someone(), None):
        text = json.dumps(ask(viewer, "PollById", id=str(poll.pk)))
        for secret in (str(voter.id), given["ballotKey"], given["vote"]["receipt"]):
            assert secret not in text
