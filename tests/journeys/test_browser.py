"""A real Chromium at a real server: the front end's own journeys, and a page of somebody's own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.servers.livetally import CHECKOUT, LivetallyServer

pytestmark = pytest.mark.browser

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


@pytest.mark.parametrize(
    ("folder", "command"),
    [
        pytest.param(FRONTEND, ["npm", "run", "--silent", "e2e"], id="the pages"),
        pytest.param(CLIENTS, ["node", "--test", "ownPage.browser.mjs"], id="a page of one's own"),
    ],
)
@pytest.mark.timeout(300)
def test_people_vote_in_their_browsers(
    folder: Path, command: list[str], chromium: str, one_server: LivetallyServer
) -> None:
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "LIVETALLY_URL": one_server.url, "LIVETALLY_CHROMIUM": chromium},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}{one_server.log_text()}"
