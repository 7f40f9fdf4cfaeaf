"""The page of one poll for frames within other sites' pages: its question at once, the rest by the app."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.template.loader import render_to_string
from django.utils.html import escape, json_script
from django.utils.translation import get_language_from_request, override

from backend.headers import content_security_policy
from backend.pages import own_sockets, page
from backend.painting.built import BuiltApp
from backend.painting.polls import head_of
from backend.painting.words import spoken

LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


def embedded_page(
    request: HttpRequest, built: BuiltApp, poll: Mapping[str, Any] | None, gift: Mapping[str, Any]
) -> HttpResponse:
    """The page for frames. poll: None where there is nothing to paint; gift: what the app begins with."""
    nonce = secrets.token_urlsafe(16)
    with override(_language_of(request)):
        view: dict[str, Any] = {"poll": poll, "words": spoken(), **(head_of(poll) if poll else {})}
        html = built.painted(
            inside=render_to_string("painted/embed.html", view),
            words=spoken(),
            title=escape(f"{poll['question']} · Livetally" if poll else "Livetally"),
            nonce=nonce,
            seed=None,
        ).replace("</body>", f"{json_script(gift, 'embedded')}\n  </body>")
    response = _framed(html, style_src=f"'nonce-{nonce}'", connect_src=own_sockets(request))
    # Its length tells nothing of the token, which is compressed with what others wrote (BREACH).
    GZipMiddleware(lambda _: response).process_response(request, response)
    return response


def busy_page(seconds: int) -> HttpResponse:
    """What stands in the frame while a budget is spent; it loads itself again."""
    response = _framed(render_to_string("busy.html"))
    response.status_code = HTTPStatus.TOO_MANY_REQUESTS
    response["Retry-After"] = response["Refresh"] = str(seconds)
    return response


def _framed(html: str, **added: str) -> HttpResponse:
    """A page that our own pages and those of EMBED_SITES may frame, and no others."""
    response = page(html, content_security_policy(framed_by=["'self'", *settings.EMBED_SITES], **added))
    # It knows no lists; every browser that runs our pages goes by the policy.
    del response["X-Frame-Options"]
    return response


def _language_of(request: HttpRequest) -> str:
    """The one that the frame's address asks for, else the reader's."""
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else get_language_from_request(request)
