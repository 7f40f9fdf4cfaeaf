"""The proxy itself: each fault does to a plain echo server what it says."""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator

import pytest

from tests.faults.proxy import Proxy, Way
from tests.servers.kept import wait_until


def echo(listener: socket.socket) -> None:
    """Send back whatever comes, on every connection, until the listener is closed."""

    def answer(wire: socket.socket) -> None:
        with contextlib.suppress(OSError), wire:
            while piece := wire.recv(65536):
                wire.sendall(piece)

    with contextlib.suppress(OSError):
        while True:
            threading.Thread(target=answer, args=[listener.accept()[0]], daemon=True).start()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    """A proxy before an echo server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=echo, args=[listener], daemon=True).start()
        with Proxy(listener.getsockname()[1]) as proxy:
            yield proxy
        listener.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def line(proxy: Proxy) -> Iterator[socket.socket]:
    """A line through the proxy that has answered once."""
    with dial(proxy) as line:
        yield line


@contextlib.contextmanager
def dial(proxy: Proxy) -> Iterator[socket.socket]:
    """A line through the proxy."""
    with socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as line:
        yield line


def answer(line: socket.socket, said: bytes = b"hello", *, within_seconds: float = 10) -> bytes | None:
    """What comes back; None when nothing does in time, b"" when the line has ended."""
    line.settimeout(within_seconds)
    try:
        line.sendall(said)
        return line.recv(65536)
    except TimeoutError:
        return None
    except OSError:
        return b""


def test_what_is_sent_comes_through(line: socket.socket) -> None:
    assert answer(line) == b"hello"


def test_the_end_of_a_line_comes_through(line: socket.socket) -> None:
    line.shutdown(socket.SHUT_WR)
    assert line.recv(10) == b""


def test_a_cut_ends_every_line_and_new_ones_too(proxy: Proxy, line: socket.socket) -> None:
    assert answer(line) == b"hello"
    proxy.cut()
    assert answer(line) == b""
    with dial(proxy) as another:
        assert answer(another) == b""
    proxy.mend()
    with dial(proxy) as another:
        assert answer(another) == b"hello"


@pytest.mark.parametrize("ways", [(), (Way.TO_SERVER,), (Way.TO_CLIENT,)], ids=str)
def test_what_is_held_arrives_when_all_is_mended(
    proxy: Proxy, line: socket.socket, ways: tuple[Way, ...]
) -> None:
    assert answer(line) == b"hello"
    proxy.hold(*ways)
    assert answer(line, b"late", within_seconds=0.2) is None
    proxy.mend()
    line.settimeout(10)
    assert line.recv(10) == b"late"


@pytest.mark.parametrize("ways", [(), (Way.TO_SERVER,), (Way.TO_CLIENT,)], ids=str)
def test_what_is_swallowed_is_gone_and_the_line_stays_deaf(
    proxy: Proxy, line: socket.socket, ways: tuple[Way, ...]
) -> None:
    assert answer(line) == b"hello"
    proxy.swallow(*ways)
    assert answer(line, within_seconds=0.2) is None
    proxy.mend()
    assert answer(line, within_seconds=0.2) is None
    with dial(proxy) as another:
        assert answer(another) == b"hello"


def test_a_delay_takes_its_time(proxy: Proxy, line: socket.socket) -> None:
    proxy.delay(0.1)
    began = time.monotonic()
    assert answer(line) == b"hello"
    assert time.monotonic() - began >= 0.2, "once for each way"


def test_a_server_that_is_gone_ends_the_line(proxy: Proxy) -> None:
    with Proxy(proxy.port) as before:
        proxy.cut()
        with dial(before) as line:
            assert answer(line) == b""


def test_a_trap_holds_its_words_and_the_answers_to_them(proxy: Proxy, line: socket.socket) -> None:
    trap = proxy.trap(b"COMMIT")
    assert answer(line, b"BEGIN") == b"BEGIN"
    assert answer(line, b"COMMIT", within_seconds=0.2) is None
    assert trap.has_sprung.wait(10)
    with dial(proxy) as another:
        assert answer(another, b"COMMIT") == b"COMMIT", "a trap catches once"
    proxy.let_through(trap)
    line.settimeout(0.2)
    with pytest.raises(TimeoutError):
        line.recv(10)
    proxy.mend()
    line.settimeout(10)
    assert line.recv(10) == b"COMMIT"


def test_a_trap_sees_words_that_come_in_pieces(proxy: Proxy, line: socket.socket) -> None:
    trap = proxy.trap(b"COMMIT")
    assert answer(line, b"COM") == b"COM"
    line.sendall(b"MIT")
    wait_until(trap.has_sprung.is_set, what="the trap has sprung")


def test_a_trap_does_not_see_words_that_came_by_before_it(proxy: Proxy, line: socket.socket) -> None:
    assert answer(line, b"COMMIT") == b"COMMIT"
    trap = proxy.trap(b"COMMIT")
    assert answer(line, b"BEGIN") == b"BEGIN"
    assert not trap.has_sprung.is_set()
