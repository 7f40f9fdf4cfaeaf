"""Ready websocket frames, written straight to the transport: the lean way to tell thousands at once.

uvicorn's protocol, started with `ws=backend.frames:FramesProtocol`, offers the ASGI extension
`livetally.frames`. Where it is missing (another server, a test client) plain sends are used; both ways
pass the same protocol tests.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Protocol

from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "livetally.frames"

OnMessage = Callable[[str | None], Awaitable[None]]


class Frames(Protocol):
    """One socket's transport, for those who write whole frames and are called with what comes in."""

    on_writable: Callable[[], None] | None

    @property
    def is_writable(self) -> bool:
        """Whether the other side keeps up, so that another frame would not pile up here."""

    def write(self, frame: bytes) -> None:
        """Write one whole frame; only while writable."""

    def hand_over(self, on_message: OnMessage, on_lost: Callable[[], None]) -> None:
        """Call these from now on instead of having `receive` awaited: an idle socket then keeps no task.

        on_message: with each text, None for bytes; the next is read once it is done. on_lost: at the end.
        The application returns after this; `send` remains good.
        """


def text_frame(*parts: bytes) -> bytes:
    """An unmasked, unfragmented text frame (RFC 6455, 5.2) of UTF-8 parts."""
    size = sum(map(len, parts))
    if size < 126:
        head = bytes((0x81, size))
    elif size < 65536:
        head = b"\x81\x7e" + size.to_bytes(2)
    else:
        head = b"\x81\x7f" + size.to_bytes(8)
    return b"".join((head, *parts))


class FramesProtocol(WebSocketsSansIOProtocol):
    """uvicorn's websocket protocol with the extension."""

    on_writable: Callable[[], None] | None = None
    _on_message: OnMessage | None = None
    _on_lost: Callable[[], None] | None = None
    _unheard: Sequence[str | None] = ()
    _hearing: asyncio.Task[None] | None = None

    def handle_connect(self, event: Any) -> None:
        """Offer the extension with the handshake."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["extensions"][EXTENSION] = self  # type: ignore[assignment]

    @property
    def is_writable(self) -> bool:
        """Whether frames may be written and the transport's buffer is below its high-water mark."""
        return (
            self.handshake_complete
            and not self.close_sent
            and self.writable.is_set()
            and not self.transport.is_closing()
        )

    def write(self, frame: bytes) -> None:
        """Write one whole frame."""
        self.transport.write(frame)

    def hand_over(self, on_message: OnMessage, on_lost: Callable[[], None]) -> None:
        """Call these from now on; an idle socket keeps no task, no queue and nothing of its handshake."""
        self._on_message, self._on_lost = on_message, on_lost
        self.queue = _NOWHERE  # type: ignore[assignment]
        del self.scope, self.request, self.response

    async def run_asgi(self) -> None:
        """Run the application, as uvicorn does; a socket that was handed over stays open at its return."""
        try:
            await self.app(self.scope, self.receive, self.send)
        except ClientDisconnected:
            pass
        except BaseException:
            self.logger.exception("Exception in ASGI application\n")
            self.send_500_response()
        if self._on_lost is None and self.close_timer is None:
            self.transport.close()

    def send_receive_event_to_app(self) -> None:
        """Hand a whole message on, or queue it for the application."""
        if self._on_message is None:
            super().send_receive_event_to_app()
            return
        data, self.frames = b"".join(self.frames), []
        if self.close_sent:
            return
        try:
            text = data.decode() if self.curr_msg_data_type == "text" else None
        except UnicodeDecodeError:
            self.conn.send_close(1007)
            self.handle_parser_exception()
            return
        self._unheard = [*self._unheard, text]
        if self._hearing is None:
            self.transport.pause_reading()
            self._hearing = self.loop.create_task(self._hear(self._on_message))

    async def _hear(self, on_message: OnMessage) -> None:
        """See each message done before the next; read on when all that came together are done."""
        while self._unheard:
            heard, self._unheard = self._unheard, ()
            for text in heard:
                await on_message(text)
        self._hearing = None
        if not self.transport.is_closing():
            self.transport.resume_reading()

    def resume_writing(self) -> None:
        """The other side has caught up."""
        super().resume_writing()
        if self.on_writable is not None:
            self.on_writable()

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone; nobody is to be told of it any more."""
        self.on_writable = None
        super().connection_lost(exc)
        if self._on_lost is not None:
            self._on_lost()


class _Nowhere:
    """Takes the place of a queue that nobody reads any more."""

    def put_nowait(self, _event: object) -> None:
        """Let it go."""


_NOWHERE = _Nowhere()
