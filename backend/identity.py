"""Who is asking: a viewer from a request's or a websocket's headers, by the same rules for both.

A token wins over cookies. Cookies count only for our own origin: a page elsewhere cannot make a
browser act with them. Nothing here refuses a request for its cookies; they are ignored.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from types import SimpleNamespace
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponseForbidden, parse_cookie
from django.http.request import split_domain_port, validate_host
from django.middleware.csrf import CsrfViewMiddleware

from voting.database import in_database
from voting.guests import read_guest_cookie, read_guest_token
from voting.models import UserViewer
from voting.permissions import Viewer

GUEST_COOKIE = f"{settings.COOKIE_PREFIX}livetally_guest"

Scope = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sender:
    """What a request or handshake says of who sends it; nothing of it is believed yet.

    headers: all of them, by their names in lower case.
    """

    headers: Mapping[bytes, bytes]
    host: str
    origin: str | None
    is_secure: bool
    authorization: str | None
    cookies: Mapping[str, str]

    def header(self, name: bytes) -> str | None:
        """One header's text."""
        return self.headers[name].decode("latin-1") if name in self.headers else None


def sender_of(scope: Scope) -> Sender:
    """What the headers say; a header sent twice is joined, so that neither half passes for the whole."""
    headers: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        glue = b"; " if name == b"cookie" else b","
        headers[name] = headers[name] + glue + value if name in headers else value

    def text(name: bytes) -> str | None:
        return headers[name].decode("latin-1") if name in headers else None

    forwarded_as = text(b"x-forwarded-proto") if settings.BEHIND_TLS else None
    return Sender(
        headers=headers,
        host=(text(b"host") or "").lower(),
        origin=text(b"origin"),
        is_secure=(forwarded_as or scope.get("scheme")) in ("https", "wss"),
        authorization=text(b"authorization"),
        cookies=parse_cookie(text(b"cookie") or ""),
    )


def is_our_host(host: str) -> bool:
    """Whether the Host header names this server: against DNS rebinding."""
    domain, _ = split_domain_port(host)
    return bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)


def comes_from_us(sender: Sender) -> bool:
    """Whether one of our own pages sent it: only then do cookies count."""
    own_origin = f"{'https' if sender.is_secure else 'http'}://{sender.host}"
    return sender.origin is not None and sender.origin.lower() == own_origin and is_our_host(sender.host)


async def viewer_of_request(scope: Scope, sender: Sender) -> Viewer | None:
    """Who sends the HTTP request; BadToken for a token that is none of ours or has expired."""
    cookies_count = bool(sender.cookies) and comes_from_us(sender) and has_csrf_token(scope)
    return await _viewer(sender, cookies_count=cookies_count)


async def viewer_of_visit(scope: Scope) -> Viewer | None:
    """Who opens an address that only shows something: cookies count, for nobody else can read the answer."""
    return await _viewer(sender_of(scope), cookies_count=True)


async def viewer_of_socket(scope: Scope) -> Viewer | None:
    """Who opens the websocket, by its handshake alone; BadToken as for requests."""
    sender = sender_of(scope)
    return await _viewer(sender, cookies_count=comes_from_us(sender))


def session_key_of(scope: Scope) -> str:
    """The key of the session that a signed-in viewer's socket was opened with."""
    return sender_of(scope).cookies.get(settings.SESSION_COOKIE_NAME, "")


def viewer_of_authorization(authorization: str | None) -> Viewer | None:
    """The guest of an `Authorization` value; None where it holds no bearer token; BadToken for a bad one."""
    scheme, _, token = (authorization or "").strip().partition(" ")
    if scheme.lower() != "bearer":
        return None
    return read_guest_token(token.strip())


async def _viewer(sender: Sender, *, cookies_count: bool) -> Viewer | None:
    by_token = viewer_of_authorization(sender.authorization)
    if by_token is not None or not cookies_count:
        return by_token
    # Most viewers are guests: the database is asked only for who carries a session.
    if session_key := sender.cookies.get(settings.SESSION_COOKIE_NAME):
        signed_in = await in_database(_signed_in_viewer, session_key)
        if signed_in is not None:
            return signed_in
    return read_guest_cookie(sender.cookies.get(GUEST_COOKIE, ""))


def _signed_in_viewer(session_key: str) -> Viewer | None:
    """The viewer of the session's user; None for a session that is over or nobody's."""
    sitting = SimpleNamespace(session=SessionStore(session_key))
    user = get_user(cast(HttpRequest, sitting))
    if not user.is_authenticated:
        return None
    return viewer_of_user(user)


def viewer_of_user(user: User) -> Viewer:
    """The viewer that stands for the user."""
    known, _ = UserViewer.objects.get_or_create(user=user)
    return Viewer(known.viewer_id, is_signed_in=True)


class _CsrfCheck(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponseForbidden:
        """Refuse without a log line: to come from elsewhere is no offence."""
        return HttpResponseForbidden()


_csrf_check = _CsrfCheck(lambda _: HttpResponseForbidden())


def has_csrf_token(scope: Scope) -> bool:
    """Whether the request carries its csrftoken cookie's value in X-CSRFToken, as only our pages can."""
    return carries_csrf_token(ASGIRequest(scope, BytesIO()))


def carries_csrf_token(request: HttpRequest) -> bool:
    """Whether the request comes from our own origin with the token, in X-CSRFToken or in its form."""
    _csrf_check.process_request(request)
    return _csrf_check.process_view(request, HttpResponseForbidden, (), {}) is None
