"""What is stored about a viewer, and its erasing: nothing published changes, nobody votes twice by it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.voting.people import (
    SECRET,
    WHILE_OPEN,
    ask,
    close,
    draft,
    host_of,
    option_ids,
    refused,
    secretly,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
)
from voting.actions import own_records
from voting.actions.handing_out import make_ballot_codes
from voting.actions.host_keys import host_as_well
from voting.actions.own_records import erase, read_own
from voting.actions.votes import GivenMarks, cast_vote, read_cast
from voting.exports import as_json, read_closed
from voting.models import Answer, BallotCode, Host, Poll, RollEntry, Room, Vote
from voting.permissions import Viewer

pytestmark = pytest.mark.django_db(transaction=True)


def is_named(viewer: Viewer) -> bool:
    """Whether the viewer's id stands anywhere."""
    own = [rows.objects.filter(voter=viewer.id) for rows in (Vote, RollEntry, BallotCode, Answer)]
    return any(rows.exists() for rows in own) or Host.objects.filter(viewer_id=viewer.id).exists()


def by_code(poll: Poll, voter: Viewer, code: str, label: str = "Tea") -> str:
    """What becomes of the vote by that code."""
    marks = GivenMarks("choose", option_ids(poll, label))
    return cast_vote(viewer=voter, poll_id=poll.pk, marks=marks, ballot_code=code).status


# ---------- reading
def test_all_that_is_stored_about_a_viewer_can_be_read() -> None:
    viewer, open_poll, hosted = someone(), ask(), ask()
    secret = ask(policy=SECRET)
    coded = ask(policy={"electorate": "BALLOT_CODE"})
    host_as_well(viewer=host_of(hosted), other=viewer)
    cast = vote(open_poll, viewer, "Tea", request_id="r1")
    secretly(secret, viewer, "Coffee")
    (code,) = make_ballot_codes(viewer=host_of(coded), poll_id=coded.pk, count=1)
    by_code(coded, viewer, code)
    BallotCode.objects.update(address="me@example.org", sent_at=timezone.now())
    own = json.loads(json.dumps(read_own(viewer)))
    assert own["viewer"] == str(viewer.id)
    in_open, in_coded = sorted(own["votes"], key=lambda each: each["poll"] != str(open_poll.pk))
    assert in_open["marks"] == [{"option": "Tea", "value": 1}]
    assert in_open["receipt"] == cast.receipt
    assert in_open["castAt"]
    assert in_coded["poll"] == str(coded.pk)
    assert [each["poll"] for each in own["secretVotes"]] == [str(secret.pk)]
    assert [each["sentTo"] for each in own["codes"]] == ["me@example.org"]
    assert [each["requestId"] for each in own["firstAnswers"]] == ["r1"]
    assert [room["joinCode"] for room in own["hostedRooms"]] == [hosted.room.join_code]


def test_nothing_of_others_is_in_it() -> None:
    poll, viewer, other = ask(), someone(), someone()
    vote(poll, other, "Tea", request_id="r1")
    own = read_own(viewer)
    assert own.pop("viewer") == str(viewer.id)
    assert list(own.values()) == [[]] * 5


# ---------- closed polls
@pytest.mark.parametrize("secret", [False, True])
def test_in_a_closed_poll_a_vote_stays_counted_and_becomes_nobodys(secret: bool, tmp_path: Path) -> None:
    """GS3."""
    poll, viewer = ask(policy=SECRET if secret else {}), someone()
    receipt = secretly(poll, viewer, "Tea", request_id="r1").receipt
    for _ in range(5):
        secretly(poll, someone(), "Coffee")
    close(poll)
    published, before = as_json(read_closed(stored(poll))), seen(poll)
    assert erase(viewer) == []
    assert not is_named(viewer)
    assert read_cast(poll.pk, viewer) is None
    assert (as_json(read_closed(stored(poll))), seen(poll)) == (published, before)
    (tmp_path / "export.json").write_text(published)
    call_command("verify", str(tmp_path / "export.json"), "--receipt", receipt)
    call_command("recount", "--check", str(poll.pk))


# ---------- polls that are not closed
def test_in_an_open_poll_a_vote_that_may_be_taken_back_is() -> None:
    poll, viewer = ask(policy=WHILE_OPEN), someone()
    vote(poll, viewer, "Tea", request_id="r1")
    vote(poll, someone(), "Tea")
    assert erase(viewer) == []
    assert not is_named(viewer)
    assert votes_by_label(poll)["Tea"] == 1


@pytest.mark.parametrize(
    ("policy", "state"),
    [({}, "OPEN"), ({**WHILE_OPEN, "results_visible": "AFTER_VOTING"}, "OPEN"), (WHILE_OPEN, "PAUSED")],
)
def test_a_vote_that_may_not_be_taken_back_stays_and_no_second_one_is_taken(
    policy: dict[str, str], state: str
) -> None:
    """GS3."""
    poll, viewer = ask(policy=policy), someone()
    vote(poll, viewer, "Tea")
    Poll.objects.update(state=state)
    assert erase(viewer) == [poll]
    Poll.objects.update(state="OPEN", vote_change="NEVER")
    with refused("ALREADY_VOTED"):
        vote(poll, viewer, "Coffee")
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
    close(poll)
    assert erase(viewer) == []
    assert not is_named(viewer)
    assert votes_by_label(poll)["Tea"] == 1


def test_a_secret_vote_stays_on_the_roll_until_the_close() -> None:
    """Nobody finds its ballot, so it cannot be taken back; off the roll the viewer could vote again."""
    poll, viewer = ask(policy=SECRET), someone()
    secretly(poll, viewer, "Tea", request_id="r1")
    assert erase(viewer) == [poll]
    with refused("ALREADY_VOTED"):
        secretly(poll, viewer, "Coffee")
    close(poll)
    assert erase(viewer) == []
    assert not is_named(viewer)


def test_a_code_whose_vote_was_taken_back_gives_one_again_and_one_only() -> None:
    poll, viewer, other = ask(policy={"electorate": "BALLOT_CODE", **WHILE_OPEN}), someone(), someone()
    (code,) = make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=1)
    by_code(poll, viewer, code)
    assert erase(viewer) == []
    assert votes_by_label(poll)["Tea"] == 0
    assert by_code(poll, other, code) == "NEW"
    with refused("BALLOT_CODE_INVALID"):
        by_code(poll, viewer, code)
    assert votes_by_label(poll)["Tea"] == 1


def test_a_spent_code_of_a_vote_that_stays_is_spent() -> None:
    poll, viewer = ask(policy={"electorate": "BALLOT_CODE"}), someone()
    (code,) = make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=1)
    by_code(poll, viewer, code)
    assert erase(viewer) == [poll]
    with refused("BALLOT_CODE_INVALID"):
        by_code(poll, someone(), code)


def test_a_deadline_that_nobody_noticed_is_a_close() -> None:
    poll, viewer = ask(), someone()
    vote(poll, viewer, "Tea")
    Poll.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert erase(viewer) == []
    assert not is_named(viewer)


# ---------- hosts
def test_who_alone_runs_a_room_where_voting_goes_on_has_to_end_it_first() -> None:
    viewer = someone()
    poll, other = ask(viewer), ask()
    vote(other, viewer, "Tea")
    with refused("CONFLICT"):
        erase(viewer)
    assert Vote.objects.filter(voter=viewer.id).exists(), "all or nothing"
    close(poll)
    assert erase(viewer) == [other]
    assert not Host.objects.filter(room=poll.room).exists()
    assert stored(poll).state == "CLOSED"


def test_a_room_that_others_run_too_goes_on() -> None:
    viewer, other, poll = someone(), someone(), ask()
    host_as_well(viewer=host_of(poll), other=viewer)
    prepared = draft(viewer)
    Poll.objects.filter(pk=prepared.pk).update(room=poll.room)
    assert erase(viewer) == []
    assert Poll.objects.filter(pk=prepared.pk).exists()
    assert [host.viewer_id for host in poll.room.hosts.all()] == [host_of(poll).id]
    assert not is_named(other)


def test_drafts_that_nobody_else_runs_go_with_their_room() -> None:
    viewer = someone()
    prepared = draft(viewer)
    assert erase(viewer) == []
    assert not Poll.objects.filter(pk=prepared.pk).exists()
    assert not Room.objects.filter(pk=prepared.room_id).exists()


# ---------- interrupted
def test_killed_between_two_polls_it_is_finished_by_being_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    viewer, polls = someone(), [ask() for _ in range(3)]
    for poll in polls:
        vote(poll, viewer, "Tea", request_id="r1")
        close(poll)
    forget = own_records._forget
    done: list[object] = []

    def killed(poll_id: object, whose: Viewer) -> bool:
        if len(done) == 1:
            raise KeyboardInterrupt
        done.append(poll_id)
        return forget(poll_id, whose)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(own_records, "_forget", killed)
        with pytest.raises(KeyboardInterrupt):
            erase(viewer)
    assert is_named(viewer)
    assert erase(viewer) == []
    assert not is_named(viewer)
    assert [votes_by_label(poll)["Tea"] for poll in polls] == [1, 1, 1]
