"""Version floors: below these, holes are known that Livetally's promises do not survive.

Raised from the packages' release notes; held against what is installed and what the lock files say.
"""

import json
import re
from importlib.metadata import version

import pytest
from packaging.version import Version

from tests.test_architecture import CHECKOUT, tracked_files

FLOORS = {
    "django": "5.2.19",  # CVE-2026-108147, CVE-2026-113593
    "strawberry-graphql": "0.341.2",  # CVE-2026-35523, CVE-2026-35526, CVE-2026-47706; looks at Origin
    "channels": "4.3.2",
    "channels-redis": "4.3.0",  # takes a socket_timeout, without which idle lines die
    "graphql-core": "3.3.2",  # nested documents
    "uvicorn": "0.54",  # caps on sizes of frames
    "websockets": "9.1",  # timing of passwords; inflated frames
}
# Servers and clients with open holes, or abandoned; nothing of ours may bring them.
NEVER = {"daphne", "granian", "subscriptions-transport-ws"}


@pytest.mark.parametrize(("package", "floor"), FLOORS.items(), ids=FLOORS.keys())
def test_no_package_is_below_its_floor(package: str, floor: str) -> None:
    """S16."""
    lock = (CHECKOUT / "requirements" / "run.txt").read_text()
    locked = dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", lock, re.MULTILINE))
    assert Version(version(package)) >= Version(floor)
    assert Version(locked[package]) >= Version(floor)


def npm_packages() -> set[tuple[str, str]]:
    """Name and version of each package in a lock file of npm."""
    locks = [json.loads(path.read_text()) for path in tracked_files() if path.name == "package-lock.json"]
    assert locks
    return {
        (place.rpartition("node_modules/")[2], told["version"])
        for lock in locks
        for place, told in lock["packages"].items()
        if place and "version" in told
    }


def test_browsers_speak_the_protocol_that_is_maintained() -> None:
    clients = [Version(number) for name, number in npm_packages() if name == "graphql-ws"]
    assert clients
    assert min(clients) >= Version("6")


def test_nothing_brings_what_must_not_be_used() -> None:
    requirements = "".join(path.read_text() for path in (CHECKOUT / "requirements").glob("*.txt"))
    python = set(re.findall(r"^([a-z0-9-]+)==", requirements, re.MULTILINE))
    assert NEVER & (python | {name for name, _ in npm_packages()}) == set()
