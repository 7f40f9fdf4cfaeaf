"""The one primitive of the fan-out: share a running source among many readers, newest value wins."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable, Hashable
from contextlib import aclosing
from contextvars import Context
from typing import Generic, TypeVar

from voting.live.pace import Pace

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

# After so many readers the loop gets a turn, so that a burst of frames does not hold back a vote.
READERS_PER_TURN = 200


class Reader(Generic[V]):
    """What a reader gives to a multicast: a call per value, and one when the source has ended.

    Both are called on the event loop and must not wait. fault: None for a source that simply ended.
    """

    __slots__ = ("on_end", "on_value")

    def __init__(self, on_value: Callable[[V], None], on_end: Callable[[BaseException | None], None]) -> None:
        self.on_value = on_value
        self.on_end = on_end


class _Source(Generic[V]):
    """One running source: its readers, its newest value and the task that runs it."""

    __slots__ = ("has_value", "readers", "task", "value")

    def __init__(self) -> None:
        self.readers: dict[Reader[V], None] = {}
        self.has_value = False
        self.value: V | None = None
        self.task: asyncio.Task[None] | None = None


class Multicast(Generic[K, V]):
    """Runs one source per key while it has readers. A late reader gets the newest value at once.

    pace: is told how long telling takes.
    """

    def __init__(self, open_source: Callable[[K], AsyncGenerator[V, None]], pace: Pace | None = None) -> None:
        self._open_source = open_source
        self._pace = pace
        self._sources: dict[K, _Source[V]] = {}

    def __len__(self) -> int:
        return len(self._sources)

    @property
    def readers(self) -> int:
        """How many read, of all sources together."""
        return sum(len(source.readers) for source in self._sources.values())

    def join(self, key: K, reader: Reader[V]) -> Callable[[], None]:
        """Read the key's source from now on; call what is returned to stop."""
        source = self._sources.get(key)
        if source is None:
            source = self._sources[key] = _Source()
            source.task = asyncio.get_running_loop().create_task(
                self._run(key, source),
                context=Context(),  # nobody's operation
            )
        source.readers[reader] = None
        if source.has_value:
            reader.on_value(source.value)  # type: ignore[arg-type]

        def leave() -> None:
            source.readers.pop(reader, None)
            if not source.readers:
                self._stop(key, source)

        return leave

    def _stop(self, key: K, source: _Source[V]) -> None:
        if self._sources.get(key) is source:
            del self._sources[key]
        if source.task is not None:
            source.task.cancel()

    async def _run(self, key: K, source: _Source[V]) -> None:
        fault: BaseException | None = None
        try:
            values = self._open_source(key)
            async with aclosing(values):
                async for value in values:
                    source.value, source.has_value = value, True
                    await self._tell(source, value)
        except Exception as error:
            fault = error
        if self._sources.get(key) is source:
            del self._sources[key]
        for reader in list(source.readers):
            reader.on_end(fault)

    async def _tell(self, source: _Source[V], value: V) -> None:
        began = time.thread_time()
        for told, reader in enumerate(list(source.readers), start=1):
            if reader in source.readers:
                reader.on_value(value)
            if told % READERS_PER_TURN == 0:
                await asyncio.sleep(0)
        if self._pace is not None:
            await asyncio.sleep(0)  # The transports write at the end of the loop's turn.
            self._pace.note(time.thread_time() - began)

    async def stream(self, key: K) -> AsyncGenerator[V, None]:
        """The key's values as an async iterator: values that came while its reader was busy are skipped."""
        slot = Slot[V]()
        leave = self.join(key, Reader(slot.put, slot.end))
        try:
            async for value in slot:
                yield value
        finally:
            leave()


class Slot(Generic[V]):
    """Room for one value between a writer that never waits and a reader that may be slow."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._values: list[V] = []
        self._ended = False
        self._fault: BaseException | None = None

    def put(self, value: V) -> None:
        """Make this the newest value."""
        self._values[:] = [value]
        self._news.set()

    def end(self, fault: BaseException | None = None) -> None:
        """Let the reader have what is there, then end (with the fault, if any)."""
        self._ended, self._fault = True, fault
        self._news.set()

    async def __aiter__(self) -> AsyncGenerator[V, None]:
        while True:
            await self._news.wait()
            self._news.clear()
            if self._values:
                yield self._values.pop()
            if self._ended and not self._values:
                if self._fault is not None:
                    raise self._fault
                return
