"""Methods that move votes or compare options pairwise, rule by rule: elections to be counted by hand."""

import time
from typing import Any

import pytest
from hypothesis import given

from tests.voting.methods.elections import Election, elections
from voting.methods import METHODS, Marks, Tally
from voting.methods.condorcet import chain_wins
from voting.methods.marks import MarkKind
from voting.methods.pairs import Pairs
from voting.methods.tally import PARTS_OF_A_VOTE, Reason
from voting.words import ReasonKind, TieDecision

Votes = list[tuple[Any, int]]


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


@given(elections("CONDORCET"))
def test_options_stand_in_the_order_of_their_strongest_chains(election: Election) -> None:
    over, options = election.tally().head_to_head or (), election.options
    size = range(options)
    chain = [[over[a][b] if over[a][b] > over[b][a] else 0 for b in size] for a in size]
    for middle in size:
        for one in size:
            for other in size:
                if one != other:
                    chain[one][other] = max(chain[one][other], min(chain[one][middle], chain[middle][other]))
    pairs = Pairs([list(row) for row in over])
    assert chain_wins(pairs) == [sum(chain[a][b] > chain[b][a] for b in size if a != b) for a in size]


def test_a_cycle_of_hundreds_of_options_is_no_burden() -> None:
    options = 400
    pairs = Pairs.none(options)
    for one in range(options):
        for step in range(1, options // 2):
            pairs.over[one][(one + step) % options] = options - step
    began = time.process_time()
    assert chain_wins(pairs) == [0] * options
    # The cube of their number takes ten times as long.
    assert time.process_time() - began < 5


# Tennessee's capital, a textbook example: Memphis 0, Nashville 1, Chattanooga 2, Knoxville 3.
TENNESSEE: Votes = [
    (ranks(0, 1, 2, 3), 42),
    (ranks(1, 2, 3, 0), 26),
    (ranks(2, 3, 1, 0), 15),
    (ranks(3, 2, 1, 0), 17),
]


@pytest.mark.parametrize(("method", "winner"), [("INSTANT_RUNOFF", 3), ("CONDORCET", 1), ("BORDA", 1)])
def test_the_same_votes_elect_others_by_other_methods(method: str, winner: int) -> None:
    assert counted(method, TENNESSEE, 4).winners == (winner,)


def test_instant_runoff_tells_every_round() -> None:
    tally = counted("INSTANT_RUNOFF", TENNESSEE, 4)
    votes = [[v // PARTS_OF_A_VOTE for v in step.votes] for step in tally.rounds or ()]
    assert votes == [[42, 26, 15, 17], [42, 26, 0, 32], [42, 0, 0, 58]]
    assert tally.places == (2, 3, 4, 1)


# Tea leads, but most who do not like it best like it least.
UPSET: Votes = [(ranks(0), 4), (ranks(1, 2), 3), (ranks(2, 1), 2)]


def test_the_leader_of_the_first_round_may_lose_and_it_is_said() -> None:
    tally = counted("INSTANT_RUNOFF", UPSET, 3)
    assert tally.winners == (1,)
    assert kinds(tally.reasons)[:2] == [ReasonKind.FINAL_PAIR, ReasonKind.LEADER_LOST]
    assert (tally.shared, tally.denominator) == ((400_000, 500_000, 0), 900_000)
    assert tally.places == (2, 1, 3)
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


def test_a_cycle_of_equal_wins_is_a_shared_win() -> None:
    tally = counted("CONDORCET", [(ranks(0, 1, 2), 1), (ranks(1, 2, 0), 1), (ranks(2, 0, 1), 1)], 3)
    assert (tally.winners, tally.tied) == ((0, 1, 2), True)
    assert tally.head_to_head == ((0, 2, 1), (1, 0, 2), (2, 1, 0))


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


def test_whoever_the_lot_chooses_is_ahead_of_equals_that_nobody_ranked() -> None:
    tally = counted("CONDORCET", [(((0, 1),), 1)], 3, lots=(1, 0, 2), unranked="NO_OPINION", ties="LOT")
    assert (tally.winners, tally.places) == ((1,), (2, 1, 2))


def test_of_very_many_options_star_compares_only_the_finalists() -> None:
    options = 60
    low = (0,) * (options - 2)
    votes = [((5, 0, *low), 3), ((3, 4, *low), 4)]
    many, few = counted("STAR", votes, options), counted("STAR", [(v[:3], n) for v, n in votes], 3)
    assert (many.head_to_head, few.head_to_head) == (None, ((0, 3, 7), (4, 0, 4), (0, 0, 0)))
    assert many.winners == few.winners == (1,)
    assert ReasonKind.SCORE_LEADER_LOST in kinds(many.reasons)


def test_where_votes_may_go_against_an_option_the_least_disliked_wins() -> None:
    quadratic = METHODS["QUADRATIC"]
    piles = [(Marks("spend", (-3, -1, -2)), 2)]
    against = quadratic.tally(piles, quadratic.rules({"min_score": -10}, 3), 3)
    assert (against.points, against.winners, against.credits) == ((-6, -2, -4), (1,), (18, 2, 8))
    # Two seats: an option that nobody is against goes before one that somebody is against.
    aside = quadratic.tally([(Marks("spend", (0, -1)), 1)], quadratic.rules({"min_score": -1}, 2), 2)
    assert (aside.winners, aside.places) == ((0,), (1, 2))
