"""A graphql-transport-ws client on the ASGI side of the socket, so that a test decides what is read when."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from backend.graphql_socket import executions, graphql_socket
from schema.live import live
from tests.journeys.people import operations
from voting.guests import guest_token
from voting.models import Poll
from voting.permissions import Viewer

PATIENCE_SECONDS = 10
Message = dict[str, Any]


class GraphqlClient:
    """One socket, opened by `graphql_client`."""

    def __init__(self) -> None:
        self.close_code: int | None = None
        self.accepted: str | None = None
        self._to_server: asyncio.Queue[Message] = asyncio.Queue()
        self._from_server: asyncio.Queue[Message] = asyncio.Queue()
        self.reads = asyncio.Event()
        self.reads.set()

    async def receive(self) -> Message:
        """The server's side: what comes next."""
        return await self._to_server.get()

    async def send(self, message: Message) -> None:
        """The server's side: waits, as a full network does, while the client does not read."""
        await self.reads.wait()
        self._from_server.put_nowait(message)

    def say(self, said: object) -> None:
        """Send JSON; text and bytes as they are."""
        message: Message = {"type": "websocket.receive"}
        if isinstance(said, bytes):
            message["bytes"] = said
        else:
            message["text"] = said if isinstance(said, str) else json.dumps(said)
        self._to_server.put_nowait(message)

    async def hear(self, patience_seconds: float = PATIENCE_SECONDS) -> Any:
        """The next message; None when the server has closed instead, with `close_code`."""
        async with asyncio.timeout(patience_seconds):
            message = await self._from_server.get()
        if message["type"] == "websocket.close":
            self.close_code = message["code"]
            self._to_server.put_nowait({"type": "websocket.disconnect", "code": message["code"]})
            return None
        return json.loads(message["text"])

    async def hear_text(self) -> str:
        """The next message's text, to the byte."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            return str((await self._from_server.get())["text"])

    async def closed_with(self) -> int | None:
        """The close code, whatever else is said before."""
        while await self.hear() is not None:
            pass
        return self.close_code

    async def hears_nothing(self, for_seconds: float = 0.3) -> bool:
        """Whether the server says nothing for a while."""
        try:
            await self.hear(for_seconds)
        except TimeoutError:
            return True
        return False

    async def init(self, viewer: Viewer | None = None) -> None:
        """Say hello and be acknowledged."""
        payload = {"authorization": f"Bearer {guest_token(viewer)}"} if viewer else {}
        self.say({"type": "connection_init", "payload": payload})
        assert await self.hear() == {"type": "connection_ack"}

    def subscribe(self, operation_id: str, query: str, **variables: object) -> None:
        """Start an operation."""
        payload = {"query": query, "variables": variables}
        self.say({"type": "subscribe", "id": operation_id, "payload": payload})

    def watch(self, poll: Poll, *, operation_id: str = "tally") -> None:
        """Subscribe to the poll's tally as the contract's client does."""
        self.subscribe(operation_id, operations()["VoteTally"], pollId=str(poll.pk))

    async def tally_until(self, holds: Callable[[Message], bool]) -> Message:
        """The first tally that will do."""
        while True:
            message = await self.hear()
            assert message is not None, self.close_code
            assert message["type"] == "next", message
            tally: Message = message["payload"]["data"]["voteTally"]
            if holds(tally):
                return tally

    async def is_alive(self) -> bool:
        """Whether the socket still answers: what waits before the answer is dropped."""
        self.say({"type": "ping"})
        while (message := await self.hear()) is not None:
            if message["type"] == "pong":
                return True
        return False


@asynccontextmanager
async def graphql_client(
    *,
    subprotocols: tuple[str, ...] = ("graphql-transport-ws",),
    headers: tuple[tuple[bytes, bytes], ...] = (),
) -> AsyncIterator[GraphqlClient]:
    """An open socket; when it ends, the server has let go of everything."""
    client = GraphqlClient()
    scope = {
        "type": "websocket", "path": "/graphql/", "scheme": "ws", "subprotocols": list(subprotocols),
        "client": ("127.0.0.1", 1), "headers": [(b"host", b"testserver"), *headers],
    }  # fmt: skip
    client._to_server.put_nowait({"type": "websocket.connect"})
    serving = asyncio.get_running_loop().create_task(graphql_socket(scope, client.receive, client.send))  # type: ignore[arg-type]
    async with asyncio.timeout(PATIENCE_SECONDS):
        opening = await client._from_server.get()
    assert opening["type"] == "websocket.accept"
    client.accepted = opening.get("subprotocol")
    yield client
    client.reads.set()
    client._to_server.put_nowait({"type": "websocket.disconnect", "code": 1000})
    async with asyncio.timeout(PATIENCE_SECONDS):
        await serving


async def until(holds: Callable[[], bool], *, what: str) -> None:
    """Return once the condition holds; fail, naming it, after the deadline."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end, f"never: {what}"
        await asyncio.sleep(0.01)


async def nothing_is_left() -> None:
    """Wait until no execution, no feed and no follower is left in this loop."""
    polls = live().polls
    await until(
        lambda: not (len(executions()) or len(polls._figures) or len(polls._views) or polls._followers),
        what="nothing is left behind",
    )


def in_one_loop(story: Coroutine[Any, Any, None]) -> None:
    """Run the story in a loop of its own."""
    asyncio.run(story)


def told_of(error: Message) -> list[Message]:
    """The errors of a message, each with extensions."""
    assert error["payload"]
    return [{"extensions": {}, **told} for told in error["payload"]]
