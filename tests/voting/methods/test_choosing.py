"""Choosing without order: which marks a vote may carry, and who wins."""

import pytest

from tests.voting.methods.elections import APPROVAL, SINGLE_CHOICE, choose, counted, letters
from tests.voting.people import refused
from voting.methods import Method
from voting.methods.marks import Marks

BOTH = pytest.mark.parametrize("method", [SINGLE_CHOICE, APPROVAL], ids=["single choice", "approval"])


def test_most_votes_win_a_single_choice() -> None:
    tally = counted(SINGLE_CHOICE, {"A": 2, "B": 5, "C": 3}, options=3)
    assert tally.votes == (2, 5, 3)
    assert tally.places == (3, 1, 2)
    assert letters(tally.winners) == "B"
    assert not tally.tied
    assert tally.denominator == 10


def test_an_approval_counts_each_option_that_a_vote_names() -> None:
    # A: 4 + 3 = 7, B: 4 + 2 = 6, C: 3 + 2 + 1 = 6, of 10 votes that are not blank.
    tally = counted(APPROVAL, {"AB": 4, "AC": 3, "BC": 2, "C": 1, "": 5}, options=3)
    assert tally.votes == (7, 6, 6)
    assert tally.places == (1, 2, 2)
    assert letters(tally.winners) == "A"
    assert tally.denominator == 10


@BOTH
def test_equal_most_votes_share_the_win_and_the_place(method: Method) -> None:
    tally = counted(method, {"A": 4, "B": 4, "C": 1}, options=3)
    assert tally.places == (1, 1, 3)
    assert letters(tally.winners) == "AB"
    assert tally.tied


@BOTH
def test_nobody_wins_where_nobody_chose(method: Method) -> None:
    for votes in ({}, {"": 3}):
        tally = counted(method, votes, options=3)
        assert tally.votes == (0, 0, 0)
        assert tally.winners == ()
        assert not tally.tied
        assert tally.denominator == 0


def test_as_many_win_as_there_are_seats() -> None:
    tally = counted(APPROVAL, {"A": 5, "B": 4, "C": 3, "D": 1}, options=4, seats=2)
    assert letters(tally.winners) == "AB"
    assert not tally.tied


def test_a_tie_matters_only_at_the_last_seat() -> None:
    # A and B tie for the first place, but both have a seat.
    tally = counted(APPROVAL, {"A": 5, "B": 5, "C": 3}, options=3, seats=2)
    assert letters(tally.winners) == "AB"
    assert not tally.tied


def test_a_tie_for_the_last_seat_is_shared_and_reported() -> None:
    tally = counted(APPROVAL, {"A": 5, "B": 3, "C": 3, "D": 1}, options=4, seats=2)
    assert letters(tally.winners) == "ABC"
    assert tally.tied


def test_an_option_without_votes_never_wins_a_free_seat() -> None:
    tally = counted(APPROVAL, {"A": 2}, options=3, seats=3)
    assert letters(tally.winners) == "A"
    assert not tally.tied


def test_an_empty_pile_is_as_no_pile() -> None:
    assert counted(APPROVAL, {"A": 2, "B": 0}, options=2) == counted(APPROVAL, {"A": 2}, options=2)


@BOTH
def test_marks_are_put_in_the_options_order(method: Method) -> None:
    rules = APPROVAL.rules({}, 3)
    assert method.check(choose(2, 0), rules, 3) == choose(0, 2)


@BOTH
def test_an_empty_choice_is_a_blank_vote(method: Method) -> None:
    assert method.check(choose(), method.rules({}, 3), 3).is_blank


def test_a_blank_vote_is_allowed_even_where_several_must_be_chosen() -> None:
    assert APPROVAL.check(choose(), APPROVAL.rules({"min_choices": 2}, 3), 3).is_blank


@BOTH
@pytest.mark.parametrize("position", [-1, 3, 2**31, "0", None, 0.0])
def test_a_position_that_is_no_option_is_refused(method: Method, position: object) -> None:
    with refused("INVALID_MARKS", "marks", "choose", "0"):
        method.check(choose(position), method.rules({}, 3), 3)


@BOTH
def test_an_option_chosen_twice_is_refused_at_its_second_place(method: Method) -> None:
    with refused("INVALID_MARKS", "marks", "choose", "2"):
        method.check(choose(0, 1, 0), APPROVAL.rules({}, 3), 3)


def test_a_single_choice_takes_no_second_option() -> None:
    with refused("INVALID_MARKS", "marks", "choose"):
        SINGLE_CHOICE.check(choose(0, 1), SINGLE_CHOICE.rules({}, 3), 3)


@pytest.mark.parametrize(("chosen", "fits"), [(1, False), (2, True), (3, True), (4, False)])
def test_an_approval_takes_from_fewest_to_most_options(chosen: int, fits: bool) -> None:
    rules = APPROVAL.rules({"min_choices": 2, "max_choices": 3}, 4)
    marks = choose(*range(chosen))
    if fits:
        assert APPROVAL.check(marks, rules, 4) == marks
    else:
        with refused("INVALID_MARKS", "marks", "choose"):
            APPROVAL.check(marks, rules, 4)


@BOTH
@pytest.mark.parametrize("kind", ["rank", "score", "spend"])
def test_marks_of_another_kind_are_refused(method: Method, kind: str) -> None:
    with refused("INVALID_MARKS", "marks", kind):
        method.check(Marks(kind, ()), method.rules({}, 3), 3)  # type: ignore[arg-type]
