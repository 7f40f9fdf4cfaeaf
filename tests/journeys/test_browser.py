"""A real Chromium at a real server: the front end's own journeys, and a page of somebody's own."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import starting_servers
from tests.servers.kept import free_port
from tests.servers.livetally import CHECKOUT, LivetallyServer, fresh_sqlite_url

pytestmark = pytest.mark.browser

# Another site than 127.0.0.1, where the servers are; a journey puts its pages there.
SITE = f"http://localhost:{free_port()}"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
FRONTEND = CHECKOUT / "frontend"
CLIENTS = CHECKOUT / "tests" / "clients"
NEEDED = {
    "Node": shutil.which("node"),
    "the packages of frontend/ and tests/clients/": all(
        (folder / "node_modules").exists() for folder in (FRONTEND, CLIENTS)
    ),
    "the built pages": (FRONTEND / "dist" / "app" / "index.html").exists(),
    "a Chromium on the PATH": next(filter(None, map(shutil.which, NAMES)), None),
}


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path; where something is missing the test is skipped, or fails if it is demanded."""
    missing = [name for name, found in NEEDED.items() if not found]
    if missing and os.environ.get("LIVETALLY_BROWSER_TESTS") == "demand":
        pytest.fail(f"the browser tests are demanded, but there is not: {', '.join(missing)}")
    if missing:
        pytest.skip(f"NO BROWSER TEST WAS RUN: there is not {', '.join(missing)}")
    return str(NEEDED["a Chromium on the PATH"])


@pytest.fixture(scope="module")
def framed_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LivetallyServer]:
    """A server whose poll pages one other site may frame, and whose mail is kept in a folder."""
    folder = tmp_path_factory.mktemp("framed-server")
    with starting_servers(folder) as start:
        yield start(
            database_url=fresh_sqlite_url(folder),
            EMBED_SITES=SITE,
            EMAIL_URL=f"filemail:///{mail_in(folder)}",
        )


def mail_in(folder: Path) -> Path:
    """Where the journeys look for it."""
    os.environ["LIVETALLY_MAIL"] = str(folder / "mail")
    return folder / "mail"


@pytest.mark.parametrize(
    ("folder", "command"),
    [
        pytest.param(FRONTEND, ["npm", "run", "--silent", "e2e"], id="the pages"),
        pytest.param(CLIENTS, ["node", "--test", "ownPage.browser.mjs"], id="a page of one's own"),
    ],
)
@pytest.mark.timeout(600)
def test_people_vote_in_their_browsers(
    folder: Path, command: list[str], chromium: str, framed_server: LivetallyServer
) -> None:
    run(folder, command, framed_server, LIVETALLY_CHROMIUM=chromium, LIVETALLY_EMBED_SITE=SITE)


@pytest.mark.skipif(not shutil.which("openssl"), reason="no openssl on the PATH to make a certificate")
def test_one_browser_is_one_voter_in_each_site(
    chromium: str, sqlite_url: str, start_server: Callable[..., LivetallyServer]
) -> None:
    """F15."""
    port = free_port()
    server = start_server(
        database_url=sqlite_url,
        BEHIND_TLS="on",
        SECRET_KEY=secrets.token_urlsafe(50),
        ALLOWED_HOSTS="votes.example,127.0.0.1",
        EMBED_SITES=f"https://blog.example:{port},https://news.example:{port}",
    )
    command = ["node", "--test", "embedding.browser.mjs"]
    run(CLIENTS, command, server, LIVETALLY_CHROMIUM=chromium, LIVETALLY_TLS_PORT=str(port))


def run(folder: Path, command: list[str], server: LivetallyServer, **environment: str) -> None:
    """Run this against the server; what it and the server said, where it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "LIVETALLY_URL": server.url, **environment},
        capture_output=True,
        text=True,
        timeout=580,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}{server.log_text()}"
