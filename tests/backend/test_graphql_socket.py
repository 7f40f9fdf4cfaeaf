"""The GraphQL socket from its handshake to its close: bad frames, shared executions, nothing left behind.

The ids are the rows of the attack catalogue that a test holds.
"""

import asyncio
import json
from contextlib import AsyncExitStack
from typing import Any

import pytest
from django.db import OperationalError
from pytest_django import Settings

from backend.graphql_socket import executions
from schema import schema
from tests.backend.graphql_client import graphql_client, in_one_loop, nothing_is_left, until
from tests.journeys.people import operations
from tests.voting.committed import committed
from tests.voting.people import WHILE_OPEN, ask, chosen, host_of, option_ids, someone, vote
from voting.actions.polls import close_poll
from voting.actions.votes import cast_vote
from voting.database import in_database
from voting.guests import guest_token
from voting.models import Poll, Vote

pytestmark = committed

TYPENAME = {"query": "{ __typename }"}
DEEP = "[" * 100_000 + "]" * 100_000


# ---------- handshake and init
@pytest.mark.parametrize(
    "offered", [(), ("graphql-ws",), ("nonsense",)], ids=["W5-none", "W6-W7-legacy", "W5-unknown"]
)
def test_another_subprotocol_is_refused(offered: tuple[str, ...]) -> None:
    async def story() -> None:
        async with graphql_client(subprotocols=offered) as client:
            assert client.accepted is None
            assert await client.closed_with() == 4406

    in_one_loop(story())


def test_the_subprotocol_is_named_in_the_answer() -> None:
    async def story() -> None:
        async with graphql_client(subprotocols=("graphql-ws", "graphql-transport-ws")) as client:
            assert client.accepted == "graphql-transport-ws"

    in_one_loop(story())


def test_who_never_says_hello_is_closed_w8(settings: Settings) -> None:
    settings.SOCKET_INIT_SECONDS = 0.1

    async def story() -> None:
        async with graphql_client() as client:
            assert await client.closed_with() == 4408

    in_one_loop(story())


def test_who_has_said_hello_stays(settings: Settings) -> None:
    settings.SOCKET_INIT_SECONDS = 0.1

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            assert await client.hears_nothing(0.3)
            assert await client.is_alive()

    in_one_loop(story())


HELLOS: dict[str, tuple[object, int | None]] = {
    "W11-null-payload": (None, None),
    "no-authorization": ({}, None),
    "W12-string": ("hello", 4400),
    "W12-list": ([], 4400),
    "W13-bad-token": ({"authorization": "Bearer nonsense"}, 4403),
    "W13-another-scheme": ({"authorization": "Basic abc"}, None),
    "W13-not-a-text": ({"authorization": 5}, None),
}


@pytest.mark.parametrize(("payload", "code"), HELLOS.values(), ids=HELLOS.keys())
def test_what_a_hello_may_hold(payload: object, code: int | None) -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "connection_init", "payload": payload})
            if code is None:
                assert await client.hear() == {"type": "connection_ack"}
            else:
                assert await client.closed_with() == code

    in_one_loop(story())


def test_a_hello_without_payload_is_acknowledged_and_a_second_one_closes_w10() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "connection_init"})
            assert await client.hear() == {"type": "connection_ack"}
            client.say({"type": "connection_init"})
            assert await client.closed_with() == 4429

    in_one_loop(story())


def test_asking_before_the_hello_closes_w9() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "subscribe", "id": "1", "payload": TYPENAME})
            assert await client.closed_with() == 4401

    in_one_loop(story())


@pytest.mark.parametrize("fault", [OperationalError("a secret"), RuntimeError("a secret")], ids=repr)
def test_trouble_with_the_identity_asks_to_come_back_w14(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr("backend.graphql_socket.viewer_of_socket", broken)

    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "connection_init"})
            assert await client.closed_with() == 1013

    in_one_loop(story())


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


def told_of(error: dict[str, Any]) -> list[dict[str, Any]]:
    """The errors of a message, each with extensions."""
    assert error["payload"]
    return [{"extensions": {}, **told} for told in error["payload"]]


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


# ---------- floods
def test_pings_are_answered() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            for payload in ({}, {"payload": {"a": 1}}, {"payload": None}):
                client.say({"type": "ping", **payload})
                assert (await client.hear())["type"] == "pong"
            client.say({"type": "pong"})
            assert await client.is_alive()

    in_one_loop(story())


def test_a_ping_flood_that_reads_nothing_is_bounded_and_closed_w37() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.reads.clear()
            for _ in range(50_000):
                client.say({"type": "ping"})
            await until(client._to_server.empty, what="every ping is taken")
            client.reads.set()
            assert await client.closed_with() == 1013

    in_one_loop(story())


def test_who_does_not_read_gets_the_newest_only_gl6() -> None:
    poll = ask(policy=WHILE_OPEN)
    voters = [someone() for _ in range(6)]

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await client.tally_until(lambda tally: tally["turnout"] == 0)
            client.reads.clear()
            for voter in voters:
                await in_database(vote, poll, voter, "Tea")
                await asyncio.sleep(0.12)  # a tick each, so that each would be a frame
            client.reads.set()
            turnouts = [(await client.hear())["payload"]["data"]["voteTally"]["turnout"]]
            while turnouts[-1] != 6:
                turnouts.append((await client.hear())["payload"]["data"]["voteTally"]["turnout"])
            assert len(turnouts) <= 3, "what was not read was merged"

    in_one_loop(story())


# ---------- sharing
def test_equal_subscriptions_share_one_execution_and_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    poll = ask()
    started: list[object] = []
    subscribe = schema.subscribe

    async def counted(*arguments: Any, **named: Any) -> Any:
        started.append(named)
        return await subscribe(*arguments, **named)

    monkeypatch.setattr(schema, "subscribe", counted)

    async def story() -> None:
        async with AsyncExitStack() as stack:
            clients = [await stack.enter_async_context(graphql_client()) for _ in range(30)]
            for n, client in enumerate(clients):
                await client.init(someone() if n % 2 else None)
                client.watch(poll)
            first = {await client.hear_text() for client in clients}
            assert len(first) == 1, "the same bytes for all"
            assert len(executions()) == len(started) == 1
            await in_database(vote, poll, None, "Tea")
            assert len({await client.hear_text() for client in clients}) == 1
            assert len(started) == 1
        await nothing_is_left()

    in_one_loop(story())


def test_other_documents_variables_and_audiences_are_executed_apart() -> None:
    poll, other = ask(), ask()
    document = operations()["VoteTally"]

    async def story() -> None:
        async with graphql_client() as client, graphql_client() as host:
            await client.init(someone())
            await host.init(await in_database(host_of, poll))
            client.watch(poll, operation_id="1")
            client.watch(poll, operation_id="2")
            client.watch(other, operation_id="3")
            client.subscribe("4", document + " ", pollId=str(poll.pk))
            host.watch(poll, operation_id="1")
            heard = [await client.hear() for _ in range(4)]
            assert {message["id"] for message in heard} == {"1", "2", "3", "4"}
            assert (await host.hear())["payload"]["data"]["voteTally"]["id"] == f"{poll.pk}:host"
            assert len(executions()) == 4
        await nothing_is_left()

    in_one_loop(story())


def test_a_voter_moves_to_the_view_that_its_vote_opens() -> None:
    poll, voter = ask(policy={"results_visible": "AFTER_VOTING"}), someone()

    async def story() -> None:
        async with graphql_client() as client, graphql_client() as stranger:
            await client.init(voter)
            await stranger.init(someone())
            client.watch(poll)
            stranger.watch(poll)
            hidden = await client.tally_until(lambda tally: True)
            assert (hidden["hiddenBecause"], hidden["options"]) == ("VOTE_FIRST", None)
            await in_database(vote, poll, voter, "Tea")
            seen = await client.tally_until(lambda tally: tally["hiddenBecause"] is None)
            assert seen["id"] == f"{poll.pk}:voted"
            assert [option["votes"] for option in seen["options"]] == [1, 0, 0]
            still = await stranger.tally_until(lambda tally: tally["turnout"] == 1)
            assert still["hiddenBecause"] == "VOTE_FIRST"
        await nothing_is_left()

    in_one_loop(story())


# ---------- ends
def test_complete_stops_the_frames_at_once() -> None:
    poll = ask()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await client.hear()
            client.say({"type": "complete", "id": "tally"})
            assert await client.is_alive()
            await nothing_is_left()
            await in_database(vote, poll, None, "Tea")
            assert await client.hears_nothing()

    in_one_loop(story())


def test_a_frame_that_waits_is_dropped_by_its_complete() -> None:
    poll = ask()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await client.hear()
            client.reads.clear()
            client.say({"type": "ping"})  # its answer keeps the writer busy
            await in_database(vote, poll, None, "Tea")
            (operation,) = executions()._shared._sources.values()
            await until(lambda: '"turnout":1' in str(operation.value), what="the frame waits to be written")
            client.say({"type": "complete", "id": "tally"})
            await nothing_is_left()
            client.reads.set()
            assert await client.hear() == {"type": "pong"}
            assert await client.hears_nothing()

    in_one_loop(story())


def test_completing_before_the_first_frame_leaves_nothing_behind() -> None:
    poll = ask()

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            for n in range(50):
                client.watch(poll, operation_id=str(n))
                client.say({"type": "complete", "id": str(n)})
            assert await client.is_alive()
            await nothing_is_left()

    in_one_loop(story())


def test_a_lost_socket_leaves_nothing_behind() -> None:
    poll = ask()

    async def story() -> None:
        for _ in range(20):
            async with graphql_client() as client:
                await client.init(someone())
                client.watch(poll)
                client.subscribe("room", operations()["RoomState"], joinCode=poll.room.join_code)
        await nothing_is_left()

    in_one_loop(story())


def test_a_deleted_poll_completes_and_a_closed_one_does_not() -> None:
    poll = ask()
    host = host_of(poll)

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await in_database(close_poll, viewer=host, poll_id=poll.pk)
            final = await client.tally_until(lambda tally: not tally["provisional"])
            assert final["state"] == "CLOSED"
            assert await client.hears_nothing()
            await in_database(Poll.objects.filter(pk=poll.pk).delete)
            assert await client.hear() == {"id": "tally", "type": "complete"}
        await nothing_is_left()

    in_one_loop(story())


def test_nothing_is_acted_on_after_the_close() -> None:
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


def test_a_database_that_is_away_asks_the_client_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    poll = ask()

    def away(*_: object) -> None:
        raise OperationalError("away")

    monkeypatch.setattr("voting.live.feed.read_audience", away)

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            assert await client.closed_with() == 1013
        await nothing_is_left()

    in_one_loop(story())


def test_a_fault_is_told_as_an_id_and_logged_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    poll = ask()

    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("schema.subscriptions.tally_from", broken)

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            (told,) = told_of(await client.hear())
            assert told["extensions"]["code"] == "INTERNAL"
            assert "secret" not in json.dumps(told)
            faults = [record for record in caplog.records if told["extensions"]["id"] in record.getMessage()]
            assert len(faults) == 1
            assert await client.is_alive()
        await nothing_is_left()

    in_one_loop(story())


def test_the_token_wins_over_what_the_handshake_says() -> None:
    poll, voter = ask(), someone()
    by_header = ((b"authorization", f"Bearer {guest_token(someone())}".encode()),)
    cast_vote(viewer=voter, poll_id=poll.pk, marks=chosen(poll, "Tea"))

    async def story() -> None:
        async with graphql_client(headers=by_header) as client:
            await client.init(voter)
            client.subscribe(
                "q", "query($id: ID!) { poll(id: $id) { viewerVote { receipt } } }", id=str(poll.pk)
            )
            assert (await client.hear())["payload"]["data"]["poll"]["viewerVote"]

    in_one_loop(story())
