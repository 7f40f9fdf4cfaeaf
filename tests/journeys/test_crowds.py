"""A hall that votes in the same moment: every voter once, and nobody is turned away."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from contextlib import AsyncExitStack
from typing import Any

import httpx
import pytest

from tests.journeys.people import Person, operations, votes_by_label
from tests.servers.livetally import LivetallyServer
from voting.guests import guest_token, new_guest

UNLIMITED = httpx.Limits(max_connections=None)
OPTIONS = ["Tea", "Coffee", "Water"]
# (token, option): one vote that somebody sends.
Wish = tuple[str, str]


def at_once(servers: Sequence[LivetallyServer], poll: dict[str, Any], wishes: Sequence[Wish]) -> Counter[str]:
    """How often each answer came to these votes, all of them sent at once, in turn to these servers."""
    options = {option["label"]: option["id"] for option in poll["options"]}

    async def vote(client: httpx.AsyncClient, number: int) -> str:
        token, label = wishes[number]
        answer = await client.post(
            f"{servers[number % len(servers)].url}/graphql/",
            json={
                "query": operations()["CastVote"],
                "variables": {"input": {"pollId": poll["id"], "marks": {"choose": [options[label]]}}},
            },
            headers={"Authorization": f"Bearer {token}"},
        )
        cast = answer.json()["data"]["castVote"] if answer.status_code == 200 else {}
        return str(cast.get("status") or cast.get("code") or answer.status_code)

    async def all_of_them() -> list[str]:
        async with AsyncExitStack() as stack:
            # A few each: what one client spends on finding a free line grows with the square of its lines.
            clients = [
                await stack.enter_async_context(httpx.AsyncClient(timeout=60, limits=UNLIMITED))
                for _ in range(-(-len(wishes) // 20))
            ]
            votes = (vote(clients[number // 20], number) for number in range(len(wishes)))
            return await asyncio.gather(*votes)

    return Counter(asyncio.run(all_of_them()))


@pytest.mark.parametrize(
    "fixture",
    [
        "one_server",
        pytest.param("two_servers", marks=[pytest.mark.postgresql, pytest.mark.redis]),
    ],
)
def test_four_hundred_voters_at_once_are_all_stored(fixture: str, request: pytest.FixtureRequest) -> None:
    """R8, GV7, with the settings as they come; and who comes after the close is told so."""
    running = request.getfixturevalue(fixture)
    servers = [running] if isinstance(running, LivetallyServer) else list(running)
    host = Person(servers[0])
    poll = host.create_poll("Tea or coffee?", OPTIONS)
    wishes = [(guest_token(new_guest()), OPTIONS[number % 3]) for number in range(400)]
    assert at_once(servers, poll, wishes) == {"NEW": 400}
    host.ask("ClosePoll", pollId=poll["id"])
    final = host.tally(poll)
    assert (final["turnout"], votes_by_label(final)) == (400, {"Tea": 134, "Coffee": 133, "Water": 133})
    assert at_once(servers, poll, [(guest_token(new_guest()), "Tea")] * 100) == {"NOT_OPEN": 100}
    assert host.tally(poll) == final


@pytest.mark.postgresql
@pytest.mark.redis
def test_votes_of_one_voter_over_two_processes_count_once(
    two_servers: tuple[LivetallyServer, LivetallyServer],
) -> None:
    """GV5."""
    host = Person(two_servers[0])
    poll = host.create_poll("Tea or coffee?", OPTIONS)
    tokens = [guest_token(new_guest()) for _ in range(20)]
    wishes = [(token, label) for token in tokens for label in OPTIONS for _ in range(4)]
    random.Random(4).shuffle(wishes)
    answers = at_once(two_servers, poll, wishes)
    assert answers["NEW"] == 20
    assert answers.keys() <= {"NEW", "UNCHANGED", "ALREADY_VOTED"}, answers
    assert host.tally(poll)["turnout"] == 20
