"""The doors that voters use, answered without Django's own handler and middleware.

Sessions, messages and Django's database signals are for operators' pages; each costs switches between
threads, which a hall of phones would feel. These doors find out by themselves who is asking (identity.py)
and ask the database on its own threads (voting/database.py).
"""

from http import HTTPStatus
from io import BytesIO

from django.core.exceptions import SuspiciousOperation
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.http import Http404, HttpResponse
from django.urls import Resolver404, ResolverMatch, URLResolver
from django.urls.resolvers import RegexPattern

from backend.faults import log_fault
from backend.guards import App, Receive, Scope, Send, read_body
from backend.health import healthz, readyz
from backend.metrics import metrics
from backend.pages import page_failed, page_not_found
from backend.urls import public_doors

# Probes and scrapers name a container by its address; what they read is the same under every name.
UNDER_ANY_NAME = frozenset({healthz, readyz, metrics})


def with_public_doors(django: ASGIHandler) -> App:
    """Voters' doors where the path is one of theirs; Django for the rest."""
    doors = URLResolver(RegexPattern(r"^/"), public_doors)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            door = doors.resolve(scope["path"])
        except Resolver404:
            await django(scope, receive, send)
            return
        body = await read_body(receive)
        if body is not None:
            await django.send_response(await _answer(scope, body, door), send)

    return answer


async def _answer(scope: Scope, body: bytes, door: ResolverMatch) -> HttpResponse:
    try:
        request = ASGIRequest(scope, BytesIO(body))
        if door.func not in UNDER_ANY_NAME:
            request.get_host()  # refuses a Host that is not ours
        response = await _open(door, request)
    except (SuspiciousOperation, UnicodeDecodeError):
        response = HttpResponse("Bad request.\n", status=HTTPStatus.BAD_REQUEST, content_type="text/plain")
    response["Content-Length"] = str(len(response.content))
    return response


async def _open(door: ResolverMatch, request: ASGIRequest) -> HttpResponse:
    try:
        response: HttpResponse = await door.func(request, *door.args, **door.kwargs)
    except Http404 as nothing:
        return page_not_found(request, nothing)
    except SuspiciousOperation:
        raise
    except Exception as fault:
        log_fault(fault, where=request.path)
        return page_failed(request)
    return response
