"""`/embed/{pollId}`: one poll to vote in within a page of another site, where EMBED_SITES lists that site.

Who votes here is a guest of this page within that site alone. The cookie that remembers it counts at this
address and nowhere else, where the page is given a token for it; with that the page asks and votes as any
program does. So no door takes a vote for cookies that another site's requests carry, and neither a session
nor the guest of our own pages has a say here.
"""

from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from backend.addresses import address_of
from backend.asking import ask
from backend.cookies import set_partitioned_cookie
from backend.pages import plain_page
from backend.painting.built import built_app
from backend.painting.embedded import busy_page, embedded_page
from schema.budgets import spend
from voting.errors import Refused
from voting.guests import embed_cookie, guest_token, new_guest, read_embed_cookie
from voting.permissions import Viewer

# By the prefix browsers take it only over TLS and from this very host.
EMBED_COOKIE = "__Host-livetally_embed"


@require_safe
async def embed_page(request: ASGIRequest, poll_id: UUID) -> HttpResponse:
    """The poll's page for frames, with its guest's token inside."""
    built = built_app()
    if built is None:
        return plain_page("not_built.html", HTTPStatus.SERVICE_UNAVAILABLE)
    known = read_embed_cookie(request.COOKIES.get(EMBED_COOKIE, ""))
    stands_alone = request.headers.get("Sec-Fetch-Dest") == "document"
    try:
        viewer = known or _join(request)
    except Refused as refused:
        return busy_page(refused.retry_after_seconds or 1)
    answer = await ask(request, viewer, built.questions["embed"], {"id": str(poll_id)})
    poll = (answer or {}).get("poll")
    if stands_alone and poll:
        return _to_the_room(poll["room"]["joinCode"])
    gift = {"token": guest_token(viewer), "sites": settings.EMBED_SITES, "data": answer}
    response = embedded_page(request, built, poll, gift)
    if known is None and settings.BEHIND_TLS:
        _remember(viewer, response)
    return response


def _join(request: ASGIRequest) -> Viewer:
    """A new guest, out of joinAsGuest's own budget: a token is handed out either way."""
    spend("join", address=address_of(request.scope))
    return new_guest()


def _to_the_room(join_code: str) -> HttpResponse:
    """Outside a frame it would be one more way to vote in the same browser."""
    response = HttpResponseRedirect(f"/{join_code}")
    response["Cache-Control"] = "no-store"
    return response


def _remember(viewer: Viewer, response: HttpResponse) -> None:
    max_age_seconds = settings.GUEST_COOKIE_DAYS * 24 * 3600
    set_partitioned_cookie(response, EMBED_COOKIE, embed_cookie(viewer), max_age_seconds=max_age_seconds)
