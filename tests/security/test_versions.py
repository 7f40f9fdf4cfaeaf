"""Version floors: below these, holes are known that Livetally's promises do not survive."""

from importlib.metadata import version

import pytest
from packaging.version import Version

FLOORS = {
    "django": "5.2.19",
    "strawberry-graphql": "0.341.2",
    "channels": "4.3.2",
    "channels-redis": "4.3.0",
    "graphql-core": "3.3.2",
    "uvicorn": "0.54",
    "websockets": "9.1",
}


@pytest.mark.parametrize(("package", "floor"), FLOORS.items(), ids=FLOORS.keys())
def test_no_package_is_below_its_floor(package: str, floor: str) -> None:
    """S16."""
    assert Version(version(package)) >= Version(floor)
