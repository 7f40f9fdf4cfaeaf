"""Secret votes at once, over many threads and connections: one each, none lost, none after the close."""

from collections import Counter

import pytest

from tests.voting.actions.test_races import Work, at_once
from tests.voting.committed import committed
from tests.voting.faults import a_full_disk
from tests.voting.people import (
    SECRET,
    ask,
    close,
    host_of,
    refused,
    secretly,
    seen,
    someone,
    stored,
    votes_by_label,
)
from voting.actions.polls import close_poll
from voting.models import Answer, Ballot, Pile, Poll, RollEntry
from voting.permissions import Viewer

pytestmark = [committed, pytest.mark.timeout(300), pytest.mark.usefixtures("groups_of_three")]


def casting(
    poll: Poll, viewer: Viewer, label: str, request_id: str | None = None, key: str | None = None
) -> Work:
    """A secret vote that waits to be cast; only its status is given back."""
    return lambda: str(secretly(poll, viewer, label, request_id=request_id, key=key).status)


def test_each_of_many_voters_counts_once_however_often_they_try() -> None:
    """V1, V2, GV5."""
    poll, voters = ask(policy=SECRET), [someone() for _ in range(8)]
    tries = [casting(poll, voter, label) for voter in voters for label in ("Tea", "Coffee", "Tea", "Water")]
    assert Counter(at_once(*tries)) == {"NEW": 8, "ALREADY_VOTED": 24}
    assert (RollEntry.objects.count(), Ballot.objects.count(), stored(poll).ballots_held) == (8, 8, 8)
    close(poll)
    assert sum(votes or 0 for votes in votes_by_label(poll).values()) == seen(poll).turnout == 8


def test_the_same_request_many_times_at_once_is_given_one_key() -> None:
    poll, voter = ask(policy=SECRET), someone()

    def cast() -> tuple[str | None, str | None]:
        given = secretly(poll, voter, "Tea", request_id="r1")
        return given.ballot_key, given.receipt

    assert len(set(at_once(*[cast] * 20))) == 1
    assert Ballot.objects.count() == 1


def test_changes_at_once_leave_one_ballot_each() -> None:
    poll, voters = ask(policy=SECRET), [someone() for _ in range(5)]
    keys = [secretly(poll, voter, "Tea").ballot_key for voter in voters]
    changes = [
        casting(poll, voter, label, key=key)
        for voter, key in zip(voters, keys, strict=True)
        for label in ("Coffee", "Water", "Tea")
    ]
    assert set(at_once(*changes)) <= {"REPLACED", "UNCHANGED"}
    close(poll)
    assert sum(votes or 0 for votes in votes_by_label(poll).values()) == 5


def test_a_close_in_the_midst_counts_exactly_what_was_acknowledged() -> None:
    """V18, GV8."""
    poll = ask(policy=SECRET)
    host = host_of(poll)
    tries: list[Work] = [casting(poll, someone(), "Tea") for _ in range(24)]
    tries.insert(12, lambda: str(close_poll(viewer=host, poll_id=poll.pk).state))
    answers = Counter(at_once(*tries))
    assert answers["NEW"] + answers["NOT_OPEN"] == 24
    assert seen(poll).turnout == votes_by_label(poll)["Tea"] == answers["NEW"]
    assert not Ballot.objects.exists()


def test_what_the_disk_does_not_take_leaves_no_trace() -> None:
    """GV16: neither a name on the roll without a ballot, nor a ballot without a name."""
    poll, voter = ask(policy=SECRET), someone()
    with a_full_disk(), refused("UNAVAILABLE"):
        secretly(poll, voter, "Tea", request_id="r1")
    assert not RollEntry.objects.exists()
    assert not Ballot.objects.exists()
    assert not Answer.objects.exists()
    secretly(poll, voter, "Tea", request_id="r1")
    with a_full_disk(), refused("UNAVAILABLE"):
        close(poll)
    assert (Ballot.objects.count(), Pile.objects.count(), stored(poll).state) == (1, 0, "OPEN")
    close(poll)
    assert votes_by_label(poll)["Tea"] == 1
