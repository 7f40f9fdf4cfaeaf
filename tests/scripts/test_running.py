"""`run`: one command from a checkout to a server that answers, and back."""

import signal
import socket
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.servers.kept import KeptProcess, free_port, wait_until
from tests.servers.livetally import CHECKOUT, server_environment

RUN = [sys.executable, "scripts/dev.py", "run"]


def start_run(folder: Path, port: int, **environment: str) -> KeptProcess:
    """The command under way, on a database of its own and without Node."""
    settings = server_environment(database_url=f"sqlite:///{folder / 'livetally.sqlite3'}")
    settings |= {"PORT": str(port), "HOST": "127.0.0.1", "PATH": "/nowhere", **environment}
    return KeptProcess(RUN, log=folder / "run.log", cwd=CHECKOUT, env=settings, stop_signal=signal.SIGINT)


@pytest.fixture
def port() -> int:
    """A port that is free."""
    return free_port()


def test_run_migrates_serves_and_ends_by_ctrl_c(tmp_path: Path, port: int) -> None:
    process = start_run(tmp_path, port)
    wait_until(lambda: "Ctrl-C" in process.log_text(), what="the links are shown", deadline_seconds=60)
    with urlopen(f"http://127.0.0.1:{port}/readyz") as answer:
        assert answer.status == 200
    assert process.stop() == 0
    log = process.log_text()
    assert f"http://127.0.0.1:{port}/graphql/" in log
    assert "Traceback" not in log
    assert "Node 20.19 or newer (with npm) was not found" in log, "says what is missing without Node"


def test_run_says_in_a_sentence_that_the_port_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start_run(tmp_path, port)
        wait_until(lambda: not process.is_running, what="the command has ended")
    assert process.stop() == 1
    assert process.log_text().startswith(f"Cannot listen on 127.0.0.1:{port}")
    assert "Traceback" not in process.log_text()


def test_run_says_in_a_sentence_what_a_port_is(tmp_path: Path, port: int) -> None:
    process = start_run(tmp_path, port, PORT="eighty")
    wait_until(lambda: not process.is_running, what="the command has ended")
    assert process.stop() == 1
    assert process.log_text() == "PORT is a number from 1 to 65535, not 'eighty'.\n"


def test_phones_are_let_in_where_every_address_is_served(tmp_path: Path, port: int) -> None:
    process = start_run(tmp_path, port, HOST="0.0.0.0")
    wait_until(lambda: "Ctrl-C" in process.log_text(), what="the links are shown", deadline_seconds=60)
    first_line = next(line for line in process.log_text().splitlines() if "ready" in line)
    with urlopen(f"{first_line.split()[-1]}healthz") as answer:
        assert answer.status == 200, "the shown address is an allowed host"
    assert process.stop() == 0


def test_an_unknown_verb_is_answered_by_the_list_of_verbs(tmp_path: Path) -> None:
    command = [sys.executable, "scripts/dev.py", "dance"]
    process = KeptProcess(command, log=tmp_path / "log", cwd=CHECKOUT)
    wait_until(lambda: not process.is_running, what="the command has ended")
    assert process.stop() == 1
    assert "run | test | check" in process.log_text()
