"""What the painted page says is what the app says, so that no word changes when it takes over."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings

from backend.painting import words
from tests.backend.painted import CHECKOUT

SOURCES = CHECKOUT / "frontend" / "src"
# Said only where no scripts run.
PLAIN_ONLY = {"NO_COOKIES", "NO_NUMBER", "SECRET.kept", "SECRET.kept_final"}


def _sentences() -> Iterator[tuple[str, str]]:
    """Every sentence without numbers or names that a painted page may say, with where it stands."""
    for name, value in vars(words).items():
        if name.startswith("_"):
            continue
        if isinstance(value, str):
            yield name, value
        elif isinstance(value, dict):
            yield from ((f"{name}.{key}", str(text)) for key, text in value.items())


@pytest.fixture(scope="module")
def said() -> str:
    """What the app's English catalogues hold, as if no line of theirs were broken."""
    sources = "\n".join(file.read_text(encoding="utf-8") for file in SOURCES.rglob("words/en.ts"))
    return re.sub(r'"\s*\+?\s*"', "", sources)


@pytest.mark.parametrize(("name", "sentence"), [said for said in _sentences() if said[0] not in PLAIN_ONLY])
def test_the_app_says_the_same(said: str, name: str, sentence: str) -> None:
    assert sentence in said, name


def test_server_and_app_know_the_same_languages() -> None:
    source = (SOURCES / "words" / "languages.ts").read_text(encoding="utf-8")
    offered = re.findall(r'^  (\w+): \{\s*name: "([^"]+)"', source, re.MULTILINE)
    assert [tuple(language) for language in offered] == settings.LANGUAGES
