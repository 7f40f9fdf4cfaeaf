"""Subscriptions over the socket: shared by all who ask the same, and gone when they are."""

import json
from contextlib import AsyncExitStack
from typing import Any

import pytest
from django.db import OperationalError

from backend.graphql_socket import executions
from schema import running
from tests.backend.graphql_client import graphql_client, in_one_loop, nothing_is_left, told_of, until
from tests.journeys.people import operations
from tests.voting.committed import committed
from tests.voting.people import ask, host_of, someone, vote
from voting.actions.polls import close_poll
from voting.database import in_database
from voting.models import Poll

pytestmark = committed


# ---------- sharing
def test_equal_subscriptions_share_one_execution_and_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """R9."""
    poll = ask()
    started: list[object] = []
    subscribe = running.subscribe

    def counted(*arguments: Any, **named: Any) -> Any:
        started.append(named)
        return subscribe(*arguments, **named)

    monkeypatch.setattr(running, "subscribe", counted)

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
    """GL14."""
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
    """GL14."""
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
    """GL13."""
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
            async with graphql_client() as late:
                await late.init()
                late.watch(poll)
                assert (await late.hear())["payload"]["data"]["voteTally"] == final
                assert await late.hears_nothing()
            await in_database(Poll.objects.filter(pk=poll.pk).delete)
            assert await client.hear() == {"id": "tally", "type": "complete"}
        await nothing_is_left()

    in_one_loop(story())


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
