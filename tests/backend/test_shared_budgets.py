"""Several processes have one budget between them, and a Redis that is away refuses nobody."""

import asyncio
import time
from collections.abc import Callable

import httpx
import pytest
from pytest_django import Settings
from redis.asyncio import Redis

from backend.shared_budgets import exchange
from schema.budgets import Budgets, Draw
from tests.servers.livetally import LivetallyServer
from tests.servers.redis import RedisServer
from voting.errors import Refused

pytestmark = pytest.mark.redis
JOIN = {"query": "mutation { joinAsGuest { __typename } }"}


def spent(budgets: Budgets, times: int, address: str = "192.0.2.1") -> int:
    """How many of so many draws are allowed."""
    allowed = 0
    for _ in range(times):
        try:
            budgets.spend("join", address=address)
        except Refused:
            continue
        allowed += 1
    return allowed


def two() -> tuple[Budgets, Budgets]:
    """The budgets of two processes, at one moment."""
    return Budgets({"join/address": 100}, clock=lambda: 0.0), Budgets(
        {"join/address": 100}, clock=lambda: 0.0
    )


async def keys(redis: Redis) -> list[bytes]:
    """All that Redis holds of it."""
    return [key async for key in redis.scan_iter("livetally:drawn:*")]


def test_what_one_process_spent_the_other_has_not(redis_server: RedisServer) -> None:
    here, there = two()

    async def story() -> None:
        async with Redis.from_url(redis_server.url) as redis:
            assert (spent(here, 80), spent(there, 10)) == (80, 10)
            for budgets in (here, there, here):
                await exchange(budgets, redis, minute=7)
            assert 10 <= spent(there, 100) <= 20, "a hundred less ten here and nearly eighty there"
            assert spent(there, 100, "192.0.2.2") == 100, "others have their own"

    asyncio.run(story())


def test_redis_holds_neither_addresses_nor_for_long(redis_server: RedisServer, settings: Settings) -> None:
    """L18."""
    here, _ = two()

    async def story() -> None:
        async with Redis.from_url(redis_server.url) as redis:
            for minute in (7, 8):
                spent(here, 40)
                await exchange(here, redis, minute=minute)
            held = await keys(redis)
            assert len(held) == len(set(held)) == 2, "hashed anew each minute"
            assert not any(b"192" in key or b"join" in key for key in held)
            assert all([0 < await redis.ttl(key) <= 120 for key in held])

    asyncio.run(story())


def test_without_redis_each_goes_by_its_own_count() -> None:
    here, _ = two()

    async def story() -> None:
        async with Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=0.2) as redis:
            assert spent(here, 40) == 40
            await exchange(here, redis, minute=7)
            assert spent(here, 100) == 60

    asyncio.run(story())
    assert here.take_untold() == {Draw("join/address", "192.0.2.1"): 60}


@pytest.mark.postgresql
def test_two_servers_let_in_about_as_many_as_one(
    postgres_url: str, redis_server: RedisServer, start_server: Callable[..., LivetallyServer]
) -> None:
    """V7, V8."""
    rates = {"RATES_PER_MINUTE": "join/address=60"}
    servers = [start_server(database_url=postgres_url, redis_url=redis_server.url, **rates) for _ in range(2)]
    allowed, end = 0, time.monotonic() + 6
    with httpx.Client() as client:
        while time.monotonic() < end:
            for server in servers:
                answer = client.post(f"{server.url}/graphql/", json=JOIN).json()["data"]["joinAsGuest"]
                allowed += answer["__typename"] == "Guest"
            time.sleep(0.05)
    assert 60 <= allowed <= 100, "not 120"
