"""Guests: what a cookie or token stands for, and what stands for nobody."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from voting.guests import (
    BadToken,
    guest_cookie,
    guest_token,
    new_guest,
    new_guest_token,
    read_guest_cookie,
    read_guest_token,
)
from voting.permissions import Viewer

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_token_stands_for_its_guest() -> None:
    guest = new_guest()
    assert read_guest_token(guest_token(guest)) == guest


def test_a_cookie_stands_for_its_guest() -> None:
    guest = new_guest()
    assert read_guest_cookie(guest_cookie(guest)) == guest


def test_every_token_is_a_new_guests() -> None:
    (one, _), (other, _) = new_guest_token(), new_guest_token()
    assert read_guest_token(one) != read_guest_token(other)


def test_a_token_is_no_cookie_and_a_cookie_no_token() -> None:
    guest = new_guest()
    assert read_guest_cookie(guest_token(guest)) is None
    with pytest.raises(BadToken):
        read_guest_token(guest_cookie(guest))


def test_a_token_is_good_until_it_expires_and_no_longer(settings: Settings) -> None:
    """A8."""
    settings.GUEST_TOKEN_DAYS = 30
    with time_machine.travel(NOW, tick=False):
        token, expires_at = new_guest_token()
    assert expires_at == NOW + timedelta(days=30)
    with time_machine.travel(expires_at - timedelta(seconds=1)):
        assert isinstance(read_guest_token(token), Viewer)
    with time_machine.travel(expires_at + timedelta(seconds=2)), pytest.raises(BadToken):
        read_guest_token(token)


TAMPERED = ["", "x", "..", "a.b.c", "\ud800", "\x00", "é" * 100, "." * 10_000]


@pytest.mark.parametrize("text", TAMPERED, ids=[f"A11-{place}" for place in range(len(TAMPERED))])
def test_what_we_never_signed_stands_for_nobody(text: str) -> None:
    assert read_guest_cookie(text) is None
    with pytest.raises(BadToken):
        read_guest_token(text)


def test_a_changed_character_makes_a_token_worthless() -> None:
    token = guest_token(new_guest())
    other = ("0" if token[0] != "0" else "1") + token[1:]
    with pytest.raises(BadToken):
        read_guest_token(other)


def test_an_earlier_key_is_honoured_while_it_is_listed(settings: Settings) -> None:
    guest = new_guest()
    settings.SECRET_KEY = "yesterday's key"
    cookie = guest_cookie(guest)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "today's key", ["yesterday's key"]
    assert read_guest_cookie(cookie) == guest
    settings.SECRET_KEY_FALLBACKS = []
    assert read_guest_cookie(cookie) is None
