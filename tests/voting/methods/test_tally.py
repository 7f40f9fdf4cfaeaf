"""What holds for every election of every method: order never matters, no vote is lost, ties are told."""

import random

from hypothesis import given
from hypothesis import strategies as st

from tests.voting.methods.elections import Piles, elections, every_vote
from voting.methods import Method, Rules
from voting.methods.marks import Marks, marks_from_json
from voting.methods.winning import places_by_figure

Election = tuple[Method, Rules, int, Piles]


@given(elections(), st.randoms())
def test_the_order_of_votes_never_matters(election: Election, chance: random.Random) -> None:
    method, rules, options, piles = election
    mixed = list(piles)
    chance.shuffle(mixed)
    assert method.tally(mixed, rules, options) == method.tally(piles, rules, options)


@given(elections())
def test_piles_count_as_their_votes_one_by_one(election: Election) -> None:
    method, rules, options, piles = election
    one_by_one = [(marks, 1) for marks in every_vote(piles)]
    assert method.tally(one_by_one, rules, options) == method.tally(piles, rules, options)


@given(elections())
def test_no_vote_is_lost_and_none_invented(election: Election) -> None:
    method, rules, options, piles = election
    tally = method.tally(piles, rules, options)
    votes = list(every_vote(piles))
    for position in range(options):
        assert tally.votes[position] == sum(position in marks.value for marks in votes)
    assert tally.denominator == sum(not marks.is_blank for marks in votes)


@given(elections())
def test_winners_have_most_votes_and_a_tie_is_told(election: Election) -> None:
    method, rules, options, piles = election
    tally = method.tally(piles, rules, options)
    losers = [position for position in range(options) if position not in tally.winners]
    fewest = min((tally.votes[position] for position in tally.winners), default=1)
    assert all(tally.votes[position] < fewest for position in losers)
    assert all(tally.votes[position] > 0 for position in tally.winners)
    assert tally.tied == (len(tally.winners) > rules.seats)
    chosen = sum(votes > 0 for votes in tally.votes)
    assert len(tally.winners) >= min(rules.seats, chosen)


@given(elections(), st.integers(0, 5))
def test_one_more_vote_never_hurts_its_option(election: Election, position: int) -> None:
    method, rules, options, piles = election
    position %= options
    before = method.tally(piles, rules, options)
    after = method.tally([*piles, (Marks("choose", (position,)), 1)], rules, options)
    assert after.places[position] <= before.places[position]
    assert after.votes[position] == before.votes[position] + 1


@given(st.lists(st.integers(0, 9), min_size=1))
def test_places_start_at_one_and_equals_share_them(figures: list[int]) -> None:
    places = places_by_figure(tuple(figures))
    in_order = sorted(figures, reverse=True)
    assert places == tuple(in_order.index(figure) + 1 for figure in figures)


@given(elections())
def test_marks_come_back_from_the_store_as_they_went(election: Election) -> None:
    for marks, _ in election[3]:
        assert marks_from_json(marks.as_json()) == marks


@given(elections())
def test_different_marks_have_different_digests(election: Election) -> None:
    digests = {marks.digest() for marks, _ in election[3]}
    assert len(digests) == len(election[3])
    assert all(len(digest) == 32 for digest in digests)
