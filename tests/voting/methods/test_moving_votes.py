"""Methods that move votes or compare options pairwise: laws for any election, and rules by hand-made ones."""

import itertools
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.methods import METHODS, Marks, Tally
from voting.methods.condorcet import chain_wins
from voting.methods.marks import MarkKind
from voting.methods.pairs import Pairs
from voting.methods.tally import PARTS_OF_A_VOTE, Reason
from voting.words import ReasonKind, TieDecision

Votes = list[tuple[Any, int]]
RANKED = ["INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", "CONDORCET", "BORDA"]
ALL = [*RANKED, "STAR"]


def piles_of(method: str, votes: Votes) -> list[tuple[Marks, int]]:
    kind: MarkKind = "score" if method == "STAR" else "rank"
    return [(Marks(kind, value), count) for value, count in votes]


def counted(method: str, votes: Votes, options: int, *, lots: Any = None, **rules: object) -> Tally:
    """The tally; votes: (ranks or scores, how many)."""
    complete = METHODS[method].rules(rules, options)
    return METHODS[method].tally(piles_of(method, votes), complete, options, lots)


def ranks(*options: int) -> tuple[tuple[int, ...], ...]:
    """A strict ranking."""
    return tuple((option,) for option in options)


def kinds(reasons: tuple[Reason, ...]) -> list[ReasonKind]:
    return [reason.kind for reason in reasons]


@st.composite
def elections(draw: st.DrawFn, methods: list[str] = ALL) -> tuple[str, Votes, int, dict[str, object]]:
    """A method, its votes, the number of options and its rules; lots settle every tie."""
    method, options = draw(st.sampled_from(methods)), draw(st.integers(1, 5))
    many = st.integers(1, 4)
    if method == "STAR":
        value: Any = st.tuples(*[st.integers(0, 5)] * options)
    else:
        orders = st.permutations(range(options)).flatmap(
            lambda order: st.integers(1, options).map(lambda length: ranks(*order[:length]))
        )
        value = orders
    votes = draw(st.lists(st.tuples(value, many), max_size=8))
    rules: dict[str, object] = {"ties": "LOT"}
    if method == "SINGLE_TRANSFERABLE_VOTE":
        rules["seats"] = draw(st.integers(1, options))
    return method, votes, options, rules


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_of_votes_never_matters(election: Any, random: Any) -> None:
    method, votes, options, rules = election
    shuffled = random.sample(votes, len(votes))
    assert counted(method, votes, options, **rules) == counted(method, shuffled, options, **rules)


@given(elections(), st.data())
def test_a_vote_that_comes_and_goes_changes_nothing(election: Any, data: st.DataObject) -> None:
    method, votes, options, rules = election
    complete = METHODS[method].rules(rules, options)
    left = METHODS[method].begin(complete, options, range(options))
    others = elections([method]).filter(lambda other: other[2] == options)
    gone = data.draw(others, label="gone")[1] if votes else []
    for marks, count in [*piles_of(method, votes), *piles_of(method, gone)]:
        left.add(marks, count)
    for marks, count in piles_of(method, gone):
        left.add(marks, -count)
    assert left.result() == counted(method, votes, options, **rules)


@given(elections(["INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"]))
def test_no_vote_is_lost_in_any_round(election: Any) -> None:
    method, votes, options, rules = election
    everyone = sum(count for _, count in votes) * PARTS_OF_A_VOTE
    rounds = counted(method, votes, options, **rules).rounds or ()
    assert all(sum(step.votes) + step.exhausted == everyone for step in rounds)
    for step, following in itertools.pairwise(rounds):
        moved = list(step.votes)
        for transfer in step.transfers:
            moved[transfer.giver] -= transfer.votes
            if transfer.to is not None:
                moved[transfer.to] += transfer.votes
        assert tuple(moved) == following.votes


@given(elections(), st.randoms(use_true_random=False))
def test_renaming_options_renames_the_result(election: Any, random: Any) -> None:
    method, votes, options, rules = election
    new_name = random.sample(range(options), options)
    lots = tuple(new_name)

    def renamed(value: Any) -> Any:
        if method == "STAR":
            return tuple(value[new_name.index(i)] for i in range(options))
        return tuple(tuple(new_name[i] for i in equals) for equals in value)

    before = counted(method, votes, options, **rules)
    after = counted(method, [(renamed(value), n) for value, n in votes], options, lots=lots, **rules)
    assert {new_name[i] for i in before.winners} == set(after.winners)
    assert [after.places[new_name[i]] for i in range(options)] == list(before.places)


@given(elections(["CONDORCET"]))
def test_who_beats_every_other_wins_under_condorcet(election: Any) -> None:
    method, votes, options, rules = election
    tally = counted(method, votes, options, **rules)
    over = tally.head_to_head or ()
    for one in range(options):
        if votes and all(over[one][other] > over[other][one] for other in range(options) if other != one):
            assert tally.winners == (one,)


@given(elections(["CONDORCET"]))
def test_options_stand_in_the_order_of_their_strongest_chains(election: Any) -> None:
    method, votes, options, rules = election
    over = counted(method, votes, options, **rules).head_to_head or ()
    size = range(options)
    chain = [[over[a][b] if over[a][b] > over[b][a] else 0 for b in size] for a in size]
    for middle in size:
        for one in size:
            for other in size:
                if one != other:
                    chain[one][other] = max(chain[one][other], min(chain[one][middle], chain[middle][other]))
    pairs = Pairs(options)
    pairs.over = [list(row) for row in over]
    assert chain_wins(pairs) == [sum(chain[a][b] > chain[b][a] for b in size if a != b) for a in size]


def test_a_cycle_of_hundreds_of_options_is_no_burden() -> None:
    options = 400
    pairs = Pairs(options)
    for one in range(options):
        for step in range(1, options // 2):
            pairs.over[one][(one + step) % options] = options - step
    began = time.process_time()
    assert chain_wins(pairs) == [0] * options
    # The cube of their number takes ten times as long.
    assert time.process_time() - began < 5


@given(elections(["SINGLE_TRANSFERABLE_VOTE"]))
def test_every_seat_is_taken(election: Any) -> None:
    method, votes, options, rules = election
    assert len(counted(method, votes, options, **rules).winners) == (rules["seats"] if votes else 0)


# Tea leads, but most who do not like it best like it least.
UPSET: Votes = [(ranks(0), 4), (ranks(1, 2), 3), (ranks(2, 1), 2)]


def test_the_leader_of_the_first_round_may_lose_and_it_is_said() -> None:
    tally = counted("INSTANT_RUNOFF", UPSET, 3)
    assert tally.winners == (1,)
    assert kinds(tally.reasons)[:2] == [ReasonKind.FINAL_PAIR, ReasonKind.LEADER_LOST]
    assert (tally.shared, tally.denominator, tally.places) == ((4, 5, 0), 9, (2, 1, 3))
    first, last = tally.rounds or ()
    assert [(t.giver, t.to, t.votes // PARTS_OF_A_VOTE) for t in first.transfers] == [(2, 1, 2)]
    assert last.statuses == ("CONTINUING", "ELECTED", "OUT")


def test_the_middle_can_lose_although_it_would_beat_each_and_it_is_said() -> None:
    votes = [(ranks(0, 1, 2), 4), (ranks(2, 1, 0), 4), (ranks(1, 0, 2), 3)]
    tally = counted("INSTANT_RUNOFF", votes, 3)
    assert tally.winners == (0,)
    would_beat = tally.reasons[-1]
    assert (would_beat.kind, would_beat.options, would_beat.over) == (ReasonKind.WOULD_BEAT, (1,), (0,))
    assert (would_beat.votes, would_beat.of) == (7 * PARTS_OF_A_VOTE, 11 * PARTS_OF_A_VOTE)
    assert counted("CONDORCET", votes, 3).winners == (1,)


def test_a_tie_for_the_last_place_is_counted_both_ways() -> None:
    votes = [(ranks(0), 3), (ranks(1, 0), 2), (ranks(2, 1), 2)]
    tally = counted("INSTANT_RUNOFF", votes, 3, lots=(1, 2, 0))
    assert tally.rounds
    tie = tally.rounds[0].reasons[0]
    assert (tie.kind, tie.options, tie.over) == (ReasonKind.TIE, (2,), (1,))
    assert (tie.decided_by, tie.changes_winners, tally.winners) == (TieDecision.LOT, True, (1,))


def test_an_earlier_round_decides_a_tie_before_the_lot() -> None:
    votes = [(ranks(0), 6), (ranks(1), 4), (ranks(2), 3), (ranks(3, 2), 1)]
    tally = counted("INSTANT_RUNOFF", votes, 4, lots=(2, 1, 0, 3))
    assert tally.rounds
    tie = tally.rounds[1].reasons[0]
    assert (tie.options, tie.decided_by, tie.changes_winners) == ((2,), TieDecision.EARLIER_ROUND, False)


def test_half_is_no_majority_and_a_final_tie_is_shared_or_drawn() -> None:
    votes = [(ranks(0), 5), (ranks(1), 3), (ranks(2, 1), 2)]
    assert counted("INSTANT_RUNOFF", votes, 3).winners == (0, 1)
    drawn = counted("INSTANT_RUNOFF", votes, 3, lots=(1, 0, 2), ties="LOT")
    assert (drawn.winners, drawn.places, drawn.tied) == ((1,), (2, 1, 3), False)


def test_a_surplus_moves_on_at_its_value_in_five_decimals() -> None:
    votes = [(ranks(0, 1), 6), (ranks(0), 1), (ranks(2), 3)]
    tally = counted("SINGLE_TRANSFERABLE_VOTE", votes, 3, seats=2)
    assert tally.rounds
    first, second, _, last = tally.rounds
    # The quota is 10 // 3 + 1 = 4; three of seven votes move on, each at 0.42857.
    assert (first.quota, first.statuses) == (4 * PARTS_OF_A_VOTE, ("ELECTED", "CONTINUING", "CONTINUING"))
    assert second.votes == (400_000, 6 * 42_857, 300_000)
    assert second.exhausted == 300_000 - 6 * 42_857
    assert (last.statuses, tally.winners) == (("ELECTED", "OUT", "ELECTED"), (0, 2))


def test_schulze_decides_a_cycle_by_the_strongest_chains() -> None:
    votes = [(ranks(0, 1, 2), 5), (ranks(1, 2, 0), 4), (ranks(2, 0, 1), 3)]
    tally = counted("CONDORCET", votes, 3)
    # 0 beats 1 by 8, 1 beats 2 by 9, 2 beats 0 by 7 only.
    assert (tally.winners, tally.places) == ((0,), (1, 2, 3))
    assert kinds(tally.reasons) == [ReasonKind.NO_CONDORCET_WINNER]


@pytest.mark.parametrize(("unranked", "winner"), [("LAST", 1), ("NO_OPINION", 0)])
def test_options_left_unranked_are_last_or_no_opinion(unranked: str, winner: int) -> None:
    votes = [(ranks(1), 3), (ranks(0, 1), 2)]
    assert counted("CONDORCET", votes, 2, unranked=unranked).winners == (winner,)


def test_of_very_many_options_star_compares_only_the_finalists() -> None:
    options = 60
    low = (0,) * (options - 2)
    votes = [((5, 0, *low), 3), ((3, 4, *low), 4)]
    many, few = counted("STAR", votes, options), counted("STAR", [(v[:3], n) for v, n in votes], 3)
    assert (many.head_to_head, few.head_to_head) == (None, ((0, 3, 7), (4, 0, 4), (0, 0, 0)))
    assert many.winners == few.winners == (1,)
    assert ReasonKind.SCORE_LEADER_LOST in kinds(many.reasons)
