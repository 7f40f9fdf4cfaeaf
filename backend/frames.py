"""Ready websocket frames, written straight to the transport: the lean way to tell thousands at once.

uvicorn's protocol, started with `ws=backend.frames:FramesProtocol`, offers the ASGI extension
`livetally.frames`. Where it is missing (another server, a test client) plain sends are used; both ways
pass the same protocol tests.
"""

from collections.abc import Callable
from typing import Any, Protocol

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

EXTENSION = "livetally.frames"


class Frames(Protocol):
    """One socket's transport, for those who write whole frames."""

    on_writable: Callable[[], None] | None

    @property
    def is_writable(self) -> bool:
        """Whether the other side keeps up, so that another frame would not pile up here."""

    def write(self, frame: bytes) -> None:
        """Write one whole frame; only while writable."""


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

    def resume_writing(self) -> None:
        """The other side has caught up."""
        super().resume_writing()
        if self.on_writable is not None:
            self.on_writable()

    def connection_lost(self, exc: Exception | None) -> None:
        """The socket is gone; nobody is to be told of it any more."""
        self.on_writable = None
        super().connection_lost(exc)
