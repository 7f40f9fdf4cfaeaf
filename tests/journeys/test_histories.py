"""Any history of votes, changes, withdrawals, pauses and a close, over every door of two processes."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from websockets.sync.client import connect

from tests.journeys.people import TRANSPORT, Person, Watcher, operations, votes_by_label
from tests.servers.livetally import LivetallyServer

LABELS = ("Tea", "Coffee", "Water")
VOTERS = 3
DOORS = ("http", "graphql socket", "plain socket")

voters = st.integers(0, VOTERS - 1)
processes = st.integers(0, 1)


class Voter:
    """One guest, who may come by any door of any process."""

    def __init__(self, servers: tuple[LivetallyServer, ...]) -> None:
        self.at = [Person(servers[0])]
        self.at += [Person(server, token=self.at[0].token) for server in servers[1:]]

    def vote(self, door: str, process: int, poll: dict[str, Any], label: str, request_id: str | None) -> str:
        """The status or the refusal's code."""
        person = self.at[process]
        (option,) = [option["id"] for option in poll["options"] if option["label"] == label]
        if door == "plain socket":
            return self._plainly(person, poll, label, request_id)
        wanted = {"pollId": poll["id"], "marks": {"choose": [option]}, "requestId": request_id}
        if door == "http":
            answer = person.ask("CastVote", input=wanted)["castVote"]
        else:
            answer = self._over_the_socket(person, {"input": wanted})
        return str(answer.get("status") or answer["code"])

    def _over_the_socket(self, person: Person, variables: dict[str, Any]) -> dict[str, Any]:
        with connect(f"{person.server.socket_url}/graphql/", subprotocols=[TRANSPORT]) as line:
            hello = {"authorization": f"Bearer {person.token}"}
            line.send(json.dumps({"type": "connection_init", "payload": hello}))
            assert json.loads(line.recv(timeout=10))["type"] == "connection_ack"
            payload = {"query": operations()["CastVote"], "variables": variables}
            line.send(json.dumps({"type": "subscribe", "id": "1", "payload": payload}))
            cast: dict[str, Any] = json.loads(line.recv(timeout=10))["payload"]["data"]["castVote"]
            return cast

    def _plainly(self, person: Person, poll: dict[str, Any], label: str, request_id: str | None) -> str:
        said = {"authorization": f"Bearer {person.token}", "vote": label}
        if request_id is not None:
            said["requestId"] = request_id
        with connect(f"{person.server.socket_url}/ws/vote/{poll['id']}/") as line:
            line.send(json.dumps(said))
            answer = json.loads(line.recv(timeout=10))
        return str(answer.get("status") or answer["error"]["code"])

    def withdraw(self, process: int, poll: dict[str, Any]) -> str:
        """What taking the vote back comes to."""
        answer = self.at[process].ask("WithdrawVote", pollId=poll["id"])["withdrawVote"]
        return str(answer.get("code", "WITHDRAWN"))


class History(RuleBasedStateMachine):
    """One poll, its voters, a screen on each process, and what should have become of them."""

    servers: tuple[LivetallyServer, LivetallyServer]

    @initialize()
    def ask(self) -> None:
        self.host = Person(self.servers[0])
        self.poll = self.host.create_poll("What?", list(LABELS), policy={"voteChange": "WHILE_OPEN"})
        self.voters = [Voter(self.servers) for _ in range(VOTERS)]
        self.screens: list[Watcher] = [Person(server).watch(self.poll) for server in self.servers]
        self.state = "OPEN"
        self.votes: dict[int, str] = {}
        self.first_answers: dict[tuple[int, str], str] = {}

    @rule(
        voter=voters, label=st.sampled_from(LABELS), door=st.sampled_from(DOORS), process=processes,
        request_id=st.sampled_from([None, "first", "second"]),
    )  # fmt: skip
    def vote(self, voter: int, label: str, door: str, process: int, request_id: str | None) -> None:
        expected = self.expected(voter, label, request_id)
        assert self.voters[voter].vote(door, process, self.poll, label, request_id) == expected

    def expected(self, voter: int, label: str, request_id: str | None) -> str:
        if request_id is not None and (voter, request_id) in self.first_answers:
            return self.first_answers[voter, request_id]
        before = self.votes.get(voter)
        if self.state != "OPEN":
            answer = "NOT_OPEN"
        else:
            answer = "NEW" if before is None else "UNCHANGED" if before == label else "REPLACED"
            self.votes[voter] = label
        if request_id is not None and self.state != "CLOSED":
            self.first_answers[voter, request_id] = answer
        return answer

    @rule(voter=voters, process=processes)
    def withdraw(self, voter: int, process: int) -> None:
        answer = self.voters[voter].withdraw(process, self.poll)
        assert answer == ("WITHDRAWN" if self.state == "OPEN" else "NOT_ALLOWED")
        if self.state == "OPEN":
            self.votes.pop(voter, None)

    @precondition(lambda self: self.state != "CLOSED")
    @rule(is_paused=st.booleans())
    def pause_or_open(self, is_paused: bool) -> None:
        self.host.ask("PausePoll" if is_paused else "OpenPoll", pollId=self.poll["id"])
        self.state = "PAUSED" if is_paused else "OPEN"

    @precondition(lambda self: self.state != "CLOSED")
    @rule(chance=st.integers(0, 7))
    def close(self, chance: int) -> None:
        if chance == 0:  # Else most histories would be short.
            self.host.ask("ClosePoll", pollId=self.poll["id"])
            self.state = "CLOSED"

    @invariant()
    def every_screen_and_question_tells_the_dict(self) -> None:
        counted = {label: list(self.votes.values()).count(label) for label in LABELS}
        tally = self.host.tally(self.poll)
        assert votes_by_label(tally) == counted
        for screen in self.screens:
            shown = screen.until(lambda frame: frame["revision"] == tally["revision"], what="the newest")
            assert (votes_by_label(shown), shown["turnout"]) == (counted, len(self.votes))

    def teardown(self) -> None:
        for screen in getattr(self, "screens", ()):
            screen.close()


@pytest.mark.postgresql
@pytest.mark.redis
@pytest.mark.timeout(300)
def test_every_history_over_every_door_ends_as_the_model_does(
    two_servers: tuple[LivetallyServer, LivetallyServer],
) -> None:
    """GV11, GL12, V4, V24."""
    machine = type("HistoryThere", (History,), {"servers": two_servers})
    quietly = settings(
        phases=[Phase.generate],  # not shrunk: twenty steps can be read
        max_examples=12,
        stateful_step_count=20,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(machine, settings=quietly)
