"""One look at a poll serves all who want one: the figures at a revision, or newer."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from contextvars import Context
from uuid import UUID

from voting.counts import RunningCounts
from voting.database import in_database
from voting.results import Figures

ReadFigures = Callable[[UUID, RunningCounts], Figures | None]

REMEMBERED_POLLS = 512
# Counting a poll with very many rankings takes a thread so long that votes and other polls would feel it:
# then it rests three times as long as it has counted, and those who wait share the next count.
LIGHT_SECONDS, REST, LONGEST_REST_SECONDS = 0.005, 3, 0.25


class Readings:
    """The newest figures that this event loop has read of each poll; reads under way are shared.

    read_figures: the one read (actions.current_figures), which also lets the clock act.
    """

    def __init__(self, read_figures: ReadFigures) -> None:
        self._read_figures = read_figures
        self._counts = RunningCounts()
        self._newest: OrderedDict[UUID, Figures] = OrderedDict()
        self._rest_until: dict[UUID, float] = {}
        self._under_way: dict[UUID, asyncio.Task[Figures | None]] = {}

    async def at_least(self, poll_id: UUID, revision: int) -> Figures | None:
        """Figures that include everything up to the revision; None when the poll is gone."""
        newest = self._newest.get(poll_id)
        if newest is not None and newest.revision >= revision:
            return newest
        # A read that began before may not include it; the one after it does.
        if (under_way := self._under_way.get(poll_id)) is not None:
            await asyncio.wait([under_way])
            newest = self._newest.get(poll_id)
            if newest is not None and newest.revision >= revision:
                return newest
        return await self._shared_read(poll_id)

    async def now(self, poll_id: UUID) -> Figures | None:
        """Figures as they are now; a read that began before may have missed what was announced since."""
        if (under_way := self._under_way.get(poll_id)) is not None:
            await asyncio.wait([under_way])
        return await self._shared_read(poll_id)

    async def _shared_read(self, poll_id: UUID) -> Figures | None:
        """What the read finds that is under way, or that begins now."""
        task = self._under_way.get(poll_id)
        if task is None:
            task = asyncio.get_running_loop().create_task(
                self._read(poll_id),
                context=Context(),  # nobody's operation
            )
            self._under_way[poll_id] = task
            task.add_done_callback(lambda _: self._under_way.pop(poll_id, None))
        return await asyncio.shield(task)

    async def _read(self, poll_id: UUID) -> Figures | None:
        if (rest := self._rest_until.pop(poll_id, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(rest)
        figures, seconds = await in_database(_timed, self._read_figures, poll_id, self._counts)
        if seconds > LIGHT_SECONDS:
            self._rest_until[poll_id] = time.monotonic() + min(REST * seconds, LONGEST_REST_SECONDS)
        if figures is None:
            self._newest.pop(poll_id, None)
            return None
        known = self._newest.get(poll_id)
        if known is None or figures.revision >= known.revision:
            self._newest[poll_id] = figures
            self._newest.move_to_end(poll_id)
            if len(self._newest) > REMEMBERED_POLLS:
                forgotten, _ = self._newest.popitem(last=False)
                self._rest_until.pop(forgotten, None)
        return figures


def _timed(read: ReadFigures, poll_id: UUID, counts: RunningCounts) -> tuple[Figures | None, float]:
    """What is read, and how long this thread was at work for it."""
    began = time.thread_time()
    return read(poll_id, counts), time.thread_time() - began
