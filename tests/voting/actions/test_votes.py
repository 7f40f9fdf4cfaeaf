"""Casting a vote: NEW, UNCHANGED, REPLACED or refused; piles, receipts and revisions move with it."""

from uuid import uuid4

import pytest

from tests.voting.people import (
    WHILE_OPEN,
    ask,
    chosen,
    draft,
    host_of,
    option_ids,
    piles_are_votes,
    refused,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
)
from voting.actions.polls import close_poll, open_poll, pause_poll
from voting.actions.rooms import show_poll
from voting.actions.votes import GivenMarks, cast_vote, read_cast, read_why_not_vote
from voting.models import Pile, Vote

pytestmark = pytest.mark.django_db


def test_a_first_vote_is_new_and_counts() -> None:
    poll, voter = ask(), someone()
    cast = vote(poll, voter, "Tea")
    assert cast.status == "NEW"
    assert cast.revision == stored(poll).revision == poll.revision + 1
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
    assert seen(poll).revision == cast.revision


@pytest.mark.parametrize("policy", [{}, WHILE_OPEN], ids=["never", "while open"])
def test_the_same_marks_again_change_nothing(policy: dict[str, str]) -> None:
    poll, voter = ask(policy=policy), someone()
    first = vote(poll, voter, "Tea")
    again = vote(poll, voter, "Tea")
    assert again.status == "UNCHANGED"
    assert (again.receipt, again.revision, again.cast_at) == (first.receipt, first.revision, first.cast_at)
    assert stored(poll).revision == first.revision


def test_the_same_options_in_another_order_are_the_same_marks() -> None:
    poll, voter = ask(method="APPROVAL"), someone()
    vote(poll, voter, "Tea", "Water")
    assert vote(poll, voter, "Water", "Tea").status == "UNCHANGED"


def test_another_vote_replaces_the_first_while_open() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    first = vote(poll, voter, "Tea")
    second = vote(poll, voter, "Coffee")
    assert (second.status, second.revision) == ("REPLACED", first.revision + 1)
    assert second.receipt != first.receipt
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 1, "Water": 0}
    assert seen(poll).turnout == 1


def test_a_vote_that_comes_back_to_its_first_marks_is_a_change_too() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    receipts = [vote(poll, voter, label).receipt for label in ("Tea", "Coffee", "Tea")]
    assert len(set(receipts)) == 3
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}


def test_another_vote_is_refused_where_votes_never_change() -> None:
    poll, voter = ask(), someone()
    vote(poll, voter, "Tea")
    with refused("ALREADY_VOTED"):
        vote(poll, voter, "Coffee")
    with refused("ALREADY_VOTED"):
        vote(poll, voter)
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}
    assert stored(poll).revision == 2


def test_a_blank_vote_counts_in_turnout_only() -> None:
    poll, voter = ask(), someone()
    assert vote(poll, voter).status == "NEW"
    assert vote(poll, voter).status == "UNCHANGED"
    snapshot = seen(poll)
    assert (snapshot.turnout, snapshot.blank) == (1, 1)
    assert votes_by_label(poll) == {"Tea": 0, "Coffee": 0, "Water": 0}
    assert [option.share for option in snapshot.options or ()] == [0, 0, 0]


def test_the_host_may_vote_too() -> None:
    poll = ask()
    assert vote(poll, host_of(poll), "Tea").status == "NEW"


def test_equal_votes_lie_on_one_pile() -> None:
    poll = ask()
    for label in ("Tea", "Tea", "Coffee", "Tea"):
        vote(poll, None, label)
    assert sorted(Pile.objects.filter(poll=poll).values_list("count", flat=True)) == [1, 3]
    assert piles_are_votes(poll.pk)


def test_a_pile_knows_the_revision_of_its_last_change() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    cast = vote(poll, voter, "Coffee")
    assert set(Pile.objects.filter(poll=poll).values_list("count", "revision")) == {
        (0, cast.revision),
        (1, cast.revision),
    }


@pytest.mark.parametrize("state", ["DRAFT", "PAUSED", "CLOSED"])
def test_only_open_polls_take_votes(state: str) -> None:
    """V17."""
    poll = draft()
    host = host_of(poll)
    show_poll(viewer=host, room_id=poll.room_id, poll_id=poll.pk)
    if state != "DRAFT":
        open_poll(viewer=host, poll_id=poll.pk)
    if state == "PAUSED":
        pause_poll(viewer=host, poll_id=poll.pk)
    if state == "CLOSED":
        close_poll(viewer=host, poll_id=poll.pk)
    revision = stored(poll).revision
    with refused("NOT_OPEN"):
        vote(poll, None, "Tea")
    assert stored(poll).revision == revision
    assert not Vote.objects.exists()


def test_a_draft_that_is_not_shown_does_not_exist_for_voters() -> None:
    poll = draft()
    with refused("NOT_FOUND") as hidden:
        vote(poll, None, "Tea")
    with refused("NOT_FOUND") as unknown:
        cast_vote(viewer=someone(), poll_id=uuid4(), marks=GivenMarks("choose", []))
    assert hidden.value.message == unknown.value.message, "L7"
    with refused("NOT_OPEN"):
        vote(poll, host_of(poll), "Tea")


def test_without_an_identity_no_vote_is_taken() -> None:
    """A1, V5."""
    poll = ask()
    with refused("NOT_ALLOWED"):
        cast_vote(viewer=None, poll_id=poll.pk, marks=chosen(poll, "Tea"))
    assert read_cast(poll.pk, None) is None


# ---------- V15: marks that are none of this poll's
def test_another_polls_option_is_refused_at_its_place() -> None:
    """V15."""
    poll, other = ask(method="APPROVAL"), ask()
    marks = [*option_ids(poll, "Tea"), *option_ids(other, "Tea")]
    with refused("INVALID_MARKS", "marks", "choose", "1"):
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=GivenMarks("choose", marks))


@pytest.mark.parametrize("option", ["", "0", "-1", "abc", "\0", "\ud800", "1" * 10_000, str(uuid4())])
def test_what_is_no_option_is_refused(option: str) -> None:
    poll = ask()
    with refused("INVALID_MARKS", "marks", "choose", "0"):
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=GivenMarks("choose", [option]))


def test_an_option_id_in_capitals_is_no_option() -> None:
    poll = ask()
    loud = [option.upper() for option in option_ids(poll, "Tea")]
    with refused("INVALID_MARKS", "marks", "choose", "0"):
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=GivenMarks("choose", loud))


def test_repeated_options_and_too_many_are_refused() -> None:
    poll = ask(method="APPROVAL", rules={"max_choices": 2, "min_choices": 2})
    tea, coffee, water = option_ids(poll, "Tea", "Coffee", "Water")
    for marks, path in [
        ([tea, tea], ("marks", "choose", "1")),
        ([tea, coffee, water], ("marks", "choose")),
        ([tea], ("marks", "choose")),
    ]:
        with refused("INVALID_MARKS", *path):
            cast_vote(viewer=someone(), poll_id=poll.pk, marks=GivenMarks("choose", marks))
    assert stored(poll).revision == poll.revision


@pytest.mark.parametrize("kind", ["rank", "score", "spend"])
def test_marks_for_another_method_are_refused(kind: str) -> None:
    poll = ask()
    (tea,) = option_ids(poll, "Tea")
    given = GivenMarks("rank", [[tea]]) if kind == "rank" else GivenMarks(kind, [(tea, 1)])  # type: ignore[arg-type]
    with refused("INVALID_MARKS", "marks", kind):
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=given)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        (GivenMarks("rank", [["x"]]), ("marks", "rank", "0", "0")),
        (GivenMarks("score", [("x", 1)]), ("marks", "score", "0")),
        (GivenMarks("spend", [("x", 1)]), ("marks", "spend", "0")),
    ],
)
def test_every_kind_of_marks_names_the_place_of_a_foreign_option(
    given: GivenMarks, path: tuple[str, ...]
) -> None:
    with refused("INVALID_MARKS", *path):
        cast_vote(viewer=someone(), poll_id=ask().pk, marks=given)


# ---------- what the voter sees of its own vote
def test_the_voters_own_vote_reads_as_it_was_answered() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    assert read_cast(poll.pk, voter) is None
    vote(poll, voter, "Tea")
    cast = vote(poll, voter, "Coffee")
    read = read_cast(poll.pk, voter)
    assert read is not None
    assert (read.receipt, read.revision, read.marks) == (cast.receipt, cast.revision, cast.marks)
    assert read.cast_at
    assert cast.cast_at
    assert abs((read.cast_at - cast.cast_at).total_seconds()) < 0.001


def test_a_receipt_is_its_voters_and_says_nothing_of_the_marks() -> None:
    poll = ask()
    receipts = [vote(poll, None, "Tea").receipt for _ in range(5)]
    assert len(set(receipts)) == 5
    assert all(len(receipt or "") == 32 and int(receipt or "", 16) >= 0 for receipt in receipts)


def test_what_a_voter_may_do_is_told_as_it_would_be_answered() -> None:
    never, changing = ask(), ask(policy=WHILE_OPEN)
    voter = someone()
    assert read_why_not_vote(never.pk, voter) is None
    for poll in (never, changing):
        vote(poll, voter, "Tea")
    told = read_why_not_vote(never.pk, voter)
    assert told is not None
    assert told.code == "ALREADY_VOTED"
    assert read_why_not_vote(changing.pk, voter) is None
    nobody = read_why_not_vote(never.pk, None)
    assert nobody is not None
    assert nobody.code == "NOT_ALLOWED"
