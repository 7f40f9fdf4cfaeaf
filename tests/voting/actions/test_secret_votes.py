"""Secret polls: one vote each, changed by its ballot key only; nothing stored joins voter and marks."""

from uuid import uuid4

import pytest

from tests.voting.people import (
    SECRET,
    ask,
    chosen,
    close,
    host_of,
    refused,
    secretly,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
)
from voting.actions.batch import CastRequest, Request, WithdrawRequest, carry_out
from voting.actions.polls import open_poll, pause_poll
from voting.actions.recounting import recount
from voting.actions.votes import read_cast, read_why_not_vote, withdraw_vote
from voting.models import Ballot, Pile, RollEntry, Vote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups_of_three")]


def test_a_secret_vote_is_counted_and_shows_only_a_key_and_a_receipt() -> None:
    poll, voter = ask(policy=SECRET), someone()
    cast = secretly(poll, voter, "Tea")
    assert (cast.status, cast.cast_at, cast.marks) == ("NEW", None, None)
    assert (cast.receipt or "") not in (cast.ballot_key or "")
    assert not Vote.objects.exists()
    assert not Pile.objects.exists()
    close(poll)
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
    assert seen(poll).revision >= cast.revision


def test_left_out_visibility_is_after_closing() -> None:
    assert ask(policy={"secret": True}).results_visible == "AFTER_CLOSING"
    assert ask(policy={"secret": True, "results_visible": "HOST_ONLY"}).results_visible == "HOST_ONLY"


@pytest.mark.parametrize("visible", ["ALWAYS", "AFTER_VOTING", "AFTER_CLOSING"])
def test_nobody_sees_anything_but_turnout_before_the_close(visible: str) -> None:
    poll, voter = ask(policy={"secret": True, "results_visible": visible}), someone()
    secretly(poll, voter, "Tea")
    for viewer in (host_of(poll), voter, someone()):
        shown = seen(poll, viewer)
        assert (shown.hidden_because, shown.options, shown.blank, shown.rounds) == (
            "NOT_CLOSED",
            None,
            None,
            None,
        )
    close(poll)
    assert votes_by_label(poll)["Tea"] == 1


def test_turnout_and_revision_move_by_groups() -> None:
    """L2, L4."""
    poll = ask(policy=SECRET)
    moved = []
    for _ in range(7):
        secretly(poll, someone(), "Tea")
        moved.append((stored(poll).revision, seen(poll).turnout))
    assert moved == [(1, 0), (1, 0), (2, 3), (2, 3), (2, 3), (3, 6), (3, 6)]
    close(poll)
    assert (seen(poll).turnout, seen(poll).revision) == (7, 4)


def test_every_tally_from_the_votes_revision_on_includes_it() -> None:
    poll = ask(policy=SECRET)
    cast = secretly(poll, someone(), "Tea")
    assert cast.revision > stored(poll).revision
    pause_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert (stored(poll).revision, seen(poll).turnout) == (cast.revision, 1)


def test_without_the_key_a_second_vote_is_refused_whatever_it_marks() -> None:
    poll, voter = ask(policy=SECRET), someone()
    secretly(poll, voter, "Tea")
    stranger = secretly(poll, someone(), "Coffee")
    for key in (None, "", "0" * 64, "é" * 64, stranger.ballot_key):
        for label in ("Tea", "Coffee"):
            with refused("ALREADY_VOTED"):
                secretly(poll, voter, label, key=key)
    close(poll)
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 1, "Water": 0}


def test_the_key_changes_the_vote_and_knows_it_as_unchanged() -> None:
    poll, voter = ask(policy=SECRET), someone()
    first = secretly(poll, voter, "Tea")
    same = secretly(poll, voter, "Tea", key=first.ballot_key)
    other = secretly(poll, voter, "Coffee", key=first.ballot_key)
    assert [(c.status, c.receipt, c.ballot_key) for c in (same, other)] == [
        ("UNCHANGED", first.receipt, None),
        ("REPLACED", first.receipt, None),
    ]
    close(poll)
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}


def test_where_votes_never_change_the_key_only_recognises() -> None:
    poll, voter = ask(policy={"secret": True}), someone()
    key = secretly(poll, voter, "Tea").ballot_key
    assert secretly(poll, voter, "Tea", key=key).status == "UNCHANGED"
    with refused("ALREADY_VOTED"):
        secretly(poll, voter, "Coffee", key=key)
    with refused("NOT_ALLOWED"):
        withdraw_vote(viewer=voter, poll_id=poll.pk, ballot_key=key)


def test_withdrawing_needs_the_key() -> None:
    poll, voter = ask(policy=SECRET), someone()
    key = secretly(poll, voter, "Tea").ballot_key
    with refused("NOT_ALLOWED", "ballotKey"):
        withdraw_vote(viewer=voter, poll_id=poll.pk)
    withdraw_vote(viewer=voter, poll_id=poll.pk, ballot_key=key)
    assert not RollEntry.objects.exists()
    assert not Ballot.objects.exists()
    assert secretly(poll, voter, "Water").status == "NEW"
    close(poll)
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 0, "Water": 1}


def test_a_repeated_request_gets_its_key_and_receipt_again_whatever_happened_since() -> None:
    poll, voter = ask(policy=SECRET), someone()
    first = secretly(poll, voter, "Tea", request_id="one")
    changed = secretly(poll, voter, "Coffee", request_id="two", key=first.ballot_key)
    assert secretly(poll, voter, "Water", request_id="one") == first
    assert secretly(poll, voter, "Water", request_id="two", key=first.ballot_key) == changed
    close(poll)
    again = secretly(poll, voter, "Tea", request_id="one")
    assert (again.status, again.ballot_key, again.receipt) == ("NEW", first.ballot_key, first.receipt)
    assert votes_by_label(poll)["Coffee"] == 1


def test_a_viewer_is_told_that_it_has_voted_and_nothing_else() -> None:
    poll, voter = ask(policy={"secret": True}), someone()
    assert read_cast(poll.pk, voter) is None
    secretly(poll, voter, "Tea")
    told = read_cast(poll.pk, voter)
    assert told is not None
    assert (told.receipt, told.marks, told.cast_at, told.ballot_key) == (None, None, None, None)
    assert told.revision == stored(poll).revision + 1
    why_not = read_why_not_vote(poll.pk, voter)
    assert why_not is not None
    assert why_not.code == "ALREADY_VOTED"


def test_many_in_one_batch_are_answered_one_by_one() -> None:
    poll, open_one, voters = ask(policy=SECRET), ask(), [someone() for _ in range(4)]
    wishes: list[Request] = [CastRequest(v, poll.pk, chosen(poll, "Tea"), "r") for v in voters]
    wishes += [CastRequest(v, poll.pk, chosen(poll, "Coffee"), "r") for v in voters]
    wishes += [CastRequest(voters[0], open_one.pk, chosen(open_one, "Tea"))]
    wishes += [CastRequest(voters[0], uuid4(), chosen(poll, "Tea"))]
    wishes += [WithdrawRequest(voters[0], poll.pk, None, None)]
    answers = carry_out(wishes)
    assert answers[:4] == answers[4:8]
    assert [getattr(a, "status", getattr(a, "code", None)) for a in answers[8:]] == [
        "NEW",
        "NOT_FOUND",
        "NOT_ALLOWED",
    ]
    assert (stored(poll).revision, stored(poll).turnout_told, stored(poll).ballots_held) == (2, 4, 4)


def test_a_vote_changed_and_withdrawn_within_one_batch_leaves_nothing() -> None:
    poll, voter = ask(policy=SECRET), someone()
    key = secretly(poll, voter, "Tea", request_id="r").ballot_key
    carry_out(
        [
            CastRequest(voter, poll.pk, chosen(poll, "Coffee"), None, key),
            WithdrawRequest(voter, poll.pk, None, key),
            CastRequest(voter, poll.pk, chosen(poll, "Water"), None, None),
        ]
    )
    assert stored(poll).ballots_held == Ballot.objects.count() == RollEntry.objects.count() == 1
    close(poll)
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 0, "Water": 1}


def test_once_there_are_votes_the_poll_stays_secret() -> None:
    from voting.actions.editing import update_poll

    poll = ask(policy=SECRET)
    secretly(poll, someone(), "Tea")
    for changes in ({"policy": {"secret": False}}, {"question": "Another?"}, {"options": ["Yes", "No"]}):
        with refused("CONFLICT"):
            update_poll(viewer=host_of(poll), poll_id=poll.pk, changes=changes)


def test_a_recount_proves_secret_piles_and_never_touches_them() -> None:
    poll = ask(policy=SECRET)
    for _ in range(4):
        secretly(poll, someone(), "Tea")
    assert recount(poll_id=poll.pk, repair=True) == []
    close(poll)
    assert recount(poll_id=poll.pk, repair=True) == []
    Pile.objects.filter(poll=poll).update(count=9)
    (wrong,) = recount(poll_id=poll.pk, repair=True)
    assert (wrong.says, wrong.holds, Pile.objects.get().count) == (4, 9, 9)


def test_an_open_poll_beside_it_is_not_touched() -> None:
    poll, voter = ask(), someone()
    assert vote(poll, voter, "Tea").ballot_key is None
    assert (Vote.objects.count(), RollEntry.objects.count()) == (1, 0)


def test_reopening_a_paused_secret_poll_tells_of_all() -> None:
    poll = ask(policy=SECRET)
    secretly(poll, someone(), "Tea")
    pause_poll(viewer=host_of(poll), poll_id=poll.pk)
    open_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert seen(poll).turnout == 1
