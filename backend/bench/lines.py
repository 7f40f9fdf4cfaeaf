"""Connections of one process, driven by one epoll loop."""

import resource
import select
import socket
import ssl
import time
from collections.abc import Callable

from backend.bench.wire import Place

NOTHING_YET = (BlockingIOError, ssl.SSLWantReadError)
CONNECT_SECONDS = 20


class Line:
    """One connection; hear is called with what came, with b"" when the other side has gone."""

    __slots__ = ("hear", "wire")

    def __init__(self, wire: socket.socket, hear: Callable[[bytes], None]) -> None:
        self.wire = wire
        self.hear = hear

    def say(self, data: bytes) -> None:
        """Send all of it; what is said here is short."""
        try:
            self.wire.send(data)
        except OSError:
            self.hear(b"")


class Lines:
    """Every connection to one server."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._epoll = select.epoll()
        self._lines: dict[int, Line] = {}
        self._address = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)[0]
        self._secure = ssl.create_default_context() if place.is_secure else None
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))

    def open(self, hear: Callable[[bytes], None]) -> Line:
        """A new connection."""
        family, kind, protocol, _, address = self._address
        wire = socket.socket(family, kind, protocol)
        wire.settimeout(CONNECT_SECONDS)
        wire.connect(address)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if self._secure is not None:
            wire = self._secure.wrap_socket(wire, server_hostname=self._place.host)
        wire.setblocking(False)
        line = self._lines[wire.fileno()] = Line(wire, hear)
        self._epoll.register(wire.fileno(), select.EPOLLIN)
        return line

    def close(self, line: Line) -> None:
        """End the connection."""
        if self._lines.pop(line.wire.fileno(), None) is not None:
            self._epoll.unregister(line.wire.fileno())
            line.wire.close()

    def turn(self, seconds: float) -> None:
        """Hear what comes, waiting at most so long for the first of it."""
        for number, _ in self._epoll.poll(max(seconds, 0), 1024):
            if (line := self._lines.get(number)) is not None:
                self._take(line)

    def turn_until(self, holds: Callable[[], bool], *, most_seconds: float) -> bool:
        """Hear until the condition holds; False when it does not in that time."""
        end = time.perf_counter() + most_seconds
        while not holds():
            if time.perf_counter() > end:
                return False
            self.turn(0.02)
        return True

    def end(self) -> None:
        """Close every connection."""
        for line in list(self._lines.values()):
            self.close(line)
        self._epoll.close()

    def _take(self, line: Line) -> None:
        try:
            data = line.wire.recv(65536)
        except NOTHING_YET:
            return
        except OSError:
            data = b""
        line.hear(data)
        if self._secure is not None:  # What TLS has decrypted ahead, epoll does not tell of.
            while line.wire.fileno() >= 0 and data and line.wire.pending():  # type: ignore[attr-defined]
                line.hear(data := line.wire.recv(65536))
