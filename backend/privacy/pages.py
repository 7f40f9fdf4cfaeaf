"""`/privacy`: what is kept and why; and all that is stored about a visitor, to have or to have erased.

Who asks is known by a token alone, or by cookies: then a guest, an account, or both, for one person has both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language_from_request
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from backend.addresses import address_of_request
from backend.identity import GUEST_COOKIE, carries_csrf_token, viewer_of_authorization, viewer_of_user
from backend.painting.styled import styled_page
from backend.privacy.register import BROWSER, COOKIES, FIELDS
from backend.privacy.words import WORDS, Told, Words
from backend.signing_in import KNOWN_BROWSER_COOKIE, KNOWN_BROWSER_DAYS
from schema.budgets import spend
from voting.actions.own_records import erase, read_own
from voting.errors import Refused
from voting.guests import BadToken, read_guest_cookie
from voting.models import Poll
from voting.permissions import Viewer

SURE = "yes"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, in all guises that are known; a program has its token's only."""

    guest: Viewer | None
    user: User | None = None
    is_program: bool = False

    @property
    def viewers(self) -> list[Viewer]:
        """The viewers that this is."""
        account = viewer_of_user(self.user) if self.user else None
        return [viewer for viewer in (self.guest, account) if viewer is not None]


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The page."""
    return _page(request)


@csrf_exempt  # A program has no cookies to prove; for browsers see _known.
@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """A file of all that is stored about the visitor."""
    visitor = _known(request)
    if isinstance(visitor, HttpResponse):
        return visitor
    records = {"guest": visitor.guest and read_own(visitor.guest), "account": _account(visitor.user)}
    answer = JsonResponse(records, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="livetally-my-data.json"'
    answer["Cache-Control"] = "no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@csrf_exempt
@require_POST
def erase_all(request: HttpRequest) -> HttpResponse:
    """Erases what is stored about the visitor, who has said to be sure; and tells what has to stay."""
    visitor = _known(request)
    if isinstance(visitor, HttpResponse):
        return visitor
    if request.POST.get("sure") != SURE:
        return _problem(request, visitor, "say_sure", HTTPStatus.UNPROCESSABLE_ENTITY)
    if visitor.user is not None and (visitor.user.is_staff or visitor.user.is_superuser):
        return _problem(request, visitor, "staff", HTTPStatus.CONFLICT)
    try:
        remaining = erase(*visitor.viewers)
    except Refused:
        return _problem(request, visitor, "only_host", HTTPStatus.CONFLICT)
    if visitor.is_program:
        stays = [{"poll": str(poll.pk), "question": poll.question} for poll in remaining]
        return JsonResponse({"erased": True, "staysUntilTheClose": stays})
    return _erased(request, visitor, remaining)


def _known(request: HttpRequest) -> Visitor | HttpResponse:
    """The visitor, or the answer to one who is nobody, or whose request may be forged."""
    try:
        token = viewer_of_authorization(request.headers.get("Authorization"))
    except BadToken as fault:
        return JsonResponse(
            {"error": str(fault) or "This token is not good."}, status=HTTPStatus.UNAUTHORIZED
        )
    if token is not None:
        visitor = Visitor(token, is_program=True)
    elif not carries_csrf_token(request):
        return _page(request, problem="no_cookies", status=HTTPStatus.FORBIDDEN)
    else:
        user = request.user if isinstance(request.user, User) else None
        visitor = Visitor(read_guest_cookie(request.COOKIES.get(GUEST_COOKIE, "")), user)
    if not visitor.viewers:
        return _page(request, problem="nobody", status=HTTPStatus.NOT_FOUND)
    spend("own_records", viewer=visitor.viewers[0].id, address=address_of_request(request))
    return visitor


def _account(user: User | None) -> dict[str, Any] | None:
    if user is None:
        return None
    return {
        "userName": user.get_username(),
        "email": user.email,
        "name": user.get_full_name(),
        "joined": user.date_joined.isoformat(),
        "lastSignIn": user.last_login and user.last_login.isoformat(),
        **read_own(viewer_of_user(user)),
    }


def _erased(request: HttpRequest, visitor: Visitor, remaining: list[Poll]) -> HttpResponse:
    """The page that says so. Where nothing has to stay, account and cookies go as well."""
    if not remaining and visitor.user is not None:
        visitor.user.delete()
        logout(request)
    answer = _page(request, erased=True, remaining=remaining)
    if not remaining:
        for name in (GUEST_COOKIE, KNOWN_BROWSER_COOKIE):
            answer.delete_cookie(name, samesite="Lax")
    return answer


def _problem(request: HttpRequest, visitor: Visitor, problem: str, status: HTTPStatus) -> HttpResponse:
    if visitor.is_program:
        return JsonResponse({"error": getattr(WORDS["en"], problem)}, status=status)
    return _page(request, problem=problem, status=status)


def _page(
    request: HttpRequest, *, problem: str | None = None, status: HTTPStatus = HTTPStatus.OK, **more: object
) -> HttpResponse:
    language = get_language_from_request(request)
    words = WORDS[language]
    numbers = _numbers(request, words)
    view = {
        "title": words.title,
        "words": words,
        "problem": problem and getattr(words, problem),
        "responsible": _responsible(words).format_map(numbers),
        "erase_votes": [line.format_map(numbers) for line in words.erase_votes],
        "later": numbers["later"],
        "cookies": _rows(COOKIES, words.cookies, numbers),
        "browser": _rows(BROWSER, words.browser, numbers),
        "fields": _rows(FIELDS, words.fields, numbers),
        "address": f"{request.scheme}://{request.get_host()}",
        "sure": SURE,
        **more,
    }
    return styled_page(request, "privacy/page.html", view, language=language, status=status)


def _responsible(words: Words) -> str:
    return words.responsible_named if settings.OPERATOR else words.responsible


def _numbers(request: HttpRequest, words: Words) -> dict[str, object]:
    """This installation's own, for the sentences."""
    return {
        "host": request.get_host(),
        "operator": settings.OPERATOR,
        "guest_days": settings.GUEST_COOKIE_DAYS,
        "session_days": settings.SESSION_COOKIE_AGE // (24 * 3600),
        "known_days": KNOWN_BROWSER_DAYS,
        "kept": words.kept(settings.KEEP_VOTERS_DAYS),
        "later": words.later(settings.KEEP_VOTERS_DAYS),
    }


def _rows(
    register: Mapping[str, Any], told: Mapping[str, Told], numbers: Mapping[str, object]
) -> list[tuple[list[str], str, str]]:
    """Names, purpose and life of each kind; what the database holds is told without the names."""
    return [
        (
            [] if isinstance(names, dict) else [name.rstrip(".") for name in names],
            told[kind][0],
            told[kind][1].format_map(numbers),
        )
        for kind, names in register.items()
    ]
