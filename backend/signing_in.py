"""Signing in, by whatever door: tries are counted before a password is looked at.

Tries draw on the sender's address and on the account whose name was typed, whether or not there is one and
whether or not they are right. A browser in which the account has signed in before has a budget of its own in
place of the account's: who floods an account from elsewhere does not lock its owner out.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from secrets import token_hex
from threading import BoundedSemaphore
from unicodedata import normalize

from asgiref.sync import sync_to_async
from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from backend.addresses import address_of_request
from backend.pages import plain_page
from schema.budgets import spend
from voting.errors import RefusalCode, Refused

# Tells the browser in which an account has signed in before from others; gives no right to anything.
KNOWN_BROWSER_COOKIE = f"{settings.COOKIE_PREFIX}livetally_known_browser"
KNOWN_BROWSER_DAYS = 365
LONGEST_NAME = 150
# Hashing a password keeps a processor busy for a good part of a second: voting goes on beside so many.
HASHED_AT_ONCE = 2
LONGEST_WAIT_SECONDS = 10.0

_hashers = BoundedSemaphore(HASHED_AT_ONCE)


class CountedPasswords(ModelBackend):
    """Django's check of name and password, behind the budgets of tries."""

    def authenticate(  # type: ignore[override]
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None
    ) -> User | None:
        """The user, or None; RATE_LIMITED for one try too many, whose password is not looked at."""
        if username is None or password is None:
            return None
        spend_try(request, username)
        with hashing():
            user: User | None = super().authenticate(request, username=username, password=password)
        if user is not None and request is not None:
            remember_browser(request, username)
        return user

    async def aauthenticate(  # type: ignore[override]
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None
    ) -> User | None:
        """As authenticate."""
        return await sync_to_async(self.authenticate)(request, username, password)


def spend_try(request: HttpRequest | None, name: str) -> None:
    """Count a try to sign in under that name; RATE_LIMITED when there were too many."""
    account = _account(name)
    address = None if request is None else address_of_request(request)
    browser = None if request is None else _known_browser(request, account)
    whose = {"account": account} if browser is None else {"browser": (browser, account)}
    spend("sign_in", address=address, **whose)


def _account(name: str) -> str:
    """What counts as one account: names that read the same are tried against one budget."""
    return normalize("NFKC", name[:LONGEST_NAME]).casefold()


@contextmanager
def hashing() -> Iterator[None]:
    """The place of one whose password is hashed; RATE_LIMITED where none becomes free in time."""
    if not _hashers.acquire(timeout=LONGEST_WAIT_SECONDS):
        raise Refused(
            RefusalCode.RATE_LIMITED, "Many people are signing in just now.",
            retry_after_seconds=math.ceil(LONGEST_WAIT_SECONDS),
        )  # fmt: skip
    try:
        yield
    finally:
        _hashers.release()


def remember_browser(request: HttpRequest, name: str) -> None:
    """Have the answer tell the browser that this account signs in from it."""
    account = _account(name)
    browser = _known_browser(request, account) or token_hex(16)
    request.known_browser = _signer(account).sign(browser)  # type: ignore[attr-defined]


def _known_browser(request: HttpRequest, account: str) -> str | None:
    """The browser's random name, if this account has signed in from it before."""
    try:
        cookie = request.COOKIES.get(KNOWN_BROWSER_COOKIE, "")
        browser: str = _signer(account).unsign(cookie, max_age=KNOWN_BROWSER_DAYS * 24 * 3600)
    except (BadSignature, ValueError):  # ValueError: what no signature can be, such as a lone surrogate
        return None
    return browser


def _signer(account: str) -> TimestampSigner:
    # The account is in the salt, so that the cookie fits no other and does not name it.
    return TimestampSigner(salt=f"backend.signing_in.{account}", sep=".")


class SignInAnswers(MiddlewareMixin):
    """Middleware: a try too many is answered with 429, and a browser that signed in is remembered."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """The page that says when to try again."""
        if not (isinstance(exception, Refused) and exception.code == RefusalCode.RATE_LIMITED):
            return None
        seconds = exception.retry_after_seconds or 1
        answer = plain_page(
            "429.html", HTTPStatus.TOO_MANY_REQUESTS, seconds=seconds, again=request.get_full_path()
        )
        answer["Retry-After"] = str(seconds)
        return answer

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, with the cookie of a browser that has just signed in."""
        if cookie := getattr(request, "known_browser", None):
            response.set_cookie(
                KNOWN_BROWSER_COOKIE,
                cookie,
                max_age=KNOWN_BROWSER_DAYS * 24 * 3600,
                httponly=True,
                samesite="Lax",
                secure=settings.BEHIND_TLS,
            )
        return response
