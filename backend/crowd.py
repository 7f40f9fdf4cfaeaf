"""A crowd of voters that uses the public GraphQL API as any program would, so that a screen moves."""

import json
import random
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

SHOWN_POLL = """query ($code: String!) {
  room(joinCode: $code) { currentPoll { id question state options { id } policy { voteChange } } }
}"""
JOIN = "mutation { joinAsGuest { ... on Guest { token } ... on Refusal { code message } } }"
VOTE = """mutation ($input: CastVoteInput!) {
  castVote(input: $input) { ... on CastVotePayload { status } ... on Refusal { code message } }
}"""
AT_ONCE = 16
CHANGE_THEIR_MIND = 0.25


class Unreachable(Exception):
    """No Livetally answers at the address, or not as expected."""


@dataclass(frozen=True, slots=True)
class Poll:
    """What the crowd votes on."""

    id: str
    question: str
    options: list[str]
    votes_may_change: bool


@dataclass(frozen=True, slots=True)
class Server:
    """A running Livetally, asked over HTTP."""

    url: str

    def ask(self, query: str, variables: dict[str, Any] | None = None, *, token: str = "") -> dict[str, Any]:
        """The data of one GraphQL answer; Unreachable when there is none."""
        address = urlsplit(self.url)
        kind = HTTPSConnection if address.scheme == "https" else HTTPConnection
        connection = kind(address.netloc, timeout=10)
        headers = {"Content-Type": "application/json"} | (
            {"Authorization": f"Bearer {token}"} if token else {}
        )
        try:
            connection.request(
                "POST", "/graphql/", json.dumps({"query": query, "variables": variables}), headers
            )
            answer = json.loads(connection.getresponse().read())
        except (OSError, HTTPException, ValueError) as fault:
            raise Unreachable(f"No Livetally answers at {self.url} ({fault}).") from fault
        finally:
            connection.close()
        if answer.get("errors"):
            raise Unreachable(answer["errors"][0]["message"])
        data: dict[str, Any] = answer["data"]
        return data

    def shown_poll(self, join_code: str) -> Poll | None:
        """The poll that the room shows, if it is open."""
        room = self.ask(SHOWN_POLL, {"code": join_code})["room"]
        poll = room and room["currentPoll"]
        if not poll or poll["state"] != "OPEN":
            return None
        options = [option["id"] for option in poll["options"]]
        return Poll(poll["id"], poll["question"], options, poll["policy"]["voteChange"] == "WHILE_OPEN")

    def join(self) -> str:
        """A new guest's token."""
        return str(self.ask(JOIN)["joinAsGuest"]["token"])

    def vote(self, token: str, poll: Poll, option: str) -> str:
        """Cast a vote; its status or the refusal's code. A lost answer is asked for again, as one request."""
        given = {"pollId": poll.id, "marks": {"choose": [option]}, "requestId": str(uuid4())}
        try:
            answer = self.ask(VOTE, {"input": given}, token=token)["castVote"]
        except Unreachable:
            answer = self.ask(VOTE, {"input": given}, token=token)["castVote"]
        return str(answer.get("status") or answer.get("code"))


class Crowd:
    """Voters who come, choose, and sometimes change their mind, spread over a time."""

    def __init__(
        self, server: Server, poll: Poll, *, voters: int, seconds: float, dice: random.Random
    ) -> None:
        self.answers: Counter[str] = Counter()
        self._server = server
        self._poll = poll
        self._dice = dice
        self._stop = threading.Event()
        self._taste = [dice.expovariate(1) + 0.1 for _ in poll.options]
        self._tokens: dict[int, str] = {}
        # Most come early, a few take their time: as in a room that has just been asked.
        self._plan = sorted((seconds * 0.8 * dice.random() ** 1.5, voter) for voter in range(voters))
        if poll.votes_may_change:
            changing = dice.sample(range(voters), int(voters * CHANGE_THEIR_MIND))
            self._plan = sorted(self._plan + [(seconds * dice.uniform(0.8, 1), voter) for voter in changing])

    def vote(self, on_answer: Callable[[], None]) -> None:
        """Let everyone vote at their time; returns when all have, or after `stop`."""
        passed = 0.0
        with ThreadPoolExecutor(AT_ONCE) as hands:
            for at_second, voter in self._plan:
                if self._stop.wait(at_second - passed):
                    return
                passed = at_second
                hands.submit(self._vote_once, voter).add_done_callback(lambda _: on_answer())

    def stop(self) -> None:
        """Let nobody else vote."""
        self._stop.set()

    def _vote_once(self, voter: int) -> None:
        option = self._dice.choices(self._poll.options, self._taste)[0]
        try:
            if voter not in self._tokens:
                self._tokens[voter] = self._server.join()
            self.answers[self._server.vote(self._tokens[voter], self._poll, option)] += 1
        except Unreachable:
            self.answers["no answer"] += 1
