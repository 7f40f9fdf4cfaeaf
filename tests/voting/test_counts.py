"""Counts kept between reads: always what counting everything anew gives, whatever happened between."""

import random
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.voting.people import DRINKS, WHILE_OPEN, ask, draft, host_of, option_ids, someone, vote, withdraw
from voting import counts as counting
from voting.actions.editing import update_poll
from voting.actions.polls import close_poll, reveal_results
from voting.actions.recounting import recount
from voting.actions.votes import GivenMarks, cast_vote
from voting.counts import RunningCount, RunningCounts
from voting.models import Pile, Poll
from voting.results import read_figures
from voting.words import VotingMethod

pytestmark = pytest.mark.django_db

STEPS = 40


def any_marks(method: str, options: list[str], chance: random.Random) -> GivenMarks:
    """Marks that the method takes, blank ones among them."""
    some = chance.sample(options, chance.randint(0, len(options)))
    match method:
        case "SINGLE_CHOICE":
            return GivenMarks("choose", some[:1])
        case "APPROVAL":
            return GivenMarks("choose", some)
        case "SCORE" | "STAR":
            return GivenMarks("score", [(option, chance.randint(0, 5)) for option in some])
        case "POINTS" | "QUADRATIC":
            return GivenMarks("spend", [(option, chance.randint(0, 3)) for option in some])
        case _:
            return GivenMarks("rank", [[option] for option in some])


def same_as_counted_anew(counts: RunningCounts, poll: Poll) -> bool:
    """Whether a read with the kept counts finds what a read without any finds."""
    kept, anew = read_figures(poll.pk, counts), read_figures(poll.pk)
    assert kept is not None
    assert anew is not None
    return (kept.revision, kept.turnout, kept.blank, kept.tally, kept.options) == (
        anew.revision, anew.turnout, anew.blank, anew.tally, anew.options
    )  # fmt: skip


@pytest.mark.parametrize("method", list(VotingMethod))
def test_votes_changes_and_withdrawals_are_counted_as_if_anew(method: str) -> None:
    chance, counts = random.Random(method), RunningCounts()
    poll, voters = ask(method=method, policy=WHILE_OPEN), [someone() for _ in range(12)]
    options = option_ids(poll, *DRINKS)
    for _ in range(STEPS):
        voter = chance.choice(voters)
        if chance.random() < 0.3:
            withdraw(poll, voter)
        else:
            cast_vote(viewer=voter, poll_id=poll.pk, marks=any_marks(method, options, chance))
        if chance.random() < 0.5:
            assert same_as_counted_anew(counts, poll)
    close_poll(viewer=host_of(poll), poll_id=poll.pk)
    assert same_as_counted_anew(counts, poll)


def fed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many piles each reading took in, from now on."""
    taken: list[int] = []
    take_in = RunningCount.take_in

    def noted(self: RunningCount, changed: Any, revision: int) -> None:
        taken.append(len(changed))
        take_in(self, changed, revision)

    monkeypatch.setattr(RunningCount, "take_in", noted)
    return taken


def test_a_read_takes_in_only_what_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    poll, counts, voter = ask(policy=WHILE_OPEN), RunningCounts(), someone()
    for label in ("Tea", "Coffee", "Water"):
        vote(poll, None, label)
    vote(poll, voter, "Tea")
    taken = fed(monkeypatch)
    read_figures(poll.pk, counts)
    read_figures(poll.pk, counts)
    vote(poll, voter, "Water")
    read_figures(poll.pk, counts)
    withdraw(poll, voter)
    read_figures(poll.pk, counts)
    assert taken == [3, 0, 2, 1]


def test_what_has_not_changed_is_not_counted_again() -> None:
    poll, counts = ask(method="INSTANT_RUNOFF", policy={"results_visible": "AFTER_REVEAL"}), RunningCounts()
    cast_vote(viewer=someone(), poll_id=poll.pk, marks=GivenMarks("rank", [option_ids(poll, "Tea")]))
    first = read_figures(poll.pk, counts)
    reveal_results(viewer=host_of(poll), poll_id=poll.pk)
    second = read_figures(poll.pk, counts)
    assert first is not None
    assert second is not None
    assert second.revision > first.revision
    assert second.tally is first.tally


def test_what_is_final_is_counted_from_all_piles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once: closed, every figure is from the stored votes, whatever was fed before."""
    poll, counts = ask(), RunningCounts()
    vote(poll, None, "Tea")
    read_figures(poll.pk, counts)
    vote(poll, None, "Water")
    # Something is amiss with what is kept.
    counts._kept[poll.pk]._piles.clear()
    close_poll(viewer=host_of(poll), poll_id=poll.pk)
    taken = fed(monkeypatch)
    assert same_as_counted_anew(counts, poll)
    read_figures(poll.pk, counts)
    assert taken == [2, 2, 0]


def test_a_restored_database_is_counted_anew() -> None:
    poll, counts = ask(), RunningCounts()
    vote(poll, None, "Tea")
    earlier = list(Pile.objects.filter(poll=poll).values("pk", "count", "revision"))
    revision = Poll.objects.get(pk=poll.pk).revision
    for label in ("Tea", "Tea", "Water"):
        vote(poll, None, label)
    read_figures(poll.pk, counts)
    Pile.objects.filter(poll=poll).exclude(pk=earlier[0]["pk"]).delete()
    Pile.objects.filter(pk=earlier[0]["pk"]).update(count=1, revision=earlier[0]["revision"])
    Poll.objects.filter(pk=poll.pk).update(revision=revision)
    assert same_as_counted_anew(counts, poll)


def test_a_repaired_pile_is_taken_in() -> None:
    poll, counts = ask(), RunningCounts()
    vote(poll, None, "Tea")
    Pile.objects.filter(poll=poll).update(count=5)
    read_figures(poll.pk, counts)
    recount(poll_id=poll.pk, repair=True)
    figures = read_figures(poll.pk, counts)
    assert figures is not None
    assert figures.turnout == 1
    assert same_as_counted_anew(counts, poll)


def test_other_options_and_rules_begin_another_count() -> None:
    poll, counts = draft(method="APPROVAL"), RunningCounts()
    read_figures(poll.pk, counts)
    update_poll(viewer=host_of(poll), poll_id=poll.pk, changes={"options": ["Juice", "Milk"]})
    assert same_as_counted_anew(counts, poll)
    update_poll(viewer=host_of(poll), poll_id=poll.pk, changes={"method": "BORDA"})
    assert same_as_counted_anew(counts, poll)


def test_a_read_that_fails_leaves_nothing_half_fed(monkeypatch: pytest.MonkeyPatch) -> None:
    poll, counts = ask(), RunningCounts()
    vote(poll, None, "Tea")
    read_figures(poll.pk, counts)
    vote(poll, None, "Tea")
    with monkeypatch.context() as broken:
        broken.setattr(RunningCount, "counted", property(lambda _: 1 / 0))
        with pytest.raises(ZeroDivisionError):
            read_figures(poll.pk, counts)
    assert same_as_counted_anew(counts, poll)


def test_no_more_is_kept_than_memory_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    polls, counts = [ask() for _ in range(4)], RunningCounts()
    for poll in polls:
        vote(poll, None, "Tea")
    monkeypatch.setattr(counting, "KEPT_NUMBERS", 2 * (counting.NUMBERS_OF_A_PILE + len(DRINKS) ** 2))
    for poll in polls:
        read_figures(poll.pk, counts)
    assert list(counts._kept) == [poll.pk for poll in polls[-2:]]
    monkeypatch.setattr(counting, "KEPT_NUMBERS", 0)
    read_figures(polls[0].pk, counts)
    assert list(counts._kept) == [polls[0].pk], "the newest always stays"


def test_a_poll_that_is_gone_is_forgotten() -> None:
    poll, counts = ask(), RunningCounts()
    read_figures(poll.pk, counts)
    Poll.objects.filter(pk=poll.pk).delete()
    assert read_figures(poll.pk, counts) is None
    assert read_figures(UUID(int=0), counts) is None
    assert not counts._kept


def test_a_read_is_one_statement() -> None:
    poll, counts = ask(), RunningCounts()
    read_figures(poll.pk, counts)
    vote(poll, None, "Tea")
    with CaptureQueriesContext(connection) as asked:
        read_figures(poll.pk, counts)
    assert len(asked) == 1
