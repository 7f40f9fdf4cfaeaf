"""What the tests of the doors share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from backend.painting.built import _read_app
from tests.backend.painted import build_front_end


@pytest.fixture
def built_pages(tmp_path: Path, settings: Settings) -> Iterator[None]:
    """A front end that has been built."""
    settings.PAGES_DIR = tmp_path
    build_front_end(tmp_path)
    yield
    _read_app.cache_clear()
