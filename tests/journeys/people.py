"""People at a real server: whoever asks, votes and watches with the contract's own operations."""

import json
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, Self

import httpx
from graphql import parse, print_ast
from graphql.utilities import separate_operations
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.servers.livetally import LivetallyServer

OPERATIONS = Path(__file__).parents[1] / "contract" / "operations.graphql"
TRANSPORT = Subprotocol("graphql-transport-ws")

Tally = dict[str, Any]


@cache
def operations() -> dict[str, str]:
    """The text of each operation of the contract, with the fragments it needs, by name."""
    separate = separate_operations(parse(OPERATIONS.read_text()))
    return {name: print_ast(document) for name, document in separate.items()}


class Person:
    """A guest with a token of its own, who asks over HTTP."""

    def __init__(self, server: LivetallyServer, *, token: str = "") -> None:
        self.server = server
        self.token = token or self.ask("JoinAsGuest", joining=True)["joinAsGuest"]["token"]

    def ask(self, operation: str, *, joining: bool = False, **variables: object) -> dict[str, Any]:
        """The data that the contract's operation of this name answers."""
        asked = {"query": operations()[operation], "operationName": operation, "variables": variables}
        return self._send(asked, joining=joining)

    def ask_in_own_words(self, text: str, **variables: object) -> dict[str, Any]:
        """The data that an operation answers of which the contract does not speak."""
        return self._send({"query": text, "variables": variables})

    def _send(self, asked: Mapping[str, object], *, joining: bool = False) -> dict[str, Any]:
        answer = httpx.post(
            f"{self.server.url}/graphql/",
            json=asked,
            headers={} if joining else {"Authorization": f"Bearer {self.token}"},
            timeout=20,
        )
        content = answer.json()
        assert "errors" not in content, content
        data: dict[str, Any] = content["data"]
        return data

    def create_poll(self, question: str, options: list[str], **given: object) -> dict[str, Any]:
        """A poll of this person's, open unless said otherwise."""
        given = {"question": question, "options": options, "open": True, **given}
        poll: dict[str, Any] = self.ask("CreatePoll", input=given)["createPoll"]
        assert poll["__typename"] == "Poll", poll
        return poll

    def vote(self, poll: dict[str, Any], *labels: str, **given: object) -> dict[str, Any]:
        """The answer to choosing these options."""
        chosen = [option["id"] for option in poll["options"] if option["label"] in labels]
        given = {"pollId": poll["id"], "marks": {"choose": chosen}, **given}
        answer: dict[str, Any] = self.ask("CastVote", input=given)["castVote"]
        return answer

    def tally(self, poll: dict[str, Any]) -> Tally:
        """The tally as this person reads it by a query."""
        tally: Tally = self.ask("PollById", id=poll["id"])["poll"]["tally"]
        return tally

    def watch(self, poll: dict[str, Any]) -> "Watcher":
        """A screen of this person's that follows the poll."""
        return Watcher(self, poll)


class Watcher:
    """A screen: one socket that follows one poll's tally."""

    def __init__(self, person: Person, poll: dict[str, Any]) -> None:
        self.frames: list[Tally] = []
        self._ending = ExitStack()
        self._socket = self._open(person)
        payload = {
            "query": operations()["VoteTally"],
            "operationName": "VoteTally",
            "variables": {"pollId": poll["id"]},
        }
        self._send(type="subscribe", id="tally", payload=payload)

    def _open(self, person: Person) -> ClientConnection:
        address = f"{person.server.socket_url}/graphql/"
        line = connect(address, subprotocols=[TRANSPORT], open_timeout=20)
        socket = self._ending.enter_context(line)
        payload = {"authorization": f"Bearer {person.token}"}
        socket.send(json.dumps({"type": "connection_init", "payload": payload}))
        acknowledged = json.loads(socket.recv(timeout=20))
        assert acknowledged["type"] == "connection_ack"
        return socket

    def _send(self, **message: object) -> None:
        self._socket.send(json.dumps(message))

    def until(self, holds: Callable[[Tally], bool], *, what: str, deadline_seconds: float = 15) -> Tally:
        """The first tally that will do, among those seen and those to come; fails after the deadline."""
        for frame in self.frames:
            if holds(frame):
                return frame
        end = time.monotonic() + deadline_seconds
        while True:
            try:
                frame = self._next_frame(end - time.monotonic())
            except TimeoutError:
                last = self.frames[-1] if self.frames else None
                raise AssertionError(f"never on the screen: {what}; last: {last}") from None
            if holds(frame):
                return frame

    def until_turnout(self, turnout: int, *, deadline_seconds: float = 15) -> Tally:
        """The first tally in which so many have voted."""
        return self.until(
            lambda tally: tally["turnout"] == turnout,
            what=f"turnout {turnout}",
            deadline_seconds=deadline_seconds,
        )

    def _next_frame(self, within_seconds: float) -> Tally:
        message = json.loads(self._socket.recv(timeout=max(within_seconds, 0)))
        if message["type"] == "ping":
            self._send(type="pong")
            return self._next_frame(within_seconds)
        assert message["type"] == "next", message
        frame: Tally = message["payload"]["data"]["voteTally"]
        if self.frames:
            assert frame["revision"] > self.frames[-1]["revision"], "a screen never goes back"
        self.frames.append(frame)
        return frame

    def close_code(self) -> int | None:
        """The code by which the server closes the socket."""
        try:
            while True:
                self._socket.recv(timeout=15)
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else None

    def close(self) -> None:
        """Turn the screen off."""
        self._ending.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def votes_by_label(tally: Tally) -> dict[str, int]:
    """How many votes each option has."""
    return {option["option"]["label"]: option["votes"] for option in tally["options"]}
