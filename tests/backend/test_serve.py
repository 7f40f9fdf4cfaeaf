"""Starting the server: what it needs for several processes, and that a dead one is started again."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.people import Person
from tests.servers.kept import KeptProcess, free_port, wait_until
from tests.servers.livetally import CHECKOUT, LivetallyServer, server_environment
from tests.servers.redis import RedisServer

SERVE = [sys.executable, "-m", "backend.serve"]


def refused_start(**environment: str) -> str:
    """What a start that must fail says."""
    settings = server_environment(**{"database_url": "sqlite:///:memory:", **environment})
    command = [*SERVE, f"--port={free_port()}"]
    done = subprocess.run(command, cwd=CHECKOUT, env=settings, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stderr


def workers_of(server: LivetallyServer) -> set[int]:
    """The process ids of the server's workers."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text()
    return {int(pid) for pid in children.split()}


def is_alive(pid: int) -> bool:
    """Whether the process runs."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:1]
    except FileNotFoundError:
        return False


def test_several_processes_need_redis_and_postgresql() -> None:
    said = refused_start(WORKERS="2")
    assert said == (
        "WORKERS=2 needs REDIS_URL and a DATABASE_URL of PostgreSQL: processes share no memory.\n"
    )
    assert "needs REDIS_URL:" in refused_start(WORKERS="3", database_url="postgresql://nobody@localhost/none")
    assert "needs a DATABASE_URL of PostgreSQL:" in refused_start(WORKERS="2", redis_url="redis://localhost")


def test_an_address_that_is_taken_is_named(one_server: LivetallyServer) -> None:
    settings = server_environment(database_url="sqlite:///:memory:")
    command = [*SERVE, f"--port={one_server.port}"]
    done = subprocess.run(command, cwd=CHECKOUT, env=settings, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        1,
        f"Cannot listen on 127.0.0.1:{one_server.port} (Address already in use).\n",
    )


@pytest.mark.postgresql
@pytest.mark.redis
def test_a_process_announces_from_its_first_vote_on(
    postgres_url: str, redis_server: RedisServer, start_server: Callable[..., LivetallyServer]
) -> None:
    here, there = (
        start_server(database_url=postgres_url, redis_url=redis_server.url, RECONCILE_SECONDS="60")
        for _ in range(2)
    )
    voter = Person(there)
    poll = voter.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with voter.watch(poll) as screen:
        screen.until_turnout(0)
        assert Person(here, token=voter.token).vote(poll, "Tea")["status"] == "NEW"
        screen.until_turnout(1, deadline_seconds=5)


@pytest.mark.postgresql
@pytest.mark.redis
class TestWorkers:
    @pytest.fixture
    def server(
        self, postgres_url: str, redis_server: RedisServer, start_server: Callable[..., LivetallyServer]
    ) -> LivetallyServer:
        """Two processes on one port."""
        return start_server(
            database_url=postgres_url, redis_url=redis_server.url, WORKERS="2", DRAIN_SECONDS="0.5"
        )

    def test_votes_reach_every_screen_whichever_process_holds_it(self, server: LivetallyServer) -> None:
        voters = [Person(server) for _ in range(3)]
        poll = voters[0].create_poll("Tea or coffee?", ["Tea", "Coffee"])
        screens = [voter.watch(poll) for voter in voters for _ in range(4)]
        for voter in voters:
            assert voter.vote(poll, "Tea")["status"] == "NEW"
        for screen in screens:
            screen.until_turnout(3, deadline_seconds=10)
            screen.close()

    def test_one_that_dies_is_started_again(self, server: LivetallyServer) -> None:
        before = workers_of(server)
        assert len(before) == 2
        time.sleep(1)  # so long a worker has to live to be started again at once
        victim = min(before)
        os.kill(victim, signal.SIGKILL)
        wait_until(lambda: len(workers_of(server) - before) == 1, what="another one is there")
        wait_until(server.is_ready, what="ready")
        assert Person(server).token
        assert f"Worker {sorted(before).index(victim) + 1} has ended" in server.log_text()

    def test_all_end_together_in_good_order(self, server: LivetallyServer) -> None:
        workers = workers_of(server)
        person = Person(server)
        poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
        screens = [person.watch(poll) for _ in range(6)]
        server.process.signal(signal.SIGTERM)
        assert {screen.close_code() for screen in screens} == {1012}
        for screen in screens:
            screen.close()
        wait_until(lambda: not server.process.is_running, what="ended")
        assert server.stop() == 0
        assert not any(map(is_alive, workers))

    def test_workers_do_not_outlive_the_one_that_started_them(self, server: LivetallyServer) -> None:
        workers = workers_of(server)
        server.kill()
        wait_until(lambda: not any(map(is_alive, workers)), what="the workers have ended")


HANG_SECONDS = 3
# A worker whose event loop can be brought to a stand.
STAND_STILL = "import signal, time\nsignal.signal(signal.SIGUSR2, lambda *_: time.sleep(600))\n"


@pytest.mark.postgresql
@pytest.mark.redis
def test_workers_that_stand_still_are_replaced_and_a_suspended_machine_changes_nothing(
    postgres_url: str,
    redis_server: RedisServer,
    start_server: Callable[..., LivetallyServer],
    tmp_path: Path,
) -> None:
    (tmp_path / "sitecustomize.py").write_text(STAND_STILL)
    server = start_server(
        database_url=postgres_url,
        redis_url=redis_server.url,
        WORKERS="3",
        WORKER_HANG_SECONDS=str(HANG_SECONDS),
        PYTHONPATH=str(tmp_path),
    )
    before = workers_of(server)
    everybody = [*before, server.process.pid]
    for number, seconds in ((signal.SIGSTOP, HANG_SECONDS + 0.5), (signal.SIGCONT, 1.5)):
        for pid in everybody:
            os.kill(pid, number)
        time.sleep(seconds)
    assert workers_of(server) == before, "all of it stood still, so nobody did"
    assert "stood still" not in server.log_text()

    stopped, blocked, untouched = sorted(before)
    os.kill(stopped, signal.SIGSTOP)
    os.kill(blocked, signal.SIGUSR2)
    assert Person(server).token, "the third one serves"
    wait_until(
        lambda: len(workers_of(server) - before) == 2, what="two others are there", deadline_seconds=60
    )
    assert workers_of(server) & before == {untouched}
    assert not is_alive(stopped)
    wait_until(server.is_ready, what="ready")
    told = server.log_text()
    for place in (1, 2):
        assert f"Worker {place} has stood still for 3 s and is ended." in told
    assert told.count("sitecustomize.py") == 1, "and what it was at"


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[KeptProcess]:
    """Two workers whose application cannot be loaded."""
    settings = server_environment(
        database_url="postgresql://nobody@localhost/none",
        redis_url="redis://localhost",
        WORKERS="2",
        PYTHONPATH=str(tmp_path),
    )
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['backend.urls'] = None\n")
    process = KeptProcess([*SERVE, f"--port={free_port()}"], log=tmp_path / "log", cwd=CHECKOUT, env=settings)
    yield process
    process.stop()


def test_workers_that_cannot_start_are_not_started_for_ever(broken: KeptProcess) -> None:
    wait_until(lambda: not broken.is_running, what="it gives up", deadline_seconds=60)
    assert "Livetally cannot start." in broken.log_text()
    assert broken.stop() == 3
