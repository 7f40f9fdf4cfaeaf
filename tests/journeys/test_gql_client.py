"""The Python package gql: subscribes, votes, and recovers from a restart by subscribing again."""

import asyncio
from collections.abc import Callable
from typing import Any

from gql import Client, gql
from gql.transport.exceptions import TransportError
from gql.transport.websockets import WebsocketsTransport

from tests.journeys.people import Person, operations
from tests.servers.livetally import LivetallyServer


def client_of(person: Person) -> Client:
    """A gql client on the person's token."""
    transport = WebsocketsTransport(
        url=f"{person.server.socket_url}/graphql/",
        init_payload={"authorization": f"Bearer {person.token}"},
        subprotocols=[WebsocketsTransport.GRAPHQLWS_SUBPROTOCOL],
    )
    return Client(transport=transport)


async def first_tally(person: Person, poll: dict[str, Any], *, turnout: int) -> dict[str, Any]:
    """The first tally with that turnout, subscribing again whenever the line is lost."""
    tallies = gql(operations()["VoteTally"])
    tallies.variable_values = {"pollId": poll["id"]}
    while True:
        try:
            async with client_of(person) as session:
                async for data in session.subscribe(tallies):
                    tally: dict[str, Any] = data["voteTally"]
                    if tally["turnout"] == turnout:
                        return tally
        except (TransportError, OSError):
            await asyncio.sleep(0.1)


def test_a_gql_client_votes_and_recovers_from_a_restart(
    sqlite_url: str, start_server: Callable[..., LivetallyServer]
) -> None:
    server = start_server(database_url=sqlite_url)
    person = Person(server)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])

    async def journey() -> dict[str, Any]:
        async with asyncio.timeout(60):
            waiting = asyncio.create_task(first_tally(person, poll, turnout=2))
            await first_tally(person, poll, turnout=0)
            async with client_of(person) as session:
                vote = gql(operations()["CastVote"])
                vote.variable_values = {
                    "input": {"pollId": poll["id"], "marks": {"choose": [poll["options"][0]["id"]]}}
                }
                answer = await session.execute(vote)
                assert answer["castVote"]["status"] == "NEW"
            await asyncio.to_thread(server.stop)
            await asyncio.to_thread(server.start)
            other = await asyncio.to_thread(Person, server)
            await asyncio.to_thread(other.vote, poll, "Coffee")
            return await waiting

    final = asyncio.run(journey())
    assert [option["votes"] for option in final["options"]] == [1, 1]
