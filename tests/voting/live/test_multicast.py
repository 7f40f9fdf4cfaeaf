"""One running source for many readers: late ones, slow ones, and what is left when all have gone."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest

from voting.live.multicast import Multicast, Reader, Slot

pytestmark = pytest.mark.asyncio


class Source:
    """A source that gives what it is told to, and counts how often it runs."""

    def __init__(self) -> None:
        self.started = self.ended = 0
        self.values: asyncio.Queue[int | Exception | None] = asyncio.Queue()

    async def open(self, _key: str) -> AsyncGenerator[int, None]:
        """Run until None (the end) or an exception is given."""
        self.started += 1
        try:
            while (value := await self.values.get()) is not None:
                if isinstance(value, Exception):
                    raise value
                yield value
        finally:
            self.ended += 1


class Listener(Reader[int]):
    """A reader that keeps all it hears."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        super().__init__(self.heard.append, lambda fault: self.heard.append(fault or "end"))


async def settled() -> None:
    """Let everything that can run do so."""
    for _ in range(10):
        await asyncio.sleep(0)


async def test_all_readers_hear_what_one_source_says() -> None:
    source, readers = Source(), [Listener() for _ in range(3)]
    shared: Multicast[str, int] = Multicast(source.open)
    for reader in readers:
        shared.join("k", reader)
    source.values.put_nowait(1)
    await settled()
    assert [reader.heard for reader in readers] == [[1]] * 3
    assert (source.started, len(shared)) == (1, 1)


async def test_a_late_reader_gets_the_newest_at_once() -> None:
    source, late = Source(), Listener()
    shared: Multicast[str, int] = Multicast(source.open)
    shared.join("k", Listener())
    for value in (1, 2, 3):
        source.values.put_nowait(value)
    await settled()
    shared.join("k", late)
    assert late.heard == [3]


async def test_every_key_has_a_source_of_its_own() -> None:
    opened = []

    async def open_source(key: str) -> AsyncGenerator[str, None]:
        opened.append(key)
        yield f"of {key}"
        await asyncio.Event().wait()

    shared: Multicast[str, str] = Multicast(open_source)
    heard: dict[str, list[str]] = {"a": [], "b": []}
    leaves = [shared.join(key, Reader(heard[key].append, lambda _: None)) for key in heard]
    await settled()
    assert (opened, heard) == (["a", "b"], {"a": ["of a"], "b": ["of b"]})
    for leave in leaves:
        leave()
    await settled()
    assert len(shared) == 0


async def test_the_source_stops_when_the_last_reader_leaves_and_starts_again_for_the_next() -> None:
    source = Source()
    shared: Multicast[str, int] = Multicast(source.open)
    first, second, third = Listener(), Listener(), Listener()
    leaves = [shared.join("k", first), shared.join("k", second)]
    await settled()
    leaves[0]()
    await settled()
    assert source.ended == 0
    leaves[1]()
    await settled()
    assert (source.ended, len(shared)) == (1, 0)
    shared.join("k", third)
    source.values.put_nowait(7)
    await settled()
    assert (source.started, third.heard, second.heard) == (2, [7], [])


async def test_who_joins_in_the_moment_of_stopping_is_served_by_a_new_source() -> None:
    source, reader = Source(), Listener()
    shared: Multicast[str, int] = Multicast(source.open)
    leave = shared.join("k", Listener())
    await settled()
    leave()
    shared.join("k", reader)
    await settled()
    source.values.put_nowait(1)
    await settled()
    assert (reader.heard, source.started, len(shared)) == ([1], 2, 1)


async def test_leaving_twice_is_leaving_once() -> None:
    source = Source()
    shared: Multicast[str, int] = Multicast(source.open)
    leave = shared.join("k", Listener())
    leave()
    stays = Listener()
    shared.join("k", stays)
    leave()
    await settled()
    source.values.put_nowait(1)
    await settled()
    assert stays.heard == [1]


async def test_an_end_and_a_fault_reach_every_reader() -> None:
    for last, told in [(None, "end"), (ValueError("broken"), None)]:
        source, readers = Source(), [Listener(), Listener()]
        shared: Multicast[str, int] = Multicast(source.open)
        for reader in readers:
            shared.join("k", reader)
        source.values.put_nowait(1)
        source.values.put_nowait(last)
        await settled()
        assert [reader.heard for reader in readers] == [[1, told or last]] * 2
        assert len(shared) == 0


async def test_a_reader_that_leaves_while_others_are_told_hears_no_more() -> None:
    source, heard = Source(), []
    shared: Multicast[str, int] = Multicast(source.open)
    leaves: list[Callable[[], None]] = []

    def leave_all(value: int) -> None:
        heard.append(value)
        for leave in leaves:
            leave()

    leaves += [shared.join("k", Reader(leave_all, lambda _: None)) for _ in range(3)]
    source.values.put_nowait(1)
    await settled()
    assert (heard, len(shared)) == ([1], 0)


async def test_a_slow_reader_skips_to_the_newest() -> None:
    source, seen = Source(), []
    shared: Multicast[str, int] = Multicast(source.open)
    stream = shared.stream("k")
    for value in range(100):
        source.values.put_nowait(value)
    seen.append(await anext(stream))
    await settled()
    for value in range(100, 200):
        source.values.put_nowait(value)
    await settled()
    seen.append(await anext(stream))
    assert seen[-1] == 199
    source.values.put_nowait(None)
    assert [value async for value in stream] == []


async def test_a_stream_raises_its_sources_fault() -> None:
    source = Source()
    shared: Multicast[str, int] = Multicast(source.open)
    source.values.put_nowait(1)
    source.values.put_nowait(ValueError("broken"))
    stream = shared.stream("k")
    with pytest.raises(ValueError, match="broken"):
        async for _ in stream:
            pass
    assert len(shared) == 0


async def test_a_thousand_joins_and_leaves_leave_nothing_behind() -> None:
    """GL14."""
    source = Source()
    shared: Multicast[str, int] = Multicast(source.open)
    before = len(asyncio.all_tasks())
    for turn in range(1000):
        leave = shared.join("k", Listener())
        if turn % 3 == 0:
            await asyncio.sleep(0)
        leave()
    await settled()
    assert len(shared) == 0
    assert source.started == source.ended
    assert len(asyncio.all_tasks()) == before


async def test_a_slot_gives_its_last_value_before_it_ends() -> None:
    slot = Slot[int]()
    slot.put(1)
    slot.put(2)
    slot.end()
    assert [value async for value in slot] == [2]
