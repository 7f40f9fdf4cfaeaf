"""What waits to be written to one socket: replies in order, of each subscription only the newest.

With frames (see frames.py) messages go straight to the transport, without a task or a wait; without them
the socket's one writer takes them.
"""

import asyncio
from collections import deque
from collections.abc import Callable

from backend.frames import Frames, text_frame
from schema.shared import Encoded
from voting.counters import counted

# A reader that stops reading costs no more than this; then it is closed and comes back.
MOST_BYTES_WAITING = 256 * 1024
TRY_AGAIN_LATER = 1013


class Outbox:
    """Never waits on the writing side; on_closing is called once, when the socket is to be closed."""

    __slots__ = ("_bytes", "_closing", "_frames", "_newest", "_news", "_replies", "on_closing")

    def __init__(self, frames: Frames | None = None) -> None:
        self._replies: deque[str] = deque()
        self._bytes = 0
        self._newest: dict[str, tuple[bytes, Encoded]] = {}
        self._closing: tuple[int, str] | None = None
        self._news: asyncio.Event | None = None
        self._frames = frames
        self.on_closing: Callable[[], None] | None = None
        if frames is not None:
            frames.on_writable = self._write

    def reply(self, text: str) -> None:
        """Queue a message that must not be skipped; when too much waits, the socket is closed."""
        if self._closing is not None:
            return
        if self._replies and self._bytes + len(text) > MOST_BYTES_WAITING:
            counted.slow_closes += 1
            self.close(TRY_AGAIN_LATER, "Replies are not read")
            return
        self._replies.append(text)
        self._bytes += len(text)
        self._tell()

    def newest(self, key: str, head: bytes, payload: Encoded) -> None:
        """Queue head + payload + "}" in place of an earlier message of that key."""
        if self._closing is not None:
            return
        frames = self._frames
        if frames is not None and not self._replies and not self._newest and frames.is_writable:
            counted.frames_sent += 1
            frames.write(text_frame(head, payload.data, b"}"))
            return
        counted.frames_skipped += key in self._newest
        self._newest[key] = (head, payload)
        self._tell()

    def last(self, key: str, text: str) -> None:
        """Queue the key's last word, after its newest message."""
        if (waiting := self._newest.pop(key, None)) is not None:
            counted.frames_sent += 1
            self.reply(_text(*waiting))
        self.reply(text)

    def forget(self, key: str) -> None:
        """Drop what waits under that key."""
        self._newest.pop(key, None)

    def close(self, code: int, reason: str) -> None:
        """Have the socket closed after the replies that wait; the first reason counts."""
        if self._closing is None:
            self._closing = (code, reason)
            self._newest.clear()
            self._tell()
            if self.on_closing is not None:
                self.on_closing()

    @property
    def closing(self) -> tuple[int, str] | None:
        """The close code and reason, once the socket is to be closed."""
        return self._closing

    async def take(self) -> str | None:
        """The next message for a plain writer; None when the socket is to be closed."""
        self._news = self._news or asyncio.Event()
        while True:
            if self._replies:
                return self._next_reply()
            if self._closing is not None:
                return None
            if self._newest:
                counted.frames_sent += 1
                return _text(*self._newest.pop(next(iter(self._newest))))
            self._news.clear()
            await self._news.wait()

    def _tell(self) -> None:
        if self._frames is not None:
            self._write()
        elif self._news is not None:
            self._news.set()

    def _write(self) -> None:
        """Write what waits for as long as the other side keeps up."""
        frames = self._frames
        while frames is not None and frames.is_writable:
            if self._replies:
                frames.write(text_frame(self._next_reply().encode()))
            elif self._newest:
                head, payload = self._newest.pop(next(iter(self._newest)))
                counted.frames_sent += 1
                frames.write(text_frame(head, payload.data, b"}"))
            else:
                return

    def _next_reply(self) -> str:
        text = self._replies.popleft()
        self._bytes -= len(text)
        return text


def _text(head: bytes, payload: Encoded) -> str:
    return f"{head.decode()}{payload.text}}}"
