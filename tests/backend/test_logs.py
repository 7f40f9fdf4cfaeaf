"""The log: one id for all that an operation logs, and nothing of what anybody said."""

import asyncio
import json
import logging
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context

import psycopg
import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from backend.logs import JsonLines, Lines, OncePerKind, begin_operation
from tests.backend.doors import post
from tests.journeys.people import TRANSPORT, Person
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from voting.database import in_database

log = logging.getLogger("backend.tests")


def record(
    message: str, *args: object, level: int = logging.INFO, at: float | None = None
) -> logging.LogRecord:
    """A line that somebody logs."""
    made = logging.LogRecord("backend.tests", level, __file__, 1, message, args, None)
    made.created = made.created if at is None else at
    return made


class Listening(logging.Handler):
    """Keeps the lines as they would be written."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__()
        self.setFormatter(formatter)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@contextmanager
def listening(formatter: logging.Formatter) -> Iterator[list[str]]:
    """The lines that are logged within the block."""
    handler = Listening(formatter)
    logging.getLogger().addHandler(handler)
    try:
        yield handler.lines
    finally:
        logging.getLogger().removeHandler(handler)


class TestFormats:
    def test_a_line_for_people_ends_with_its_operation(self) -> None:
        def logged() -> tuple[str, str]:
            return begin_operation(), Lines().format(record("A vote for %s", "nothing"))

        operation, line = Context().run(logged)
        assert line.endswith(f"INFO backend.tests: A vote for nothing [{operation}]")
        assert Context().run(Lines().format, record("Nothing")).endswith("backend.tests: Nothing")

    def test_a_line_for_programs_is_one_json_object(self) -> None:
        try:
            raise ValueError("two\nlines")
        except ValueError as fault:
            failed = logging.LogRecord("x", logging.ERROR, __file__, 1, "No", (), (ValueError, fault, None))
        text = JsonLines().format(failed)
        assert "\n" not in text
        line = json.loads(text)
        assert {name: line[name] for name in ("level", "logger", "message")} == {
            "level": "ERROR", "logger": "x", "message": "No",
        }  # fmt: skip
        assert line["time"].endswith("+00:00")
        assert line["fault"].endswith("ValueError: two\nlines")

    @pytest.mark.postgresql
    def test_the_values_of_a_row_are_left_out(self, postgres_url: str) -> None:
        with psycopg.connect(postgres_url) as connection:
            connection.execute("CREATE TEMPORARY TABLE pile (digest text PRIMARY KEY)")
            connection.execute("INSERT INTO pile VALUES ('coffee')")
            with pytest.raises(psycopg.errors.UniqueViolation) as caught:
                connection.execute("INSERT INTO pile VALUES ('coffee')")
        assert "coffee" in str(caught.value)
        told = Lines().formatException((caught.type, caught.value, None))
        assert "coffee" not in told
        assert "duplicate key value" in told


class TestKinds:
    def test_one_line_a_minute_for_each_kind(self) -> None:
        once = OncePerKind()
        passed = [
            line for line in (record("Bad %s", "a", at=1000 + n) for n in range(50)) if once.filter(line)
        ]
        assert len(passed) == 1
        assert once.filter(record("Bad %s", "b", at=1001)), "another kind"
        later = record("Bad %s", "a", at=1100)
        assert once.filter(later)
        assert later.getMessage() == "Bad a (49 more like it before)"

    def test_faults_of_ours_are_always_told(self) -> None:
        once = OncePerKind()
        assert all(once.filter(record("Fault", level=logging.ERROR, at=1000)) for _ in range(3))

    def test_unreadable_bytes_leave_no_traceback(self) -> None:
        once = OncePerKind()
        bad = [
            record("Invalid UTF-8 sequence received from client.", level=logging.ERROR, at=1000) for _ in "ab"
        ]
        assert [once.filter(line) for line in bad] == [True, False]

    def test_a_library_whose_redis_is_away_leaves_no_traceback(self) -> None:
        failed = record("Unexpected exception in receive task", level=logging.ERROR, at=1000)
        failed.exc_info = (ConnectionError, ConnectionError(), None)
        assert OncePerKind().filter(failed)
        assert "Unexpected exception in receive task (ConnectionError)" in Lines().format(failed)
        assert failed.exc_info is None

    def test_they_do_not_pile_up(self) -> None:
        once = OncePerKind()
        for number in range(1_000):
            once.filter(record("Kind %d", number, at=1000))
        assert len(once._told) <= 100


def test_all_lines_of_a_request_have_one_id_and_no_two_requests_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def failing(*_: object, **__: object) -> None:
        log.info("first")
        await asyncio.create_task(later())
        await in_database(log.info, "third")
        raise RuntimeError("unexpected")

    async def later() -> None:
        log.info("second")

    monkeypatch.setattr("backend.graphql_http._execute", failing)
    with listening(JsonLines()) as lines:
        assert post({"query": "{__typename}"}).status == 500
        assert post({"query": "{__typename}"}).status == 500
    told = [json.loads(line) for line in lines]
    operations = [line["operation"] for line in told]
    assert [line["message"].split()[0] for line in told] == ["first", "second", "third", "Fault"] * 2
    assert len(set(operations[:4])) == len(set(operations[4:])) == 1
    assert len(set(operations)) == 2


# ---------- a real process


@pytest.fixture
def server(sqlite_url: str, start_server: Callable[..., LivetallyServer]) -> LivetallyServer:
    """A process of its own that logs JSON."""
    return start_server(database_url=sqlite_url, LOG_FORMAT="json")


def lines_of(server: LivetallyServer) -> list[dict[str, str]]:
    """What the process has logged; every line is JSON."""
    return [json.loads(line) for line in server.log_text().splitlines()]


def send_raw(server: LivetallyServer, path: str, frame: bytes) -> None:
    """Open a websocket by hand, and send these bytes."""
    handshake = (
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        f"Sec-WebSocket-Protocol: {TRANSPORT}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as wire:
        wire.sendall(handshake.encode())
        wire.recv(4096)
        wire.sendall(frame)
        while wire.recv(4096):
            pass


def test_bad_frames_are_told_once_for_each_kind(server: LivetallyServer) -> None:
    """R7."""
    not_utf8 = b"\x81\x82\x00\x00\x00\x00\xff\xfe"
    for _ in range(5):
        for path in ("/graphql/", "/ws/vote/"):
            send_raw(server, path, not_utf8)
        with connect(f"{server.socket_url}/graphql/", subprotocols=[TRANSPORT]) as client:
            client.send("[1]")
            with pytest.raises(ConnectionClosed):
                client.recv(timeout=5)
        with connect(f"{server.socket_url}/ws/vote/") as client:
            client.send("nonsense")
            client.recv(timeout=5)
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as wire:
            wire.sendall(b"nonsense\r\n\r\n")
            wire.recv(4096)
    wait_until(lambda: len(lines_of(server)) >= 4, what="told")
    messages = [line["message"] for line in lines_of(server)]
    assert sorted(messages) == sorted(set(messages)), "one line each"
    assert "A client at /graphql/: Invalid message" in messages
    assert "A client at /ws/vote/: unreadable message" in messages
    assert not any("fault" in line for line in lines_of(server))


def test_nothing_of_what_people_say_is_logged(server: LivetallyServer) -> None:
    """L15, L20."""
    person = Person(server)
    poll = person.create_poll("Whom do you fear?", ["Leviathan", "Behemoth"])
    with person.watch(poll) as screen:
        assert person.vote(poll, "Leviathan")["status"] == "NEW"
        screen.until_turnout(1)
    assert person.vote(poll, "Behemoth")["code"] == "ALREADY_VOTED"
    with connect(f"{server.socket_url}/ws/vote/{poll['id']}/") as client:
        client.send('{"vote": "Behemoth"}')
        assert "NEW" in str(client.recv(timeout=5))
        client.send('{"vote": "Ziz", "colour": "secret"}')
        client.recv(timeout=5)
    ids = [option["id"] for option in poll["options"]]
    for word in ("Leviathan", "Behemoth", "Ziz", "secret", person.token, *ids):
        assert word not in server.log_text()
