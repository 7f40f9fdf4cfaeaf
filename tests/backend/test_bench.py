"""The bench: its bytes are right, its sums are right, and what it says of a server is so."""

import json
import subprocess
import sys
from collections import Counter

import pytest
from websockets.frames import Frame, Opcode
from websockets.protocol import SERVER, Protocol

from backend.bench.hall import Measured
from backend.bench.report import figures, percentile, table
from backend.bench.usage import Usage
from backend.bench.wire import PING, TEXT, answer_in, frame, frames_in, place_of, question
from tests.journeys.people import Person
from tests.servers.livetally import CHECKOUT, LivetallyServer, server_environment


class TestBytes:
    def test_an_address_is_taken_apart(self) -> None:
        assert place_of("http://127.0.0.1:8000/").authority == "127.0.0.1:8000"
        assert place_of("https://vote.example").authority == "vote.example"
        assert place_of("https://vote.example") == ("vote.example", 443, True)
        assert place_of("http://[::1]:8000").authority == "[::1]:8000"
        for wrong in ("vote.example", "ftp://vote.example", ""):
            with pytest.raises(ValueError, match="An address is"):
                place_of(wrong)

    @pytest.mark.parametrize("size", [0, 1, 125, 126, 65535])
    def test_a_frame_is_read_by_a_proven_library(self, size: int) -> None:
        reader = Protocol(SERVER)
        reader.receive_data(frame(b"x" * size) + frame(b"", PING))
        first, second = (event for event in reader.events_received() if isinstance(event, Frame))
        assert (first.data, first.opcode, second.opcode) == (b"x" * size, TEXT, PING)

    @pytest.mark.parametrize("size", [0, 125, 126, 65535, 65536])
    def test_frames_of_a_proven_library_are_read(self, size: int) -> None:
        payload = b"x" * size
        sent = Frame(Opcode.TEXT, payload).serialize(mask=False)
        received = sent + sent + sent[:-1] if size else sent
        found = [received[start:end] for _, start, end in frames_in(received)]
        assert found == ([payload, payload] if size else [b""])

    def test_an_answer_is_taken_when_it_is_whole(self) -> None:
        plain = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        chunked = b"HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n1\r\nd\r\n0\r\n\r\n"
        assert answer_in(plain + b"HTTP") == (200, b"ok", b"HTTP")
        assert answer_in(chunked) == (404, b"abcd", b"")
        for whole in (plain, chunked):
            assert not any(answer_in(whole[:length]) for length in range(len(whole)))

    def test_a_question_says_how_long_it_is(self) -> None:
        asked = question(place_of("http://h:1"), "{é}", {"a": 1}, token="t")
        head, _, body = asked.partition(b"\r\n\r\n")
        assert f"Content-Length: {len(body)}".encode() in head
        assert b"Authorization: Bearer t" in head
        assert json.loads(body) == {"query": "{é}", "variables": {"a": 1}}


class TestSums:
    def test_percentiles_are_values_that_were_there(self) -> None:
        values = [float(number) for number in range(1, 101)]
        assert [percentile(values, p) for p in (50, 95, 99, 100)] == [50, 95, 99, 100]
        assert (percentile([7.0], 50), percentile([], 99)) == (7.0, 0.0)

    def test_the_figures_are_the_sums(self) -> None:
        found = figures(
            Measured(
                watchers=3, watchers_lost=Counter({"cut off": 1}), join_seconds=[0.1, 0.3], joining_seconds=2,
                stored=100, refused=Counter({"NOT_OPEN": 2}),
                late=Counter({"NOT_OPEN": 9}), voting_seconds=5, vote_seconds=[0.01] * 100,
                screen_seconds=[0.05] * 200, frames=200, wrong_screens=1, is_tally_right=False,
                usages=[Usage(1, 50_000_000), Usage(2, 50_204_800), Usage(4, 60_000_000)],
            )
        )  # fmt: skip
        assert found["joins a second"] == 1
        assert found["votes a second"] == 20
        assert found["vote → screen, p99 ms"] == 50
        assert found["frames a second"] == 40
        assert found["wrong final tallies"] == 2
        assert (found["watchers lost"], found["votes refused"]) == ("1 cut off", "2 NOT_OPEN")
        assert found["late votes"] == "9 NOT_OPEN"
        assert found["server CPU to join, ms a watcher"] == 500
        assert found["server memory, KB a watcher"] == 100
        assert found["server CPU, µs a frame"] == 10_000
        assert found["server CPU, µs a vote and watcher"] == 10_000
        assert "| votes stored | 100 |" in table(found)


def bench(*words: str) -> "subprocess.CompletedProcess[str]":
    """What the command prints, in an environment that leads to no database."""
    return subprocess.run(
        [sys.executable, "manage.py", "bench", *words],
        cwd=CHECKOUT,
        env=server_environment(database_url="postgresql://nobody@127.0.0.1:1/none"),
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_hall_is_measured_over_the_public_doors_alone(one_server: LivetallyServer) -> None:
    pid = one_server.process.pid
    done = bench(
        f"--url={one_server.url}", f"--pid={pid}", "--json",
        "--watchers=30", "--votes-per-second=40", "--seconds=2",
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert (found["watchers"], found["votes stored"], found["wrong final tallies"]) == (30, 80, 0)
    assert found["votes refused"] == found["watchers lost"] == "0"
    assert 30 <= found["frames"] <= 30 * 80
    assert 0 < found["vote → answer, p50 ms"] <= found["vote → answer, p99 ms"] < 10_000
    assert 0 < found["vote → screen, p50 ms"] <= found["vote → screen, p99 ms"] < 10_000
    assert found["server memory at the end, MB"] > 20


def test_voters_who_wait_for_each_other_are_measured_too(one_server: LivetallyServer) -> None:
    done = bench(
        f"--url={one_server.url}",
        "--watchers=5",
        "--closed=20",
        "--most-votes=200",
        "--seconds=30",
        "--late=50",
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "| votes stored | 200 |" in done.stdout
    assert "| late votes | 50 NOT_OPEN |" in done.stdout
    assert "| wrong final tallies | 0 |" in done.stdout
    assert "server CPU" not in done.stdout, "nothing is said of a process that is not named"


def test_what_cannot_be_measured_is_said_in_a_sentence() -> None:
    done = bench("--url=http://127.0.0.1:1")
    assert done.returncode == 1
    assert done.stderr.startswith("CommandError: Cannot measure http://127.0.0.1:1: ")
    assert "Traceback" not in done.stderr


def test_it_leaves_the_server_as_it_was(one_server: LivetallyServer) -> None:
    person = Person(one_server)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    assert bench(f"--url={one_server.url}", "--watchers=3", "--seconds=1").returncode == 0
    assert person.tally(poll)["turnout"] == 0
