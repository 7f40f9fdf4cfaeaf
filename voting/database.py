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
from django.db import InterfaceError, OperationalError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from voting import commits
from voting.errors import RefusalCode, Refused

log = logging.getLogger(__name__)
TRY_AGAIN_AFTER_SECONDS = 1.0
# A connection that was used so lately is taken to be alive.
TRUSTED_FOR_SECONDS = 2.0
# The database threads keep a connection each, and leave these of the pool: one to the lane, two to pages that
# Django serves on threads of its own (the admin's).
OTHERS_CONNECTIONS = 3

P = ParamSpec("P")
R = TypeVar("R")


def atomically(write: Callable[P, R]) -> Callable[P, R]:
    """The write in one transaction; UNAVAILABLE when the database cannot take it: nothing was stored.

    Where the connection is lost on the way, the database is asked what became of the transaction; Undecided
    when it cannot be. What was lost with its connection, and not stored, is tried once more.
    """

    @functools.wraps(write)
    def attempt(*args: P.args, **kwargs: P.kwargs) -> R:
        work = functools.partial(write, *args, **kwargs)
        try:
            if connection.in_atomic_block:  # A part of a larger write, which is stored as a whole or not.
                with transaction.atomic():
                    return work()
            return _whole(work, may_try_again=True)
        except commits.STORE_FAULTS as fault:
            raise Refused(
                RefusalCode.UNAVAILABLE, "Nothing could be stored just now.", retry_after_seconds=1
            ) from fault

    return attempt


def _whole(work: Callable[[], R], *, may_try_again: bool) -> R:
    results: list[R] = []
    commits.begin()
    try:
        with transaction.atomic():
            results.append(work())
            commits.conclude()
        return results[0]
    except commits.STORE_FAULTS:
        if not commits.is_lost():
            raise
        # Without a result, the COMMIT was never sent.
        if results and commits.was_committed():
            return results[0]
        if not may_try_again:
            raise
    return _whole(work, may_try_again=False)


@functools.cache
def _threads(name: str, count: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(count, thread_name_prefix=name)


async def in_database(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The result of synchronous database work, done on a database thread."""
    threads = _threads("database", max(1, settings.DATABASE_POOL_SIZE - OTHERS_CONNECTIONS))
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
    Work whose connection had died unnoticed is done once more: it reads, or it is of those that `atomically`
    knows to be stored or not.
    """
    rested = time.monotonic() - getattr(_last_used, "at", 0.0) > TRUSTED_FOR_SECONDS
    if rested and connection.connection is not None and not connection.is_usable():
        connection.close()
    driver = connection.connection
    try:
        try:
            return work(*args, **kwargs)
        except (OperationalError, InterfaceError):
            if not commits.has_died(driver):
                raise
            connection.close()
            return work(*args, **kwargs)
    finally:
        _last_used.at = time.monotonic()
        _kept.add(connections["default"])
        if connection.errors_occurred:
            connection.close_if_unusable_or_obsolete()
