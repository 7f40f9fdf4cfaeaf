"""Many at once, over many threads and connections: one vote each, and a close is a barrier."""

import random
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import Any

import pytest
from django.db import connection

from tests.voting.committed import committed
from tests.voting.people import (
    WHILE_OPEN,
    ask,
    chosen,
    host_of,
    piles_are_votes,
    seen,
    someone,
    stored,
    votes_by_label,
)
from voting.actions.arranging import delete_poll, move_poll, run_again
from voting.actions.editing import update_poll
from voting.actions.host_keys import host_key, join_as_host, revoke_host_key
from voting.actions.polls import close_poll, open_poll, pause_poll
from voting.actions.rooms import show_poll
from voting.actions.votes import cast_vote
from voting.errors import Refused
from voting.models import Poll, Room, Vote
from voting.permissions import Viewer

pytestmark = [committed, pytest.mark.timeout(300)]

Work = Callable[[], Any]


def at_once(*work: Work, threads: int = 12) -> list[Any]:
    """What each piece of work gave, or its refusal's code, all of it done on threads of their own."""
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(_done, work))


def _done(work: Work) -> Any:
    with closing(connection):
        try:
            return work()
        except Refused as refused:
            return str(refused.code)


def casting(poll: Poll, viewer: Viewer, label: str, request_id: str | None = None) -> Work:
    """A vote that waits to be cast; only its status is given back."""
    marks = chosen(poll, label)
    return lambda: str(cast_vote(viewer=viewer, poll_id=poll.pk, marks=marks, request_id=request_id).status)


def test_twenty_voters_with_twenty_votes_each_count_once() -> None:
    """GV5, V2."""
    poll, voters = ask(), [someone() for _ in range(20)]
    chance = random.Random(2)
    wishes = [(voter, chance.choice(["Tea", "Coffee", "Water"])) for voter in voters for _ in range(20)]
    chance.shuffle(wishes)
    answers = Counter(at_once(*(casting(poll, voter, label) for voter, label in wishes)))
    assert answers["NEW"] == 20
    assert answers["NEW"] + answers["UNCHANGED"] + answers["ALREADY_VOTED"] == 400
    assert seen(poll).turnout == Vote.objects.filter(poll=poll).count() == 20
    assert stored(poll).revision == 21
    assert piles_are_votes(poll.pk)


def test_the_same_request_fifty_times_at_once_gets_one_answer() -> None:
    """V1, GV6."""
    poll, voter = ask(), someone()
    marks = chosen(poll, "Tea")

    def cast() -> tuple[str, int, str | None]:
        given = cast_vote(viewer=voter, poll_id=poll.pk, marks=marks, request_id="r1")
        return given.status, given.revision, given.receipt

    assert len(set(at_once(*[cast] * 50))) == 1
    assert stored(poll).revision == 2


def test_changes_at_once_leave_the_last_one_and_lose_none() -> None:
    """V3."""
    poll, voter = ask(policy=WHILE_OPEN), someone()
    marks = [chosen(poll, label) for label in ("Tea", "Coffee", "Water")]

    def change(n: int) -> Work:
        return lambda: cast_vote(viewer=voter, poll_id=poll.pk, marks=marks[n % 3])

    casts = at_once(*(change(n) for n in range(60)))
    changed = [cast for cast in casts if cast.status != "UNCHANGED"]
    assert sorted(cast.revision for cast in changed) == list(range(2, 2 + len(changed)))
    last = max(changed, key=lambda cast: cast.revision)
    assert Vote.objects.get(poll=poll).revision == last.revision == stored(poll).revision
    assert sum(count or 0 for count in votes_by_label(poll).values()) == 1
    assert piles_are_votes(poll.pk)


def test_at_every_read_a_single_choice_has_as_many_marks_as_voters() -> None:
    """GV10."""
    poll, voters = ask(policy=WHILE_OPEN), [someone() for _ in range(5)]
    for voter in voters:
        casting(poll, voter, "Tea")()

    def read() -> tuple[int, int]:
        snapshot = seen(poll)
        return sum(option.votes or 0 for option in snapshot.options or ()), snapshot.turnout or 0

    labels = ["Coffee", "Water", "Tea"]
    work: list[Work] = [casting(poll, voters[n % 5], labels[n % 3]) for n in range(150)]
    work += [read] * 100
    random.Random(3).shuffle(work)
    reads = [given for given in at_once(*work) if isinstance(given, tuple)]
    assert set(reads) == {(5, 5)}


def test_a_close_is_a_barrier() -> None:
    """GV8, V18: votes acknowledged = votes in the tally announced as final = votes at the end, each time."""
    chance = random.Random(5)
    polls = [ask() for _ in range(50)]
    for poll in polls:
        host = host_of(poll)

        def close_and_read(poll: Poll = poll, host: Viewer = host) -> int:
            close_poll(viewer=host, poll_id=poll.pk)
            return seen(poll, host).turnout or 0

        work: list[Work] = [casting(poll, someone(), "Tea") for _ in range(12)]
        work.insert(chance.randrange(1, 12), close_and_read)
        given = at_once(*work, threads=6)
        announced = [answer for answer in given if isinstance(answer, int)]
        assert set(given) <= {"NEW", "NOT_OPEN", *announced}
        assert given.count("NEW") == announced[0]
    finals = [seen(poll) for poll in polls]
    assert all(not final.provisional for final in finals)
    assert sum(final.turnout or 0 for final in finals) == Vote.objects.count()
    assert all(piles_are_votes(poll.pk) for poll in polls)


def test_pauses_and_openings_at_once_lose_no_vote_and_no_revision() -> None:
    poll = ask()
    host = host_of(poll)
    work: list[Work] = [casting(poll, someone(), "Tea") for _ in range(60)]
    work += [lambda: pause_poll(viewer=host, poll_id=poll.pk).revision] * 10
    work += [lambda: open_poll(viewer=host, poll_id=poll.pk).revision] * 10
    random.Random(7).shuffle(work)
    accepted = at_once(*work).count("NEW")
    assert seen(poll).turnout == accepted
    assert piles_are_votes(poll.pk)


def test_options_edited_while_votes_arrive_are_either_edited_or_kept() -> None:
    """V19: a vote is for the options that its voter saw, or it is refused."""
    for _ in range(10):
        poll = ask()
        host = host_of(poll)

        def edit(poll: Poll = poll, host: Viewer = host) -> str:
            update_poll(viewer=host, poll_id=poll.pk, changes={"options": ["Beer", "Wine"]})
            return "EDITED"

        given = at_once(casting(poll, someone(), "Tea"), edit, casting(poll, someone(), "Coffee"))
        if "EDITED" in given:
            assert given == ["INVALID_MARKS", "EDITED", "INVALID_MARKS"]
            assert votes_by_label(poll) == {"Beer": 0, "Wine": 0}
        else:
            assert given[1] == "CONFLICT"
            assert seen(poll).turnout == given.count("NEW") > 0


def test_running_again_many_times_at_once_makes_one_draft() -> None:
    poll = ask()
    host = host_of(poll)
    close_poll(viewer=host, poll_id=poll.pk)
    given = at_once(*[lambda: run_again(viewer=host, poll_id=poll.pk).pk] * 12)
    assert len(set(given)) == 1
    assert Poll.objects.count() == 2


def test_moves_at_once_lose_no_poll_and_wait_for_each_other() -> None:
    first = ask()
    host = host_of(first)
    polls = [first, *(ask(host, room_id=first.room_id) for _ in range(4))]

    def move(n: int) -> Work:
        poll, before = polls[n % 5], polls[(3 * n + 1) % 5]
        return lambda: move_poll(viewer=host, poll_id=poll.pk, before=before.pk).revision

    work = [move(n) for n in range(20)] + [casting(first, someone(), "Tea") for _ in range(20)]
    random.Random(8).shuffle(work)
    given = at_once(*work)
    assert given.count("NEW") == 20
    assert all(isinstance(answer, int) or answer == "NEW" for answer in given)
    positions = Poll.objects.filter(room=first.room_id).values_list("position", flat=True)
    assert sorted(positions) == [0, 1, 2, 3, 4]


def test_a_draft_is_shown_or_deleted_or_opened_and_the_room_never_shows_what_is_gone() -> None:
    for _ in range(10):
        shown = ask()
        host, room_id = host_of(shown), shown.room_id
        draft = ask(host, room_id=room_id, open_now=False)
        key: dict[str, Any] = {"viewer": host, "poll_id": draft.pk}
        given = at_once(
            lambda key=key: open_poll(**key).state,  # type: ignore[misc]
            lambda key=key: bool(delete_poll(**key)),  # type: ignore[misc]
            lambda key=key, room=room_id: bool(show_poll(room_id=room, **key)),  # type: ignore[misc]
            casting(draft, host, "Tea"),
        )
        is_gone = not Poll.objects.filter(pk=draft.pk).exists()
        assert given[1] == (True if is_gone else "CONFLICT")
        assert set(given) <= {"OPEN", True, "CONFLICT", "NOT_FOUND", "NEW", "NOT_OPEN"}
        if is_gone:
            assert Room.objects.get(pk=room_id).current_poll_id in (None, shown.pk)


def test_nobody_becomes_a_host_by_a_key_that_has_been_revoked_with_all_hosts() -> None:
    for _ in range(10):
        poll = ask()
        host, room = host_of(poll), poll.room
        old = host_key(room)
        guests = [someone() for _ in range(4)]

        def join(guest: Viewer, code: str = room.join_code, key: str = old) -> Work:
            return lambda: bool(join_as_host(viewer=guest, join_code=code, key=key))

        def revoke(host: Viewer = host, room: Room = room) -> bool:
            return bool(revoke_host_key(viewer=host, room_id=room.pk, remove_other_hosts=True))

        at_once(*map(join, guests[:2]), revoke, *map(join, guests[2:]))
        assert [row.viewer_id for row in room.hosts.all()] == [host.id]
