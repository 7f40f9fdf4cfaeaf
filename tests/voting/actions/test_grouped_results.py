"""Grouped results: what watchers see moves when a group more has voted, so that it shows nobody's vote."""

from collections import Counter

import pytest

from tests.voting.actions.test_races import at_once
from tests.voting.committed import committed
from tests.voting.people import (
    WHILE_OPEN,
    ask,
    chosen,
    close,
    host_of,
    piles_are_votes,
    refused,
    seen,
    someone,
    stored,
    vote,
    votes_by_label,
    withdraw,
)
from voting.actions.batch import CastRequest, carry_out
from voting.actions.editing import update_poll
from voting.actions.polls import close_poll, pause_poll
from voting.actions.recounting import recount
from voting.actions.sealing import seal_new_votes
from voting.actions.votes import read_cast
from voting.counts import RunningCounts
from voting.models import Pile, Poll
from voting.results import read_figures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups_of_three")]

GROUPED = {**WHILE_OPEN, "grouped_results": True}


def shown(poll: Poll) -> tuple[int, int | None, list[int | None]]:
    """Revision, turnout and each option's votes, as the host sees them now."""
    snapshot = seen(poll)
    return snapshot.revision, snapshot.turnout, list(votes_by_label(poll).values())


def test_what_is_seen_moves_by_groups_and_is_whole_at_the_close() -> None:
    poll = ask(policy=GROUPED)
    moved = []
    for label in ("Tea", "Coffee", "Tea", "Water", "Tea"):
        vote(poll, None, label)
        moved.append(shown(poll))
    few, group = (1, 0, [0, 0, 0]), (2, 3, [2, 1, 0])
    assert moved == [few, few, group, group, group]
    close(poll)
    assert shown(poll) == (3, 5, [3, 1, 1])
    assert piles_are_votes(poll.pk)


def test_every_tally_from_a_votes_revision_on_includes_it() -> None:
    poll = ask(policy=GROUPED)
    cast = vote(poll, None, "Tea")
    assert (cast.status, cast.revision) == ("NEW", stored(poll).revision + 1)
    pause_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert shown(poll) == (cast.revision, 1, [1, 0, 0])


def test_a_change_waits_for_others_while_its_voter_sees_it_at_once() -> None:
    poll, voter = ask(policy=GROUPED), someone()
    for viewer in (voter, None, None):
        vote(poll, viewer, "Tea")
    for label in ("Coffee", "Water", "Coffee", "Water", "Coffee"):
        assert vote(poll, voter, label).status == "REPLACED"
        assert shown(poll) == (2, 3, [3, 0, 0])
    own = read_cast(poll.pk, voter)
    assert own is not None
    assert own.marks is not None
    assert [option[1] for option, _ in own.marks.values(own.options)] == ["Coffee"]
    for _ in range(3):
        vote(poll, None, "Water")
    assert shown(poll) == (3, 6, [2, 1, 3])


def test_votes_taken_back_show_by_groups_too() -> None:
    poll, voters = ask(policy=GROUPED), [someone() for _ in range(6)]
    for voter in voters:
        vote(poll, voter, "Tea")
    for voter, turnout in zip(voters[:3], (6, 6, 3), strict=True):
        assert withdraw(poll, voter).revision == 4
        assert seen(poll).turnout == turnout
    assert withdraw(poll, voters[0]).revision == stored(poll).revision == 4
    assert piles_are_votes(poll.pk)


def test_a_whole_batch_is_a_group_at_once() -> None:
    poll, other = ask(policy=GROUPED), ask()
    wishes = [CastRequest(someone(), poll.pk, chosen(poll, "Tea")) for _ in range(7)]
    carry_out([*wishes, CastRequest(someone(), other.pk, chosen(other, "Tea"))])
    assert shown(poll) == (2, 7, [7, 0, 0])
    assert shown(other) == (2, 1, [1, 0, 0])


def test_counts_kept_between_reads_agree_with_counts_made_anew() -> None:
    poll, counts = ask(policy=GROUPED), RunningCounts()
    for i in range(8):
        vote(poll, None, ["Tea", "Water"][i % 2])
        kept, anew = read_figures(poll.pk, counts), read_figures(poll.pk)
        assert kept is not None
        assert anew is not None
        assert (kept.turnout, kept.tally, kept.revision) == (anew.turnout, anew.tally, anew.revision)
    close(poll)
    final = read_figures(poll.pk, counts)
    assert final is not None
    assert (final.turnout, final.tally.votes) == (8, (4, 0, 4))


def test_only_what_was_told_of_is_sealed_before_the_close() -> None:
    """L4."""
    poll = ask(policy=GROUPED)
    for _ in range(2):
        vote(poll, None, "Tea")
    assert seal_new_votes(poll.pk) is False
    vote(poll, None, "Tea")
    assert seal_new_votes(poll.pk) is True


def test_a_recount_mends_what_is_told_too() -> None:
    poll = ask(policy=GROUPED)
    for _ in range(4):
        vote(poll, None, "Tea")
    Pile.objects.filter(poll=poll).update(count=9)
    assert [wrong.holds for wrong in recount(poll_id=poll.pk, repair=True)] == [4]
    assert shown(poll)[1:] == (4, [4, 0, 0])


def test_grouping_is_settled_before_the_first_vote() -> None:
    poll = ask(policy=GROUPED)
    vote(poll, None, "Tea")
    changes = {"policy": {"grouped_results": False}}
    with refused("CONFLICT"):
        update_poll(viewer=host_of(poll), poll_id=poll.pk, changes=changes)


@committed
def test_at_once_with_a_close_all_that_was_acknowledged_is_counted() -> None:
    poll = ask(policy=GROUPED)
    host = host_of(poll)
    tries = [lambda: str(vote(poll, None, "Tea").status) for _ in range(20)]
    tries.insert(10, lambda: str(close_poll(viewer=host, poll_id=poll.pk).state))
    answers = Counter(at_once(*tries))
    assert answers["NEW"] + answers["NOT_OPEN"] == 20
    assert seen(poll).turnout == votes_by_label(poll)["Tea"] == answers["NEW"]
