"""The pages to sign up, in and out: plain forms, each answered by a page or by the way back."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm, BaseUserCreationForm, UserCreationForm
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import rotate_token
from django.utils import translation
from django.utils.translation import get_language_from_request
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from backend.accounts.words import WORDS, Words
from backend.addresses import address_of_request
from backend.identity import GUEST_COOKIE, viewer_of_user
from backend.painting.styled import styled_page
from backend.signing_in import LONGEST_NAME, hashing, remember_browser
from schema.budgets import spend
from voting.actions.host_keys import host_as_well
from voting.errors import Refused
from voting.guests import read_guest_cookie
from voting.permissions import Viewer, hosted_rooms

# Where a form leads back to: a page of ours, by its path alone.
OWN_PATH = re.compile(r"/(?:[A-Za-z0-9_-]{1,64}/){0,4}(?:[A-Za-z0-9_-]{1,64})?")
HOME = "/"

Enter = Callable[[HttpRequest, Any], User | None]


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form of name and password; for one who is signed in, the way out."""
    if request.method != "POST" and request.user.is_authenticated:
        return _page(request, "signed_in")
    return _answer(request, "sign_in", AuthenticationForm(request, data=request.POST or None), _known_user)


@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_up(request: HttpRequest) -> HttpResponse:
    """The form that makes an account, and signs in to it; 404 where visitors make none."""
    if not settings.SIGN_UP:
        raise Http404
    if request.method != "POST" and request.user.is_authenticated:
        return _page(request, "signed_in")
    return _answer(request, "sign_up", UserCreationForm(request.POST or None), _new_user)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Ends the session; the browser is a guest again, with a token by which its pages know that."""
    logout(request)
    rotate_token(request)
    return _go_on(request)


def _answer(request: HttpRequest, kind: str, form: BaseForm, enter: Enter) -> HttpResponse:
    """The form; or where it is sent and good, the user signed in and on the way back."""
    if request.method != "POST":
        return _page(request, kind, form)
    with translation.override(get_language_from_request(request)):
        try:
            user = enter(request, form)
        except Refused as refused:
            return _too_many(request, kind, form, refused.retry_after_seconds or 1)
        if user is None:
            return _page(request, kind, form, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    login(request, user, settings.AUTHENTICATION_BACKENDS[0])
    guest = _hosting_guest(request)
    if guest is not None and "take_along" in request.POST:
        host_as_well(viewer=guest, other=viewer_of_user(user))
    return _go_on(request)


def _known_user(request: HttpRequest, form: AuthenticationForm) -> User | None:
    return form.get_user() if form.is_valid() else None


def _new_user(request: HttpRequest, form: "BaseUserCreationForm[User]") -> User | None:
    """The account that the form asks for, stored; None for a fault, which the form tells."""
    spend("sign_up", address=address_of_request(request))
    # Looked at in the place as well: who waits for one holds no connection to the database meanwhile.
    with hashing():
        if not form.is_valid():
            return None
        user: User = form.save(commit=False)
    try:
        user.save()
    except IntegrityError:  # somebody took the name a moment ago
        form.add_error("username", user.unique_error_message(User, ("username",)))
        return None
    remember_browser(request, user.username)
    return user


def _too_many(request: HttpRequest, kind: str, form: BaseForm, seconds: int) -> HttpResponse:
    problem = WORDS[get_language_from_request(request)].too_many(seconds)
    answer = _page(request, kind, form, problem=problem, status=HTTPStatus.TOO_MANY_REQUESTS)
    answer["Retry-After"] = str(seconds)
    return answer


def _go_on(request: HttpRequest) -> HttpResponse:
    answer = HttpResponseRedirect(_next(request))
    answer.status_code = HTTPStatus.SEE_OTHER
    answer["Cache-Control"] = "no-store"
    return answer


def _next(request: HttpRequest) -> str:
    """The page of ours that the visitor came from, or home."""
    asked = request.POST.get("next") or request.GET.get("next") or HOME
    return asked if OWN_PATH.fullmatch(asked) else HOME


def _hosting_guest(request: HttpRequest) -> Viewer | None:
    """The guest of this browser, if it hosts rooms."""
    guest = read_guest_cookie(request.COOKIES.get(GUEST_COOKIE, ""))
    return guest if guest is not None and hosted_rooms(guest).exists() else None


def _page(
    request: HttpRequest,
    kind: str,
    form: BaseForm | None = None,
    *,
    problem: str | None = None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    language = get_language_from_request(request)
    words = WORDS[language]
    view = {
        "kind": kind, "words": words, "title": getattr(words, kind), "problem": problem,
        "next": _next(request), "may_sign_up": settings.SIGN_UP, "longest_name": LONGEST_NAME,
        "user_name": request.user.get_username(),
        "typed_name": form["username"].value() if form is not None else None,
        "faults": _faults(form, words) if status == HTTPStatus.UNPROCESSABLE_ENTITY and form else {},
        "may_take_along": form is not None and _hosting_guest(request) is not None,
    }  # fmt: skip
    return styled_page(request, "accounts/page.html", view, language=language, status=status)


def _faults(form: BaseForm, words: Words) -> dict[str, list[str]]:
    """The faults of each field of a form that was refused, in sentences."""
    faults = {name: [str(fault) for fault in form.errors.get(name, ())] for name in form.fields}
    codes = form.errors.as_data()
    if any(fault.code == "password_too_short" for fault in codes.get("password2", ())):
        faults["password2"] = [words.too_short]
    if "__all__" in codes:  # One sentence, whatever was wrong: it tells nobody which names there are.
        faults["username"] = [words.wrong]
    return faults
