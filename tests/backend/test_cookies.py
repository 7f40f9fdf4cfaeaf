"""Cookies that only look like ours."""

from typing import Any

import pytest
from asgiref.sync import async_to_sync

from backend.cookies import with_plain_cookies
from backend.identity import GUEST_COOKIE, sender_of
from tests.backend.doors import ask
from voting.guests import guest_cookie, new_guest

# Python takes each of them for a blank, and browsers send them as they were set.
BLANKS = ["\xa0", "\x85", "\x1c"]


def read(cookie: str) -> dict[str, str]:
    """The cookies that a socket's application finds in this header."""
    seen: list[dict[str, str]] = []

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        seen.append(dict(sender_of(scope).cookies))

    scope = {"type": "websocket", "headers": [(b"cookie", cookie.encode("latin-1"))]}
    async_to_sync(with_plain_cookies(app))(scope, None, None)  # type: ignore[arg-type]
    return seen[0]


@pytest.mark.parametrize("blank", BLANKS, ids=[f"A23-{blank!a}" for blank in BLANKS])
def test_a_name_that_becomes_ours_when_blanks_are_taken_off_is_not_ours(blank: str) -> None:
    assert read(f"{blank}__Host-a=b; c=d;{blank}e=f") == {"c": "d"}


@pytest.mark.usefixtures("built_pages")
@pytest.mark.parametrize(("before", "is_known"), [("", True), ("\xa0", False)], ids=["own", "A23"])
def test_a_page_knows_a_guest_by_our_own_cookie_only(before: str, *, is_known: bool) -> None:
    cookie = f"{before}{GUEST_COOKIE}={guest_cookie(new_guest())}"
    answer = ask("GET", "/", headers={"cookie": cookie})
    assert answer.status == 200
    assert (GUEST_COOKIE not in answer.cookies) is is_known
