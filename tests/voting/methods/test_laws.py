"""What holds for every election of every method: order never matters, no vote is lost, names are names."""

import inspect
import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.voting.methods.elections import IN_ROUNDS, Election, elections, every_vote, marks_for
from voting.methods import METHODS
from voting.methods.marks import Marks, marks_from_json
from voting.methods.tally import PARTS_OF_A_VOTE
from voting.methods.winning import places_by_figure
from voting.words import Ties


def holds_for(*methods: str, examples: int = 30, **limits: Any) -> Callable[[Any], Any]:
    """The test, once for each of these methods (for all where none is named), with any election of it.

    A test that takes two gets the data to draw more from too.
    """

    def of_each(test: Any) -> Any:
        asked = len(inspect.signature(test).parameters)

        @pytest.mark.parametrize("method", methods or METHODS)
        @settings(max_examples=examples)
        @given(data=st.data())
        def law(method: str, data: st.DataObject) -> None:
            test(*[data.draw(elections(method, **limits)), data][:asked])

        law.__name__, law.__doc__ = test.__name__, test.__doc__
        return law

    return of_each


@holds_for()
def test_the_order_of_votes_never_matters(election: Election, data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(election.piles))
    assert election.tally(mixed) == election.tally()
    assert election.tally([(marks, 1) for marks in every_vote(mixed)]) == election.tally()


@holds_for()
def test_votes_that_come_and_go_change_nothing(election: Election, data: st.DataObject) -> None:
    any_marks = marks_for(election.method, election.rules, election.options)
    counting = METHODS[election.method]
    passing = data.draw(st.lists(st.tuples(any_marks, st.integers(1, 3)), max_size=5), label="passing")
    gone = [(counting.check(marks, election.rules, election.options), n) for marks, n in passing]
    steps = [*election.piles, *gone, *((marks, -n) for marks, n in gone)]
    count = counting.begin(election.rules, election.options, election.lots)
    for at, (marks, n) in enumerate(steps):
        if not marks.is_blank:
            count.add(marks, n)
        if at % 2:
            count.result()  # a look in between changes nothing either
    assert count.result() == election.tally()


@holds_for()
def test_what_everybody_takes_back_leaves_nothing(election: Election) -> None:
    count = METHODS[election.method].begin(election.rules, election.options, election.lots)
    for sign in (1, -1):
        for marks, n in election.piles:
            if not marks.is_blank:
                count.add(marks, sign * n)
    assert count.result() == election.tally([])
    assert count.result().winners == ()


def renamed(marks: Marks, name: Sequence[int]) -> Marks:
    """The marks of the same voter where option i is called name[i]."""
    value: Any = marks.value
    match marks.kind:
        case "choose":
            return Marks("choose", tuple(sorted(name[i] for i in value)))
        case "rank":
            return Marks("rank", tuple(tuple(sorted(name[i] for i in equals)) for equals in value))
        case _:
            return Marks(marks.kind, tuple(value[name.index(i)] for i in range(len(value))))


@holds_for()
def test_renaming_options_renames_the_result(election: Election, data: st.DataObject) -> None:
    name = data.draw(st.permutations(range(election.options)))
    lots = [name[i] for i in election.lots]
    before = election.tally()
    after = election.tally([(renamed(marks, name), n) for marks, n in election.piles], lots)

    def back(figures: Sequence[Any] | None) -> list[Any] | None:
        return None if figures is None else [figures[name[i]] for i in range(election.options)]

    assert {name[i] for i in before.winners} == set(after.winners)
    assert (before.tied, before.denominator) == (after.tied, after.denominator)
    for figures in ("votes", "points", "places", "shared", "distributions", "credits"):
        told = getattr(before, figures)
        assert (None if told is None else list(told)) == back(getattr(after, figures)), figures
    assert before.head_to_head is None or [list(row) for row in before.head_to_head] == [
        back(row) for row in back(after.head_to_head) or ()
    ]
    for one, other in zip(before.rounds or (), after.rounds or (), strict=True):
        assert (list(one.votes), list(one.statuses)) == (back(other.votes), back(other.statuses))


@holds_for()
def test_counted_and_exhausted_and_blank_are_the_turnout(election: Election) -> None:
    tally = election.tally()
    turnout = sum(n for _, n in election.piles)
    blank = sum(n for marks, n in election.piles if marks.is_blank)
    if election.method not in IN_ROUNDS:
        assert tally.denominator + blank == turnout
    for step in tally.rounds or ():
        assert step.continuing + step.exhausted + blank * PARTS_OF_A_VOTE == turnout * PARTS_OF_A_VOTE
        if election.method != "STAR":
            assert step.continuing == sum(step.votes)


@holds_for()
def test_every_figure_is_the_sum_of_its_votes(election: Election) -> None:
    tally, votes = election.tally(), [m for m in every_vote(election.piles) if not m.is_blank]
    for option in range(election.options):
        values = [
            value for marks in votes for at, value in marks.values(range(election.options)) if at == option
        ]
        match votes[0].kind if votes else None:
            case "rank":
                assert tally.votes[option] == values.count(1)
            case "spend":
                assert tally.votes[option] == sum(map(bool, values))
                assert (tally.points or ())[option] == sum(values)
                assert tally.credits is None or tally.credits[option] == sum(v * v for v in values)
            case "score":
                assert (tally.votes[option], (tally.points or ())[option]) == (len(values), sum(values))
                scores = range(election.rules.min_score or 0, (election.rules.max_score or 0) + 1)
                assert (tally.distributions or ())[option] == tuple(map(values.count, scores))
            case "choose":
                assert tally.votes[option] == len(values)


@holds_for("BORDA")
def test_every_ranking_gives_the_same_sum_of_points(election: Election) -> None:
    m = election.options
    assert sum(election.tally().points or ()) == election.marked * m * (m - 1)


@holds_for()
def test_places_are_as_in_a_race_and_winners_are_ahead(election: Election) -> None:
    tally = election.tally()
    for place in tally.places:
        assert place == 1 + sum(other < place for other in tally.places)
    losers = [i for i in range(election.options) if i not in tally.winners]
    if election.method == "CONDORCET":  # an option that nobody ranks wins nothing, whatever its place
        ranked = {i for marks, _ in election.piles for i, _ in marks.values(range(election.options))}
        losers = [i for i in losers if i in ranked]
    for winner in tally.winners:
        assert all(tally.places[winner] < tally.places[loser] for loser in losers)


@holds_for()
def test_a_tie_is_told_and_a_lot_leaves_none(election: Election) -> None:
    tally, seats = election.tally(), election.rules.seats
    assert tally.tied == (len(tally.winners) > seats)
    if election.rules.ties == Ties.LOT:
        assert not tally.tied
        shared = replace(election, rules=replace(election.rules, ties=Ties.SHARED)).tally()
        assert set(tally.winners) <= set(shared.winners)
        if shared.tied:
            last = max(shared.places[i] for i in shared.winners)
            equal = [i for i in election.lots if i in shared.winners and shared.places[i] == last]
            free = seats - (len(shared.winners) - len(equal))
            assert set(equal[:free]) <= set(tally.winners)


@holds_for("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", examples=100)
def test_what_one_round_gives_the_next_one_has(election: Election) -> None:
    for step, following in itertools.pairwise(election.tally().rounds or ()):
        moved = list(step.votes)
        for transfer in step.transfers:
            moved[transfer.giver] -= transfer.votes
            if transfer.to is not None:
                moved[transfer.to] += transfer.votes
        assert tuple(moved) == following.votes


@holds_for("SINGLE_TRANSFERABLE_VOTE")
def test_every_seat_is_taken(election: Election) -> None:
    assert len(election.tally().winners) == (election.rules.seats if election.marked else 0)


@holds_for(examples=20)
def test_marks_are_canonical_and_come_back_from_the_store(election: Election) -> None:
    counting = METHODS[election.method]
    for marks, _n in election.piles:
        assert marks_from_json(marks.as_json()) == marks
        assert counting.check(marks, election.rules, election.options) == marks
    different = {marks for marks, _n in election.piles}
    assert len({marks.digest() for marks in different}) == len(different)


@given(st.lists(st.integers(0, 9), min_size=1))
def test_places_start_at_one_and_equals_share_them(figures: list[int]) -> None:
    places = places_by_figure(tuple(figures))
    in_order = sorted(figures, reverse=True)
    assert places == tuple(in_order.index(figure) + 1 for figure in figures)
