"""Who is asking, by HTTP and by websocket: tokens, cookies, sessions, and whose origin they come from."""

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings as django_settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from pytest_django import Settings

from backend.identity import (
    GUEST_COOKIE,
    comes_from_us,
    is_our_host,
    sender_of,
    viewer_of_request,
    viewer_of_socket,
)
from tests.backend.doors import HOST, ORIGIN, bearer
from voting.guests import BadToken, guest_cookie, guest_token, new_guest
from voting.models import UserViewer
from voting.permissions import Viewer

CSRF = "c" * 32
Scope = dict[str, object]


def scope_with(*, scheme: str = "http", **headers: str) -> Scope:
    """A scope with these headers; `_` stands for `-`."""
    given = {"host": HOST, **{name.replace("_", "-"): value for name, value in headers.items()}}
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in given.items()]
    return {"type": "websocket", "scheme": scheme, "headers": pairs}


def asker_over_http(**headers: str) -> Viewer | None:
    """Who a POST with these headers comes from."""
    scope = {**scope_with(**headers), "type": "http", "method": "POST", "path": "/graphql/"}
    return async_to_sync(viewer_of_request)(scope, sender_of(scope))


def asker_over_socket(**headers: str) -> Viewer | None:
    """Who a handshake with these headers comes from."""
    return async_to_sync(viewer_of_socket)(scope_with(scheme="ws", **headers))


def cookies(guest: Viewer, **more: str) -> str:
    """The Cookie header of a browser that has been on our page."""
    given = {GUEST_COOKIE: guest_cookie(guest), "csrftoken": CSRF, **more}
    return "; ".join(f"{name}={value}" for name, value in given.items())


def test_a_token_says_who_asks() -> None:
    guest = new_guest()
    assert asker_over_http(**bearer(guest)) == guest
    assert asker_over_socket(**bearer(guest)) == guest


def test_nobody_asks_without_token_and_cookie() -> None:
    assert asker_over_http() is None
    assert asker_over_socket(origin=ORIGIN) is None


def test_our_own_page_is_known_by_its_cookie() -> None:
    guest = new_guest()
    assert asker_over_http(cookie=cookies(guest), origin=ORIGIN, x_csrftoken=CSRF) == guest
    assert asker_over_socket(cookie=cookies(guest), origin=ORIGIN) == guest


def test_a_token_wins_over_a_cookie() -> None:
    """A10."""
    visitor, program = new_guest(), new_guest()
    both = {"cookie": cookies(visitor), "origin": ORIGIN, "x_csrftoken": CSRF, **bearer(program)}
    assert asker_over_http(**both) == program
    assert asker_over_socket(**both) == program


def test_a_bad_token_beside_a_good_cookie_is_bad() -> None:
    both = {
        "cookie": cookies(new_guest()),
        "origin": ORIGIN,
        "x_csrftoken": CSRF,
        "authorization": "Bearer x",
    }
    with pytest.raises(BadToken):
        asker_over_http(**both)
    with pytest.raises(BadToken):
        asker_over_socket(**both)


ELSEWHERE = {
    "W1-host": "http://evil.test",
    "W1-port": f"http://{HOST}:81",
    "W1-null": "null",
    "W1-suffix": f"http://{HOST}.evil.test",
    "W1-prefix": f"http://evil{HOST}",
    "W1-scheme": f"https://{HOST}",
    "W1-userinfo": f"http://{HOST}@evil.test",
    "W1-twice": f"{ORIGIN},{ORIGIN}",
    "W1-path": f"{ORIGIN}/",
    "W1-empty": "",
}


@pytest.mark.parametrize("origin", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_cookies_do_not_count_for_another_origin(origin: str) -> None:
    cookie = cookies(new_guest())
    assert asker_over_http(cookie=cookie, origin=origin, x_csrftoken=CSRF) is None
    assert asker_over_socket(cookie=cookie, origin=origin) is None


def test_cookies_do_not_count_without_an_origin() -> None:
    cookie = cookies(new_guest())
    assert asker_over_http(cookie=cookie, x_csrftoken=CSRF) is None
    assert asker_over_socket(cookie=cookie) is None


@pytest.mark.parametrize(
    "token", [None, "", "d" * 32, "c" * 31], ids=["T8-none", "T8-empty", "T8-other", "T8-short"]
)
def test_cookies_do_not_count_without_the_csrf_header(token: str | None) -> None:
    header = {} if token is None else {"x_csrftoken": token}
    assert asker_over_http(cookie=cookies(new_guest()), origin=ORIGIN, **header) is None


def test_a_host_that_is_not_ours_makes_no_origin_ours() -> None:
    rebound = {"host": "evil.test", "origin": "http://evil.test", "cookie": cookies(new_guest())}
    assert asker_over_socket(**rebound) is None


@pytest.mark.parametrize("cookie", ["x", "", "a.b.c", guest_token(new_guest())], ids=lambda _: "A11")
def test_a_tampered_cookie_is_as_good_as_none(cookie: str) -> None:
    assert asker_over_socket(cookie=f"{GUEST_COOKIE}={cookie}", origin=ORIGIN) is None


def test_behind_tls_the_origin_is_https(settings: Settings) -> None:
    settings.BEHIND_TLS = True
    forwarded = scope_with(origin=f"https://{HOST}", x_forwarded_proto="https")
    assert comes_from_us(sender_of(forwarded))
    assert not comes_from_us(sender_of(scope_with(origin=ORIGIN, x_forwarded_proto="https")))


def test_a_forwarded_scheme_is_believed_only_behind_tls() -> None:
    """S10."""
    assert not comes_from_us(sender_of(scope_with(origin=f"https://{HOST}", x_forwarded_proto="https")))


def test_an_underscore_twin_of_a_header_is_nothing(settings: Settings) -> None:
    """T26."""
    settings.BEHIND_TLS = True
    scope = scope_with(origin=f"https://{HOST}")
    scope["headers"].append((b"x_forwarded_proto", b"https"))  # type: ignore[attr-defined]
    assert not sender_of(scope).is_secure


@pytest.mark.parametrize("host", [HOST, f"{HOST}:8000", "127.0.0.1:8000", "[::1]:8000", HOST.upper()])
def test_our_names_are_ours(host: str) -> None:
    assert is_our_host(host.lower())


class TestSignedIn:
    pytestmark = pytest.mark.django_db(transaction=True)

    def session_cookie(self) -> str:
        """The cookies of a signed-in user who is also a guest."""
        user = get_user_model().objects.create_user("ada", password="x")
        client = Client()
        client.force_login(user)
        return cookies(new_guest(), sessionid=client.cookies[django_settings.SESSION_COOKIE_NAME].value)

    def test_a_signed_in_user_is_one_viewer_everywhere(self) -> None:
        cookie = self.session_cookie()
        by_http = asker_over_http(cookie=cookie, origin=ORIGIN, x_csrftoken=CSRF)
        by_socket = asker_over_socket(cookie=cookie, origin=ORIGIN)
        assert by_http == by_socket == Viewer(UserViewer.objects.get().viewer_id, is_signed_in=True)

    def test_a_session_does_not_count_for_another_origin(self) -> None:
        assert asker_over_socket(cookie=self.session_cookie(), origin="http://evil.test") is None
        assert not UserViewer.objects.exists()

    def test_a_session_that_is_over_leaves_the_guest(self) -> None:
        guest = new_guest()
        for session_key in ("gone", SessionStore().session_key or "", "x" * 200, "é"):
            cookie = cookies(guest, sessionid=session_key)
            assert asker_over_socket(cookie=cookie, origin=ORIGIN) == guest
