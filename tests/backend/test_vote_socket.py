"""The plain door over its socket: voting, watching, who is asking, and what misuse comes to."""

import json
import logging
from typing import Any

import pytest
from pytest_django import Settings

from backend.vote_socket import MOST_UNREADABLE
from tests.backend.doors import Socket
from tests.backend.rooms import open_poll
from tests.backend.talks import error_code, one_answer, over
from tests.conftest import Rates
from tests.voting.people import host_of
from voting.actions import polls, rooms
from voting.actions.handing_out import make_ballot_codes
from voting.database import in_database
from voting.guests import new_guest
from voting.models import Room, Vote

pytestmark = pytest.mark.django_db(transaction=True)


def voters_of(poll: Any) -> set[Any]:
    """Who has voted."""
    return set(Vote.objects.filter(poll=poll).values_list("voter", flat=True))


def test_a_tutorials_message_is_a_vote() -> None:
    poll = open_poll()
    answer = one_answer(f"/ws/vote/{poll.pk}/", '{"vote":"option1"}')
    assert answer["message"] == "Vote received successfully!"
    assert (answer["status"], answer["revision"]) == ("NEW", 2)


def test_a_secret_vote_is_changed_by_the_key_that_came_with_it() -> None:
    poll = open_poll(policy={"secret": True, "vote_change": "WHILE_OPEN"})

    async def talk(socket: Socket) -> list[Any]:
        first = await socket.answer_to({"vote": 1, "requestId": "r1"})
        said = [{"vote": 2}, {"vote": 2, "ballotKey": first["ballotKey"]}, {"vote": 3, "requestId": "r1"}]
        return [first, *[await socket.answer_to(message) for message in said]]

    first, without, changed, again = over(f"/ws/vote/{poll.pk}/", talk)
    assert error_code(without) == "ALREADY_VOTED"
    assert (changed["status"], changed["receipt"]) == ("REPLACED", first["receipt"])
    assert "ballotKey" not in changed
    assert again == first


def test_a_ballot_code_comes_with_the_vote() -> None:
    poll = open_poll(policy={"electorate": "BALLOT_CODE"})
    (code,) = make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=1)

    async def talk(socket: Socket) -> list[Any]:
        said = [{"vote": 1}, {"vote": 1, "ballotCode": "x"}, {"vote": 1, "ballotCode": code}]
        return [await socket.answer_to(message) for message in said]

    without, wrong, right = over(f"/ws/vote/{poll.pk}/", talk)
    assert [error_code(answer) for answer in (without, wrong)] == [
        "BALLOT_CODE_REQUIRED",
        "BALLOT_CODE_INVALID",
    ]
    assert right["status"] == "NEW"


def test_a_join_code_in_any_case_means_the_poll_that_the_room_shows() -> None:
    poll = open_poll()
    assert one_answer(f"/ws/vote/{poll.room.join_code.lower()}/", {"vote": "Tea"})["status"] == "NEW"
    assert len(voters_of(poll)) == 1


def test_at_the_common_address_each_message_names_its_poll() -> None:
    one, other = open_poll(), open_poll()

    async def talk(socket: Socket) -> list[Any]:
        return [
            await socket.answer_to({"poll": str(one.pk), "vote": 1}),
            await socket.answer_to({"poll": other.room.join_code, "vote": 1}),
            await socket.answer_to({"vote": 1}),
        ]

    *votes, unnamed = over("/ws/vote/", talk)
    assert [vote["status"] for vote in votes] == ["NEW", "NEW"]
    assert error_code(unnamed) == "INVALID_INPUT"


def test_a_socket_is_one_guest() -> None:
    poll = open_poll(policy={"vote_change": "WHILE_OPEN"})

    async def talk(socket: Socket) -> list[str]:
        said = [{"vote": 1}, {"vote": 1}, {"vote": 2}, {"vote": []}]
        return [(await socket.answer_to(message))["status"] for message in said]

    assert over(f"/ws/vote/{poll.pk}/", talk) == ["NEW", "UNCHANGED", "REPLACED", "REPLACED"]
    assert len(voters_of(poll)) == 1


def test_every_socket_is_a_guest_of_its_own() -> None:
    poll = open_poll()
    for _ in range(2):
        assert one_answer(f"/ws/vote/{poll.pk}/", {"vote": 1})["status"] == "NEW"
    assert len(voters_of(poll)) == 2


def test_several_options_are_a_list() -> None:
    poll = open_poll(method="APPROVAL")
    assert one_answer(f"/ws/vote/{poll.pk}/", {"vote": ["Tea", 3]})["status"] == "NEW"
    assert Vote.objects.get().pile.marks == {"choose": [0, 2]}


def test_a_request_that_is_repeated_gets_its_first_answer() -> None:
    poll = open_poll(policy={"vote_change": "WHILE_OPEN"})

    async def talk(socket: Socket) -> list[Any]:
        first = await socket.answer_to({"vote": 1, "requestId": "a"})
        await socket.answer_to({"vote": 2, "requestId": "b"})
        return [first, await socket.answer_to({"vote": 1, "requestId": "a"})]

    first, late = over(f"/ws/vote/{poll.pk}/", talk)
    assert late == first
    assert first["requestId"] == "a"


REFUSED: dict[str, tuple[object, str]] = {
    "unknown-option": ({"vote": "Juice"}, "INVALID_MARKS"),
    "no-number": ({"vote": 9}, "INVALID_MARKS"),
    "too-many": ({"vote": [1, 2]}, "INVALID_MARKS"),
    "surrogate": ('{"vote": "\\ud800"}', "INVALID_MARKS"),
    "null-byte": ('{"vote": "\\u0000"}', "INVALID_MARKS"),
    "null": ({"vote": None}, "INVALID_INPUT"),
    "request-id": ('{"vote": 1, "requestId": "\\ud800"}', "INVALID_INPUT"),
    "poll": ('{"vote": 1, "poll": "\\ud800"}', "NOT_FOUND"),
    "poll-upper": ({"vote": 1, "poll": "SS" * 500}, "NOT_FOUND"),
    "unknown-poll": ({"vote": 1, "poll": "00000000-0000-4000-8000-000000000000"}, "NOT_FOUND"),
    "unknown-room": ({"watch": True, "poll": "ABC234"}, "NOT_FOUND"),
    "unknown-word": ({"vote": 1, "voter": "me"}, "INVALID_INPUT"),
}


@pytest.mark.parametrize(("said", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_says_why_and_the_socket_stays(
    said: object, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    poll = open_poll()

    async def talk(socket: Socket) -> list[Any]:
        return [await socket.answer_to(said), await socket.answer_to({"vote": 1})]

    refused, received = over(f"/ws/vote/{poll.pk}/", talk)
    assert error_code(refused) == code
    assert received["status"] == "NEW"
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_a_vote_where_it_is_too_late_is_refused() -> None:
    host = new_guest()
    poll = open_poll(host=host)
    polls.close_poll(viewer=host, poll_id=poll.pk)
    assert error_code(one_answer(f"/ws/vote/{poll.pk}/", {"vote": 1})) == "NOT_OPEN"


def test_a_room_that_shows_nothing_has_nothing_to_vote_on() -> None:
    host = new_guest()
    room = rooms.create_room(viewer=host, title="Empty")
    assert error_code(one_answer(f"/ws/vote/{room.join_code}/", {"vote": 1})) == "NOT_FOUND"


def test_a_draft_does_not_exist_for_others() -> None:
    poll = polls.create_poll(viewer=new_guest(), question="Later?", options=["A", "B"])
    Room.objects.update(current_poll=None)
    assert error_code(one_answer(f"/ws/vote/{poll.pk}/", {"watch": True})) == "NOT_FOUND"


class TestWatching:
    def test_the_tally_comes_at_once_and_as_it_changes(self) -> None:
        poll = open_poll()

        async def talk(socket: Socket) -> list[Any]:
            first = await socket.answer_to({"watch": True})
            async with Socket(f"/ws/vote/{poll.pk}/") as other:
                await other.answer_to({"vote": 2})
            return [first, await socket.hear()]

        first, second = over(f"/ws/vote/{poll.pk}/", talk)
        assert first["tally"]["turnout"] == 0
        tally = second["tally"]
        assert set(tally) == {
            "id", "pollId", "revision", "state", "provisional", "hiddenBecause", "turnout", "blank",
            "options", "winners", "tied", "rounds",
        }  # fmt: skip
        assert (tally["id"], tally["state"], tally["turnout"]) == (f"{poll.pk}:anyone", "OPEN", 1)
        tea, coffee, _ = poll.options.all()
        assert tally["options"][1] == {
            "option": {"id": str(coffee.pk), "label": "Coffee"},
            "votes": 1, "points": None, "share": 1.0, "place": 1, "winner": True,
        }  # fmt: skip
        assert tally["options"][0]["option"]["id"] == str(tea.pk)

    def test_hidden_figures_are_not_in_the_bytes(self) -> None:
        poll = open_poll(policy={"results_visible": "AFTER_CLOSING"})
        tally = one_answer(f"/ws/vote/{poll.pk}/", {"watch": True})["tally"]
        assert tally["hiddenBecause"] == "NOT_CLOSED"
        assert (tally["options"], tally["winners"], tally["blank"]) == (None, None, None)

    def test_a_vote_opens_results_that_wait_for_it(self) -> None:
        poll = open_poll(policy={"results_visible": "AFTER_VOTING"})

        async def talk(socket: Socket) -> list[Any]:
            first = await socket.answer_to({"watch": True})
            await socket.say({"vote": 1})
            heard = [await socket.hear() for _ in range(2)]
            return [first, next(message for message in heard if "tally" in message)]

        hidden, shown = over(f"/ws/vote/{poll.pk}/", talk)
        assert hidden["tally"]["hiddenBecause"] == "VOTE_FIRST"
        assert shown["tally"]["options"][0]["votes"] == 1

    def test_watching_ends_when_it_is_told_to(self) -> None:
        poll = open_poll()

        async def talk(socket: Socket) -> bool:
            await socket.answer_to({"watch": True})
            await socket.say({"watch": False})
            async with Socket(f"/ws/vote/{poll.pk}/") as other:
                await other.answer_to({"vote": 2})
            return await socket.hears_nothing()

        assert over(f"/ws/vote/{poll.pk}/", talk)

    def test_a_poll_that_is_deleted_is_told_of(self, settings: Settings) -> None:
        settings.RECONCILE_SECONDS = 0.1
        poll = open_poll()

        async def talk(socket: Socket) -> Any:
            await socket.answer_to({"watch": True})
            await in_database(poll.delete)
            return await socket.hear()

        assert error_code(over(f"/ws/vote/{poll.pk}/", talk)) == "NOT_FOUND"

    def test_one_socket_watches_only_so_many(self, settings: Settings) -> None:
        settings.PLAIN_WATCHED_POLLS = 1
        one, other = open_poll(), open_poll()

        async def talk(socket: Socket) -> Any:
            await socket.answer_to({"poll": str(one.pk), "watch": True})
            return await socket.answer_to({"poll": str(other.pk), "watch": True})

        assert error_code(over("/ws/vote/", talk)) == "RATE_LIMITED"


class TestMisuse:
    def test_a_client_that_never_makes_sense_is_sent_away(self) -> None:
        async def talk(socket: Socket) -> int | None:
            for _ in range(MOST_UNREADABLE):
                assert error_code(await socket.answer_to("[1]")) == "INVALID_INPUT"
            assert await socket.hear() is None
            return socket.close_code

        assert over("/ws/vote/", talk) == 1008

    def test_a_flood_is_cut_off(self, rates: Rates) -> None:
        rates({"message/socket": 5})
        poll = open_poll()

        async def talk(socket: Socket) -> int | None:
            for _ in range(5):
                await socket.answer_to({"vote": 1})
            assert await socket.answer_to({"vote": 1}) is None
            return socket.close_code

        assert over(f"/ws/vote/{poll.pk}/", talk) == 1008

    def test_a_large_message_is_not_read(self) -> None:
        async def talk(socket: Socket) -> int | None:
            assert await socket.answer_to(json.dumps({"vote": "x" * 70_000})) is None
            return socket.close_code

        assert over("/ws/vote/", talk) == 1009

    def test_nothing_is_watched_for_a_socket_that_was_sent_away(self, rates: Rates) -> None:
        rates({"message/socket": 1})
        poll = open_poll()

        async def talk(socket: Socket) -> bool:
            await socket.answer_to({"watch": True})
            assert await socket.answer_to({"watch": True}) is None
            async with Socket(f"/ws/vote/{poll.pk}/") as other:
                await other.answer_to({"vote": 2})
            return await socket.hears_nothing()

        assert over(f"/ws/vote/{poll.pk}/", talk)

    def test_a_fault_of_ours_is_an_id_and_the_socket_stays(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        poll = open_poll()

        def fail(**_: object) -> None:
            raise RuntimeError("secret of the inside")

        async def talk(socket: Socket) -> list[Any]:
            with monkeypatch.context() as patched:
                patched.setattr("backend.vote_socket.cast_vote", fail)
                failed = await socket.answer_to({"vote": 1, "requestId": "a"})
            return [failed, await socket.answer_to({"vote": 1})]

        failed, received = over(f"/ws/vote/{poll.pk}/", talk)
        assert error_code(failed) == "INTERNAL"
        assert failed["requestId"] == "a"
        assert "secret" not in json.dumps(failed)
        assert received["status"] == "NEW"
        assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1
