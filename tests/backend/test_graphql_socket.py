"""The GraphQL socket's hello, its identity, and readers that flood it or do not read.

The ids are the rows of the attack catalogue that a test holds.
"""

import asyncio

import pytest
from django.db import OperationalError
from pytest_django import Settings

from backend.identity import GUEST_COOKIE
from tests.backend.graphql_client import graphql_client, in_one_loop, until
from tests.conftest import Rates
from tests.voting.committed import committed
from tests.voting.people import WHILE_OPEN, ask, chosen, someone, vote
from voting.actions.votes import cast_vote
from voting.database import in_database
from voting.guests import guest_cookie, guest_token

pytestmark = committed

TYPENAME = {"query": "{ __typename }"}


# ---------- handshake and init
@pytest.mark.parametrize(
    "offered", [(), ("graphql-ws",), ("nonsense",)], ids=["W5-none", "W6-W7-legacy", "W5-unknown"]
)
def test_another_subprotocol_is_refused(offered: tuple[str, ...]) -> None:
    """A22, S13."""

    async def story() -> None:
        async with graphql_client(subprotocols=offered) as client:
            assert client.accepted is None
            assert await client.closed_with() == 4406

    in_one_loop(story())


def test_the_subprotocol_is_named_in_the_answer() -> None:
    async def story() -> None:
        async with graphql_client(subprotocols=("graphql-ws", "graphql-transport-ws")) as client:
            assert client.accepted == "graphql-transport-ws"

    in_one_loop(story())


def test_who_never_says_hello_is_closed_w8(settings: Settings) -> None:
    """R2."""
    settings.SOCKET_INIT_SECONDS = 0.1

    async def story() -> None:
        async with graphql_client() as client:
            assert await client.closed_with() == 4408

    in_one_loop(story())


def test_who_has_said_hello_stays(settings: Settings) -> None:
    settings.SOCKET_INIT_SECONDS = 0.1

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            assert await client.hears_nothing(0.3)
            assert await client.is_alive()

    in_one_loop(story())


HELLOS: dict[str, tuple[object, int | None]] = {
    "W11-null-payload": (None, None),
    "no-authorization": ({}, None),
    "W12-string": ("hello", 4400),
    "W12-list": ([], 4400),
    "W13-bad-token": ({"authorization": "Bearer nonsense"}, 4403),
    "W13-another-scheme": ({"authorization": "Basic abc"}, 4403),
    "W13-not-a-text": ({"authorization": 5}, 4403),
}


@pytest.mark.parametrize(("payload", "code"), HELLOS.values(), ids=HELLOS.keys())
def test_what_a_hello_may_hold(payload: object, code: int | None) -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "connection_init", "payload": payload})
            if code is None:
                assert await client.hear() == {"type": "connection_ack"}
            else:
                assert await client.closed_with() == code

    in_one_loop(story())


def test_a_hello_without_payload_is_acknowledged_and_a_second_one_closes_w10() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "connection_init"})
            assert await client.hear() == {"type": "connection_ack"}
            client.say({"type": "connection_init"})
            assert await client.closed_with() == 4429

    in_one_loop(story())


def test_asking_before_the_hello_closes_w9() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "subscribe", "id": "1", "payload": TYPENAME})
            assert await client.closed_with() == 4401

    in_one_loop(story())


@pytest.mark.parametrize("fault", [OperationalError("a secret"), RuntimeError("a secret")], ids=repr)
def test_trouble_with_the_identity_asks_to_come_back_w14(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """L17."""

    async def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr("backend.graphql_socket.viewer_of_socket", broken)

    async def story() -> None:
        async with graphql_client() as client:
            client.say({"type": "connection_init"})
            assert await client.closed_with() == 1013

    in_one_loop(story())


# ---------- floods
def test_pings_are_answered() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            for payload in ({}, {"payload": {"a": 1}}, {"payload": None}):
                client.say({"type": "ping", **payload})
                assert (await client.hear())["type"] == "pong"
            client.say({"type": "pong"})
            assert await client.is_alive()

    in_one_loop(story())


def test_a_ping_flood_that_reads_nothing_is_bounded_and_closed_w37(rates: Rates) -> None:
    rates({})  # the bound holds also where nobody counts messages

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.reads.clear()
            for _ in range(50_000):
                client.say({"type": "ping"})
            await until(client._to_server.empty, what="every ping is taken")
            client.reads.set()
            assert await client.closed_with() == 1013

    in_one_loop(story())


def test_who_does_not_read_gets_the_newest_only_gl6() -> None:
    """R5."""
    poll = ask(policy=WHILE_OPEN)
    voters = [someone() for _ in range(6)]

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.watch(poll)
            await client.tally_until(lambda tally: tally["turnout"] == 0)
            client.reads.clear()
            for voter in voters:
                await in_database(vote, poll, voter, "Tea")
                await asyncio.sleep(0.12)  # a tick each, so that each would be a frame
            client.reads.set()
            turnouts = [(await client.hear())["payload"]["data"]["voteTally"]["turnout"]]
            while turnouts[-1] != 6:
                turnouts.append((await client.hear())["payload"]["data"]["voteTally"]["turnout"])
            assert len(turnouts) <= 3, "what was not read was merged"

    in_one_loop(story())


def test_the_token_wins_over_what_the_handshake_says() -> None:
    poll, voter = ask(), someone()
    by_header = ((b"authorization", f"Bearer {guest_token(someone())}".encode()),)
    cast_vote(viewer=voter, poll_id=poll.pk, marks=chosen(poll, "Tea"))

    async def story() -> None:
        async with graphql_client(headers=by_header) as client:
            await client.init(voter)
            client.subscribe(
                "q", "query($id: ID!) { poll(id: $id) { viewerVote { receipt } } }", id=str(poll.pk)
            )
            assert (await client.hear())["payload"]["data"]["poll"]["viewerVote"]

    in_one_loop(story())


@pytest.mark.parametrize(("hello", "host_is_known"), [({}, True), ({"anonymous": True}, False)])
def test_a_page_may_be_nobody_though_its_browser_sends_the_cookies(
    hello: dict[str, object], host_is_known: bool
) -> None:
    host = someone()
    poll = ask(host)
    ours = (
        (b"origin", b"http://testserver"),
        (b"cookie", f"{GUEST_COOKIE}={guest_cookie(host)}".encode()),
    )

    async def story() -> None:
        async with graphql_client(headers=ours) as client:
            client.say({"type": "connection_init", "payload": hello})
            assert await client.hear() == {"type": "connection_ack"}
            client.subscribe(
                "q", "query($id: ID!) { poll(id: $id) { room { viewerIsHost } } }", id=str(poll.pk)
            )
            data = (await client.hear())["payload"]["data"]
            assert data["poll"]["room"]["viewerIsHost"] is host_is_known

    in_one_loop(story())
