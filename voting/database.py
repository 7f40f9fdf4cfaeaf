"""Runs database work on a few threads of its own, off the event loop's way."""

import asyncio
import functools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import InterfaceError, InternalError, OperationalError, connection, transaction

from voting.errors import RefusalCode, Refused

log = logging.getLogger(__name__)
TRY_AGAIN_AFTER_SECONDS = 1.0

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
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(settings.DATABASE_POOL_SIZE, thread_name_prefix="database")


async def in_database(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """The result of synchronous database work, done on a database thread."""
    call = functools.partial(_work_and_let_go, work, *args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(_threads(), call)


async def in_database_patiently(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """As in_database, tried again every second while the database is away: for what runs by itself."""
    while True:
        try:
            return await in_database(work, *args, **kwargs)
        except (OperationalError, InterfaceError, Refused) as fault:
            log.warning("The database is away (%s); trying again.", type(fault).__name__)
            await asyncio.sleep(TRY_AGAIN_AFTER_SECONDS)


def _work_and_let_go(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    try:
        return work(*args, **kwargs)
    finally:
        # PostgreSQL: hand the connection back to the pool. SQLite: the thread keeps its open file.
        if connection.vendor == "postgresql":
            connection.close()
        else:
            connection.close_if_unusable_or_obsolete()
