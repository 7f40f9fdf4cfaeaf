"""R1 to R10 from outside: what a flood costs a real process, and what somebody honest notices of it.

`pytest tests/security/test_floods.py -rP` prints the figures.
"""

import asyncio
import contextlib
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.backend.test_handshakes import END, FINAL, HANDSHAKE, TEXT, frame
from tests.journeys.people import Person, operations
from tests.security.test_documents import doubling, many
from tests.servers.livetally import LivetallyServer, fresh_sqlite_url
from voting.guests import guest_token, new_guest

# What the process may take more, for all that it has in hand amid a flood: the trees of 128 documents among
# it (schema/documents.py). And how long the honest may wait, on a machine that floods itself.
MOST_MEGABYTES = 80
MOST_SECONDS = 8.0
PAGE_BYTES = 4096
INIT = frame(FINAL | TEXT, b'{"type":"connection_init"}')


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivetallyServer]:
    """A process of its own, with the limits as they come but for waiting less for a hello."""
    folder = tmp_path_factory.mktemp("floods")
    server = LivetallyServer(
        database_url=fresh_sqlite_url(folder), log=folder / "log", SOCKET_INIT_SECONDS="2"
    )
    yield server
    server.stop()


def megabytes(pid: int) -> float:
    """The memory that the process holds."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES / 1e6


def cpu_seconds(pid: int) -> float:
    """The processor time that the process has taken."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / 100


@asynccontextmanager
async def lines(server: LivetallyServer, count: int) -> AsyncIterator[list[asyncio.StreamWriter]]:
    """So many open lines that nobody reads."""
    opened = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(count)]
    yield [writer for _, writer in opened]
    for _, writer in opened:
        writer.transport.abort()


async def pour(writers: list[asyncio.StreamWriter], piece: bytes, times: int) -> None:
    """Send this again and again on every line, as far as the other side takes it within a second."""

    async def pour_one(writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(1):
                for _ in range(times):
                    writer.write(piece)
                    await writer.drain()

    await asyncio.gather(*map(pour_one, writers))


async def sockets_that_send(server: LivetallyServer, count: int, piece: bytes, times: int) -> None:
    async with lines(server, count) as writers:
        await pour(writers, HANDSHAKE + END + INIT, 1)
        await pour(writers, piece, times)


async def pings_unread(server: LivetallyServer) -> None:
    """R4, W37."""
    await sockets_that_send(server, 30, frame(FINAL | TEXT, b'{"type":"ping"}') * 100, 200)


async def large_pings_unread(server: LivetallyServer) -> None:
    """R5: each is echoed in full."""
    ping = frame(FINAL | TEXT, b'{"type":"ping","payload":{"x":"' + b"x" * 60_000 + b'"}}')
    await sockets_that_send(server, 30, ping, 300)


async def bad_frames(server: LivetallyServer) -> None:
    """R7, W38."""
    for _ in range(10):
        await sockets_that_send(server, 30, frame(FINAL | TEXT, b"[1]"), 1000)


async def silent_sockets(server: LivetallyServer) -> None:
    """R2."""
    async with lines(server, 800) as writers:
        await pour(writers, HANDSHAKE + END, 1)
        await asyncio.sleep(1)


async def bodies_that_never_end(server: LivetallyServer) -> None:
    """T28."""
    begun = b"POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    async with lines(server, 500) as writers:
        await pour(writers, begun + b"Content-Length: 60000\r\n\r\n" + b" " * 30_000, 1)
        await asyncio.sleep(1)


async def bodies_that_are_too_large(server: LivetallyServer) -> None:
    """T23."""
    begun = b"POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    async with lines(server, 30) as writers:
        await pour(writers, begun + b"Transfer-Encoding: chunked\r\n\r\n", 1)
        await pour(writers, b"10000\r\n" + b" " * 65_536 + b"\r\n", 300)


async def posts(server: LivetallyServer, bodies: list[dict[str, Any]], **headers: str) -> None:
    """Send all of these, forty at a time."""
    limits, patience = httpx.Limits(max_connections=40), httpx.Timeout(60, pool=None)
    async with httpx.AsyncClient(timeout=patience, limits=limits, headers=headers) as client:
        await asyncio.gather(*(client.post(f"{server.url}/graphql/", json=body) for body in bodies))


async def hostile_documents(server: LivetallyServer) -> None:
    """G1, G5, G9, G13: each is new, so that none is remembered."""
    shapes: list[Callable[[int], str]] = [
        lambda n: "{ ...f0 }" + doubling("__typename") + f" # {n}",
        lambda n: "{" + many(f"a{n}_#:__typename", 400) + "}",
        lambda n: "{" + many("__typename", 900) + f"}} # {n}",
        lambda n: "{" + many(f'x{n}: room(joinCode: "#") {{ id }}', 90) + "}",
    ]
    await posts(server, [{"query": shape(turn)} for turn in range(50) for shape in shapes])


async def guesses_at_join_codes(server: LivetallyServer) -> None:
    """V14."""
    look = "query($c: String!) { room(joinCode: $c) { id } }"
    await posts(server, [{"query": look, "variables": {"c": f"ABC{turn:03}"}} for turn in range(800)])


async def votes_of_one_voter(server: LivetallyServer) -> None:
    """V7, R10."""
    poll = await asyncio.to_thread(
        lambda: Person(server).create_poll("What?", ["A", "B"], policy={"voteChange": "WHILE_OPEN"})
    )
    ids = [option["id"] for option in poll["options"]]
    votes = [{"input": {"pollId": poll["id"], "marks": {"choose": [ids[turn % 2]]}}} for turn in range(800)]
    asked = [{"query": operations()["CastVote"], "variables": variables} for variables in votes]
    await posts(server, asked, Authorization=f"Bearer {guest_token(new_guest())}")


async def subscriptions_without_end(server: LivetallyServer) -> None:
    """R3."""
    poll = await asyncio.to_thread(lambda: Person(server).create_poll("What?", ["A", "B"]))
    payload = {"query": operations()["VoteTally"], "variables": {"pollId": poll["id"]}}
    texts = [json.dumps({"type": "subscribe", "id": str(n), "payload": payload}) for n in range(100)]
    await sockets_that_send(server, 100, b"".join(frame(FINAL | TEXT, text.encode()) for text in texts), 1)


Flood = Callable[[LivetallyServer], Awaitable[None]]
FLOODS: list[Flood] = [
    pings_unread, large_pings_unread, bad_frames, silent_sockets, bodies_that_never_end,
    bodies_that_are_too_large, hostile_documents, guesses_at_join_codes, votes_of_one_voter,
    subscriptions_without_end,
]  # fmt: skip


@pytest.mark.parametrize("flood", FLOODS, ids=lambda flood: flood.__name__.replace("_", " "))
def test_memory_stays_and_the_honest_are_served(server: LivetallyServer, flood: Flood) -> None:
    """R1, R2, R3, R4, R5, R7, R10."""
    host = Person(server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    voter, pid = Person(server), server.process.pid
    memory, cpu = megabytes(pid), cpu_seconds(pid)
    peak = memory

    async def watch() -> None:
        nonlocal peak
        while True:
            peak = max(peak, megabytes(pid))
            await asyncio.sleep(0.05)

    async def vote_amid() -> float:
        await asyncio.sleep(0.5)
        began = time.monotonic()
        assert (await asyncio.to_thread(voter.vote, poll, "Tea"))["status"] == "NEW"
        return time.monotonic() - began

    async def story() -> float:
        watching = asyncio.create_task(watch())
        _, seconds = await asyncio.gather(flood(server), vote_amid())
        watching.cancel()
        return seconds

    seconds = asyncio.run(story())
    name = flood.__name__.replace("_", " ")
    cost = f"{name}: {peak - memory:.0f} MB, {cpu_seconds(pid) - cpu:.1f} s of CPU, a vote in {seconds:.2f} s"
    sys.stdout.write(f"{cost}\n")
    assert peak - memory < MOST_MEGABYTES, cost
    assert seconds < MOST_SECONDS, cost
    assert host.tally(poll)["turnout"] == 1
    assert "Traceback" not in server.log_text()
