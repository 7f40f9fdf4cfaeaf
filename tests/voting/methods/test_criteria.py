"""The criteria that voting methods are compared by: those that a method keeps, for any election; those that
it is known to break, by an example small enough to count by hand.

An election without a tie is meant where it says so: what a lot decides, a law cannot promise.
"""

import itertools
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.voting.methods.elections import Election, Piles, elections
from voting.methods import METHODS, Marks, Tally
from voting.methods.marks import MarkKind
from voting.methods.ranking import ranks_of
from voting.methods.tally import PARTS_OF_A_VOTE
from voting.words import ReasonKind

BY_FIGURE = ("SINGLE_CHOICE", "APPROVAL", "SCORE", "BORDA", "POINTS", "QUADRATIC")
RUNOFFS = ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE")
RANKED = (*RUNOFFS, "CONDORCET", "BORDA")
SOME = settings(max_examples=60)


def kept_by(*methods: str) -> Any:
    """Once for each of the methods that keep a criterion."""
    return pytest.mark.parametrize("method", methods)


def has_tie(tally: Tally) -> bool:
    """Whether anything was decided or shared because of equal figures."""
    reasons = [*tally.reasons, *(reason for step in tally.rounds or () for reason in step.reasons)]
    return any(reason.kind in (ReasonKind.TIE, ReasonKind.WINNER_TIE) for reason in reasons)


def rank(letters: str) -> Marks:
    """A ranking of options written as letters, best first."""
    return Marks("rank", tuple((ord(letter) - ord("A"),) for letter in letters))


def won(method: str, votes: dict[Any, int], options: int = 3, **rules: object) -> str:
    """The winners as letters; votes: {"BCA": how many} for rankings, {(5, 0, 2): how many} for scores."""
    kind: MarkKind = (
        "score" if method in ("SCORE", "STAR") else "choose" if method == "SINGLE_CHOICE" else "rank"
    )
    piles: Piles = []
    for marks, n in votes.items():
        positions = tuple(ord(letter) - ord("A") for letter in marks) if kind == "choose" else marks
        piles.append((rank(marks) if kind == "rank" else Marks(kind, positions), n))
    complete = METHODS[method].rules(rules, options)
    tally = METHODS[method].tally(piles, complete, options)
    assert not has_tie(tally), "the example rests on no tie"
    return "".join("ABCDEF"[i] for i in sorted(tally.winners))


# ---------- Majorities and pairs


@kept_by("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", "CONDORCET")
@SOME
@given(data=st.data())
def test_who_is_first_for_most_wins(method: str, data: st.DataObject) -> None:
    election = data.draw(elections(method, least_options=2, seats=1))
    favourite = data.draw(st.integers(0, election.options - 1))
    # Down to the last: where unranked means no opinion, a short ranking says little of who is better.
    others = tuple((i,) for i in range(election.options) if i != favourite)
    more = [(Marks("rank", ((favourite,), *others)), election.marked + 1)]
    assert election.tally([*election.piles, *more]).winners == (favourite,)


def test_score_and_borda_break_a_majority_that_others_dislike() -> None:
    assert won("SCORE", {(5, 4, 0): 3, (0, 5, 0): 2}) == "B"
    assert won("BORDA", {"ABC": 3, "BCA": 2}) == "B"


def pairs_of(election: Election) -> list[list[int]]:
    """Voters who rank or score the row above the column, what is left out last."""
    over = [[0] * election.options for _ in range(election.options)]
    for marks, n in election.piles:
        value = dict(marks.values(range(election.options)))
        if marks.kind == "rank":
            value = {option: -rank for option, rank in value.items()}
        missing = -election.options - 1 if marks.kind == "rank" else 0
        for one, other in itertools.permutations(range(election.options), 2):
            over[one][other] += n * (value.get(one, missing) > value.get(other, missing))
    return over


@SOME
@given(elections("CONDORCET", seats=1))
def test_who_beats_every_other_wins_under_condorcet(election: Election) -> None:
    over, size = election.tally().head_to_head or (), range(election.options)
    for one in size:
        if election.marked and all(over[one][other] > over[other][one] for other in size if other != one):
            assert election.tally().winners == (one,)
            assert [reason.kind for reason in election.tally().reasons] == [ReasonKind.BEATS_ALL]


@kept_by("INSTANT_RUNOFF", "CONDORCET", "BORDA", "STAR")
@SOME
@given(data=st.data())
def test_who_loses_to_every_other_never_wins(method: str, data: st.DataObject) -> None:
    election = data.draw(elections(method, least_options=2, seats=1))
    assume(election.rules.unranked != "NO_OPINION" and not (election.rules.min_score or 0) < 0)
    over, size = pairs_of(election), range(election.options)
    for one in size:
        if all(over[one][other] < over[other][one] for other in size if other != one):
            assert one not in election.tally().winners


def test_a_split_vote_lets_the_loser_of_every_pair_win_a_single_choice() -> None:
    votes = {"ABC": 4, "BCA": 3, "CBA": 3}
    assert won("SINGLE_CHOICE", {order[0]: n for order, n in votes.items()}) == "A"
    assert won("CONDORCET", {**votes, "CBA": 2}) == "B"
    assert won("INSTANT_RUNOFF", {**votes, "CBA": 2}) == "B"


def test_the_middle_is_squeezed_out_of_a_runoff() -> None:
    votes = {"ABC": 4, "CBA": 4, "BAC": 3}
    assert (won("INSTANT_RUNOFF", votes), won("CONDORCET", votes), won("BORDA", votes)) == ("A", "B", "B")


def test_star_can_pass_over_who_beats_every_other() -> None:
    # C beats A by 4 to 3 and B by 4 to 3, but is third by score.
    votes = {(5, 4, 0): 2, (4, 5, 0): 1, (3, 2, 4): 2, (2, 3, 4): 2}
    assert won("STAR", votes) == "A"


# ---------- More support


def raised(marks: Marks, option: int) -> Marks:
    """The marks of a voter who now likes that option better, and all others as before."""
    if marks.kind == "rank":
        others = [tuple(i for i in equals if i != option) for equals in marks.value]  # type: ignore[attr-defined]
        return Marks("rank", ((option,), *filter(None, others)))
    if marks.kind == "choose":
        return Marks("choose", tuple(sorted({*marks.value, option})))  # type: ignore[type-var]
    value = list(marks.value) if marks.value else []
    if value:
        value[option] = max(5, value[option] or 0)  # type: ignore[call-overload]
    return Marks(marks.kind, tuple(value))


@kept_by("APPROVAL", "SCORE", "STAR", "BORDA", "CONDORCET")
@SOME
@given(data=st.data())
def test_more_support_never_makes_a_winner_lose(method: str, data: st.DataObject) -> None:
    election = data.draw(elections(method, least_options=2, seats=1).filter(lambda drawn: drawn.piles))
    before = election.tally()
    # Of three with equal totals STAR asks for top scores, of two for a duel: raising one changes that.
    assume(before.winners and not (method == "STAR" and has_tie(before)))
    winner, at = before.winners[0], data.draw(st.integers(0, len(election.piles) - 1))
    marks, n = election.piles[at]
    more = METHODS[method].check(raised(marks, winner), election.rules, election.options)
    assert winner in election.tally([*election.piles[:at], (more, n), *election.piles[at + 1 :]]).winners


@kept_by(*BY_FIGURE)
@SOME
@given(data=st.data())
def test_a_vote_for_one_option_never_hurts_it(method: str, data: st.DataObject) -> None:
    election = data.draw(elections(method))
    option = data.draw(st.integers(0, election.options - 1))
    values = tuple(int(i == option) for i in range(election.options))
    alone = {"SCORE": Marks("score", values), "BORDA": Marks("rank", ((option,),))}
    marks = alone.get(method, Marks("spend", values) if election.rules.budget else Marks("choose", (option,)))
    after = election.tally([*election.piles, (marks, 1)])
    assert after.places[option] <= election.tally().places[option]


def test_more_support_can_make_the_winner_of_a_runoff_lose() -> None:
    assert won("INSTANT_RUNOFF", {"ABC": 6, "CAB": 5, "BCA": 4, "BAC": 2}) == "A"
    # The same voters, but two of them now put A before B.
    assert won("INSTANT_RUNOFF", {"ABC": 8, "CAB": 5, "BCA": 4}) == "C"


def test_staying_at_home_can_help_in_a_runoff_and_with_pairs() -> None:
    assert won("INSTANT_RUNOFF", {"BCA": 4, "ABC": 3, "CAB": 4}) == "B"
    # Two who like A better than B stay away, and A wins.
    assert won("INSTANT_RUNOFF", {"BCA": 4, "ABC": 3, "CAB": 2}) == "A"
    votes = {"DBCA": 3, "CABD": 2, "BACD": 1, "ADBC": 2}
    assert won("CONDORCET", votes, 4) == "B"
    assert won("CONDORCET", {**votes, "BADC": 1}, 4) == "A"


# ---------- Two halves, and lower preferences


@kept_by(*BY_FIGURE)
@SOME
@given(data=st.data())
def test_who_wins_both_halves_wins_the_whole(method: str, data: st.DataObject) -> None:
    whole = data.draw(elections(method, least_options=2, seats=1, ties="SHARED"))
    cut = data.draw(st.integers(0, len(whole.piles)))
    one, other = whole.tally(whole.piles[:cut]), whole.tally(whole.piles[cut:])
    if both := set(one.winners) & set(other.winners):
        assert set(whole.tally().winners) == both


def test_who_wins_both_halves_can_lose_a_runoff() -> None:
    one, other = {"ACB": 4, "BAC": 4, "ABC": 1}, {"ACB": 3, "CBA": 4, "BAC": 2}
    assert won("INSTANT_RUNOFF", one) == won("INSTANT_RUNOFF", other) == "A"
    whole = {order: one.get(order, 0) + other.get(order, 0) for order in {**one, **other}}
    assert won("INSTANT_RUNOFF", whole) == "B"


@kept_by(*RUNOFFS)
@SOME
@given(data=st.data())
def test_ranking_more_never_harms_who_is_ranked_already(method: str, data: st.DataObject) -> None:
    election = data.draw(elections(method, least_options=2).filter(lambda drawn: drawn.marked))
    at = data.draw(st.sampled_from([i for i, (marks, _) in enumerate(election.piles) if not marks.is_blank]))
    marks, n = election.piles[at]
    shorter = Marks("rank", marks.value[: data.draw(st.integers(1, len(marks.value)))])
    before = election.tally([*election.piles[:at], (shorter, n), *election.piles[at + 1 :]])
    ranked = {equals[0] for equals in ranks_of(shorter)}
    assert ranked & set(before.winners) <= set(election.tally().winners)


def test_ranking_more_can_harm_the_favourite_elsewhere() -> None:
    assert won("BORDA", {"A": 3, "BA": 2}) == "A"
    assert won("BORDA", {"AB": 3, "BCA": 2}) == "B"
    assert won("CONDORCET", {"BCA": 2, "A": 2, "AB": 1, "C": 2}) == "C"
    assert won("CONDORCET", {"BCA": 2, "A": 2, "AB": 1, "CBA": 2}) == "B"


# ---------- Options alike


def test_more_of_the_same_kind_helps_under_borda_and_harms_a_single_choice() -> None:
    assert won("BORDA", {"AB": 3, "BA": 2}, 2) == "A"
    # C is just like B, a little worse in everybody's eyes.
    assert won("BORDA", {"ABC": 3, "BCA": 2}) == "B"
    assert won("SINGLE_CHOICE", {"A": 3, "B": 4}) == "B"
    assert won("SINGLE_CHOICE", {"A": 3, "B": 2, "C": 2}) == "A"


@kept_by("INSTANT_RUNOFF", "CONDORCET")
@SOME
@given(data=st.data())
def test_more_of_the_same_kind_changes_nothing_elsewhere(method: str, data: st.DataObject) -> None:
    election = data.draw(elections(method, least_options=2, seats=1))
    before, alike = election.tally(), data.draw(st.integers(0, election.options - 1))
    new = election.options
    # Whoever ranks the option ranks the new one next to it, below or above.
    piles: Piles = []
    for marks, n in election.piles:
        ranks: list[tuple[int, ...]] = []
        for equals in marks.value:
            pair = [(alike,), (new,)] if data.draw(st.booleans()) else [(new,), (alike,)]
            others = tuple(i for i in equals if i != alike)  # type: ignore[attr-defined]
            together = method == "CONDORCET" and others
            if alike not in equals:  # type: ignore[operator]
                ranks.append(others)
            elif together:
                ranks.append((*others, alike, new))
            else:
                ranks += pair
        piles.append((Marks("rank", tuple(ranks)), n))
    rules = METHODS[method].rules(
        {"unranked": election.rules.unranked} if method == "CONDORCET" else {}, new + 1
    )
    after = METHODS[method].tally(piles, rules, new + 1)
    assume(not has_tie(before) and not has_tie(after))
    assert {alike if i == new else i for i in after.winners} == set(before.winners)


# ---------- Several winners


@SOME
@given(st.data())
def test_a_group_gets_the_seats_that_its_quotas_pay_for(data: st.DataObject) -> None:
    election = data.draw(elections("SINGLE_TRANSFERABLE_VOTE", least_options=3))
    group = data.draw(st.sets(st.integers(0, election.options - 1), min_size=1))
    solid = data.draw(st.permutations(sorted(group)))
    piles = [
        *election.piles,
        (Marks("rank", tuple((option,) for option in solid)), data.draw(st.integers(1, 40))),
    ]
    tally = election.tally(piles)
    own = sum(n for marks, n in piles if {i for (i,) in ranks_of(marks)[: len(group)]} == group)
    quotas = own * PARTS_OF_A_VOTE // (tally.rounds or ())[0].quota  # type: ignore[operator]
    assert len(group & set(tally.winners)) >= min(quotas, len(group))


@SOME
@given(elections("SINGLE_TRANSFERABLE_VOTE", least_options=2, seats=1))
def test_with_one_seat_a_transferable_vote_is_a_runoff(election: Election) -> None:
    tally = election.tally()
    runoff = METHODS["INSTANT_RUNOFF"].tally(
        election.piles, METHODS["INSTANT_RUNOFF"].rules({}, election.options), election.options
    )
    assume(not has_tie(tally) and not has_tie(runoff))
    assert tally.winners == runoff.winners


def test_the_same_block_takes_every_seat_by_approval_and_its_share_by_transfers() -> None:
    votes = {"ABC": 6, "DEF": 4}
    assert won("SINGLE_TRANSFERABLE_VOTE", {**votes, "DFE": 1}, 6, seats=3) == "ABD"
    approval = METHODS["APPROVAL"]
    piles: Piles = [(Marks("choose", (0, 1, 2)), 6), (Marks("choose", (3, 4, 5)), 4)]
    assert approval.tally(piles, approval.rules({"seats": 3}, 6), 6).winners == (0, 1, 2)
