"""One hall for all faults, mended after each of them, and their summary at the end of the run."""

from collections.abc import Iterator

import pytest

from tests.conftest import starting_servers
from tests.faults import ordeal
from tests.faults.hall import Hall, opened
from tests.servers.livetally import fresh_postgres_url
from tests.servers.postgres import shared_postgres
from tests.servers.redis import shared_redis


@pytest.fixture(scope="session")
def whole_hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """Two processes, a PostgreSQL and a Redis, with proxies between them."""
    folder = tmp_path_factory.mktemp("hall")
    with (
        fresh_postgres_url() as url,
        starting_servers(folder) as start,
        opened(start, shared_postgres(), shared_redis(), url) as hall,
    ):
        yield hall


@pytest.fixture
def hall(whole_hall: Hall) -> Iterator[Hall]:
    """The hall, whole at the beginning and at the end of a test."""
    whole_hall.mend()
    yield whole_hall
    whole_hall.mend()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the faults came to."""
    if ordeal.lines:
        terminalreporter.section("what the faults came to")
        for line in ordeal.table():
            terminalreporter.write_line(line)
