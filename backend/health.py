"""Whether the process lives, and whether it can do its work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import redis.asyncio
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from redis.exceptions import RedisError

from backend.draining import sockets
from voting.database import in_database

MOST_SECONDS = 1.0
FAULTS = (DatabaseError, RedisError, OSError, TimeoutError)

logger = logging.getLogger(__name__)


async def healthz(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all; touches nothing."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


async def readyz(request: HttpRequest) -> JsonResponse:
    """200 when votes can be taken and announced, else 503; names what is wrong, never how it is reached."""
    checks: dict[str, Callable[[], Awaitable[str]]] = {"database": _database, "redis": _redis}
    words = await asyncio.gather(*(_within_time(name, check) for name, check in checks.items()))
    found = {"process": "draining" if sockets.is_draining else "ok", **dict(zip(checks, words, strict=True))}
    ready = all(word in ("ok", "not used") for word in found.values())
    status = 200 if ready else 503
    return JsonResponse({"ready": ready, **found}, status=status, headers={"Cache-Control": "no-store"})


async def _within_time(name: str, check: Callable[[], Awaitable[str]]) -> str:
    try:
        async with asyncio.timeout(MOST_SECONDS):
            return await check()
    except TimeoutError:
        return "does not answer in time"
    except FAULTS as fault:
        logger.warning("Not ready: %s: %s", name, type(fault).__name__)
        return "cannot be reached"


async def _database() -> str:
    return await in_database(_migrated)


def _migrated() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "migrations are missing" if pending else "ok"


async def _redis() -> str:
    if not settings.REDIS_URL:
        return "not used"
    async with redis.asyncio.from_url(
        settings.REDIS_URL, socket_timeout=MOST_SECONDS, socket_connect_timeout=MOST_SECONDS
    ) as client:
        await client.ping()
    return "ok"
