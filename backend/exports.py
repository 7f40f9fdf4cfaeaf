"""The door of exports: a closed poll's votes as a file to keep."""

from http import HTTPStatus
from uuid import UUID

from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from backend.addresses import address_of
from backend.identity import viewer_of_visit
from schema.context import Context
from voting.database import in_database
from voting.errors import Refused
from voting.exports import FORMS, read_export
from voting.guests import BadToken


@require_safe
async def export(request: ASGIRequest, poll_id: UUID, form: str) -> HttpResponse:
    """The votes in that form; 404 where there are none for this viewer, without saying why."""
    try:
        context = Context(await viewer_of_visit(request.scope), address_of(request.scope))
        context.spend("operation")
    except BadToken as fault:
        return _refusal(str(fault), HTTPStatus.UNAUTHORIZED)
    except Refused as refused:
        response = _refusal(refused.message, HTTPStatus.TOO_MANY_REQUESTS)
        response["Retry-After"] = str(refused.retry_after_seconds or 1)
        return response
    closed = await in_database(read_export, poll_id, context.viewer)
    content_type, written = FORMS[form]
    text = None if closed is None else await in_database(written, closed)
    if text is None:
        raise Http404
    headers = {
        "Content-Disposition": f'attachment; filename="livetally-{poll_id}.{form}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Referrer-Policy": "no-referrer",
    }
    return HttpResponse(text, content_type=f"{content_type}; charset=utf-8", headers=headers)


def _refusal(words: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain")
