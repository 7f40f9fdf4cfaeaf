"""Cookies beyond Django's own: one that it cannot set yet, and those that it reads too kindly."""

import re
from collections.abc import Container
from http.cookies import Morsel

from django.http import HttpResponse

from backend.guards import App, Receive, Scope, Send

# What stands in no cookie of ours.
ODD = re.compile(rb"[^\t\x20-\x7e]")


class _Partitioned(Morsel[str]):
    """A cookie that is kept within the site whose page frames us (CHIPS)."""

    def OutputString(self, attrs: Container[str] | None = None) -> str:  # noqa: N802 - its name in Python
        return f"{super().OutputString(attrs)}; Partitioned"


def set_partitioned_cookie(response: HttpResponse, name: str, value: str, *, max_age_seconds: int) -> None:
    """Have a browser keep this for us within the site that frames us, and there alone; over TLS only."""
    response.set_cookie(name, value, max_age=max_age_seconds, secure=True, httponly=True, samesite="None")
    partitioned = _Partitioned()
    partitioned.set(name, value, response.cookies[name].coded_value)
    partitioned.update(response.cookies[name])
    response.cookies[name] = partitioned


def with_plain_cookies(app: App) -> App:
    """The application, told of no cookie with odd bytes.

    Read as blanks and taken off, some of these would make a name that begins with `__Host-`: one that
    browsers let no other host set, if it is spelled so.
    """

    async def told(scope: Scope, receive: Receive, send: Send) -> None:
        headers = scope.get("headers", ())
        if any(name == b"cookie" and ODD.search(value) for name, value in headers):
            headers = [(name, _plain(value) if name == b"cookie" else value) for name, value in headers]
            scope = {**scope, "headers": headers}
        await app(scope, receive, send)

    return told


def _plain(cookies: bytes) -> bytes:
    return b";".join(cookie for cookie in cookies.split(b";") if not ODD.search(cookie))
