"""Screens that follow a poll over either door, come back by themselves, and never show an older tally."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from tests.faults.hall import Node, Question, Truth
from tests.journeys.people import TRANSPORT, Tally, operations

# The front end's rules, scaled down: when a silent line is given up, and the pauses between tries.
PING_SECONDS, PONG_SECONDS = 1.0, 1.5
PAUSE_SECONDS = (0.1, 0.7)
HEALED_WITHIN_SECONDS = 5.0


class Screen:
    """One screen; it opens its line to the nodes in turn."""

    def __init__(self, question: Question, nodes: Sequence[Node], *, is_plain: bool) -> None:
        self._question = question
        self._nodes = nodes
        self._is_plain = is_plain
        self._chance = random.Random(id(self))
        self.tally: Tally | None = None
        self.shown_at = 0.0
        self.lines_opened = 0
        self.code: int | None = None

    def __str__(self) -> str:
        door = "plain" if self._is_plain else "GraphQL"
        shown = self.tally and (self.tally["revision"], self.tally["turnout"])
        return f"{door} screen on {[n.server.port for n in self._nodes]}: {shown}, {self.lines_opened} lines"

    def shows(self, truth: Truth) -> bool:
        """Whether this is what it shows."""
        if self.tally is None or self.tally["revision"] != truth.revision:
            return False
        votes = {option["option"]["label"]: option["votes"] for option in self.tally["options"]}
        return votes == truth.votes and self.tally["turnout"] == truth.turnout

    async def follow(self) -> None:
        """Follow the poll for ever."""
        while True:
            node = self._nodes[self.lines_opened % len(self._nodes)]
            self.lines_opened += 1
            try:
                async with self._opened(node) as line:
                    await self._read(line)
            except (OSError, WebSocketException, TimeoutError):
                pass
            await asyncio.sleep(self._chance.uniform(*PAUSE_SECONDS))

    def _opened(self, node: Node) -> connect:
        path = f"/ws/vote/{self._question.id}/" if self._is_plain else "/graphql/"
        return connect(
            f"{node.socket_url}{path}",
            subprotocols=None if self._is_plain else [TRANSPORT],
            compression=None,
            open_timeout=2,
            close_timeout=0.5,
            ping_interval=PING_SECONDS,
            ping_timeout=PONG_SECONDS,
        )

    async def _read(self, line: ClientConnection) -> None:
        if self._is_plain:
            await line.send('{"watch": true}')
        else:
            payload = {"query": operations()["VoteTally"], "variables": {"pollId": self._question.id}}
            await line.send('{"type": "connection_init"}')
            await line.send(json.dumps({"id": "tally", "type": "subscribe", "payload": payload}))
        revision = 0
        async for text in line:
            tally = _tally_in(json.loads(text))
            if tally is not None:
                assert tally["revision"] >= revision, "on one line revisions only rise"
                revision = tally["revision"]
                self._show(tally)

    def _show(self, tally: Tally) -> None:
        """The rule of revisions: what is older than what is shown is not shown."""
        if self.tally is None or tally["revision"] > self.tally["revision"]:
            self.tally, self.shown_at = tally, time.monotonic()


def _tally_in(message: dict[str, Any]) -> Tally | None:
    """The tally that a message brings; an error ends the line, so that it is opened anew."""
    if message.get("type") in ("error", "complete") or "error" in message:
        raise ConnectionError(message)
    if message.get("type") == "next":
        data: Tally = message["payload"]["data"]["voteTally"]
        return data
    tally: Tally | None = message.get("tally")
    return tally


class Screens:
    """All screens of one question."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._screens: list[Screen] = []
        self._tasks: list[asyncio.Task[None]] = []

    def open(self, nodes: Sequence[Node], *, each: int = 2) -> list[Screen]:
        """So many more screens over each door, all of them at these nodes."""
        new = [
            Screen(self._question, nodes, is_plain=is_plain)
            for is_plain in (False, True)
            for _ in range(each)
        ]
        self._screens += new
        self._tasks += [asyncio.create_task(screen.follow()) for screen in new]
        return new

    async def all_show(
        self,
        truth: Truth,
        *,
        since: float | None = None,
        within_seconds: float = HEALED_WITHIN_SECONDS,
        among: Sequence[Screen] | None = None,
    ) -> float:
        """The seconds that it took since then until every screen showed this; fails after the deadline."""
        began = time.monotonic() if since is None else since
        screens = self._screens if among is None else among
        while behind := [screen for screen in screens if not screen.shows(truth)]:
            took = time.monotonic() - began
            assert took < within_seconds, f"after {took:.1f} s not on {truth}: {', '.join(map(str, behind))}"
            for task in self._tasks:
                if task.done():
                    task.result()
            await asyncio.sleep(0.02)
        return max(0.0, max(screen.shown_at for screen in screens) - began)

    async def close(self) -> None:
        """Turn all screens off."""
        for task in self._tasks:
            task.cancel()
        for result in await asyncio.gather(*self._tasks, return_exceptions=True):
            if isinstance(result, Exception):
                raise result


@asynccontextmanager
async def screens_of(question: Question) -> AsyncIterator[Screens]:
    """Screens that are turned off afterwards."""
    screens = Screens(question)
    try:
        yield screens
    finally:
        await screens.close()
