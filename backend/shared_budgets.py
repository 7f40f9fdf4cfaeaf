"""What processes tell each other of their budgets, by way of Redis: how much was drawn.

Once a second each process adds what it drew to a count per minute and reads what all drew; nothing waits for
it. A Redis that is away lets each process go by its own count. Subjects are hashed anew each minute: what
Redis holds, for two minutes, leads to no address and no viewer.
"""

import asyncio
import hmac
import time
from collections.abc import Mapping
from contextvars import Context
from hashlib import sha256
from weakref import WeakKeyDictionary

from django.conf import settings
from redis.asyncio import Redis
from redis.exceptions import RedisError

from schema.budgets import Budgets, Draw, budgets

EXCHANGE_EVERY_SECONDS = 1.0
KEPT_SECONDS = 120
ANSWERS_WITHIN_SECONDS = 1.0

_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Task[None]] = WeakKeyDictionary()


def keep_sharing() -> None:
    """Have the running event loop share its budgets, where there is a Redis and a limit."""
    if not settings.REDIS_URL or not settings.RATE_LIMITS:
        return
    loop = asyncio.get_running_loop()
    task = _by_loop.get(loop)
    if task is None or task.done():
        _by_loop[loop] = loop.create_task(_keep_sharing(), context=Context())


async def _keep_sharing() -> None:
    async with _opened() as redis:
        while True:
            await asyncio.sleep(EXCHANGE_EVERY_SECONDS)
            await exchange(budgets(), redis, minute=int(time.time() // 60))


def _opened() -> Redis:
    seconds = ANSWERS_WITHIN_SECONDS
    return Redis.from_url(settings.REDIS_URL, socket_timeout=seconds, socket_connect_timeout=seconds)


async def exchange(budgets: Budgets, redis: Redis, *, minute: int) -> None:
    """Tell what was drawn here, and take off what the others drew; what cannot be told is let go of."""
    told = budgets.take_untold()
    if not told:
        return
    try:
        totals = await _added(redis, told, minute)
    except (RedisError, OSError):
        return
    budgets.hear(minute, told, totals)


async def _added(redis: Redis, told: Mapping[Draw, int], minute: int) -> dict[Draw, int]:
    """What all processes drew in that minute on what was drawn on here, this included."""
    async with redis.pipeline(transaction=False) as pipeline:
        for draw, times in told.items():
            key = _key(draw, minute)
            pipeline.incrby(key, times)
            pipeline.expire(key, KEPT_SECONDS)
        counts = (await pipeline.execute())[::2]
    return {draw: int(count) for draw, count in zip(told, counts, strict=True)}


def _key(draw: Draw, minute: int) -> str:
    subject = f"{minute} {draw.name} {draw.subject}".encode()
    return f"livetally:drawn:{hmac.new(settings.SECRET_KEY.encode(), subject, sha256).hexdigest()[:32]}"
