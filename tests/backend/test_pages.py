"""The pages: which address brings which, under which policy, with which cookies."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from backend import pages
from backend.demo import demo_host, seed_demo
from backend.identity import GUEST_COOKIE
from tests.backend.doors import HOST, ask
from tests.backend.rooms import open_poll
from voting.actions import polls
from voting.guests import guest_cookie, guest_token, new_guest, read_guest_cookie
from voting.models import Poll

APP = "<!doctype html><title>the app</title>"
GRAPHIQL = '<!doctype html><meta name="livetally-demo-poll" content=""><title>GraphiQL</title>'
PATHS = ["/", "/methods", "/ABC234", "/abc234", "/ABC234/", "/ABC234/host", "/ABC234/stage"]


@pytest.fixture(autouse=True)
def built_pages(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """A front end that has been built."""
    settings.PAGES_DIR = tmp_path
    for name, html in {"app": APP, "graphiql": GRAPHIQL}.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(html)
    pages._read_page.cache_clear()
    yield tmp_path
    pages._read_page.cache_clear()


@pytest.mark.parametrize("path", PATHS)
def test_a_rooms_addresses_bring_the_app(path: str) -> None:
    answer = ask("GET", path)
    assert (answer.status, answer.body.decode()) == (200, APP)


NOWHERE = [
    "/ABC23", "/ABC2345", "/ABC23O", "/ABC231", "/ABC23\u017f", "/ABC23\u212a", "/ABC234/vote",
    "/ABC234/host/x", "/graphql/x", "/ABC234.html", "//ABC234", "/..%2f", "/wp-login.php",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("path", NOWHERE)
def test_other_addresses_bring_a_page_that_says_so(path: str) -> None:
    answer = ask("GET", path)
    assert answer.status == 404
    assert b"Nothing here" in answer.body
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/ABC234", "/graphiql/"])
def test_pages_are_only_read(path: str) -> None:
    assert ask("POST", path).status == 405


def test_a_page_runs_nothing_but_our_own_files() -> None:
    """F4, F5."""
    policy = ask("GET", "/").headers["content-security-policy"]
    assert policy == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self' ws://{HOST}; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )


def test_a_page_tells_nobody_where_it_is_and_is_kept_by_nobody() -> None:
    headers = ask("GET", "/ABC234").headers
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cache-control"] == "no-store"
    assert "camera=()" in headers["permissions-policy"]
    assert "strict-transport-security" not in headers


def test_the_first_page_brings_a_guest_cookie_that_scripts_cannot_read() -> None:
    """F10, S8."""
    cookies = ask("GET", "/").cookies
    guest = cookies[GUEST_COOKIE]
    assert read_guest_cookie(guest.value)
    assert (guest["httponly"], guest["samesite"], guest["path"], guest["secure"]) == (True, "Lax", "/", "")
    assert cookies["csrftoken"].value
    assert not cookies["csrftoken"]["httponly"]


def test_the_stage_is_nobody_and_gets_no_cookies_a_voter_would_need() -> None:
    answer = ask("GET", "/ABC234/stage")
    assert not answer.cookies
    assert answer.headers["content-security-policy"] == ask("GET", "/").headers["content-security-policy"]


def test_a_known_guest_stays_the_same() -> None:
    cookie = f"{GUEST_COOKIE}={guest_cookie(new_guest())}"
    assert GUEST_COOKIE not in ask("GET", "/", headers={"cookie": cookie}).cookies


@pytest.mark.parametrize("value", ["x", guest_token(new_guest())], ids=["A11-garbage", "A11-token"])
def test_a_tampered_cookie_is_replaced(value: str) -> None:
    assert GUEST_COOKIE in ask("GET", "/", headers={"cookie": f"{GUEST_COOKIE}={value}"}).cookies


def test_behind_tls_cookies_and_sockets_are_secure(settings: Settings) -> None:
    """S8."""
    settings.BEHIND_TLS = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 60
    answer = ask("GET", "/", headers={"x-forwarded-proto": "https"})
    assert answer.cookies[GUEST_COOKIE]["secure"]
    assert answer.cookies["csrftoken"]["secure"]
    assert f"wss://{HOST}" in answer.headers["content-security-policy"]
    assert answer.headers["strict-transport-security"] == "max-age=60"


@pytest.mark.parametrize("path", ["/", "/ABC234/host"])
def test_without_a_built_front_end_the_page_says_how_to_build_it(path: str, built_pages: Path) -> None:
    (built_pages / "app" / "index.html").unlink()
    answer = ask("GET", path)
    assert answer.status == 503
    assert b"make run" in answer.body


@pytest.mark.django_db(transaction=True)
class TestGraphiql:
    def test_it_is_closed_by_its_setting(self, settings: Settings) -> None:
        """L13, S12."""
        settings.GRAPHIQL = False
        assert ask("GET", "/graphiql/").status == 404

    def test_it_may_style_itself_but_run_nothing_foreign(self) -> None:
        policy = ask("GET", "/graphiql/").headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "style-src 'self' 'unsafe-inline'" in policy
        assert "http:" not in policy

    def test_it_votes_as_the_cookies_guest_like_any_page_of_ours(self) -> None:
        assert {GUEST_COOKIE, "csrftoken"} <= set(ask("GET", "/graphiql/").cookies)

    def test_it_knows_the_open_demo_poll(self) -> None:
        room = seed_demo()
        poll = Poll.objects.get(room=room)
        one, two = poll.options.all()[:2]
        assert (
            f'<meta name="livetally-demo-poll" data-poll-id="{poll.pk}" data-option-id="{one.pk}"'
            f' data-option-id-2="{two.pk}" data-join-code="{room.join_code}">'
        ) in ask("GET", "/graphiql/").body.decode()

    def test_it_knows_no_poll_of_anyone_else_and_no_closed_one(self) -> None:
        open_poll()
        room = seed_demo()
        polls.close_poll(viewer=demo_host(), poll_id=Poll.objects.get(room=room).pk)
        assert ask("GET", "/graphiql/").body.decode() == GRAPHIQL
