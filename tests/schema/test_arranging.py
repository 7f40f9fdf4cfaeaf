"""A host's list of polls over GraphQL: order, copies, further runs, and the host key's end."""

from typing import Any

import pytest

from tests.schema.asking import answer_to
from tests.voting import people
from tests.voting.committed import committed
from tests.voting.people import draft, host_of, someone, vote
from voting.actions.host_keys import host_key, join_as_host
from voting.actions.polls import close_poll, reveal_results
from voting.actions.rooms import show_poll
from voting.models import Poll
from voting.permissions import Viewer

pytestmark = committed

REFUSED = "... on Refusal { code path }"


def do(viewer: Viewer | None, call: str, selection: str) -> Any:
    """What one mutation, written out, answers."""
    on = "Room" if call.startswith(("move", "delete", "rename", "revoke")) else "Poll"
    answer = answer_to(viewer, f"mutation {{ {call} {{ ... on {on} {{ {selection} }} {REFUSED} }} }}")
    assert "errors" not in answer, answer
    (found,) = answer["data"].values()
    return found


def test_a_list_is_arranged_and_read_in_the_hosts_order() -> None:
    first = people.ask(question="First")
    host = host_of(first)
    second = people.ask(host, room_id=first.room_id, question="Second")
    polls = "polls { question state }"
    copy = do(host, f'duplicatePoll(pollId: "{first.pk}")', "id state question run previousRun { id }")
    assert (copy["state"], copy["question"], copy["run"]) == ("DRAFT", "First", 1)
    moved = do(host, f'movePoll(pollId: "{second.pk}", before: "{first.pk}")', f"revision {polls}")
    assert [poll["question"] for poll in moved["polls"]] == ["Second", "First", "First"]
    last = do(host, f'movePoll(pollId: "{second.pk}", before: null)', polls)
    assert do(host, f'movePoll(pollId: "{second.pk}")', polls) == last
    assert [poll["question"] for poll in last["polls"]] == ["First", "First", "Second"]
    left = do(host, f'deletePoll(pollId: "{copy["id"]}")', polls)
    assert [poll["question"] for poll in left["polls"]] == ["First", "Second"]
    assert do(host, f'deletePoll(pollId: "{first.pk}")', polls) == {"code": "CONFLICT", "path": None}
    elsewhere = f'movePoll(pollId: "{first.pk}", before: "{people.ask().pk}")'
    assert do(host, elsewhere, polls) == {"code": "NOT_FOUND", "path": None}


def test_a_further_run_shows_the_one_before_as_far_as_it_may_be_seen() -> None:
    poll = people.ask(policy={"results_visible": "HOST_ONLY"})
    host = host_of(poll)
    assert do(host, f'runAgain(pollId: "{poll.pk}")', "id")["code"] == "CONFLICT"
    vote(poll, None, "Tea")
    close_poll(viewer=host, poll_id=poll.pk)
    before = "previousRun { id state tally { hiddenBecause turnout options { votes } } }"
    again = do(host, f'runAgain(pollId: "{poll.pk}")', f"id run {before}")
    assert again["run"] == 2
    assert again["previousRun"]["id"] == str(poll.pk)
    assert [option["votes"] for option in again["previousRun"]["tally"]["options"]] == [1, 0, 0]
    show_poll(viewer=host, room_id=poll.room_id, poll_id=Poll.objects.get(pk=again["id"]).pk)
    seen = answer_to(None, f'{{ poll(id: "{again["id"]}") {{ {before} }} }}')["data"]["poll"]["previousRun"]
    assert seen["tally"] == {"hiddenBecause": "HOST_ONLY", "turnout": 1, "options": None}


@pytest.mark.parametrize("seconds", ["0", "-5", "604801"])
def test_a_poll_is_opened_for_some_seconds(seconds: str) -> None:
    poll = draft()
    host = host_of(poll)
    refused = do(host, f'openPoll(pollId: "{poll.pk}", forSeconds: {seconds})', "id")
    assert refused == {"code": "INVALID_INPUT", "path": ["forSeconds"]}
    opened = do(host, f'openPoll(pollId: "{poll.pk}", forSeconds: null)', "state closesAt")
    assert opened == {"state": "OPEN", "closesAt": None}


def test_hosts_count_hosts_and_revoke_their_key() -> None:
    poll, helper = people.ask(), someone()
    host, room = host_of(poll), poll.room
    old = host_key(room)
    join_as_host(viewer=helper, join_code=room.join_code, key=old)
    count = f'{{ room(joinCode: "{room.join_code}") {{ hostCount }} }}'
    assert answer_to(host, count)["data"]["room"] == {"hostCount": 2}
    for stranger in (someone(), None):
        assert answer_to(stranger, count)["data"]["room"] == {"hostCount": None}
    renewed = do(host, f'revokeHostKey(roomId: "{room.pk}")', "hostKey hostCount")
    assert renewed["hostKey"] not in (None, old)
    assert renewed["hostCount"] == 2
    alone = do(helper, f'revokeHostKey(roomId: "{room.pk}", removeOtherHosts: true)', "hostCount")
    assert alone == {"hostCount": 1}
    assert do(host, f'revokeHostKey(roomId: "{room.pk}")', "id") == {"code": "NOT_ALLOWED", "path": None}


def test_a_tally_says_whether_it_has_been_revealed() -> None:
    poll = people.ask(policy={"results_visible": "AFTER_REVEAL"})
    document = f'{{ poll(id: "{poll.pk}") {{ revealed tally {{ revealed hiddenBecause }} }} }}'
    hidden = answer_to(None, document)["data"]["poll"]
    assert hidden == {"revealed": False, "tally": {"revealed": False, "hiddenBecause": "NOT_REVEALED"}}
    reveal_results(viewer=host_of(poll), poll_id=poll.pk)
    shown = answer_to(None, document)["data"]["poll"]
    assert shown == {"revealed": True, "tally": {"revealed": True, "hiddenBecause": None}}
