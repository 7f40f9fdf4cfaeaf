"""The protocol's messages: bad ones close at once, operations that cannot run leave the others running.

The ids are the rows of the attack catalogue that a test holds.
"""

import json
from typing import Any

import pytest
from pytest_django import Settings

from tests.backend.graphql_client import graphql_client, in_one_loop, nothing_is_left, told_of
from tests.journeys.people import operations
from tests.voting.committed import committed
from tests.voting.people import WHILE_OPEN, ask, option_ids, someone, vote
from voting.database import in_database
from voting.models import Poll, Vote

pytestmark = committed

TYPENAME = {"query": "{ __typename }"}
DEEP = "[" * 100_000 + "]" * 100_000


# ---------- W15 to W27, W38, W45: frames that are none of the protocol's
BAD_FRAMES: dict[str, object] = {
    "W15-not-json": "hello",
    "W15-empty": "",
    "W15-binary": b"{}",
    "W16-null": "null",
    "W16-list": "[]",
    "W16-number": "1",
    "W16-string": '"x"',
    "W17-deep": DEEP,
    "W17-deep-payload": '{"type":"ping","payload":' + DEEP + "}",
    "W17-long-number": '{"type":"ping","payload":' + "9" * 5000 + "}",
    "W18-no-type": {},
    "W18-odd-type": {"type": 5},
    "W18-list-type": {"type": []},
    "W18-server-type": {"type": "next", "id": "1", "payload": {}},
    "W18-unknown-type": {"type": "start"},
    "W19-no-id": {"type": "subscribe", "payload": TYPENAME},
    "W19-list-id": {"type": "subscribe", "id": [], "payload": TYPENAME},
    "W19-object-id": {"type": "subscribe", "id": {}, "payload": TYPENAME},
    "W20-number-id": {"type": "subscribe", "id": 1, "payload": TYPENAME},
    "W20-null-id": {"type": "subscribe", "id": None, "payload": TYPENAME},
    "W20-empty-id": {"type": "subscribe", "id": "", "payload": TYPENAME},
    "W21-long-id": {"type": "subscribe", "id": "x" * 129, "payload": TYPENAME},
    "W22-no-payload": {"type": "subscribe", "id": "1"},
    "W22-null-payload": {"type": "subscribe", "id": "1", "payload": None},
    "W22-string-payload": {"type": "subscribe", "id": "1", "payload": "{ __typename }"},
    "W22-list-payload": {"type": "subscribe", "id": "1", "payload": []},
    "W27-complete-list-id": {"type": "complete", "id": []},
    "W27-complete-no-id": {"type": "complete"},
    "W45-lone-surrogate-id": '{"type":"subscribe","id":"\\ud800","payload":{"query":"{__typename}"}}',
    "W45-control-character-id": {"type": "subscribe", "id": "a\nb", "payload": TYPENAME},
    "key-twice": '{"type":"ping","type":"pong"}',
    "not-a-number": '{"type":"ping","payload":NaN}',
}


@pytest.mark.parametrize("frame", BAD_FRAMES.values(), ids=BAD_FRAMES.keys())
def test_a_frame_that_is_none_of_ours_closes_at_once(frame: object) -> None:
    poll = ask()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await client.hear()
            client.say(frame)
            client.say({"type": "ping"})
            assert await client.closed_with() == 4400
        await nothing_is_left()

    in_one_loop(story())


@pytest.mark.parametrize("frame", BAD_FRAMES.values(), ids=BAD_FRAMES.keys())
def test_before_the_hello_a_bad_frame_closes_too(frame: object) -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say(frame)
            assert await client.closed_with() in (4400, 4401)

    in_one_loop(story())


# ---------- W23, W24, W29, W43: operations that cannot run leave the others running
BAD_PAYLOADS: dict[str, dict[str, Any]] = {
    "W23-null-query": {"query": None},
    "W23-number-query": {"query": 5},
    "W23-list-query": {"query": []},
    "W23-empty-query": {"query": " "},
    "W24-string-variables": {**TYPENAME, "variables": "x"},
    "W24-list-variables": {**TYPENAME, "variables": [1]},
    "W24-number-operation-name": {**TYPENAME, "operationName": 5},
    "W43-syntax": {"query": "subscription {"},
    "W43-surrogate": {"query": 'query { poll(id: "\ud800") '},
    "no-such-field": {"query": "subscription { nothing }"},
    "no-such-root-with-an-argument": {"query": 'subscription { nothing(id: "x") { id } }'},
    "no-such-operation": {"query": "query A { __typename } query B { __typename }", "operationName": "C"},
    "two-operations": {"query": "query A { __typename } query B { __typename }"},
    "W29-two-roots": {
        "query": "subscription($p: ID!) { a: voteTally(pollId: $p) { id } b: voteTally(pollId: $p) { id } }"
    },
    "G8-circle": {"query": "subscription { ...F } fragment F on Subscription { ...F }"},
    "G11-deep": {"query": "{" + "a{" * 500 + "b" + "}" * 501},
    "G2-two-mutations": {"query": "mutation { a: joinAsGuest { __typename } b: joinAsGuest { __typename } }"},
    "G5-many-tokens": {"query": "{" + " __typename" * 2000 + "}"},
    "not-a-poll": {"query": 'subscription { voteTally(pollId: "x") { id } }'},
    "not-a-room": {"query": 'subscription { roomState(joinCode: "\\u0000") { id } }'},
    "a-number-for-an-id": {"query": "subscription { voteTally(pollId: 5) { id } }"},
    "missing-variable": {"query": "subscription($p: ID!) { voteTally(pollId: $p) { id } }"},
    "list-for-an-id": {
        "query": "subscription($p: ID!) { voteTally(pollId: $p) { id } }",
        "variables": {"p": []},
    },
}


@pytest.mark.parametrize("payload", BAD_PAYLOADS.values(), ids=BAD_PAYLOADS.keys())
def test_an_operation_that_cannot_run_is_told_so_and_the_others_go_on(payload: dict[str, Any]) -> None:
    poll, voter = ask(), someone()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await client.hear()
            client.say({"type": "subscribe", "id": "bad", "payload": payload})
            error = await client.hear()
            assert (error["type"], error["id"]) == ("error", "bad"), error
            assert all(e["extensions"].get("code") != "INTERNAL" for e in told_of(error))
            assert "Traceback" not in json.dumps(error)
            await in_database(vote, poll, voter, "Tea")
            await client.tally_until(lambda tally: tally["turnout"] == 1)
            client.say({"type": "subscribe", "id": "bad", "payload": TYPENAME})
            assert (await client.hear())["type"] == "next", "the id is free again"

    in_one_loop(story())


def test_a_refused_subscription_names_its_code() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(Poll())
            error = await client.hear()
            assert error["payload"][0]["extensions"]["code"] == "NOT_FOUND"
            client.subscribe("room", operations()["RoomState"], joinCode="ZZZZZZ")
            error = await client.hear()
            assert error["payload"][0]["extensions"]["code"] == "NOT_FOUND"

    in_one_loop(story())


# ---------- ids
def test_an_id_that_is_taken_closes_w25() -> None:
    poll = ask()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll, operation_id="1")
            await client.hear()
            client.watch(poll, operation_id="1")
            assert await client.closed_with() == 4409
        await nothing_is_left()

    in_one_loop(story())


def test_completing_what_never_ran_is_ignored_w26() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.say({"type": "complete", "id": "unknown"})
            assert await client.is_alive()

    in_one_loop(story())


def test_an_odd_but_printable_id_comes_back_as_it_was() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            for odd in ('"', "\\", "🗳", "</script>", "x" * 128):
                client.say({"type": "subscribe", "id": odd, "payload": TYPENAME})
                assert (await client.hear())["id"] == odd
                assert await client.hear() == {"id": odd, "type": "complete"}

    in_one_loop(story())


def test_more_operations_than_a_socket_may_run_are_refused_one_by_one_w28(settings: Settings) -> None:
    """R3."""
    settings.OPERATIONS_PER_SOCKET = 3
    poll = ask()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            for n in range(3):
                client.watch(poll, operation_id=str(n))
                assert (await client.hear())["type"] == "next"
            client.watch(poll, operation_id="3")
            refused = await client.hear()
            assert (refused["id"], refused["type"]) == ("3", "error")
            assert refused["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
            client.say({"type": "complete", "id": "0"})
            client.watch(poll, operation_id="3")
            assert (await client.hear())["type"] == "next"
        await nothing_is_left()

    in_one_loop(story())


# ---------- W30: queries and mutations, under the same guards
def test_a_vote_over_the_socket_is_the_token_holders() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    given = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}, "requestId": "r1"}

    async def story() -> None:
        async with graphql_client() as client:
            await client.init(voter)
            for _ in range(2):
                client.subscribe("vote", operations()["CastVote"], input=given)
                cast = (await client.hear())["payload"]["data"]["castVote"]
                assert (cast["status"], cast["poll"]["tally"]["turnout"]) == ("NEW", 1)
                assert (await client.hear())["type"] == "complete"

    in_one_loop(story())
    assert Vote.objects.get(poll=poll).voter == voter.id


def test_without_a_token_or_our_own_cookie_a_mutation_is_refused_w30_w3() -> None:
    poll = ask()
    given = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}}

    async def story() -> None:
        async with graphql_client(headers=((b"cookie", b"livetally_guest=made.up"),)) as client:
            await client.init()
            client.subscribe("vote", operations()["CastVote"], input=given)
            assert (await client.hear())["payload"]["data"]["castVote"]["code"] == "NOT_ALLOWED"

    in_one_loop(story())
    assert not Vote.objects.exists()


def test_nothing_is_acted_on_after_the_close() -> None:
    """W38."""
    poll, voter = ask(), someone()
    given = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}}

    async def story() -> None:
        async with graphql_client() as client:
            await client.init(voter)
            client.say("null")
            client.subscribe("vote", operations()["CastVote"], input=given)
            assert await client.closed_with() == 4400

    in_one_loop(story())
    assert not Vote.objects.exists()
