"""The end of a process: votes under way are answered, sockets leave a few at a time, nothing is cut off."""

import asyncio
import contextlib
import json
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from typing import Any, Self

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from backend.draining import SERVICE_RESTART, Sockets, sockets
from tests.backend.doors import ask
from tests.journeys.people import TRANSPORT, Person, operations
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from voting.guests import guest_token, new_guest

SOCKETS, VOTES = 200, 40
DRAIN_SECONDS = 2.0


class FakeSocket:
    """A socket that notes when it was told to close, and by which code."""

    def __init__(self, registry: Sockets, *, busy_seconds: float = 0) -> None:
        self.leave = registry.enter(self, "192.0.2.1")
        self.idle_at = time.monotonic() + busy_seconds
        self.told_at: float | None = None
        self.code = 0

    @property
    def is_answering(self) -> bool:
        return time.monotonic() < self.idle_at

    def part(self, code: int, _reason: str) -> None:
        assert self.told_at is None, "told once"
        self.told_at, self.code = time.monotonic(), code
        self.leave()


def drain(registry: Sockets, seconds: float) -> float:
    """How long the draining took."""
    began = time.monotonic()
    asyncio.run(registry.drain(seconds, chance=random.Random(3)))
    return time.monotonic() - began


class TestSockets:
    def test_they_are_counted_by_address_until_they_leave(self) -> None:
        registry = Sockets()
        first, second = FakeSocket(registry), FakeSocket(registry)
        assert (len(registry), registry.count_at("192.0.2.1"), registry.count_at("192.0.2.2")) == (2, 2, 0)
        first.leave()
        first.leave()
        assert registry.count_at("192.0.2.1") == 1
        second.leave()
        assert (len(registry), registry.count_at("192.0.2.1")) == (0, 0)

    def test_they_leave_spread_over_the_time(self) -> None:
        registry = Sockets()
        leaving = [FakeSocket(registry) for _ in range(400)]
        began = time.monotonic()
        drain(registry, 1.0)
        told = sorted((socket.told_at or 0) - began for socket in leaving)
        assert {socket.code for socket in leaving} == {SERVICE_RESTART}
        assert 0.8 < told[-1] < 1.5
        assert 0.3 < told[200] < 0.7, "half of them in about half of the time"

    def test_nobody_is_waited_for_where_nobody_is(self) -> None:
        assert drain(Sockets(), 5) < 0.1

    def test_one_that_is_answering_leaves_after_its_answer(self) -> None:
        registry = Sockets()
        busy = FakeSocket(registry, busy_seconds=0.5)
        drain(registry, 0.1)
        assert busy.told_at is not None
        assert busy.told_at >= busy.idle_at

    def test_one_that_comes_late_leaves_too(self) -> None:
        registry = Sockets()
        late: list[FakeSocket] = []

        async def come_late() -> None:
            draining = asyncio.create_task(registry.drain(0.5, chance=random.Random(3)))
            await asyncio.sleep(0.2)
            late.append(FakeSocket(registry))
            await draining

        for _ in range(50):
            FakeSocket(registry)
        asyncio.run(come_late())
        assert late[0].told_at is not None

    def test_without_time_all_leave_at_once(self) -> None:
        registry = Sockets()
        leaving = [FakeSocket(registry) for _ in range(100)]
        assert drain(registry, 0) < 0.3
        assert all(socket.told_at for socket in leaving)


def test_answers_while_draining_ask_their_client_to_connect_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "connection" not in ask("GET", "/healthz").headers
    monkeypatch.setattr(sockets, "is_draining", True)
    answer = ask("GET", "/healthz")
    assert (answer.status, answer.headers["connection"]) == (200, "close")


@pytest.mark.django_db(transaction=True)
def test_a_process_that_drains_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sockets, "is_draining", True)
    answer = ask("GET", "/readyz")
    assert (answer.status, answer.json["process"]) == (503, "draining")


# ---------- a real process


@pytest.fixture
def server(sqlite_url: str, start_server: Callable[..., LivetallyServer]) -> LivetallyServer:
    """A process of its own."""
    return start_server(database_url=sqlite_url, DRAIN_SECONDS=str(DRAIN_SECONDS))


@pytest.fixture
def stored(sqlite_url: str) -> sqlite3.Connection:
    """The process's database, looked at from outside."""
    return sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=10, isolation_level=None)


def subscribe(operation: str, **variables: object) -> str:
    """The message that starts one of the contract's operations."""
    payload = {"query": operations()[operation], "operationName": operation, "variables": variables}
    return json.dumps({"id": "1", "type": "subscribe", "payload": payload})


class Lines:
    """Sockets to one process, cut when the block ends."""

    def __init__(self, server: LivetallyServer) -> None:
        self._address = f"{server.socket_url}/graphql/"
        self._opened: list[ClientConnection] = []

    async def open(self, token: str) -> ClientConnection:
        """A socket of this guest, acknowledged."""
        socket = await connect(
            self._address, subprotocols=[TRANSPORT], compression=None, ping_interval=None, open_timeout=30
        )
        self._opened.append(socket)
        hello = {"type": "connection_init", "payload": {"authorization": f"Bearer {token}"}}
        await socket.send(json.dumps(hello))
        assert json.loads(await socket.recv())["type"] == "connection_ack"
        return socket

    async def watch(self, token: str, poll_id: str) -> ClientConnection:
        """A screen that has its first frame."""
        socket = await self.open(token)
        await socket.send(subscribe("VoteTally", pollId=poll_id))
        assert json.loads(await socket.recv())["type"] == "next"
        return socket

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in self._opened:
            socket.transport.abort()
            await socket.wait_closed()


async def farewell(socket: ClientConnection) -> tuple[int, float]:
    """The code by which the server closes, and when."""
    with contextlib.suppress(ConnectionClosed):
        while True:
            await socket.recv()
    return socket.close_code or 0, time.monotonic()


async def vote_by_socket(socket: ClientConnection, choice: dict[str, Any]) -> str:
    """What becomes of a vote over the socket: its status, a refusal's code, or "no answer"."""
    try:
        await socket.send(subscribe("CastVote", input=choice))
        cast = json.loads(await socket.recv())["payload"]["data"]["castVote"]
    except ConnectionClosed:
        return "no answer"
    return str(cast.get("status") or cast["code"])


async def vote_by_http(client: httpx.AsyncClient, token: str, choice: dict[str, Any]) -> str:
    """What becomes of a vote over HTTP."""
    asked = {"query": operations()["CastVote"], "operationName": "CastVote", "variables": {"input": choice}}
    try:
        answer = await client.post("/graphql/", json=asked, headers={"Authorization": f"Bearer {token}"})
        cast = answer.json()["data"]["castVote"]
    except httpx.TransportError:
        return "no answer"
    return str(cast.get("status") or cast["code"])


class Hall:
    """A poll, voters with tokens, and how they vote: half over HTTP, half over sockets of their own."""

    def __init__(self, server: LivetallyServer, voters: int) -> None:
        self.server = server
        self.host = Person(server)
        self.poll = self.host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
        self.tokens = [guest_token(new_guest()) for _ in range(voters)]
        self.choice = {"pollId": self.poll["id"], "marks": {"choose": [self.poll["options"][0]["id"]]}}

    async def vote(self, lines: Lines, client: httpx.AsyncClient, number: int) -> str:
        """What becomes of this voter's vote."""
        if number % 2:
            return await vote_by_http(client, self.tokens[number], self.choice)
        try:
            socket = await lines.open(self.tokens[number])
        except (OSError, InvalidHandshake, ConnectionClosed):
            return "no answer"
        return await vote_by_socket(socket, self.choice)


def ended(server: LivetallyServer) -> int:
    """The exit code, once the process has ended by what it was told before; another signal would be more."""
    wait_until(lambda: not server.process.is_running, what="the process has ended", deadline_seconds=30)
    return server.stop()


def votes_in(stored: sqlite3.Connection) -> int:
    """How many votes the database holds."""
    count: int = stored.execute("SELECT count(*) FROM voting_vote").fetchone()[0]
    return count


def test_votes_under_way_are_answered_and_sockets_leave_one_by_one(
    server: LivetallyServer, stored: sqlite3.Connection
) -> None:
    """GL10."""
    hall = Hall(server, VOTES)

    async def end_amid_votes() -> tuple[list[str], list[tuple[int, float]], float]:
        async with Lines(server) as lines, httpx.AsyncClient(base_url=server.url, timeout=20) as client:
            screens = [await lines.watch(hall.host.token, hall.poll["id"]) for _ in range(SOCKETS)]
            leaving = [asyncio.create_task(farewell(screen)) for screen in screens]
            stored.execute("BEGIN IMMEDIATE")  # from now on every vote waits for the store
            votes = [asyncio.create_task(hall.vote(lines, client, number)) for number in range(VOTES)]
            await asyncio.sleep(1)
            assert not any(vote.done() for vote in votes), "all of them are under way"
            server.process.signal(signal.SIGTERM)
            told_at = time.monotonic()
            await asyncio.sleep(1)
            stored.execute("ROLLBACK")
            return await asyncio.gather(*votes), await asyncio.gather(*leaving), told_at

    answers, farewells, told_at = asyncio.run(end_amid_votes())
    assert answers == ["NEW"] * VOTES
    assert votes_in(stored) == VOTES
    assert {code for code, _ in farewells} == {1012}
    moments = sorted(moment - told_at for _, moment in farewells)
    assert moments[-1] - moments[0] > DRAIN_SECONDS / 2, "spread over time"
    assert max(moments.count(moment) for moment in moments) < SOCKETS / 4
    assert ended(server) == 0
    assert "Traceback" not in server.log_text()


def test_no_vote_is_stored_without_an_answer_while_a_process_ends(
    server: LivetallyServer, stored: sqlite3.Connection
) -> None:
    hall = Hall(server, 100)

    async def vote_through_the_end() -> list[str]:
        async with Lines(server) as lines, httpx.AsyncClient(base_url=server.url, timeout=20) as client:
            votes = []
            for number in range(len(hall.tokens)):
                votes.append(asyncio.create_task(hall.vote(lines, client, number)))
                if number == 40:
                    server.process.signal(signal.SIGTERM)
                await asyncio.sleep(0.01)
            return await asyncio.gather(*votes)

    answers = asyncio.run(vote_through_the_end())
    assert ended(server) == 0
    assert set(answers) <= {"NEW", "no answer"}
    assert answers.count("NEW") >= 40
    assert votes_in(stored) == answers.count("NEW"), "acknowledged and stored are the same"


def test_a_second_signal_ends_at_once(server: LivetallyServer) -> None:
    person = Person(server)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])

    async def end_twice() -> float:
        async with Lines(server) as lines:
            screens = [await lines.watch(person.token, poll["id"]) for _ in range(20)]
            server.process.signal(signal.SIGTERM)
            await asyncio.sleep(0.3)
            server.process.signal(signal.SIGTERM)
            told_at = time.monotonic()
            await asyncio.gather(*(farewell(screen) for screen in screens))
            return time.monotonic() - told_at

    assert asyncio.run(end_twice()) < DRAIN_SECONDS / 2
    assert ended(server) == 1


def test_one_that_reads_nothing_does_not_hold_the_process(server: LivetallyServer) -> None:
    person = Person(server)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])

    async def end_beside_a_deaf_one() -> None:
        async with Lines(server) as lines:
            deaf = await lines.watch(person.token, poll["id"])
            deaf.transport.pause_reading()
            # The longest answer that a short question has, until the network between them is full.
            for number in range(400):
                await deaf.send(subscribe("PollById", id=poll["id"]).replace('"1"', f'"{number:0128}"', 1))
            await asyncio.sleep(1)
            server.process.signal(signal.SIGTERM)
            began = time.monotonic()
            assert await asyncio.to_thread(ended, server) == 0
            assert time.monotonic() - began < DRAIN_SECONDS + 6

    asyncio.run(end_beside_a_deaf_one())
