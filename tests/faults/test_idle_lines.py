"""Lines on which nothing happens: living ones stay, dead ones are noticed. An hour is scaled down."""

import asyncio
import json
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from websockets.asyncio.client import connect

from tests.faults.hall import METRICS_TOKEN, Node
from tests.faults.proxy import Proxy
from tests.journeys.people import TRANSPORT, Person, operations
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from tests.servers.redis import RedisServer

pytestmark = [pytest.mark.postgresql, pytest.mark.redis]

PING_SECONDS = 0.3
# Longer than any time-out of a line to a store, and many pings: an hour has 180 of them.
IDLE_SECONDS = 7.0


@pytest.fixture
def node(
    postgres_url: str, redis_server: RedisServer, start_server: Callable[..., LivetallyServer]
) -> Iterator[Node]:
    """A process whose pings come often, behind a network."""
    server = start_server(
        database_url=postgres_url,
        redis_url=redis_server.url,
        METRICS_TOKEN=METRICS_TOKEN,
        SOCKET_PING_SECONDS=str(PING_SECONDS),
    )
    with Proxy(server.port) as network:
        yield Node(server, network, network, network)


def test_who_only_watches_stays_and_a_dead_line_is_noticed(node: Node) -> None:
    """GL7, GL8."""
    host = Person(node.server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    subscribe = {"query": operations()["VoteTally"], "variables": {"pollId": poll["id"]}}

    async def watch() -> None:
        # It answers pings, as every browser does, and sends none.
        address = f"{node.socket_url}/graphql/"
        async with connect(address, subprotocols=[TRANSPORT], ping_interval=None, close_timeout=0.5) as line:
            await line.send('{"type": "connection_init"}')
            assert json.loads(await line.recv())["type"] == "connection_ack"
            await line.send(json.dumps({"id": "1", "type": "subscribe", "payload": subscribe}))
            assert json.loads(await line.recv())["payload"]["data"]["voteTally"]["turnout"] == 0
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(line.recv(), IDLE_SECONDS)
            assert (await asyncio.to_thread(host.vote, poll, "Tea"))["status"] == "NEW"
            frame = json.loads(await asyncio.wait_for(line.recv(), 10))
            assert frame["payload"]["data"]["voteTally"]["turnout"] == 1
            assert await asyncio.to_thread(node.number, "sockets") == 1
            node.network.swallow()
            await asyncio.to_thread(
                wait_until, lambda: node.number("sockets") == 0, what="the dead line is let go"
            )
            assert await asyncio.to_thread(node.number, "subscriptions") == 0

    asyncio.run(watch())


def test_by_default_a_dead_line_is_noticed_within_45_seconds() -> None:
    """GL8: a ping, and as long for its pong."""
    assert 2 * settings.SOCKET_PING_SECONDS <= 45
