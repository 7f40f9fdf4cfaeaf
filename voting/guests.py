"""Guests: viewers that a cookie or a program's token stands for, signed so that neither can be made up.

Cookies and token are signed apart: one never passes for another. Keys in SECRET_KEY_FALLBACKS still count.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner

from voting.permissions import Viewer

COOKIE, EMBED_COOKIE, TOKEN = "voting.guests.cookie", "voting.guests.embed_cookie", "voting.guests.token"


class BadToken(Exception):
    """A token that was never given out, or that has expired."""


def new_guest() -> Viewer:
    """Someone who has not been here before."""
    return Viewer(uuid4())


def guest_cookie(guest: Viewer) -> str:
    """The signed cookie that brings a browser back as the same guest."""
    return _signer(COOKIE).sign(guest.id.hex)


def read_guest_cookie(cookie: str) -> Viewer | None:
    """The guest that the cookie stands for; None for one that is not ours or too old."""
    return _read(COOKIE, cookie, settings.GUEST_COOKIE_DAYS)


def embed_cookie(guest: Viewer) -> str:
    """The signed cookie of a page within another site's: it makes nobody a guest of our own pages."""
    return _signer(EMBED_COOKIE).sign(guest.id.hex)


def read_embed_cookie(cookie: str) -> Viewer | None:
    """The guest that an embedded page's cookie stands for; None as for read_guest_cookie."""
    return _read(EMBED_COOKIE, cookie, settings.GUEST_COOKIE_DAYS)


def new_guest_token() -> tuple[str, datetime]:
    """A token for a new guest, and the moment it expires."""
    expires_at = datetime.now(UTC) + timedelta(days=settings.GUEST_TOKEN_DAYS)
    return guest_token(new_guest()), expires_at


def guest_token(guest: Viewer) -> str:
    """The signed token that a program sends as `Authorization: Bearer …`."""
    return _signer(TOKEN).sign(guest.id.hex)


def read_guest_token(token: str) -> Viewer:
    """The guest that the token stands for, or BadToken."""
    guest = _read(TOKEN, token, settings.GUEST_TOKEN_DAYS)
    if guest is None:
        raise BadToken
    return guest


def _signer(purpose: str) -> TimestampSigner:
    # The separator is one that a bearer token may hold (RFC 6750).
    return TimestampSigner(salt=purpose, sep=".")


def _read(purpose: str, signed: str, days: int) -> Viewer | None:
    try:
        return Viewer(UUID(hex=_signer(purpose).unsign(signed, max_age=timedelta(days=days))))
    except (BadSignature, ValueError):  # ValueError: what no signature can be, such as a lone surrogate
        return None
