"""Bytes of HTTP/1.1 and of websockets (RFC 6455), as little as a measuring client needs. No I/O."""

import base64
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlsplit

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
SUBPROTOCOL = "graphql-transport-ws"


class Place(NamedTuple):
    """Where a server is."""

    host: str
    port: int
    is_secure: bool

    @property
    def authority(self) -> str:
        """What the Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.is_secure else 80) else f"{host}:{self.port}"


def place_of(url: str) -> Place:
    """Where http(s)://host[:port]/ leads; ValueError for anything else."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"An address is http://host:port or https://host:port, not {url!r}.")
    is_secure = parts.scheme == "https"
    return Place(parts.hostname, parts.port or (443 if is_secure else 80), is_secure)


def question(place: Place, query: str, variables: Mapping[str, Any], *, token: str = "") -> bytes:
    """The request that asks /graphql/."""
    body = json.dumps({"query": query, "variables": variables}, separators=(",", ":")).encode()
    authorization = f"Authorization: Bearer {token}\r\n" if token else ""
    head = (
        f"POST /graphql/ HTTP/1.1\r\nHost: {place.authority}\r\nContent-Type: application/json\r\n"
        f"{authorization}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def answer_in(received: bytes) -> tuple[int, bytes, bytes] | None:
    """(status, body, what follows) of a whole answer; None while some of it is missing."""
    head, found, rest = received.partition(b"\r\n\r\n")
    if not found:
        return None
    length = 0
    for line in head.lower().split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name == b"content-length":
            length = int(value)
        elif name == b"transfer-encoding":
            return _chunked_answer(int(head[9:12]), rest)
    return (int(head[9:12]), rest[:length], rest[length:]) if len(rest) >= length else None


def _chunked_answer(status: int, rest: bytes) -> tuple[int, bytes, bytes] | None:
    """The answer when a proxy sends its body in chunks."""
    body = b""
    while True:
        size, found, rest = rest.partition(b"\r\n")
        length = int(size, 16) if found else 0
        if not found or len(rest) < length + 2:
            return None
        body, rest = body + rest[:length], rest[length + 2 :]
        if length == 0:
            return status, body, rest


def handshake(place: Place) -> bytes:
    """The request that opens a GraphQL websocket; it offers no compression."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /graphql/ HTTP/1.1\r\nHost: {place.authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Protocol: {SUBPROTOCOL}\r\n\r\n"
    ).encode()


def frame(payload: bytes, kind: int = TEXT) -> bytes:
    """One frame from a client; the mask of zeros is valid and changes nothing."""
    size = len(payload)
    if size < 126:
        head = bytes((0x80 | kind, 0x80 | size))
    else:
        head = bytes((0x80 | kind, 0x80 | 126)) + size.to_bytes(2)
    return head + b"\0\0\0\0" + payload


def frames_in(received: bytes) -> Iterator[tuple[int, int, int]]:
    """(kind, start, end) of each whole frame's payload; what follows the last one is not whole yet."""
    place, size = 0, len(received)
    while size - place >= 2:
        kind, length, start = received[place] & 15, received[place + 1], place + 2
        if length == 126:
            length, start = int.from_bytes(received[place + 2 : place + 4]), place + 4
        elif length == 127:
            length, start = int.from_bytes(received[place + 2 : place + 10]), place + 10
        if size < start + length:
            return
        yield kind, start, start + length
        place = start + length
