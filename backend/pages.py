"""The pages: the built front end and GraphiQL, each under its own policy, and the cookies they bring."""

import re
from functools import cache
from http import HTTPStatus

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from backend.demo import DemoPoll, open_demo_poll
from backend.headers import PERMISSIONS, content_security_policy
from backend.identity import GUEST_COOKIE
from voting.database import in_database
from voting.guests import guest_cookie, new_guest, read_guest_cookie
from voting.permissions import Viewer

DEMO_POLL_META = re.compile(r'<meta name="livetally-demo-poll"[^>]*>')


@require_safe
async def app_page(request: ASGIRequest, **route: str) -> HttpResponse:
    """The front end, which finds out from the address what to show; brings the cookies it votes with."""
    html = _built("app")
    if html is None:
        return plain_page("not_built.html", HTTPStatus.SERVICE_UNAVAILABLE)
    response = page(html, content_security_policy(connect_src=own_sockets(request)))
    if route.get("screen") != "stage":
        # The stage votes for nobody, so it is nobody.
        bring_cookies(request, response)
    return response


@require_safe
async def graphiql_page(request: ASGIRequest) -> HttpResponse:
    """GraphiQL, with the cookies to vote by and an open demo poll to try its examples on; 404 if closed."""
    if not settings.GRAPHIQL:
        raise Http404
    html = _built("graphiql")
    if html is None:
        return plain_page("not_built.html", HTTPStatus.SERVICE_UNAVAILABLE)
    poll = await in_database(open_demo_poll)
    policy = content_security_policy(
        # Its editor, Monaco, makes style elements while it runs.
        style_src="'unsafe-inline'",
        worker_src="'self'",
        connect_src=own_sockets(request),
    )
    response = page(html if poll is None else _knowing(html, poll), policy)
    bring_cookies(request, response)
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What stands at no address of ours."""
    return plain_page("404.html", HTTPStatus.NOT_FOUND)


def page_failed(request: HttpRequest) -> HttpResponse:
    """What is shown for a fault; Django has logged it."""
    return plain_page("500.html", HTTPStatus.INTERNAL_SERVER_ERROR)


def _built(name: str) -> str | None:
    """The built page; read once, but while developing each time."""
    return _read_page.__wrapped__(name) if settings.DEBUG else _read_page(name)


@cache
def _read_page(name: str) -> str | None:
    path = settings.PAGES_DIR / name / "index.html"
    return path.read_text(encoding="utf-8") if path.exists() else None


def page(html: str, policy: str) -> HttpResponse:
    headers = {
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": PERMISSIONS,
        "Cache-Control": "no-store",
    }
    if settings.BEHIND_TLS:
        headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"
    return HttpResponse(html, headers=headers)


def plain_page(template: str, status: HTTPStatus, **view: object) -> HttpResponse:
    """A page of a few words that needs nothing built. view: what the template is given."""
    response = page(render_to_string(template, view), content_security_policy())
    response.status_code = status
    return response


def own_sockets(request: HttpRequest) -> str:
    """Websockets of this host, for browsers whose 'self' does not cover them."""
    return f"{'wss' if request.is_secure() else 'ws'}://{request.get_host()}"


def csrf_token_of(request: HttpRequest) -> str:
    """The token that a form of the page sends along, masked anew for each page."""
    if "CSRF_COOKIE" not in request.META:
        CsrfViewMiddleware(lambda _: HttpResponse()).process_request(request)
    return get_token(request)


def bring_cookies(request: HttpRequest, response: HttpResponse, viewer: Viewer | None = None) -> None:
    """Give the browser what it votes with: a guest's cookie if it has none, and the CSRF token.

    viewer: who the page was made for.
    """
    csrf_token_of(request)
    CsrfViewMiddleware(lambda _: response).process_response(request, response)
    if read_guest_cookie(request.COOKIES.get(GUEST_COOKIE, "")) is None:
        guest = new_guest() if viewer is None or viewer.is_signed_in else viewer
        response.set_cookie(
            GUEST_COOKIE,
            guest_cookie(guest),
            max_age=settings.GUEST_COOKIE_DAYS * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.BEHIND_TLS,
        )


def _knowing(html: str, poll: DemoPoll) -> str:
    meta = format_html(
        '<meta name="livetally-demo-poll" data-poll-id="{}" data-option-id="{}" data-option-id-2="{}"'
        ' data-join-code="{}">',
        poll.poll_id, *poll.option_ids[:2], poll.join_code,
    )  # fmt: skip
    return DEMO_POLL_META.sub(lambda _: meta, html)
