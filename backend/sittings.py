"""Sessions that open websockets hang on: where one ends, its sockets end too, within seconds.

A socket is known once, by its handshake; signing out in another window, a new password or an account that is
closed would pass it by. All sessions of an event loop's sockets are looked at in one go.
"""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Callable, Collection
from contextvars import Context
from weakref import WeakKeyDictionary

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user_model
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from voting.database import in_database

# A new token, or a visit of the page, is needed; by this code clients do not come back by themselves.
SIGNED_OUT = 4403, "Signed out"
LOOK_EVERY_SECONDS = 3.0


class Sittings:
    """One event loop's sockets of signed-in users, by session."""

    def __init__(self) -> None:
        self._held: defaultdict[str, list[Callable[[], None]]] = defaultdict(list)
        self._looking: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        return len(self._held)

    def hold(self, session_key: str, end: Callable[[], None]) -> Callable[[], None]:
        """Call `end` when the session is over; call what is returned when the socket is gone."""
        self._held[session_key].append(end)
        if self._looking is None or self._looking.done():
            self._looking = asyncio.get_running_loop().create_task(self._look(), context=Context())

        def leave() -> None:
            if end in self._held.get(session_key, ()):
                self._held[session_key].remove(end)
                if not self._held[session_key]:
                    del self._held[session_key]

        return leave

    async def _look(self) -> None:
        """Look for as long as there is something to look at; a database that is away is asked again."""
        while self._held:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            with contextlib.suppress(OperationalError, InterfaceError):
                for session_key in await in_database(sessions_over, list(self._held)):
                    for end in self._held.pop(session_key, []):
                        end()


def sessions_over(session_keys: Collection[str]) -> set[str]:
    """Which of these sessions are nobody's any more. Two statements, however many there are."""
    there = Session.objects.filter(session_key__in=session_keys, expire_date__gt=timezone.now())
    kept = {session.session_key: session.get_decoded() for session in there}
    users = get_user_model().objects.in_bulk({content.get(SESSION_KEY) for content in kept.values()} - {None})
    by_id = {str(pk): user for pk, user in users.items()}
    over = set(session_keys) - kept.keys()
    for session_key, content in kept.items():
        user = by_id.get(content.get(SESSION_KEY, ""))
        if user is None or not user.is_active or not _was_opened_by(user, content.get(HASH_SESSION_KEY, "")):
            over.add(session_key)
    return over


def _was_opened_by(user: object, given: str) -> bool:
    """Whether the session is of the user's present password, under this or an earlier SECRET_KEY."""
    hashes = [user.get_session_auth_hash(), *user.get_session_auth_fallback_hash()]  # type: ignore[attr-defined]
    return any(constant_time_compare(given, known) for known in hashes)


_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Sittings] = WeakKeyDictionary()


def sittings() -> Sittings:
    """The running event loop's sockets of signed-in users."""
    return _by_loop.setdefault(asyncio.get_running_loop(), Sittings())
