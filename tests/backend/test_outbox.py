"""What waits for one socket: replies in order, of each subscription the newest, never without bound."""

import asyncio
from collections.abc import Callable

import pytest

from backend.outbox import MOST_BYTES_WAITING, Outbox
from schema.shared import Encoded

pytestmark = pytest.mark.asyncio


def newest(outbox: Outbox, key: str, text: str) -> None:
    """Queue the text as the key's newest message."""
    outbox.newest(key, f"[{key} ".encode(), Encoded(text, text.encode()))


async def taken(outbox: Outbox) -> list[str]:
    """All that waits, as the writer takes it."""
    texts: list[str] = []
    try:
        while True:
            async with asyncio.timeout(0.02):
                text = await outbox.take()
            if text is None:
                return [*texts, f"closed {outbox.closing}"]
            texts.append(text)
    except TimeoutError:
        return texts


async def test_replies_keep_their_order() -> None:
    outbox = Outbox()
    for text in "abc":
        outbox.reply(text)
    assert await taken(outbox) == ["a", "b", "c"]


async def test_of_each_key_only_the_newest_is_written() -> None:
    outbox = Outbox()
    for n in range(1000):
        newest(outbox, "one", str(n))
        newest(outbox, "other", str(n))
    assert await taken(outbox) == ["[one 999}", "[other 999}"]


async def test_replies_come_before_newest_values() -> None:
    outbox = Outbox()
    newest(outbox, "k", "value")
    outbox.reply("reply")
    assert await taken(outbox) == ["reply", "[k value}"]


async def test_a_keys_last_word_comes_after_its_newest_value() -> None:
    outbox = Outbox()
    newest(outbox, "k", "old")
    newest(outbox, "k", "new")
    outbox.last("k", "complete")
    assert await taken(outbox) == ["[k new}", "complete"]


async def test_a_last_word_needs_no_value_before_it() -> None:
    outbox = Outbox()
    outbox.last("k", "complete")
    assert await taken(outbox) == ["complete"]


async def test_what_is_forgotten_is_not_written() -> None:
    outbox = Outbox()
    newest(outbox, "k", "value")
    newest(outbox, "other", "value 2")
    outbox.forget("k")
    outbox.forget("never there")
    assert await taken(outbox) == ["[other value 2}"]


async def test_a_writer_that_waits_gets_what_comes() -> None:
    outbox = Outbox()
    writer = asyncio.ensure_future(outbox.take())
    await asyncio.sleep(0)
    assert not writer.done()
    newest(outbox, "k", "value")
    assert await writer == "[k value}"


async def test_replies_are_written_before_a_close_and_values_are_not() -> None:
    outbox = Outbox()
    newest(outbox, "k", "value")
    outbox.reply("error")
    outbox.close(4400, "first")
    outbox.close(1013, "second")
    assert await taken(outbox) == ["error", "closed (4400, 'first')"]


async def test_a_close_wakes_the_writer() -> None:
    outbox = Outbox()
    writer = asyncio.ensure_future(outbox.take())
    await asyncio.sleep(0)
    outbox.close(1013, "later")
    assert await writer is None


async def test_nothing_is_said_after_a_close() -> None:
    outbox = Outbox()
    outbox.close(4400, "why")
    newest(outbox, "k", "value")
    outbox.reply("reply")
    outbox.last("k", "complete")
    assert await taken(outbox) == ["closed (4400, 'why')"]


async def test_a_reader_that_does_not_read_its_replies_is_told_to_come_back() -> None:
    """GL6."""
    outbox = Outbox()
    for _ in range(MOST_BYTES_WAITING // 1024 + 2):
        outbox.reply("x" * 1024)
    assert outbox.closing == (1013, "Replies are not read")
    *replies, end = await taken(outbox)
    assert end == "closed (1013, 'Replies are not read')"
    assert sum(map(len, replies)) <= MOST_BYTES_WAITING


async def test_one_large_reply_is_let_through() -> None:
    outbox = Outbox()
    outbox.reply("x" * (MOST_BYTES_WAITING + 1))
    assert outbox.closing is None
    outbox.reply("y")
    assert outbox.closing is not None


async def test_what_was_written_no_longer_counts() -> None:
    outbox = Outbox()
    for _ in range(10):
        outbox.reply("x" * (MOST_BYTES_WAITING - 1))
        assert len(await taken(outbox)) == 1
    assert outbox.closing is None


async def test_closing_is_told_once() -> None:
    outbox, told = Outbox(), []
    outbox.on_closing = lambda: told.append("closing")
    outbox.close(1013, "one")
    outbox.close(4400, "two")
    assert told == ["closing"]


class Transport:
    """A transport that takes frames while it is writable."""

    def __init__(self) -> None:
        self.is_writable = True
        self.on_writable: Callable[[], None] = lambda: None
        self.written: list[bytes] = []

    def write(self, frame: bytes) -> None:
        """Take a frame."""
        assert self.is_writable
        self.written.append(frame.lstrip(b"\x81")[1:])


async def test_with_a_transport_messages_are_written_at_once() -> None:
    transport = Transport()
    outbox = Outbox(transport)  # type: ignore[arg-type]
    outbox.reply("reply")
    newest(outbox, "k", "value")
    outbox.last("k", "complete")
    assert transport.written == [b"reply", b"[k value}", b"complete"]


async def test_a_transport_that_is_full_gets_the_newest_when_it_is_writable_again() -> None:
    transport = Transport()
    outbox = Outbox(transport)  # type: ignore[arg-type]
    transport.is_writable = False
    for n in range(100):
        newest(outbox, "k", str(n))
    outbox.reply("reply")
    assert transport.written == []
    transport.is_writable = True
    transport.on_writable()
    assert transport.written == [b"reply", b"[k 99}"]


async def test_a_transport_gets_nothing_after_a_close() -> None:
    transport = Transport()
    outbox = Outbox(transport)  # type: ignore[arg-type]
    outbox.close(4400, "why")
    newest(outbox, "k", "value")
    outbox.reply("reply")
    assert transport.written == []
