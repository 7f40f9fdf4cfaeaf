"""Every operation of the contract executes, and means what the contract says in words."""

import asyncio
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from graphql import OperationDefinitionNode, parse

from tests.journeys.people import OPERATIONS, operations
from tests.schema.asking import answer_to, ask, first_frame, refusal
from tests.voting import people
from tests.voting.committed import committed
from tests.voting.people import WHILE_OPEN, host_of, option_ids, someone
from voting.actions.polls import close_poll
from voting.clock import database_now
from voting.guests import read_guest_token
from voting.models import Poll, Room

pytestmark = committed

ASKED = {"question": "Tea?", "options": ["Yes", "No"]}


def marks(poll: Poll, *labels: str, **given: object) -> dict[str, object]:
    """castVote's input for these options."""
    return {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, *labels)}, **given}


def test_every_operation_of_the_contract_is_tested_here() -> None:
    tested = "".join(path.read_text() for path in Path(__file__).parent.glob("test_*.py"))
    names = [
        definition.name.value
        for definition in parse(OPERATIONS.read_text()).definitions
        if isinstance(definition, OperationDefinitionNode) and definition.name
    ]
    assert [name for name in names if f'"{name}"' not in tested] == []


# ---------- who am I
def test_every_join_is_a_new_guest() -> None:
    guests = [ask(None, "JoinAsGuest") for _ in range(2)]
    assert {guest["__typename"] for guest in guests} == {"Guest"}
    assert len({read_guest_token(guest["token"]).id for guest in guests}) == 2
    assert ask(someone(), "JoinAsGuest")["token"]


# ---------- running a poll
def test_a_created_poll_comes_back_whole() -> None:
    host = someone()
    closes_at = database_now() + timedelta(hours=1)
    given = {
        **ASKED, "description": "One\nTwo", "method": "APPROVAL", "open": True,
        "closesAt": closes_at.isoformat(), "rules": {"maxChoices": 2},
        "policy": {"resultsVisible": "AFTER_VOTING", "voteChange": "WHILE_OPEN"},
    }  # fmt: skip
    poll = ask(host, "CreatePoll", input=given)
    assert poll["__typename"] == "Poll"
    assert (poll["question"], poll["description"], poll["method"]) == ("Tea?", "One\nTwo", "APPROVAL")
    assert (poll["state"], poll["revealed"], poll["closedAt"]) == ("OPEN", False, None)
    assert [option["label"] for option in poll["options"]] == ["Yes", "No"]
    assert poll["rules"] == {
        "minChoices": 1, "maxChoices": 2, "maxRanks": None, "minScore": None, "maxScore": None,
        "budget": None, "seats": 1, "unranked": None, "ties": "SHARED",
    }  # fmt: skip
    assert poll["policy"] == {
        "resultsVisible": "AFTER_VOTING", "resultsDetail": "COUNTS", "voteChange": "WHILE_OPEN",
        "electorate": "ANYONE", "secret": False,
    }  # fmt: skip
    assert UUID(poll["id"]) == Poll.objects.get().pk
    assert poll["room"]["joinCode"] == Room.objects.get().join_code
    assert poll["serverTime"] < poll["closesAt"]


def test_a_refused_poll_names_its_fault() -> None:
    viewer = someone()
    for given, path in [
        ({**ASKED, "options": ["Yes", "yes"]}, ["options", "1"]),
        ({**ASKED, "question": ""}, ["question"]),
        ({**ASKED, "rules": {"budget": 5}}, ["rules", "budget"]),
        ({**ASKED, "closesAt": "2020-01-01T00:00:00Z"}, ["closesAt"]),
    ]:
        assert refusal(viewer, "CreatePoll", input=given) == ("INVALID_INPUT", path)
    assert refusal(viewer, "CreatePoll", input={**ASKED, "roomId": str(uuid4())}) == ("NOT_FOUND", None)
    assert not Poll.objects.exists()


def test_a_poll_is_updated_opened_paused_closed_and_revealed() -> None:
    host = someone()
    poll_id = ask(host, "CreatePoll", input={**ASKED, "policy": {"resultsVisible": "AFTER_REVEAL"}})["id"]
    updated = ask(host, "UpdatePoll", input={"pollId": poll_id, "question": "Coffee?"})
    assert (updated["question"], updated["state"]) == ("Coffee?", "DRAFT")
    opened = ask(host, "OpenPoll", pollId=poll_id)
    assert opened["state"] == "OPEN"
    assert opened["opensAt"]
    assert ask(host, "PausePoll", pollId=poll_id)["state"] == "PAUSED"
    assert ask(host, "OpenPoll", pollId=poll_id)["opensAt"] == opened["opensAt"]
    closed = ask(host, "ClosePoll", pollId=poll_id)
    assert (closed["state"], closed["tally"]["provisional"]) == ("CLOSED", False)
    assert closed["closedAt"]
    assert ask(host, "RevealResults", pollId=poll_id)["revealed"] is True
    assert ask(host, "HideResults", pollId=poll_id)["revealed"] is False
    assert refusal(host, "OpenPoll", pollId=poll_id) == ("CONFLICT", None)


def test_null_removes_a_time_and_leaves_the_rest() -> None:
    host = someone()
    later = (database_now() + timedelta(hours=1)).isoformat()
    poll = ask(host, "CreatePoll", input={**ASKED, "description": "Why", "opensAt": later})
    changes = {"pollId": poll["id"], "opensAt": None, "description": None, "question": None, "policy": None}
    updated = ask(host, "UpdatePoll", input=changes)
    assert (updated["opensAt"], updated["description"], updated["question"]) == (None, "Why", "Tea?")


HOSTS_OWN = ["OpenPoll", "PausePoll", "ClosePoll", "RevealResults", "HideResults"]


@pytest.mark.parametrize("operation", HOSTS_OWN)
def test_strangers_are_refused_and_drafts_do_not_exist_for_them(operation: str) -> None:
    """A3."""
    public, hidden = people.ask(), people.draft()
    assert refusal(someone(), operation, pollId=str(public.pk)) == ("NOT_ALLOWED", None)
    assert refusal(None, operation, pollId=str(public.pk)) == ("NOT_ALLOWED", None)
    assert refusal(someone(), operation, pollId=str(hidden.pk)) == ("NOT_FOUND", None)
    assert refusal(someone(), operation, pollId=str(uuid4())) == ("NOT_FOUND", None)


# ---------- voting
def test_a_vote_is_answered_with_receipt_marks_and_a_tally_that_includes_it() -> None:
    poll, voter = people.ask(policy=WHILE_OPEN), someone()
    cast = ask(voter, "CastVote", input=marks(poll, "Tea"))
    assert (cast["__typename"], cast["status"], cast["ballotKey"]) == ("CastVotePayload", "NEW", None)
    assert cast["vote"]["marks"] == [{"option": {"id": option_ids(poll, "Tea")[0]}, "value": 1}]
    assert cast["vote"]["revision"] == 2 <= cast["poll"]["tally"]["revision"]
    assert cast["poll"]["tally"]["turnout"] == 1
    again = ask(voter, "CastVote", input=marks(poll, "Tea"))
    assert (again["status"], again["vote"]) == ("UNCHANGED", cast["vote"])
    assert ask(voter, "CastVote", input=marks(poll, "Coffee"))["status"] == "REPLACED"
    assert ask(voter, "CastVote", input=marks(poll))["vote"]["marks"] == []


def test_a_payloads_poll_can_be_asked_for_anything_in_any_way() -> None:
    poll = people.ask()
    ways = [
        "poll { id question state tally { turnout } }",
        "poll { ... on Poll { id question state tally { turnout } } }",
        "poll { ...F }",
        "p: poll { question tally { turnout } state i: id }",
        "poll { id tally { turnout } } poll { question state }",
        "poll { id tally { turnout } ... { question state } }",
    ]
    for way in ways:
        fragment = "fragment F on Poll { id question state tally { turnout } }" if "...F" in way else ""
        document = f"""mutation($input: CastVoteInput!) {{
          castVote(input: $input) {{ ... on CastVotePayload {{ {way} }} }}
        }} {fragment}"""
        answer = answer_to(someone(), document, input=marks(poll, "Tea"))
        assert "errors" not in answer, (way, answer)
        (found,) = answer["data"]["castVote"].values()
        assert (found["question"], found["state"]) == (poll.question, "OPEN"), way
        assert found["tally"]["turnout"] >= 1


def test_a_vote_is_refused_with_the_contracts_codes() -> None:
    poll, voter = people.ask(), someone()
    tea = marks(poll, "Tea")
    foreign = {**tea, "marks": {"choose": [str(uuid4())]}}
    assert refusal(None, "CastVote", input=tea) == ("NOT_ALLOWED", None)
    assert refusal(voter, "CastVote", input=foreign) == ("INVALID_MARKS", ["marks", "choose", "0"])
    ranked = {**tea, "marks": {"rank": [option_ids(poll, "Tea")]}}
    assert refusal(voter, "CastVote", input=ranked) == ("INVALID_MARKS", ["marks", "rank"])
    assert refusal(voter, "CastVote", input={**tea, "pollId": str(uuid4())}) == ("NOT_FOUND", None)
    assert refusal(voter, "CastVote", input={**tea, "requestId": "x" * 65}) == (
        "INVALID_INPUT",
        ["requestId"],
    )
    ask(voter, "CastVote", input=tea)
    assert refusal(voter, "CastVote", input=marks(poll, "Coffee")) == ("ALREADY_VOTED", None)
    close_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert refusal(someone(), "CastVote", input=tea) == ("NOT_OPEN", None)


def test_a_request_made_before_gets_its_first_answer() -> None:
    poll, voter = people.ask(policy=WHILE_OPEN), someone()
    first = ask(voter, "CastVote", input=marks(poll, "Tea", requestId="r1"))
    ask(voter, "CastVote", input=marks(poll, "Coffee"))
    late = ask(voter, "CastVote", input=marks(poll, "Tea", requestId="r1"))
    assert (late["status"], late["vote"]) == ("NEW", first["vote"])
    assert [option["votes"] for option in late["poll"]["tally"]["options"]] == [0, 1, 0]


def test_a_vote_is_withdrawn() -> None:
    poll, voter = people.ask(policy=WHILE_OPEN), someone()
    ask(voter, "CastVote", input=marks(poll, "Tea"))
    withdrawn = ask(voter, "WithdrawVote", pollId=str(poll.pk), requestId="w1")
    assert (withdrawn["revision"], withdrawn["poll"]["id"]) == (3, str(poll.pk))
    assert ask(voter, "WithdrawVote", pollId=str(poll.pk), requestId="w1") == withdrawn
    assert refusal(voter, "WithdrawVote", pollId=str(people.ask().pk)) == ("NOT_ALLOWED", None)


# ---------- asking
def test_a_poll_tells_the_viewer_where_it_stands() -> None:
    poll, voter = people.ask(), someone()
    before = ask(voter, "PollById", id=str(poll.pk))
    assert (before["viewerVote"], before["viewerMayVote"]) == (None, True)
    assert before["viewerMayNotVoteBecause"] is None
    cast = ask(voter, "CastVote", input=marks(poll, "Tea"))
    after = ask(voter, "PollById", id=str(poll.pk))
    assert after["viewerVote"] == cast["vote"]
    assert (after["viewerMayVote"], after["viewerMayNotVoteBecause"]["code"]) == (False, "ALREADY_VOTED")
    nobody = ask(None, "PollById", id=str(poll.pk))
    assert (nobody["viewerVote"], nobody["viewerMayNotVoteBecause"]["code"]) == (None, "NOT_ALLOWED")
    assert nobody["tally"]["turnout"] == 1


def test_what_does_not_exist_for_the_viewer_is_null() -> None:
    """A17."""
    hidden = people.draft()
    assert ask(someone(), "PollById", id=str(hidden.pk)) is None
    assert ask(None, "PollById", id=str(uuid4())) is None
    assert ask(None, "RoomByCode", joinCode="ZZZZZZ") is None
    assert ask(host_of(hidden), "PollById", id=str(hidden.pk))["state"] == "DRAFT"


def test_hosts_page_through_their_own_polls_newest_first() -> None:
    host = someone()
    ids = [str(people.ask(host).pk) for _ in range(5)]
    people.ask()
    seen: list[str] = []
    after = None
    while True:
        page = ask(host, "Polls", first=2, after=after)
        seen += [edge["node"]["id"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert seen == ids[::-1]
    assert len(ask(host, "Polls")["edges"]) == 5
    assert (
        ask(someone(), "Polls")
        == ask(None, "Polls")
        == {
            "edges": [],
            "pageInfo": {"hasNextPage": False, "endCursor": None},
        }
    )


BAD_CURSORS = ["x", "é", "\ud800", "AAAA", "MjAyNiB4", "=" * 1000]
BAD_CURSORS += ["MDAwMS0wMS0wMVQwMDowMDowMCsxNDowMCAwMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA="]


@pytest.mark.parametrize("after", BAD_CURSORS, ids=lambda cursor: ascii(cursor)[:12])
def test_a_cursor_that_is_none_of_ours_is_refused(after: str) -> None:
    answer = answer_to(someone(), operations()["Polls"], after=after)
    (error,) = answer["errors"]
    assert (error["extensions"]["code"], error["extensions"]["path"]) == ("INVALID_INPUT", ["after"])


@pytest.mark.parametrize("first", [0, -1, 101, 2**31 - 1], ids=lambda first: f"I14-G20-{first}")
def test_a_page_that_cannot_be_is_refused(first: int) -> None:
    answer = answer_to(someone(), operations()["Polls"], first=first)
    assert answer["errors"][0]["extensions"]["code"] == "INVALID_INPUT"


# ---------- watching
def test_subscriptions_begin_with_the_present_state() -> None:
    poll = people.ask()
    people.vote(poll, None, "Tea")
    tally = asyncio.run(first_frame(None, operations()["VoteTally"], {"pollId": str(poll.pk)}))
    assert tally.data["voteTally"] == ask(None, "PollById", id=str(poll.pk))["tally"]
    room = poll.room
    state = asyncio.run(first_frame(None, operations()["RoomState"], {"joinCode": room.join_code.lower()}))
    assert state.data["roomState"] == {
        "id": str(room.pk), "revision": Room.objects.get(pk=room.pk).revision,
        "currentPollId": str(poll.pk), "joined": 0, "ready": 0,
    }  # fmt: skip


@pytest.mark.parametrize("operation", ["VoteTally", "RoomState"])
def test_a_subscription_to_what_does_not_exist_is_refused(operation: str) -> None:
    variables = {"pollId": str(uuid4())} if operation == "VoteTally" else {"joinCode": "ZZZZZZ"}
    refused = asyncio.run(first_frame(None, operations()[operation], variables))
    assert refused.errors[0].extensions["code"] == "NOT_FOUND"
