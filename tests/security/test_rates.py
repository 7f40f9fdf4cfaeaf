"""Too much of one thing: votes, joins, guesses at join codes, new polls, operations. V and R of the table."""

from typing import Any

import pytest
from pytest_django import Settings

from schema.budgets import budgets
from tests.backend.doors import Answer, Socket, bearer, post
from tests.backend.graphql_client import graphql_client, in_one_loop
from tests.backend.talks import over
from tests.conftest import Rates
from tests.journeys.people import operations
from tests.voting.committed import committed
from tests.voting.people import WHILE_OPEN, ask, option_ids, someone
from voting.guests import new_guest
from voting.models import Poll, Room, Vote
from voting.permissions import Viewer

pytestmark = committed

LOOK = "query($c: String!) { room(joinCode: $c) { id } }"
CREATE_POLL = (
    'mutation { createPoll(input: {question: "Q", options: ["A", "B"]}) '
    "{ __typename ... on Refusal { code retryAfterSeconds } } }"
)
CREATE_ROOM = "mutation { createRoom(input: {}) { __typename ... on Refusal { code retryAfterSeconds } } }"
JOIN = "mutation { joinAsGuest { __typename ... on Refusal { code retryAfterSeconds } } }"


def vote(poll: Poll, viewer: Viewer, label: str = "Tea", **given: Any) -> dict[str, Any]:
    """The answer to a vote over HTTP."""
    voted = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, label)}}
    asked = {"query": operations()["CastVote"], "variables": {"input": voted}}
    answer: dict[str, Any] = post(asked, headers=bearer(viewer), **given).json["data"]["castVote"]
    return answer


def look(code: str, *, client: str = "127.0.0.1") -> str:
    """What a look at a join code comes to: "found", "nothing" or an error's code."""
    answer = post({"query": LOOK, "variables": {"c": code}}, client=client).json
    if "errors" in answer:
        return str(answer["errors"][0]["extensions"]["code"])
    return "found" if answer["data"]["room"] else "nothing"


def outcomes(query: str, times: int, **given: Any) -> list[str]:
    """What one mutation comes to, again and again."""
    answers = [post({"query": query}, **given).json["data"] for _ in range(times)]
    results = [next(iter(data.values())) for data in answers]
    assert all(result["retryAfterSeconds"] >= 1 for result in results if "code" in result)
    return [result.get("code", result["__typename"]) for result in results]


# ---------- votes and joins
def test_one_voter_who_votes_without_end_is_slowed_down(rates: Rates) -> None:
    rates({"vote/viewer": 3})
    poll, voter = ask(policy=WHILE_OPEN), someone()
    answers = [vote(poll, voter, label) for label in ("Tea", "Coffee", "Tea", "Coffee")]
    assert [answer.get("status") for answer in answers] == ["NEW", "REPLACED", "REPLACED", None]
    assert (answers[-1]["code"], answers[-1]["retryAfterSeconds"]) == ("RATE_LIMITED", 20)
    assert vote(poll, someone())["status"] == "NEW", "others are not held up"


@pytest.mark.parametrize("budget", ["vote/address", "vote/poll"])
def test_a_scripted_burst_of_new_voters_is_slowed_down_v7(rates: Rates, budget: str) -> None:
    rates({budget: 5})
    poll = ask()
    answers = [vote(poll, new_guest()) for _ in range(8)]
    assert [answer.get("code") for answer in answers] == [None] * 5 + ["RATE_LIMITED"] * 3
    assert Vote.objects.count() == 5


def test_hopping_in_an_ipv6_network_gains_nothing_v8(rates: Rates) -> None:
    rates({"join/address": 4})
    hops = [f"2001:db8::{place:x}" for place in range(1, 7)]
    joined = [outcomes(JOIN, 1, client=hop)[0] for hop in hops]
    assert joined == ["Guest"] * 4 + ["RATE_LIMITED"] * 2
    assert outcomes(JOIN, 1, client="2001:db8:0:1::1") == ["Guest"]


def test_a_hall_behind_one_address_votes_undisturbed_v9() -> None:
    """With the usual budgets."""
    poll = ask()
    assert outcomes(JOIN, 100) == ["Guest"] * 100
    assert {vote(poll, new_guest())["status"] for _ in range(100)} == {"NEW"}


def test_a_claimed_address_changes_nothing_v10(rates: Rates) -> None:
    """T26."""
    rates({"join/address": 2})
    names = ("x-forwarded-for", "x_forwarded_for", "x-real-ip", "forwarded", "cf-connecting-ip")
    for name in names:
        outcomes(JOIN, 1, headers={name: "192.0.2.1"})
    assert outcomes(JOIN, 1) == ["RATE_LIMITED"]


def test_withdrawing_counts_like_voting(rates: Rates) -> None:
    rates({"vote/viewer": 2})
    poll, voter = ask(policy=WHILE_OPEN), someone()
    for _ in range(2):
        vote(poll, voter)
    asked = {"query": operations()["WithdrawVote"], "variables": {"pollId": str(poll.pk)}}
    assert post(asked, headers=bearer(voter)).json["data"]["withdrawVote"]["code"] == "RATE_LIMITED"


def test_the_plain_door_counts_a_new_guest_like_any_join(rates: Rates) -> None:
    rates({"join/address": 2, "vote/viewer": 2})
    poll = ask(policy=WHILE_OPEN)

    async def talk(socket: Socket) -> list[dict[str, Any]]:
        return [await socket.answer_to({"vote": 1 + turn % 2}) for turn in range(3)]

    first, _, third = [over(f"/ws/vote/{poll.pk}/", talk) for _ in range(3)]
    assert [answer.get("status") for answer in first] == ["NEW", "REPLACED", None]
    assert first[2]["error"]["code"] == "RATE_LIMITED"
    assert first[2]["error"]["retryAfterSeconds"] >= 1
    assert {answer["error"]["code"] for answer in third} == {"RATE_LIMITED"}
    assert Vote.objects.count() == 2


# ---------- join codes
def test_guesses_at_join_codes_run_out_v14(rates: Rates) -> None:
    rates({"missed_lookup/address": 3})
    room = Room.objects.create()
    assert look(room.join_code) == "found"
    assert [look(f"ZZZZZ{digit}") for digit in (2, 3, 4)] == ["nothing"] * 3
    assert look("ZZZZZ5") == "RATE_LIMITED"
    assert look(room.join_code) == "RATE_LIMITED", "or the refusal itself would tell which codes exist"
    assert look(room.join_code, client="192.0.2.9") == "found"


def test_aliases_do_not_multiply_guesses_g4(rates: Rates) -> None:
    rates({"missed_lookup/address": 10})
    aliases = " ".join(f'a{n}: room(joinCode: "ZZZZ{n}") {{ id }}' for n in range(22, 34))
    errors = post({"query": "{" + aliases + "}"}).json.get("errors", [])
    assert look("ZZZZZZ") == "RATE_LIMITED"
    assert {error["extensions"]["code"] for error in errors} <= {"RATE_LIMITED"}


def test_guesses_over_any_door_draw_on_one_budget_v14(rates: Rates) -> None:
    rates({"missed_lookup/address": 4})
    asked = {"query": JOIN_AS_HOST, "variables": {"joinCode": "ZZZZZZ", "hostKey": "x"}}
    assert post(asked, headers=bearer()).json["data"]["joinAsHost"]["code"] == "NOT_ALLOWED"

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            client.subscribe("room", operations()["RoomState"], joinCode="ZZZZZZ")
            assert (await client.hear())["payload"][0]["extensions"]["code"] == "NOT_FOUND"

    in_one_loop(story())

    async def talk(socket: Socket) -> list[str]:
        answers = [await socket.answer_to(said) for said in ({"vote": 1}, {"watch": True}, {"watch": True})]
        return [answer["error"]["code"] for answer in answers]

    assert over("/ws/vote/ZZZZZZ/", talk) == ["NOT_FOUND", "NOT_FOUND", "RATE_LIMITED"]


JOIN_AS_HOST = """mutation($joinCode: String!, $hostKey: String!) {
  joinAsHost(joinCode: $joinCode, hostKey: $hostKey) { ... on Refusal { code } }
}"""


# ---------- making things, and operations of any kind
@pytest.mark.parametrize(
    ("query", "budget", "made"),
    [
        pytest.param(CREATE_POLL, "create_poll/viewer", "Poll", id="R10-polls-of-one"),
        pytest.param(CREATE_POLL, "create_poll/address", "Poll", id="R10-polls-of-an-address"),
        pytest.param(CREATE_ROOM, "create_room/viewer", "Room", id="R10-rooms-of-one"),
        pytest.param(CREATE_ROOM, "create_room/address", "Room", id="R10-rooms-of-an-address"),
    ],
)
def test_making_things_without_end_is_slowed_down(rates: Rates, query: str, budget: str, made: str) -> None:
    rates({budget: 2})
    assert outcomes(query, 4, headers=bearer(new_guest())) == [made] * 2 + ["RATE_LIMITED"] * 2


def test_polls_in_one_room_are_slowed_down_r10(rates: Rates) -> None:
    rates({"create_poll/room": 1})
    host = someone()
    room = post({"query": operations()["CreateRoom"], "variables": {"input": {}}}, headers=bearer(host))
    given = {"question": "Q", "options": ["A", "B"], "roomId": room.json["data"]["createRoom"]["id"]}
    asked = {"query": operations()["CreatePoll"], "variables": {"input": given}}
    made = [post(asked, headers=bearer(host)).json["data"]["createPoll"] for _ in range(2)]
    assert [poll["__typename"] for poll in made] == ["Poll", "Refusal"]


def is_turned_away(answer: Answer) -> bool:
    """Whether it is a 429 that says when to come back, also in GraphQL's words."""
    if answer.status != 429:
        return False
    assert answer.code == "RATE_LIMITED"
    assert int(answer.headers["retry-after"]) >= 1
    assert answer.headers["access-control-allow-origin"] == "*"
    return True


def test_requests_without_end_are_turned_away(rates: Rates) -> None:
    rates({"operation/address": 3})
    answers = [post({"query": "{ __typename }"}) for _ in range(4)]
    assert [is_turned_away(answer) for answer in answers] == [False, False, False, True]


def test_documents_that_are_new_each_time_are_turned_away(rates: Rates) -> None:
    """Parsing and checking is what costs; texts that clients share are known after the first time."""
    rates({"document/address": 3})
    texts = [f"{{ a{turn}: __typename }}" for turn in range(5)]
    answers = [post({"query": text}) for text in texts]
    assert [is_turned_away(answer) for answer in answers] == [False] * 3 + [True] * 2
    assert not is_turned_away(post({"query": texts[0]}))


def test_operations_over_a_socket_draw_on_the_same_budget_w30(rates: Rates) -> None:
    rates({"operation/viewer": 2})

    async def story() -> None:
        async with graphql_client() as client:
            await client.init(someone())
            for turn in range(2):
                client.subscribe(str(turn), "{ __typename }")
                assert [(await client.hear())["type"] for _ in range(2)] == ["next", "complete"]
            client.subscribe("more", "{ __typename }")
            error = await client.hear()
            assert error["type"] == "error"
            assert error["payload"][0]["extensions"]["code"] == "RATE_LIMITED"
            assert error["payload"][0]["extensions"]["retryAfterSeconds"] >= 1
            assert await client.is_alive()

    in_one_loop(story())


@pytest.mark.parametrize("message", [{"type": "ping"}, {"type": "pong"}, {"type": "complete", "id": "x"}])
def test_a_flood_of_messages_ends_the_socket_r4(rates: Rates, message: dict[str, str]) -> None:
    rates({"message/socket": 50})

    async def story() -> None:
        async with graphql_client() as client:
            await client.init()
            for _ in range(200):
                client.say(message)
            assert await client.closed_with() == 1008

    in_one_loop(story())


@pytest.mark.parametrize("path", ["/ws/vote/", "/graphql/"])
def test_connections_without_end_are_asked_to_come_back_r1(rates: Rates, path: str) -> None:
    rates({"connect/address": 2})

    async def story() -> None:
        assert [await _turned_away_with(path) for _ in range(4)] == [None, None, 1013, 1013]

    in_one_loop(story())


@pytest.mark.parametrize("cap", ["MOST_SOCKETS", "SOCKETS_PER_ADDRESS"])
def test_sockets_beyond_the_cap_are_asked_to_come_back_r1(settings: Settings, cap: str) -> None:
    settings.RATE_LIMITS = False  # caps hold all the same
    setattr(settings, cap, 1)

    async def story() -> None:
        async with Socket("/ws/vote/"):
            assert await _turned_away_with("/ws/vote/") == 1013
        assert await _turned_away_with("/ws/vote/") is None

    in_one_loop(story())


async def _turned_away_with(path: str) -> int | None:
    """The code by which a new socket is closed before it has said a word; None where it is not."""
    async with Socket(path, subprotocols=["graphql-transport-ws"]) as socket:
        if await socket.hears_nothing():
            return None
        await socket.hear()
        return socket.close_code


def test_for_load_tests_no_budget_holds(settings: Settings) -> None:
    settings.RATE_LIMITS, settings.RATES_PER_MINUTE = False, {"join/address": 1, "message/socket": 1}
    budgets.cache_clear()
    assert outcomes(JOIN, 5) == ["Guest"] * 5
