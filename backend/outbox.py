"""What waits to be written to one socket: replies in order, of each subscription only the newest."""

import asyncio
from collections import deque

# A reader that stops reading costs no more than this; then it is closed and comes back.
MOST_BYTES_WAITING = 256 * 1024


class Overflow(Exception):
    """The other side does not read its replies."""


class Outbox:
    """Never waits on the writing side; the reading side is the socket's one writer."""

    __slots__ = ("_bytes", "_closing", "_newest", "_news", "_replies")

    def __init__(self) -> None:
        self._replies: deque[str] = deque()
        self._bytes = 0
        self._newest: dict[str, str] = {}
        self._news = asyncio.Event()
        self._closing: tuple[int, str] | None = None

    def reply(self, text: str) -> None:
        """Queue a message that must not be skipped; Overflow when too much waits."""
        if self._replies and self._bytes + len(text) > MOST_BYTES_WAITING:
            raise Overflow
        self._replies.append(text)
        self._bytes += len(text)
        self._news.set()

    def newest(self, key: str, text: str) -> None:
        """Queue a message in place of an earlier one of that key."""
        self._newest[key] = text
        self._news.set()

    def last(self, key: str, text: str) -> None:
        """Queue the key's last word, after its newest message."""
        if (waiting := self._newest.pop(key, None)) is not None:
            self.reply(waiting)
        self.reply(text)

    def forget(self, key: str) -> None:
        """Drop what waits under that key."""
        self._newest.pop(key, None)

    def close(self, code: int, reason: str) -> None:
        """Let the writer close the socket next; the first reason counts."""
        self._closing = self._closing or (code, reason)
        self._news.set()

    @property
    def closing(self) -> tuple[int, str] | None:
        """The close code and reason, once the socket is to be closed."""
        return self._closing

    async def take(self) -> str | None:
        """The next message to write; None when the socket is to be closed."""
        while True:
            if self._replies:
                text = self._replies.popleft()
                self._bytes -= len(text)
                return text
            if self._closing is not None:
                return None
            if self._newest:
                return self._newest.pop(next(iter(self._newest)))
            self._news.clear()
            await self._news.wait()
