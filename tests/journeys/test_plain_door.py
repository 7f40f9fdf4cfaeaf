"""The plain JSON door: what a small device or a tutorial's page speaks."""

import json
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.journeys.people import Person
from tests.servers.livetally import LivetallyServer

NONSENSE = (
    "{",
    "[1]",
    '"x"',
    '{"vote": {}}',
    '{"vote": 0}',
    '{"vote": -1e400}',
    '{"dance": 1}',
    '{"vote": "x"}',
)


def answer_to(socket: ClientConnection, **message: object) -> dict[str, Any]:
    """What the server says to one message."""
    socket.send(json.dumps(message))
    answer: dict[str, Any] = json.loads(socket.recv(timeout=15))
    return answer


def test_a_tutorials_vote_is_received(one_server: LivetallyServer) -> None:
    host = Person(one_server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with connect(f"{one_server.socket_url}/ws/vote/{poll['id']}/") as socket:
        answer = answer_to(socket, vote="option1")
        assert answer["message"] == "Vote received successfully!"
        assert answer["status"] == "NEW"
    assert [option["votes"] for option in host.tally(poll)["options"]] == [1, 0]


def test_each_room_is_a_voting_session_of_its_own(one_server: LivetallyServer) -> None:
    host = Person(one_server)
    one, other = (host.create_poll(question, ["Yes", "No"]) for question in ("Now?", "Later?"))
    with connect(f"{one_server.socket_url}/ws/vote/{one['room']['joinCode']}/") as socket:
        assert answer_to(socket, vote=2)["status"] == "NEW"
    assert [host.tally(poll)["turnout"] for poll in (one, other)] == [1, 0]


def test_counts_arrive_as_they_change(one_server: LivetallyServer) -> None:
    poll = Person(one_server).create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with connect(f"{one_server.socket_url}/ws/vote/{poll['id']}/") as screen:
        assert answer_to(screen, watch=True)["tally"]["turnout"] == 0
        Person(one_server).vote(poll, "Tea")
        assert json.loads(screen.recv(timeout=15))["tally"]["turnout"] == 1


def test_nonsense_is_answered_and_the_socket_stays(one_server: LivetallyServer) -> None:
    poll = Person(one_server).create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with connect(f"{one_server.socket_url}/ws/vote/{poll['id']}/") as socket:
        for nonsense in (
            "{",
            "[1]",
            '"x"',
            '{"vote": {}}',
            '{"vote": 0}',
            '{"vote": -1e400}',
            '{"dance": 1}',
        ):
            socket.send(nonsense)
            assert json.loads(socket.recv(timeout=15))["error"]["code"] in {"INVALID_INPUT", "INVALID_MARKS"}
        assert answer_to(socket, vote="Coffee")["status"] == "NEW"
    assert "Traceback" not in one_server.log_text()
