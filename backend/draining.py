"""The end of a process: what is under way is answered, sockets leave a few at a time, nothing is cut off.

Open sockets are registered here, so that a hall does not come back in one instant.
"""

from __future__ import annotations

import asyncio
import math
import random
from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # what starts the server comes by here before Django is set up
    from backend.guards import App, Message, Receive, Scope, Send

# What is about to happen to the client is no fault of its own: it comes back at once (RFC 6455, 7.4; IANA).
SERVICE_RESTART = 1012
REASON = "Restarting"
# Sockets are told in steps of about so long.
STEP_SECONDS = 0.05
# An answer that takes longer than this is not waited for, nor a client that does not take its close.
MOST_ANSWER_SECONDS = 8.0
MOST_FAREWELL_SECONDS = 1.0


class OpenSocket(Protocol):
    """One websocket, as the end of its process sees it."""

    @property
    def is_answering(self) -> bool:
        """Whether something is under way that the client waits for."""

    def part(self, code: int, reason: str) -> None:
        """Have the socket closed after what waits to be written."""


class Sockets:
    """The websockets that are open in this process, and whether it is about to end."""

    def __init__(self) -> None:
        self._open: dict[OpenSocket, str] = {}
        self._at: Counter[str] = Counter()
        self.is_draining = False

    def __len__(self) -> int:
        return len(self._open)

    def count_at(self, address: str) -> int:
        """How many of them are open from that address."""
        return self._at[address]

    def enter(self, socket: OpenSocket, address: str) -> Callable[[], None]:
        """Count the socket as open; call what is returned when it is gone."""
        self._open[socket] = address
        self._at[address] += 1
        return partial(self._leave, socket)

    def _leave(self, socket: OpenSocket) -> None:
        if (address := self._open.pop(socket, None)) is not None:
            self._at[address] -= 1
            if not self._at[address]:
                del self._at[address]

    async def drain(self, seconds: float, *, chance: random.Random) -> None:
        """Close every socket, spread over these seconds, each once it has its answers."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        told: set[OpenSocket] = set()
        while staying := self._open.keys() - told:
            left = end - loop.time()
            if left < -MOST_ANSWER_SECONDS:
                break
            ready = [socket for socket in staying if not socket.is_answering]
            steps = max(1.0, left / STEP_SECONDS)
            for socket in chance.sample(ready, min(len(ready), math.ceil(len(staying) / steps))):
                socket.part(SERVICE_RESTART, REASON)
                told.add(socket)
            await asyncio.sleep(STEP_SECONDS * chance.uniform(0.5, 1.5))
        for _ in range(round(MOST_FAREWELL_SECONDS / STEP_SECONDS)):
            if self._open:
                await asyncio.sleep(STEP_SECONDS)


sockets = Sockets()


def with_farewell(app: App) -> App:
    """The HTTP application; while the process ends, each answer asks its client to connect anew."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        if not sockets.is_draining:
            await app(scope, receive, send)
            return

        async def last(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [header for header in message["headers"] if header[0].lower() != b"connection"]
                message = {**message, "headers": [*headers, (b"connection", b"close")]}
            await send(message)

        await app(scope, receive, last)

    return answering
