"""Rooms over GraphQL: what they show to whom, as it stands by the clock, and the host's key."""

from datetime import timedelta
from uuid import uuid4

from tests.schema.asking import answer_to, ask, refusal
from tests.voting import people
from tests.voting.committed import committed
from tests.voting.people import host_of, someone
from voting.actions.host_keys import host_key
from voting.clock import database_now
from voting.models import Poll

pytestmark = committed

ASKED = {"question": "Tea?", "options": ["Yes", "No"]}


def test_a_room_shows_its_polls_and_is_found_in_any_case() -> None:
    host = someone()
    room = ask(host, "CreateRoom", input={"title": "Class 4b"})
    assert room["title"] == "Class 4b"
    first, second = (
        ask(host, "CreatePoll", input={**ASKED, "question": q, "roomId": room["id"]}) for q in ("One", "Two")
    )
    found = ask(host, "RoomByCode", joinCode=room["joinCode"].lower())
    assert (found["id"], found["currentPoll"], found["viewerIsHost"]) == (room["id"], None, True)
    assert [poll["question"] for poll in found["polls"]] == ["One", "Two"]
    stranger = ask(someone(), "RoomByCode", joinCode=room["joinCode"])
    assert (stranger["polls"], stranger["viewerIsHost"]) == ([], False)
    shown = ask(host, "ShowPoll", roomId=room["id"], pollId=second["id"])
    assert shown["currentPoll"] == {"id": second["id"]}
    stranger = ask(None, "RoomByCode", joinCode=room["joinCode"])
    assert stranger["currentPoll"]["question"] == "Two"
    assert [poll["id"] for poll in stranger["polls"]] == [second["id"]]
    assert ask(host, "ShowPoll", roomId=room["id"], pollId=None)["currentPoll"] is None
    assert refusal(someone(), "ShowPoll", roomId=room["id"], pollId=first["id"]) == ("NOT_ALLOWED", None)
    assert refusal(host, "ShowPoll", roomId=room["id"], pollId=str(uuid4())) == ("NOT_FOUND", None)


def test_a_room_shows_its_polls_as_they_stand_by_the_clock() -> None:
    poll = people.ask()
    host, passed = host_of(poll), database_now() - timedelta(seconds=1)
    other = people.ask(host, room_id=poll.room_id)
    document = "{ currentPoll { state closedAt } polls { state } }"

    def nobody_was_awake() -> None:
        Poll.objects.update(state="OPEN", closed_at=None, closes_at=passed)

    nobody_was_awake()
    code = poll.room.join_code
    assert {p["state"] for p in ask(None, "RoomByCode", joinCode=code)["polls"]} == {"CLOSED"}
    ways = {
        "room": f'{{ room(joinCode: "{code}") {document} }}',
        "poll": f'{{ poll(id: "{other.pk}") {{ room {document} }} }}',
        "showPoll": f'mutation {{ showPoll(roomId: "{poll.room_id}", pollId: "{poll.pk}") '
        f"{{ ... on Room {document} }} }}",
        "updatePoll": f'mutation {{ updatePoll(input: {{ pollId: "{other.pk}", description: "x" }}) '
        f"{{ ... on Poll {{ room {document} }} }} }}",
    }
    for name, way in ways.items():
        nobody_was_awake()
        answer = answer_to(host, way)
        (found,) = answer["data"].values()
        room = found.get("room", found)
        assert room["currentPoll"]["state"] == "CLOSED", name
        assert {poll["state"] for poll in room["polls"]} == {"CLOSED"}, name


def test_the_host_key_is_for_hosts_and_makes_hosts() -> None:
    poll, guest = people.ask(), someone()
    room = poll.room
    document = "query($code: String!) { room(joinCode: $code) { hostKey } }"
    assert answer_to(guest, document, code=room.join_code)["data"] == {"room": {"hostKey": None}}
    shown = answer_to(host_of(poll), document, code=room.join_code)["data"]["room"]["hostKey"]
    assert shown == host_key(room)
    join = """mutation($code: String!, $key: String!) {
      joinAsHost(joinCode: $code, hostKey: $key) { ... on Room { viewerIsHost } ... on Refusal { code } }
    }"""
    wrong = answer_to(guest, join, code=room.join_code, key="x")
    assert wrong["data"] == {"joinAsHost": {"code": "NOT_ALLOWED"}}
    joined = answer_to(guest, join, code=room.join_code, key=shown)
    assert joined["data"] == {"joinAsHost": {"viewerIsHost": True}}
