"""Livetally itself as a real process on a real port, and fresh databases for it."""

import functools
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from scripts.serving import server_command
from tests.servers.kept import KeptProcess, free_port, wait_until
from tests.servers.postgres import shared_postgres

CHECKOUT = Path(__file__).resolve().parents[2]
_numbers = itertools.count(1)


def server_environment(*, database_url: str, redis_url: str = "", **changes: str) -> dict[str, str]:
    """What a server process finds in its environment: nothing of the developer's own settings."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "backend.settings",
        "SECRET_KEY": "only-for-tests",  # one key, so that processes honour each other's guests
        "DATABASE_URL": database_url,
        "REDIS_URL": redis_url,
        "DEBUG": "off",
        "DRAIN_SECONDS": "0",  # a test that asks for more says so
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "PYTHONUNBUFFERED": "1",
        **changes,
    }


def manage(*arguments: str, database_url: str) -> str:
    """What one `manage.py` command prints."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=CHECKOUT,
        env=server_environment(database_url=database_url),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


class LivetallyServer:
    """One Livetally process, ready to be asked; it can be stopped, killed and started again on its port."""

    def __init__(self, *, database_url: str, log: Path, redis_url: str = "", **environment: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.socket_url = f"ws://127.0.0.1:{self.port}"
        self._log = log
        self._environment = server_environment(database_url=database_url, redis_url=redis_url, **environment)
        self.start()

    def start(self) -> None:
        """Start the process, and wait until /readyz says yes."""
        self.process = KeptProcess(
            server_command(sys.executable, host="127.0.0.1", port=self.port),
            log=self._log,
            cwd=CHECKOUT,
            env=self._environment,
        )
        wait_until(self.is_ready, what=f"{self.url}/readyz says yes", deadline_seconds=30)

    def stop(self) -> int:
        """End the process as a deploy does; its exit code."""
        return self.process.stop()

    def kill(self) -> None:
        """End the process as a crash does."""
        self.process.kill()

    def log_text(self) -> str:
        """Everything the process has logged."""
        return self.process.log_text()

    def is_ready(self) -> bool:
        """Whether the process says that it can take votes."""
        if not self.process.is_running:
            raise RuntimeError(f"Livetally ended at once:\n{self.log_text()}")
        try:
            with urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:  # not listening yet, or 503 while it is not ready
            return False


@functools.cache
def _migrated_sqlite() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="livetally-migrated-", ignore_cleanup_errors=True)
    _kept_folders.append(folder)
    path = Path(folder.name) / "livetally.sqlite3"
    manage("migrate", "--verbosity=0", database_url=f"sqlite:///{path}")
    return path


_kept_folders: list[tempfile.TemporaryDirectory[str]] = []


def fresh_sqlite_url(folder: Path) -> str:
    """The URL of a fresh, migrated SQLite file in this folder."""
    path = folder / f"livetally-{next(_numbers)}.sqlite3"
    shutil.copy(_migrated_sqlite(), path)
    return f"sqlite:///{path}"


@functools.cache
def _migrated_postgres() -> str:
    name = "migrated"
    server = shared_postgres()
    server.execute(f"CREATE DATABASE {name}")
    manage("migrate", "--verbosity=0", database_url=server.url_of(name))
    return name


@contextmanager
def fresh_postgres_url() -> Iterator[str]:
    """The URL of a fresh, migrated PostgreSQL database, dropped afterwards."""
    name = f"journey_{next(_numbers)}"
    server = shared_postgres()
    server.execute(f"CREATE DATABASE {name} TEMPLATE {_migrated_postgres()}")
    yield server.url_of(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")
