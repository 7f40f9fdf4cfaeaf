"""What only a real server can answer: frames below the messages (rows W31, W32, W36)."""

import json
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.servers.livetally import LivetallyServer


@pytest.fixture
def socket(sqlite_url: str, start_server: Callable[..., LivetallyServer]) -> Iterator[ClientConnection]:
    """A socket of a real server that has said hello."""
    server = start_server(database_url=sqlite_url)
    subprotocols = [Subprotocol("graphql-transport-ws")]
    with connect(f"{server.socket_url}/graphql/", subprotocols=subprotocols, compression=None) as opened:
        opened.send('{"type":"connection_init"}')
        assert json.loads(opened.recv(timeout=10))["type"] == "connection_ack"
        yield opened


def is_alive(socket: ClientConnection) -> bool:
    """Whether a ping is answered."""
    socket.send('{"type":"ping"}')
    return bool(json.loads(socket.recv(timeout=10))["type"] == "pong")


def closed_with(socket: ClientConnection) -> int | None:
    """The code by which the server closes."""
    try:
        while True:
            socket.recv(timeout=10)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None


def test_a_frame_that_is_too_large_closes_at_once_w31(socket: ClientConnection) -> None:
    socket.send(json.dumps({"type": "ping", "payload": {"x": "x" * (65 * 1024)}}))
    assert closed_with(socket) == 1009


def test_a_frame_that_is_far_too_large_is_not_even_read_w32(socket: ClientConnection) -> None:
    with suppress(ConnectionClosed):
        socket.send(json.dumps({"type": "ping", "payload": {"x": "x" * (17 * 1024 * 1024)}}))
    # Closed while it was still being sent, the client may never get to read the code.
    assert closed_with(socket) in (1009, None)


def test_a_message_just_small_enough_is_served(socket: ClientConnection) -> None:
    socket.send(json.dumps({"type": "ping", "payload": {"x": "x" * (63 * 1024)}}))
    assert json.loads(socket.recv(timeout=10))["type"] == "pong"


def test_many_empty_fragments_and_control_pings_are_served_w36(socket: ClientConnection) -> None:
    socket.send(iter(["", *[""] * 10_000, '{"type":"ping"}']))
    assert json.loads(socket.recv(timeout=20))["type"] == "pong"
    pongs = [socket.ping() for _ in range(1000)]
    assert is_alive(socket)
    assert pongs[-1].wait(10)
