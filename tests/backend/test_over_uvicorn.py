"""What only the server in front decides: bytes on the wire, as `make run` starts it."""

import contextlib
import json
import socket
from collections.abc import Callable

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.servers.livetally import LivetallyServer

START = b"POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
BODY = b'{"query":"{__typename}"}'
LENGTH = b"Content-Length: %d\r\n" % len(BODY)


@pytest.fixture
def server(sqlite_url: str, start_server: Callable[..., LivetallyServer]) -> LivetallyServer:
    """A process of its own."""
    return start_server(database_url=sqlite_url)


def statuses(server: LivetallyServer, raw: bytes) -> list[int]:
    """The status of each answer to these bytes; the server closes or has answered within five seconds."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as wire:
        heard = b""
        with contextlib.suppress(OSError):  # the server may have closed before it has heard all
            wire.sendall(raw)
            wire.shutdown(socket.SHUT_WR)
        with contextlib.suppress(OSError):
            while piece := wire.recv(65536):
                heard += piece
    return [int(line.split()[1]) for line in heard.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]


def chunked(pieces: int) -> bytes:
    """A chunked body of that many kibibytes."""
    return (b"400\r\n" + b" " * 1024 + b"\r\n") * pieces + b"0\r\n\r\n"


def test_bytes_that_could_be_misread_are_refused(server: LivetallyServer) -> None:
    refused = {
        "T23-chunked": (START + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(100), [413]),
        "T23-declared": (START + b"Content-Length: 31457280\r\n\r\n" + b" " * 1024, [413]),
        "T23-understated": (START + b"Content-Length: 2\r\n\r\n" + BODY, [400]),
        "T24": (START + b"X-Long: " + b"x" * 64_000 + b"\r\n" + LENGTH + b"\r\n" + BODY, [431]),
        "T27-both": (START + LENGTH + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + BODY, [400]),
        "T27-twice": (START + LENGTH + b"Content-Length: 5\r\n\r\n" + BODY, [400]),
        "T27-control": (START + b"X-Odd: a\x0bb\r\n" + LENGTH + b"\r\n" + BODY, [400]),
        "T27-name": (START + b"X Odd: a\r\n" + LENGTH + b"\r\n" + BODY, [400]),
        "T27-method": (b"GRAPH /graphql/ HTTP/1.1\r\n\r\n", [400]),
    }
    answered = {row: statuses(server, raw) for row, (raw, _) in refused.items()}
    assert answered == {row: expected for row, (_, expected) in refused.items()}
    assert statuses(server, START + LENGTH + b"Connection: close\r\n\r\n" + BODY) == [200]
    assert "Traceback" not in server.log_text()


def test_a_frame_beyond_the_limit_ends_the_socket(server: LivetallyServer) -> None:
    with connect(f"{server.socket_url}/ws/vote/") as client:
        client.send(json.dumps({"vote": "x" * 70_000}))
        with pytest.raises(ConnectionClosed) as caught:
            client.recv(timeout=5)
        assert caught.value.rcvd
        assert caught.value.rcvd.code == 1009


def test_an_unknown_socket_address_is_refused_without_a_traceback(server: LivetallyServer) -> None:
    """W40."""
    handshake = (
        b"GET /nothing/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
    )
    assert statuses(server, handshake) == [403]
    assert statuses(server, handshake.replace(b"127.0.0.1", b"evil.test")) == [403]
    assert "Traceback" not in server.log_text()
