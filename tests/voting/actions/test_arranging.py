"""A room's list: its order, copies, further runs, and drafts that are taken away."""

from uuid import UUID, uuid4

import pytest

from tests.voting.people import ask, draft, host_of, refused, someone, stored, vote, votes_by_label
from voting.actions.arranging import delete_poll, duplicate_poll, move_poll, run_again
from voting.actions.polls import close_poll, open_poll
from voting.actions.rooms import show_poll
from voting.models import Option, Poll, Room

pytestmark = pytest.mark.django_db


def questions_of(room_id: UUID) -> list[str]:
    """The room's questions in their order."""
    return [poll.question for poll in Poll.objects.filter(room=room_id)]


def room_revision(poll: Poll) -> int:
    """The revision of the poll's room as it is stored."""
    return Room.objects.get(pk=poll.room_id).revision


def list_of(*questions: str) -> list[Poll]:
    """Polls of one room, in this order."""
    polls = [ask(question=questions[0])]
    host = host_of(polls[0])
    polls += [ask(host, room_id=polls[0].room_id, question=question) for question in questions[1:]]
    return polls


def closed(**given: object) -> Poll:
    """A poll with a vote for tea that has been closed."""
    poll = ask(**given)  # type: ignore[arg-type]
    vote(poll, None, "Tea")
    return close_poll(viewer=host_of(poll), poll_id=poll.pk)


# ---------- order
def test_new_polls_are_listed_last() -> None:
    polls = list_of("A", "B", "C")
    assert questions_of(polls[0].room_id) == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("moved", "before", "ordered"),
    [("C", "A", "CABD"), ("A", "C", "BACD"), ("A", None, "BCDA"), ("D", "B", "ADBC"), ("B", "D", "ACBD")],
)
def test_a_poll_moves_before_another_or_to_the_end(moved: str, before: str | None, ordered: str) -> None:
    polls = {poll.question: poll for poll in list_of("A", "B", "C", "D")}
    first, revision = polls["A"], room_revision(polls["A"])
    target = polls[before].pk if before else None
    for _ in range(2):  # Twice is the same as once.
        room = move_poll(viewer=host_of(first), poll_id=polls[moved].pk, before=target)
        assert "".join(questions_of(first.room_id)) == ordered
        assert room.revision == revision + 1
    assert {stored(poll).revision for poll in polls.values()} == {1}


@pytest.mark.parametrize(("moved", "before"), [("A", "A"), ("A", "B"), ("C", None)])
def test_moving_to_where_it_stands_changes_nothing(moved: str, before: str | None) -> None:
    polls = {poll.question: poll for poll in list_of("A", "B", "C")}
    first, revision = polls["A"], room_revision(polls["A"])
    target = polls[before].pk if before else None
    assert move_poll(viewer=host_of(first), poll_id=polls[moved].pk, before=target).revision == revision
    assert questions_of(first.room_id) == ["A", "B", "C"]


def test_polls_from_before_there_was_an_order_stand_as_they_were_made_and_can_be_moved() -> None:
    polls = list_of("A", "B", "C")
    Poll.objects.update(position=0)
    assert questions_of(polls[0].room_id) == ["A", "B", "C"]
    move_poll(viewer=host_of(polls[0]), poll_id=polls[2].pk, before=polls[1].pk)
    assert questions_of(polls[0].room_id) == ["A", "C", "B"]


def test_a_poll_moves_within_its_own_room_only() -> None:
    poll, other = ask(), ask()
    for before in (other.pk, uuid4()):
        with refused("NOT_FOUND"):
            move_poll(viewer=host_of(poll), poll_id=poll.pk, before=before)


# ---------- copies
def test_a_copy_is_a_draft_that_asks_the_same_after_its_original() -> None:
    policy = {"results_visible": "HOST_ONLY", "results_detail": "PERCENTAGES", "vote_change": "WHILE_OPEN"}
    poll = ask(description="Hot", method="APPROVAL", rules={"max_choices": 2}, policy=policy)
    host = host_of(poll)
    ask(host, room_id=poll.room_id, question="Next?")
    vote(poll, None, "Tea", "Water")
    revision = room_revision(poll)
    copy = stored(duplicate_poll(viewer=host, poll_id=poll.pk))
    asked = [copy.question, copy.description, copy.method, copy.rules]
    assert asked == [poll.question, "Hot", "APPROVAL", poll.rules]
    assert {name: getattr(copy, name) for name in policy} == policy
    assert votes_by_label(copy) == {"Tea": 0, "Coffee": 0, "Water": 0}
    assert (copy.state, copy.opens_at, copy.closes_at, copy.revision) == ("DRAFT", None, None, 1)
    assert (copy.run, copy.previous_run) == (1, None)
    assert questions_of(poll.room_id) == [poll.question, copy.question, "Next?"]
    assert room_revision(poll) == revision + 1
    assert not set(Option.objects.filter(poll=poll)) & set(Option.objects.filter(poll=copy))


def test_each_duplicate_is_one_more() -> None:
    poll = draft()
    copies = {duplicate_poll(viewer=host_of(poll), poll_id=poll.pk).pk for _ in range(2)}
    assert len(copies) == 2


# ---------- further runs
def test_a_further_run_asks_the_same_and_knows_the_one_before() -> None:
    first = closed()
    second = run_again(viewer=host_of(first), poll_id=first.pk)
    assert (second.state, second.run, second.previous_run) == ("DRAFT", 2, first)
    open_poll(viewer=host_of(first), poll_id=second.pk)
    close_poll(viewer=host_of(first), poll_id=second.pk)
    third = run_again(viewer=host_of(first), poll_id=second.pk)
    assert (third.run, third.previous_run) == (3, second)
    assert votes_by_label(first) == {"Tea": 1, "Coffee": 0, "Water": 0}
    assert stored(first).state == "CLOSED"


def test_running_again_twice_is_the_same_as_once_until_that_draft_is_opened() -> None:
    first = closed()
    host = host_of(first)
    second = run_again(viewer=host, poll_id=first.pk)
    revision = room_revision(first)
    assert run_again(viewer=host, poll_id=first.pk) == second
    assert room_revision(first) == revision
    open_poll(viewer=host, poll_id=second.pk)
    assert run_again(viewer=host, poll_id=first.pk) not in (first, second)


@pytest.mark.parametrize("open_now", [False, True], ids=["draft", "open"])
def test_only_a_closed_poll_can_be_run_again(open_now: bool) -> None:
    poll = ask(open_now=open_now)
    with refused("CONFLICT"):
        run_again(viewer=host_of(poll), poll_id=poll.pk)


# ---------- drafts taken away
def test_a_draft_can_be_deleted_also_when_it_is_shown() -> None:
    poll = ask(open_now=False)
    host = host_of(poll)
    assert Room.objects.get(pk=poll.room_id).current_poll == poll
    revision = room_revision(poll)
    room = delete_poll(viewer=host, poll_id=poll.pk)
    assert (room.current_poll, room.revision) == (None, revision + 1)
    assert not Poll.objects.exists()
    assert not Option.objects.exists()
    with refused("NOT_FOUND"):
        delete_poll(viewer=host, poll_id=poll.pk)
    with refused("NOT_FOUND"):
        show_poll(viewer=host, room_id=poll.room_id, poll_id=poll.pk)


def test_what_has_been_opened_is_never_deleted() -> None:
    for poll in (ask(), closed()):
        with refused("CONFLICT"):
            delete_poll(viewer=host_of(poll), poll_id=poll.pk)
        assert Poll.objects.filter(pk=poll.pk).exists()


def test_deleting_a_further_run_leaves_the_one_before() -> None:
    first = closed()
    second = run_again(viewer=host_of(first), poll_id=first.pk)
    delete_poll(viewer=host_of(first), poll_id=second.pk)
    assert votes_by_label(first)["Tea"] == 1


# ---------- who may
@pytest.mark.parametrize("action", [duplicate_poll, run_again, move_poll, delete_poll])
def test_only_hosts_arrange(action: object) -> None:
    more = {"before": None} if action is move_poll else {}
    hidden, public = draft(), closed()
    for poll, code in [(hidden, "NOT_FOUND"), (public, "NOT_ALLOWED")]:
        with refused(code):
            action(viewer=someone(), poll_id=poll.pk, **more)  # type: ignore[operator]
    with refused("NOT_ALLOWED"):
        action(viewer=None, poll_id=public.pk, **more)  # type: ignore[operator]
    with refused("NOT_FOUND"):
        action(viewer=someone(), poll_id=uuid4(), **more)  # type: ignore[operator]
    assert Poll.objects.count() == 2
