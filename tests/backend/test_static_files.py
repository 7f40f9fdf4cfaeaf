"""Static files: what is served, how long it may be kept, and what is never reached."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from backend.guards import refuse_handshake
from backend.static_files import with_static_files
from tests.backend.doors import Answer, ask

FILES = {
    "app/assets/index-BAJcbuIE.js": "let a",
    "graphiql/assets/editor.api-D_1x-a9Z.css": "a{}",
    "app/favicon.svg": "<svg/>",
    "app/index.html": "<p>",
    "live-poll.js": "customElements",
}


@pytest.fixture
def static_files(tmp_path: Path, settings: Settings) -> Callable[[str], Answer]:
    """Asks for a file below /static/ that `collectstatic` has put there."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    settings.STATIC_ROOT, settings.STATIC_FILES_WHERE_THEY_ARE = tmp_path, False
    app = with_static_files(refuse_handshake)
    return lambda name: ask("GET", f"/static/{name}", app=app)


@pytest.mark.parametrize("name", ["app/assets/index-BAJcbuIE.js", "graphiql/assets/editor.api-D_1x-a9Z.css"])
def test_a_hashed_name_is_kept_for_good(name: str, static_files: Callable[[str], Answer]) -> None:
    answer = static_files(name)
    assert (answer.status, answer.body.decode()) == (200, FILES[name])
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize("name", ["app/favicon.svg", "app/index.html", "live-poll.js"])
def test_other_names_are_asked_for_again(name: str, static_files: Callable[[str], Answer]) -> None:
    assert static_files(name).headers["cache-control"] == "max-age=60, public"


def test_pages_of_any_origin_may_load_one_file_and_no_other(static_files: Callable[[str], Answer]) -> None:
    """Without cookies: `*` rules them out. The file is asked for by script modules, which need the leave."""
    headers = static_files("live-poll.js").headers
    assert headers["access-control-allow-origin"] == "*"
    assert headers["cross-origin-resource-policy"] == "cross-origin"
    assert headers["content-type"].startswith("text/javascript")
    for name in FILES.keys() - {"live-poll.js"}:
        own = static_files(name).headers
        assert own["cross-origin-resource-policy"] == "same-origin"
        assert "access-control-allow-origin" not in own


def test_a_page_reached_as_a_file_is_dead(static_files: Callable[[str], Answer]) -> None:
    assert "default-src 'none'" in static_files("app/index.html").headers["content-security-policy"]


def test_the_admins_files_are_served() -> None:
    answer = ask("GET", "/static/admin/css/base.css")
    assert (answer.status, answer.headers["x-content-type-options"]) == (200, "nosniff")


TRAVERSALS = [
    "/static/../backend/settings.py", "/static/%2e%2e/backend/settings.py", "/static//etc/passwd",
    "/static/admin/../../../manage.py", "/static/\x00", "/static/",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("path", TRAVERSALS, ids=[f"T32-{place}" for place in range(len(TRAVERSALS))])
def test_nothing_else_is_reached_through_them(path: str) -> None:
    assert ask("GET", path).status == 404
