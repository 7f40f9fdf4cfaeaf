"""A TCP relay whose wires a test can cut, clog, slow down and trap: faults of a network, without root.

It runs on a thread of its own, so that a test may drive it from any code. Faults hold for every way unless
one is named, and for the wires that are there as well as for new ones, until `mend`.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable, Coroutine
from enum import StrEnum
from typing import Any, Self

PIECE_BYTES = 64 * 1024


class Way(StrEnum):
    """Where bytes are going."""

    TO_SERVER = "to the server"
    TO_CLIENT = "to the client"


class Trap:
    """Waits for words to come by; the wire that carries them is held from before them on."""

    def __init__(self, words: bytes, way: Way) -> None:
        self.words, self.way = words, way
        self.has_sprung = threading.Event()
        self.let_through = asyncio.Event()

    def catches(self, way: Way, before: bytes, piece: bytes) -> bool:
        """Whether the words end in this piece; a trap catches once."""
        seam = before[len(before) - len(self.words) + 1 :] if len(before) >= len(self.words) else before
        return way is self.way and not self.has_sprung.is_set() and self.words in seam + piece


class Wire:
    """One relayed connection."""

    def __init__(self, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self._ends = {Way.TO_SERVER: server, Way.TO_CLIENT: client}
        self.swallows: set[Way] = set()
        self.untrapped = asyncio.Event()
        self.untrapped.set()

    def end(self, way: Way) -> asyncio.StreamWriter:
        """Where bytes that go this way are written."""
        return self._ends[way]

    def reset(self) -> None:
        """Break it off, as when a cable is pulled and the other side notices."""
        for writer in self._ends.values():
            writer.transport.abort()


class Proxy:
    """Relays 127.0.0.1:`port` to 127.0.0.1:`target`."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._wires: set[Wire] = set()
        self._passes = {way: asyncio.Event() for way in Way}
        self._swallows: set[Way] = set()
        self._is_cut = False
        self._delay_seconds = 0.0
        self._trap: Trap | None = None
        self._thread.start()
        self._server = self._call(asyncio.start_server(self._relay, "127.0.0.1", 0))
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.mend()

    # ---------- faults
    def cut(self) -> None:
        """Reset every wire, and new ones at once."""
        self._do(self._cut)

    def hold(self, *ways: Way) -> None:
        """Let what is sent wait here: a network that is away for a while, and that nobody has noticed yet."""
        self._do(lambda: self._hold(ways or tuple(Way)))

    def swallow(self, *ways: Way) -> None:
        """Lose what is sent. The wires of this time stay deaf when all is mended, as half-open ones are."""
        self._do(lambda: self._swallow(set(ways or Way)))

    def delay(self, seconds: float) -> None:
        """Take so long for each piece."""
        self._do(lambda: setattr(self, "_delay_seconds", seconds))

    def trap(self, words: bytes, way: Way = Way.TO_SERVER) -> Trap:
        """Hold the next wire on which these words come by, from before them on."""
        trap = Trap(words, way)
        self._do(lambda: setattr(self, "_trap", trap))
        return trap

    def let_through(self, trap: Trap) -> None:
        """Send on what the trap has caught; answers stay held until `mend`."""
        self._do(trap.let_through.set)

    def mend(self) -> None:
        """End every fault."""
        self._do(self._mend)

    # ---------- life
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the proxy and every wire of it."""
        self._call(self._end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _call(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    def _do(self, act: Callable[[], object]) -> None:
        """Act on the proxy's thread, and return once it is done."""

        async def acting() -> None:
            act()

        self._call(acting())

    async def _end(self) -> None:
        self._server.close()
        self._cut()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _cut(self) -> None:
        self._is_cut = True
        for wire in list(self._wires):
            wire.reset()

    def _hold(self, ways: tuple[Way, ...]) -> None:
        for way in ways:
            self._passes[way].clear()

    def _swallow(self, ways: set[Way]) -> None:
        self._swallows |= ways
        for wire in self._wires:
            wire.swallows |= ways

    def _mend(self) -> None:
        self._is_cut, self._delay_seconds = False, 0.0
        self._swallows.clear()
        if self._trap is not None:
            self._trap.let_through.set()
            self._trap = None
        for passes in (*self._passes.values(), *(wire.untrapped for wire in self._wires)):
            passes.set()

    # ---------- relaying
    async def _relay(self, from_client: asyncio.StreamReader, to_client: asyncio.StreamWriter) -> None:
        if self._is_cut:
            to_client.transport.abort()
            return
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            to_client.transport.abort()
            return
        wire = Wire(to_client, to_server)
        wire.swallows |= self._swallows
        self._wires.add(wire)
        try:
            await asyncio.gather(
                self._pump(wire, from_client, Way.TO_SERVER), self._pump(wire, from_server, Way.TO_CLIENT)
            )
        except (OSError, asyncio.CancelledError):  # One end is gone, or the proxy is.
            pass
        finally:
            self._wires.discard(wire)
            wire.reset()

    async def _pump(self, wire: Wire, source: asyncio.StreamReader, way: Way) -> None:
        before = b""
        while piece := await source.read(PIECE_BYTES):
            await self._get_past_the_trap(wire, way, before, piece)
            before = piece[-256:]
            await self._get_through(wire, way)
            if way not in wire.swallows:
                wire.end(way).write(piece)
                await wire.end(way).drain()
        await self._get_through(wire, way)
        if way in wire.swallows:
            await asyncio.Event().wait()  # an end that nobody hears of either
        with contextlib.suppress(OSError):
            wire.end(way).write_eof()

    async def _get_past_the_trap(self, wire: Wire, way: Way, before: bytes, piece: bytes) -> None:
        trap = self._trap
        if trap is not None and trap.catches(way, before, piece):
            wire.untrapped.clear()
            trap.has_sprung.set()
            await trap.let_through.wait()
        elif trap is None or way is not trap.way:
            await wire.untrapped.wait()

    async def _get_through(self, wire: Wire, way: Way) -> None:
        if self._delay_seconds:
            await asyncio.sleep(self._delay_seconds)
        await self._passes[way].wait()
