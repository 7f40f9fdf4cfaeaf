"""Fixtures for every test: real databases, real Redis, real Livetally processes.

Run `pytest tests/voting` (SQLite, a WAL file) or `TEST_DATABASE=postgresql pytest tests/voting` (the
run's own PostgreSQL, started from a package; no root, no service needed). `scripts/dev.py test` runs both.

- `channel_layer`: the layer that announcements travel on; a test that takes it runs twice, in memory and
  over a real Redis. Call code that uses the layer inside one event loop per test.
- `redis_server`: the run's own Redis, emptied; `.kill()` and `.start()` for tests of its loss.
- `postgres_url`, `sqlite_url`: the DATABASE_URL of a fresh, migrated database for server processes.
- `rates({"vote/viewer": 2})`: this process's budgets a minute for one test.
- `built_pages`: a front end that has been built, as far as pages are painted from it.
- `one_server`, `two_servers`: Livetally processes that are running already, shared by the test run.
- `start_server(database_url=…, redis_url=…, **environment)`: a real Livetally process that is ready to be
  asked; as many as wanted, ended with the test.
- `wait_until(condition, what=…)` in tests.servers.kept: never sleep for luck.

Asynchronous code that touches the database: a sync test marked `django_db(transaction=True)` that runs the
coroutine with asgiref's `async_to_sync` (or `asyncio.run`). An `async def` test with a database leaks its
rows into the next test, because Django's threads do not share its transaction.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from channels.layers import BaseChannelLayer, channel_layers, get_channel_layer
from hypothesis import settings as hypothesis_settings
from pytest_django import Settings as DjangoSettings

from backend.painting.built import _read_app
from schema.budgets import budgets
from tests.backend.painted import build_front_end
from tests.servers.livetally import LivetallyServer, fresh_postgres_url, fresh_sqlite_url
from tests.servers.redis import RedisServer, shared_redis
from voting.database import close_kept_connections

# A machine that is busy with other tests is no fault of the example that it is slow at.
hypothesis_settings.register_profile("livetally", deadline=None)
hypothesis_settings.load_profile("livetally")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The test database, let go of by the database threads before it is dropped."""
    yield
    close_kept_connections()


Rates = Callable[[dict[str, int]], None]


@pytest.fixture(autouse=True)
def fresh_budgets() -> Iterator[None]:
    """No test draws on what another has spent."""
    budgets.cache_clear()
    yield
    budgets.cache_clear()


@pytest.fixture
def rates(settings: DjangoSettings) -> Rates:
    """Sets this process's budgets a minute; what is not named has none."""

    def set_rates(per_minute: dict[str, int]) -> None:
        settings.RATES_PER_MINUTE = per_minute
        budgets.cache_clear()

    return set_rates


@pytest.fixture
def groups_of_three(settings: DjangoSettings) -> None:
    """In secret polls three votes are a group already."""
    settings.SMALLEST_GROUP = 3


@pytest.fixture
def built_pages(tmp_path: Path, settings: DjangoSettings) -> Iterator[None]:
    """A front end that has been built."""
    settings.PAGES_DIR = tmp_path
    build_front_end(tmp_path)
    yield
    _read_app.cache_clear()


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    """The run's own Redis, empty; started again afterwards if the test has killed it."""
    server = shared_redis()
    server.flush()
    yield server
    if not server.process.is_running:
        server.start()


@pytest.fixture(params=["memory", pytest.param("redis", marks=pytest.mark.redis)])
def channel_layer(request: pytest.FixtureRequest, settings: DjangoSettings) -> Iterator[BaseChannelLayer]:
    """The layer that announcements travel on: in memory, then over a real Redis."""
    if request.param == "redis":
        server: RedisServer = request.getfixturevalue("redis_server")
        settings.REDIS_URL = server.url
        settings.CHANNEL_LAYERS = {"default": redis_layer(server.url)}
    channel_layers.backends.clear()
    yield get_channel_layer()
    channel_layers.backends.clear()


def redis_layer(url: str) -> dict[str, object]:
    """The layer's settings, as backend.settings makes them of REDIS_URL."""
    host = {"address": url, "socket_timeout": 2, "socket_connect_timeout": 2}
    return {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [host]}}


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The DATABASE_URL of a fresh, migrated PostgreSQL database."""
    with fresh_postgres_url() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The DATABASE_URL of a fresh, migrated SQLite file."""
    return fresh_sqlite_url(tmp_path)


@pytest.fixture
def start_server(tmp_path: Path) -> Iterator[Callable[..., LivetallyServer]]:
    """Starts a real Livetally process; all of them end with the test."""
    with starting_servers(tmp_path) as start:
        yield start


@pytest.fixture(scope="session")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivetallyServer]:
    """One process on SQLite, in memory otherwise: shared by the tests that leave it running."""
    folder = tmp_path_factory.mktemp("one-server")
    with starting_servers(folder) as start:
        yield start(database_url=fresh_sqlite_url(folder))


@pytest.fixture(scope="session")
def two_servers(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[LivetallyServer, LivetallyServer]]:
    """Two processes on one PostgreSQL and one Redis: shared by the tests that leave them running."""
    redis_url = shared_redis().url
    with starting_servers(tmp_path_factory.mktemp("two-servers")) as start, fresh_postgres_url() as url:
        yield start(database_url=url, redis_url=redis_url), start(database_url=url, redis_url=redis_url)


@contextmanager
def starting_servers(folder: Path) -> Iterator[Callable[..., LivetallyServer]]:
    """A function that starts processes, which end with the block."""
    started: list[LivetallyServer] = []

    def start(**environment: str) -> LivetallyServer:
        server = LivetallyServer(log=folder / f"livetally-{len(started)}.log", **environment)
        started.append(server)
        return server

    yield start
    for server in started:
        server.stop()
