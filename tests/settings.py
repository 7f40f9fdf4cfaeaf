"""The settings under test: the project's own, with the environment of the developer's machine shut out.

TEST_DATABASE=sqlite (the default; a file in WAL mode, as in production without DATABASE_URL) or
TEST_DATABASE=postgresql (the run's own server) says which database this pytest process works on.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

TEST_DATABASE = os.environ.get("TEST_DATABASE", "sqlite")
_folder = Path(tempfile.mkdtemp(prefix="livetally-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)


def _database_url() -> str:
    """Where Django makes its test database."""
    if TEST_DATABASE == "sqlite":
        return f"sqlite:///{_folder / 'livetally.sqlite3'}"
    if TEST_DATABASE == "postgresql":
        from tests.servers.postgres import shared_postgres

        return shared_postgres().url_of("livetally")
    raise ValueError(f"TEST_DATABASE is sqlite or postgresql, not {TEST_DATABASE!r}")


os.environ |= {
    "DATABASE_URL": _database_url(),
    "REDIS_URL": "",
    "SECRET_KEY": "only-for-tests",
    "SECRET_KEY_FALLBACKS": "",
    "DEBUG": "off",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1],testserver",
    "BEHIND_TLS": "off",
    "GRAPHIQL": "on",
    "INTROSPECTION": "on",
    "RATE_LIMITS": "on",
    "RATES_PER_MINUTE": "",
    "METRICS_TOKEN": "",
    "LOG_FORMAT": "lines",
    "WORKERS": "1",
}

from backend.settings import *  # noqa: E402, F403
from backend.settings import DATABASES  # noqa: E402

if TEST_DATABASE == "sqlite":
    # A file, since the work happens on several threads and an in-memory database has one.
    DATABASES["default"]["TEST"] = {"NAME": str(_folder / "test.sqlite3")}
    # Nothing here has to survive a power cut, and not waiting for the disk makes the suite far quicker.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 10,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, and nothing here is secret
