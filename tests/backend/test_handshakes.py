"""What the server makes of handshakes and frames before anything of ours reads them."""

import contextlib
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.backend.test_over_uvicorn import statuses
from tests.servers.livetally import LivetallyServer

HANDSHAKE = (
    b"GET /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
)
END = b"\r\n"
MASK = b"\x01\x02\x03\x04"
TEXT, BINARY, CONTINUED, CLOSE, PING = 0x1, 0x2, 0x0, 0x8, 0x9
FINAL, COMPRESSED = 0x80, 0x40


def frame(first: int, payload: bytes = b"", *, masked: bool = True) -> bytes:
    """One frame. first: its first byte, an opcode with FINAL or not."""
    size = len(payload)
    length = bytes([size]) if size < 126 else b"\x7e" + struct.pack("!H", size)
    if not masked:
        return bytes([first]) + length + payload
    hidden = bytes(byte ^ MASK[place % 4] for place, byte in enumerate(payload))
    return bytes([first, length[0] | 0x80]) + length[1:] + MASK + hidden


# What is sent once the handshake is done, and the close codes that do.
BROKEN = {
    "W33-unmasked": (frame(FINAL | TEXT, b"{}", masked=False), {1002}),
    "W33-reserved-bit": (frame(FINAL | 0x20 | TEXT, b"{}"), {1002}),
    "W33-reserved-opcode": (frame(FINAL | 0x3, b"{}"), {1002}),
    "W33-ping-in-pieces": (frame(PING, b"x"), {1002}),
    "W33-ping-too-large": (frame(FINAL | PING, b"x" * 126), {1002}),
    "W33-nothing-to-continue": (frame(FINAL | CONTINUED, b"{}"), {1002}),
    "W33-mixed-up": (frame(TEXT, b"{") + frame(FINAL | TEXT, b"{}"), {1002}),
    "W34-text": (frame(FINAL | TEXT, b"\xff\xfe"), {1007}),
    "W34-cut-off": (frame(FINAL | TEXT, b"\xe2\x82"), {1007}),
    "W34-reason": (frame(FINAL | CLOSE, b"\x03\xe8\xff\xfe"), {1007, 1002}),
    "W35-code-999": (frame(FINAL | CLOSE, struct.pack("!H", 999)), {1002}),
    "W35-code-1005": (frame(FINAL | CLOSE, struct.pack("!H", 1005)), {1002}),
    "W35-half-a-code": (frame(FINAL | CLOSE, b"\x03"), {1002}),
    "W39-compressed": (frame(FINAL | COMPRESSED | TEXT, b"\xaa\x56\x02\x00"), {1002}),
    "W32-exabytes": (b"\x81\xff" + struct.pack("!Q", 2**40) + MASK, {1009, 1002}),
    "W32-beyond-all-bounds": (b"\x81\xff" + struct.pack("!Q", 2**63) + MASK, {1009, 1002}),
}

# A handshake that is none, and the statuses that do.
REFUSED = {
    "W41-version": (HANDSHAKE.replace(b"Version: 13", b"Version: 8"), {400, 426}),
    "W41-no-key": (HANDSHAKE.replace(b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", b""), {400}),
    "W41-odd-key": (HANDSHAKE.replace(b"AAAAAAAAAAAAAAAAAAAAAA==", b"short"), {400}),
    "W41-method": (HANDSHAKE.replace(b"GET ", b"POST "), {400, 405, 415}),
    "W42-control-character": (HANDSHAKE + b"X-Odd: a\x0bb\r\n", {400}),
    "W42-bare-line-feed": (HANDSHAKE + b"X-Odd: a\nX-Evil: b\r\n", {400}),
    "W42-blank-in-a-name": (HANDSHAKE + b"X Odd: a\r\n", {400}),
}


@contextmanager
def opened(server: LivetallyServer, more: bytes = b"") -> Iterator[tuple[socket.socket, bytes]]:
    """A line after its handshake, and what the server said to that."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as wire:
        wire.sendall(HANDSHAKE + more + END)
        said = b""
        while not said.endswith(END + END):
            said += wire.recv(1)
        assert said.startswith(b"HTTP/1.1 101 ")
        yield wire, said


def closed_with(wire: socket.socket) -> int | None:
    """The code of the close frame that comes; None where the line only ends."""
    heard = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := wire.recv(4096):
            heard += piece
    place = heard.find(bytes([FINAL | CLOSE]))
    return None if place < 0 else int(struct.unpack("!H", heard[place + 2 : place + 4])[0])


@pytest.mark.parametrize(("sent", "codes"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_frame_ends_the_socket(one_server: LivetallyServer, sent: bytes, codes: set[int]) -> None:
    with opened(one_server) as (wire, _):
        wire.sendall(sent)
        assert closed_with(wire) in codes


@pytest.mark.parametrize(("handshake", "expected"), REFUSED.values(), ids=REFUSED.keys())
def test_a_handshake_that_is_none_is_refused(
    one_server: LivetallyServer, handshake: bytes, expected: set[int]
) -> None:
    (status,) = statuses(one_server, handshake + END)
    assert status in expected


def test_no_compression_is_agreed_on(one_server: LivetallyServer) -> None:
    """W39."""
    with opened(one_server, b"Sec-WebSocket-Extensions: permessage-deflate\r\n") as (_, said):
        assert b"extensions" not in said.lower()


def test_no_answer_names_the_server_or_its_version(one_server: LivetallyServer) -> None:
    """L14."""
    with opened(one_server) as (_, said):
        assert b"\r\nserver:" not in said.lower()
    for path in (b"/", b"/graphql/", b"/static/nothing.js", b"/admin/login/", b"/nothing"):
        with socket.create_connection(("127.0.0.1", one_server.port), timeout=10) as wire:
            wire.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
            said = b""
            while piece := wire.recv(65536):
                said += piece
        head = said.partition(END + END)[0].lower()
        assert b"\r\nserver:" not in head
        assert b"\r\nx-powered-by:" not in head
