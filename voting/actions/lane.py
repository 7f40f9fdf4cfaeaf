"""Group commit: while one batch of requests commits, the next gathers; every voter gets an own answer."""

import asyncio
import logging
import time
from contextvars import Context
from weakref import WeakKeyDictionary

from voting.actions.answers import Answered
from voting.actions.batch import Request, carry_out
from voting.actions.sealing import sealer
from voting.commits import Undecided
from voting.counters import counted
from voting.database import in_lane
from voting.errors import RefusalCode, Refused

log = logging.getLogger(__name__)

# A batch holds its polls while it is written: large enough for a hall, small enough for a close to get in.
MOST_IN_A_BATCH = 500
# Beyond this the store cannot keep up, and waiting longer helps nobody.
MOST_WAITING = 20_000

Waiting = tuple[Request, asyncio.Future[Answered]]


class Lane:
    """One event loop's requests on their way into the database."""

    def __init__(self) -> None:
        self._waiting: list[Waiting] = []
        self._running: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    async def carry_out(self, request: Request) -> Answered:
        """The request's answer, once what it changes is stored."""
        if len(self._waiting) >= MOST_WAITING:
            return Refused(RefusalCode.UNAVAILABLE, "Too many votes wait just now.", retry_after_seconds=2)
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answered] = loop.create_future()
        self._waiting.append((request, answer))
        if self._running is None:
            self._running = loop.create_task(self._run(), context=Context())  # nobody's operation
        began = time.monotonic()
        try:
            return await answer
        finally:
            counted.vote_seconds.note(time.monotonic() - began)

    async def _run(self) -> None:
        try:
            while self._waiting:
                batch, self._waiting = self._waiting[:MOST_IN_A_BATCH], self._waiting[MOST_IN_A_BATCH:]
                counted.batch_requests.note(len(batch))
                await _carry_out(batch)
        finally:
            self._running = None


async def _carry_out(batch: list[Waiting]) -> None:
    """Answer the whole batch; one whose fault fails it fails alone."""
    try:
        given = await in_lane(carry_out, [request for request, _ in batch])
    except (Refused, Undecided) as fault:  # The store cannot take it, or cannot be asked whether it has.
        for _, answer in batch:
            _give(answer, fault)
    except Exception as fault:
        if len(batch) == 1:
            _give(batch[0][1], fault)
            return
        log.warning("A batch of %d failed (%s); each is tried alone.", len(batch), type(fault).__name__)
        for waiting in batch:
            await _carry_out([waiting])
    else:
        for (_, answer), result in zip(batch, given, strict=True):
            _give(answer, result)
        sealer().note({request.poll_id for request, _ in batch})


def _give(answer: asyncio.Future[Answered], result: Answered | Exception) -> None:
    """Hand the answer over, unless whoever asked is gone."""
    if answer.done():
        return
    if isinstance(result, Exception) and not isinstance(result, Refused):
        answer.set_exception(result)
    else:
        answer.set_result(result)


_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Lane] = WeakKeyDictionary()


def lane() -> Lane:
    """The running event loop's lane, made when first asked for."""
    return _by_loop.setdefault(asyncio.get_running_loop(), Lane())
