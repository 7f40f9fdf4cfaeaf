"""Runs database work on a few threads of its own, off the event loop's way."""

import asyncio
import functools
import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import ParamSpec, TypeVar
from weakref import WeakSet

from django.conf import settings
from django.db import InterfaceError, InternalError, OperationalError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from voting.errors import RefusalCode, Refused

log = logging.getLogger(__name__)
TRY_AGAIN_AFTER_SECONDS = 1.0
# A connection that was used so lately is taken to be alive.
TRUSTED_FOR_SECONDS = 2.0

P = ParamSpec("P")
R = TypeVar("R")


def atomically(write: Callable[P, R]) -> Callable[P, R]:
    """The write in one transaction; UNAVAILABLE when the database cannot take it: nothing was stored."""

    @functools.wraps(write)
    def attempt(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                return write(*args, **kwargs)
        except (OperationalError, InterfaceError, InternalError) as fault:
            raise Refused(
                RefusalCode.UNAVAILABLE, "Nothing could be stored just now.", retry_after_seconds=1
            ) from fault

    return attempt


@functools.cache
def _threads(name: str, count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(count, thread_name_prefix=name)


async def in_database(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The result of synchronous database work, done on a database thread."""
    # The last of the pool's connections is the lane's.
    threads = _threads("database", max(1, settings.DATABASE_POOL_SIZE - 1))
    return await _on(threads, work, *args, **kwargs)


async def in_lane(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """As in_database, on the one thread that writes votes: no slow read holds them up, and all is at hand."""
    return await _on(_threads("lane", 1), work, *args, **kwargs)


async def _on(threads: ThreadPoolExecutor, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    call = functools.partial(_work_on_kept_connection, work, *args, **kwargs)
    # In the caller's context: what is logged there belongs to the same operation.
    return await asyncio.get_running_loop().run_in_executor(threads, copy_context().run, call)


async def in_database_patiently(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """As in_database, tried again every second while the database is away: for what runs by itself."""
    while True:
        try:
            return await in_database(work, *args, **kwargs)
        except (OperationalError, InterfaceError, Refused) as fault:
            log.warning("The database is away (%s); trying again.", type(fault).__name__)
            await asyncio.sleep(TRY_AGAIN_AFTER_SECONDS)


_last_used = threading.local()
_kept: WeakSet[BaseDatabaseWrapper] = WeakSet()


def close_kept_connections() -> None:
    """Close what the database threads keep open; for the end of a test run, when they rest."""
    for kept in list(_kept):
        kept.inc_thread_sharing()
        kept.close()
        kept.dec_thread_sharing()


def _work_on_kept_connection(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The work on this thread's own connection, which stays open: fetching one costs as much as a vote.

    After a rest it is tried first, and after a fault let go, so that a database that has come back is used.
    """
    rested = time.monotonic() - getattr(_last_used, "at", 0.0) > TRUSTED_FOR_SECONDS
    if rested and connection.connection is not None and not connection.is_usable():
        connection.close()
    try:
        return work(*args, **kwargs)
    finally:
        _last_used.at = time.monotonic()
        _kept.add(connections["default"])
        if connection.errors_occurred:
            connection.close_if_unusable_or_obsolete()
