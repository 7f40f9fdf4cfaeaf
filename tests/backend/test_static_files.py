"""Static files: what is served, how long it may be kept, and what is never reached."""

from wsgiref.headers import Headers

import pytest

from backend.headers import add_static_headers
from tests.backend.doors import ask


def headers_of(url: str) -> Headers:
    """What is added to a static file of that address."""
    headers = Headers([("Cache-Control", "max-age=60, public")])
    add_static_headers(headers, url, url)
    return headers


@pytest.mark.parametrize(
    "url", ["/static/app/assets/index-BAJcbuIE.js", "/static/graphiql/assets/editor.api-D_1x-a9Z.css"]
)
def test_a_hashed_name_is_kept_for_good(url: str) -> None:
    assert "immutable" in str(headers_of(url)["Cache-Control"])


@pytest.mark.parametrize(
    "url", ["/static/app/favicon.svg", "/static/admin/css/base.css", "/static/app/index.html"]
)
def test_other_names_are_asked_for_again(url: str) -> None:
    assert headers_of(url)["Cache-Control"] == "max-age=60, public"


def test_a_page_reached_as_a_file_is_dead() -> None:
    assert "default-src 'none'" in str(headers_of("/static/app/index.html")["Content-Security-Policy"])


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
