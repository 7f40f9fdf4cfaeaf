"""Processes that watch: a feed with a bus of its own, as each server process has one."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from channels.layers import channel_layers

from tests.voting.people import current_snapshot
from voting.actions.polls import current_figures
from voting.database import in_database
from voting.live.changes import Changes, changes, poll_topic
from voting.live.feed import PollFeed
from voting.live.pace import Pace
from voting.live.readings import Readings
from voting.live.rooms import RoomFeed
from voting.permissions import Viewer
from voting.results import Snapshot

PATIENCE_SECONDS = 10
TICK_SECONDS = 0.05
# Long where a test is about announcements, short where it is about healing without them.
NEVER_SECONDS = 3600.0


def in_one_loop(story: Coroutine[Any, Any, None]) -> None:
    """Run the story in a loop of its own, with a bus of its own where it is in memory."""
    channel_layers.backends.clear()
    asyncio.run(story)
    channel_layers.backends.clear()


class Process:
    """What one server process has: an ear and voice on the bus, a feed of polls and one of rooms.

    elsewhere: whether it is another process than the one whose actions announce, and hears of them over
    the bus only.
    """

    def __init__(self, *, look_every_seconds: float = NEVER_SECONDS, elsewhere: bool = False) -> None:
        self.changes = Changes(asyncio.get_running_loop()) if elsewhere else changes()
        self.readings = Readings(current_figures)
        self.polls = PollFeed(
            self.changes,
            self.readings,
            Pace(),
            tick_seconds=TICK_SECONDS,
            look_every_seconds=look_every_seconds,
        )
        self.rooms = RoomFeed(
            self.changes, self.polls, tick_seconds=TICK_SECONDS, look_every_seconds=look_every_seconds
        )


class Screen:
    """All that one subscription has shown so far."""

    def __init__(self) -> None:
        self.frames: list[Snapshot] = []
        self.times: list[float] = []
        self.has_ended = False

    @property
    def last(self) -> Snapshot:
        """What the screen shows now."""
        return self.frames[-1]


@asynccontextmanager
async def screen(process: Process, poll_id: UUID, viewer: Viewer | None = None) -> AsyncIterator[Screen]:
    """A screen on which the viewer watches the poll."""
    shown = Screen()

    async def watch() -> None:
        async for snapshot in process.polls.snapshots(poll_id, viewer):
            shown.frames.append(snapshot)
            shown.times.append(time.monotonic())
        shown.has_ended = True

    watching = asyncio.get_running_loop().create_task(watch())
    await until(lambda: bool(shown.frames) or watching.done(), what="the first frame is there")
    joined = process.changes._joined
    await until(lambda: poll_topic(poll_id) in joined or watching.done(), what="the group is joined")
    try:
        yield shown
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def until(holds: Callable[[], bool], *, what: str, deadline_seconds: float = PATIENCE_SECONDS) -> None:
    """Return once the condition holds; fail, naming it, after the deadline."""
    end = time.monotonic() + deadline_seconds
    while not holds():
        assert time.monotonic() < end, f"not within {deadline_seconds} s: {what}"
        await asyncio.sleep(0.005)


async def shows_what_is_read(shown: Screen, poll_id: UUID, viewer: Viewer | None) -> None:
    """Live equals read: the screen's last frame is, or soon becomes, what a fresh query gives."""
    read = await in_database(current_snapshot, poll_id, viewer)
    await until(lambda: shown.last == read, what=f"{shown.last} equals {read}")
