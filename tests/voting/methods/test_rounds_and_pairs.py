"""The methods that compare rankings and scores, by hand-made elections and for random ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.methods import METHODS, Tally
from voting.methods.marks import Marks
from voting.words import ReasonKind, TieDecision

PARTS = 100_000
RANKED = ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", "CONDORCET", "BORDA")
# Tennessee's capital, a textbook example: Memphis A, Nashville B, Chattanooga C, Knoxville D.
TENNESSEE = {"ABCD": 42, "BCDA": 26, "CDBA": 15, "DCBA": 17}


def rank(letters: str) -> Marks:
    """A ranking of options written as letters, best first."""
    return Marks("rank", tuple((ord(letter) - ord("A"),) for letter in letters))


def counted(method: str, votes: dict[str, int], options: int, **rules: object) -> Tally:
    """The tally of so many votes for each ranking."""
    chosen = METHODS[method]
    piles = [(rank(letters), count) for letters, count in votes.items()]
    return chosen.tally(piles, chosen.rules(rules, options), options, range(options))


@pytest.mark.parametrize(("method", "winner"), [("INSTANT_RUNOFF", 3), ("CONDORCET", 1), ("BORDA", 1)])
def test_the_same_votes_elect_others_by_other_methods(method: str, winner: int) -> None:
    assert counted(method, TENNESSEE, 4).winners == (winner,)


def test_instant_runoff_tells_every_round() -> None:
    tally = counted("INSTANT_RUNOFF", TENNESSEE, 4)
    assert tally.rounds is not None
    votes = [[v // PARTS for v in told.votes] for told in tally.rounds]
    assert votes == [[42, 26, 15, 17], [42, 26, 0, 32], [42, 0, 0, 58]]
    assert tally.places == (2, 3, 4, 1)
    assert ReasonKind.LEADER_LOST in [reason.kind for reason in tally.reasons]


def test_half_of_the_votes_is_no_majority_and_a_final_tie_is_shared_or_drawn() -> None:
    votes = {"A": 5, "BA": 3, "CB": 2}
    assert counted("INSTANT_RUNOFF", votes, 3).winners == (0, 1)
    drawn = counted("INSTANT_RUNOFF", votes, 3, ties="LOT")
    assert drawn.winners == (0,)
    assert drawn.reasons[0].decided_by == TieDecision.LOT


def test_a_cycle_is_a_shared_win_under_condorcet() -> None:
    tally = counted("CONDORCET", {"ABC": 1, "BCA": 1, "CAB": 1}, 3)
    assert (tally.winners, tally.tied) == ((0, 1, 2), True)
    assert tally.head_to_head == ((0, 2, 1), (1, 0, 2), (2, 1, 0))


def test_a_surplus_moves_at_its_share_cut_to_five_decimals() -> None:
    tally = counted("SINGLE_TRANSFERABLE_VOTE", {"AB": 5, "AC": 2, "C": 2, "B": 1}, 3, seats=2)
    assert tally.rounds is not None
    # Quota 4; A's 7 pass on 3/7 = 0.42857 each: B 1 + 5 of them, C 2 + 2 of them.
    assert tally.rounds[0].quota == 4 * PARTS
    assert tally.rounds[1].votes == (400_000, 100_000 + 5 * 42_857, 200_000 + 2 * 42_857)
    assert set(tally.winners) == {0, 1}


def test_the_score_leader_can_lose_the_star_runoff() -> None:
    star = METHODS["STAR"]
    piles = [(Marks("score", (5, 0, 0)), 3), (Marks("score", (3, 4, 0)), 4)]
    tally = star.tally(piles, star.rules({}, 3), 3)
    assert (tally.points, tally.winners) == ((27, 16, 0), (1,))
    assert [reason.kind for reason in tally.reasons] == [ReasonKind.RUNOFF, ReasonKind.SCORE_LEADER_LOST]


rankings = st.permutations("ABCDE").flatmap(
    lambda order: st.integers(1, 5).map(lambda length: "".join(order[:length]))
)
profiles = st.dictionaries(rankings, st.integers(1, 9), max_size=8)


@pytest.mark.parametrize("method", RANKED)
@given(votes=profiles, passing=profiles)
def test_votes_added_and_taken_away_change_nothing(
    method: str, votes: dict[str, int], passing: dict[str, int]
) -> None:
    rules = METHODS[method].rules({}, 5)
    count = METHODS[method].begin(rules, 5, range(5))
    for given_votes, sign in ((passing, 1), (votes, 1), (passing, -1)):
        for letters, number in given_votes.items():
            count.add(rank(letters), sign * number)
    assert count.result() == counted(method, votes, 5)


@pytest.mark.parametrize("method", ["INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE"])
@given(votes=profiles)
def test_in_every_round_each_vote_counts_or_is_exhausted(method: str, votes: dict[str, int]) -> None:
    for told in counted(method, votes, 5).rounds or ():
        assert told.continuing == sum(told.votes)
        assert told.continuing + told.exhausted == sum(votes.values()) * PARTS


@given(votes=profiles)
def test_who_beats_every_other_wins_under_condorcet(votes: dict[str, int]) -> None:
    tally = counted("CONDORCET", votes, 5)
    pairs = tally.head_to_head or ()
    beats_all = [a for a in range(5) if all(a == b or pairs[a][b] > pairs[b][a] for b in range(5))]
    if beats_all:
        assert tally.winners == tuple(beats_all)
