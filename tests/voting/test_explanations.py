"""Results in plain sentences: who wins and why, who would as votes stand, and what happened in each round."""

from typing import Any

import pytest
from hypothesis import given

from tests.voting.methods.elections import Election, elections
from voting.explanations import SAID, headline, of_round
from voting.methods import METHODS, Marks, Tally
from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Round
from voting.words import ReasonKind

LABELS = ["Tea", "Coffee", "Juice", "Milk"]
KINDS = {"choose": "SINGLE_CHOICE APPROVAL", "score": "SCORE STAR", "spend": "POINTS QUADRATIC"}

Votes = dict[Any, int]


def counted(method: str, votes: Votes, options: int = 3, **rules: object) -> Tally:
    """The tally; votes: {"ACB": n} for choices and rankings, {(5, 0, 2): n} for scores and spending."""
    kind = next((kind for kind, methods in KINDS.items() if method in methods.split()), "rank")
    complete = METHODS[method].rules(rules, options)
    piles = []
    for said, n in votes.items():
        positions = [ord(letter) - ord("A") for letter in said] if isinstance(said, str) else said
        value = tuple((i,) for i in positions) if kind == "rank" else tuple(positions)
        piles.append((Marks(kind, value), n))  # type: ignore[arg-type]
    return METHODS[method].tally(piles, complete, options, range(options))


MIDDLE = {"ABC": 4, "CBA": 4, "BAC": 3}
SAYINGS: list[tuple[str, Votes, Any, str]] = [
    ("SINGLE_CHOICE", {"A": 3, "B": 1}, {}, "Tea wins with 3 of 4 votes (75%)."),
    (
        "SINGLE_CHOICE",
        {"A": 2, "B": 2, "C": 1},
        {},
        "Tea and Coffee win with 2 of 5 votes (40%) each. They are tied and share the win.",
    ),
    (
        "SINGLE_CHOICE",
        {"A": 2, "B": 2, "C": 1},
        {"ties": "LOT"},
        "Tea wins with 2 of 5 votes (40%). Tea and Coffee were tied; the lot decided for Tea.",
    ),
    (
        "APPROVAL",
        {"AB": 2, "AC": 2},
        {"seats": 2},
        "Tea, Coffee and Juice win. Coffee and Juice are tied for the last place among them and share it.",
    ),
    (
        "INSTANT_RUNOFF",
        {"AB": 4, "B": 3, "CB": 2, "C": 1},
        {},
        (
            "Coffee wins against Tea with 5 of 9 continuing votes (55.6%; 50% of all 10);"
            " 1 ranked neither of the two. Tea led the first round with 4 of 10 votes (40%),"
            " but more of the votes that moved on went to Coffee."
        ),
    ),
    (
        "INSTANT_RUNOFF",
        MIDDLE,
        {},
        (
            "Tea wins against Juice with 7 of 11 continuing votes (63.6%)."
            " Head to head, Coffee would beat Tea by 7 to 4."
        ),
    ),
    (
        "INSTANT_RUNOFF",
        {"A": 5, "B": 3, "CB": 2},
        {},
        "Tea and Coffee are tied with 5 of 10 continuing votes (50%) each and share the win.",
    ),
    (
        "INSTANT_RUNOFF",
        {"A": 5, "B": 3, "CB": 2},
        {"ties": "LOT"},
        "Tea and Coffee were tied with 5 of 10 continuing votes (50%) each; the lot decided that Tea wins.",
    ),
    (
        "SINGLE_TRANSFERABLE_VOTE",
        {"AB": 5, "C": 2, "B": 1},
        {"seats": 2},
        "Tea and Coffee are elected with the quota of 3 votes.",
    ),
    (
        "SINGLE_TRANSFERABLE_VOTE",
        {"A": 5, "C": 2, "B": 1},
        {"seats": 2},
        "Tea is elected with the quota of 3 votes. Juice is elected: as many seats are left as options.",
    ),
    ("CONDORCET", MIDDLE, {}, "Coffee wins: more voters prefer it, whichever other it is compared with."),
    (
        "CONDORCET",
        MIDDLE,
        {"seats": 2},
        "Coffee and Tea win. Coffee beats every other head to head.",
    ),
    (
        "CONDORCET",
        {"ABC": 1, "BCA": 1, "CAB": 1},
        {"ties": "LOT"},
        (
            "No option beats every other head to head; by the strongest chains of wins (Schulze) Tea wins."
            " Tea, Coffee and Juice were tied; the lot decided for Tea."
        ),
    ),
    (
        "BORDA",
        {"ABC": 3, "BCA": 2},
        {},
        "Coffee wins with 7 points. Head to head, Tea would beat Coffee by 3 to 2.",
    ),
    ("BORDA", {"ABC": 1}, {}, "Tea wins with 2 points."),
    ("SCORE", {(5, 4, 0): 3, (0, 5, 0): 2}, {}, "Coffee wins with 22 points."),
    ("SCORE", {(0, 0, 0): 3}, {}, "Nothing wins: no option has any points."),
    (
        "STAR",
        {(5, 0, 0): 3, (3, 4, 0): 4, (2, 2, 0): 1},
        {},
        (
            "Coffee wins the runoff against Tea with 4 of 7 votes that prefer one of the two"
            " (57.1%; 50% of all 8); 1 scored both the same."
            " Tea has the highest total score, but more voters prefer Coffee of the two."
        ),
    ),
    (
        "STAR",
        {(5, 3, 0): 1, (0, 3, 0): 1},
        {},
        (
            "Coffee and Tea were tied with 1 of 2 votes (50%) each;"
            " the higher total score decided that Coffee wins."
        ),
    ),
    ("POINTS", {(1, 0, 0): 1}, {}, "Tea wins with 1 point."),
    ("QUADRATIC", {(3, 9, 0): 2}, {}, "Coffee wins with 18 votes."),
    ("QUADRATIC", {(-3, -1, -2): 2}, {"min_score": -9}, "Coffee wins with -2 votes."),
]


@pytest.mark.parametrize(("method", "votes", "rules", "said"), SAYINGS)
def test_a_headline_says_who_wins_and_why(method: str, votes: Votes, rules: Any, said: str) -> None:
    assert headline(counted(method, votes, **rules).reasons, LABELS, provisional=False) == said


@pytest.mark.parametrize(
    ("method", "votes", "rules", "said"),
    [
        ("SINGLE_CHOICE", {"A": 3, "B": 1}, {}, "Tea would win with 3 of 4 votes (75%)."),
        (
            "SINGLE_CHOICE",
            {"A": 2, "B": 2},
            {},
            "Tea and Coffee would win with 2 of 4 votes (50%) each. They are tied and would share the win.",
        ),
        (
            "SINGLE_TRANSFERABLE_VOTE",
            {"AB": 5, "C": 2, "B": 1},
            {"seats": 2},
            "Tea and Coffee would be elected with the quota of 3 votes.",
        ),
        (
            "STAR",
            {(5, 3, 0): 1, (0, 3, 0): 1},
            {},
            (
                "Coffee and Tea were tied with 1 of 2 votes (50%) each;"
                " the higher total score decided that Coffee would win."
            ),
        ),
    ],
)
def test_while_votes_come_in_it_says_who_would(method: str, votes: Votes, rules: Any, said: str) -> None:
    told = headline(counted(method, votes, **rules).reasons, LABELS, provisional=True)
    assert told == f"Provisional: {said}"


def test_before_anybody_has_marked_anything_there_is_none() -> None:
    for method in METHODS:
        assert headline(counted(method, {}).reasons, LABELS, provisional=True) is None


def rounds_told(tally: Tally, *, provisional: bool = False) -> list[str]:
    """What is said of each round."""
    return [of_round(told, LABELS, provisional=provisional) for told in tally.rounds or ()]


def test_a_runoff_tells_each_round_with_both_denominators() -> None:
    tally = counted("INSTANT_RUNOFF", {"A": 40, "B": 30, "CB": 15, "C": 10, "D": 5}, 4)
    assert rounds_told(tally) == [
        (
            "Milk had the fewest, 5 of 100 continuing votes (5%), and went out."
            " 5 ranked nobody else who was left."
        ),
        (
            "Juice had the fewest, 25 of 95 continuing votes (26.3%; 25% of all 100), and went out."
            " Of these votes went 15 to Coffee. 10 ranked nobody else who was left."
        ),
        (
            "Coffee wins against Tea with 45 of 85 continuing votes (52.9%; 45% of all 100);"
            " 15 ranked neither of the two."
        ),
    ]


def test_the_first_majority_and_the_ties_on_the_way_are_told() -> None:
    tally = counted("INSTANT_RUNOFF", {"A": 6, "B": 2, "CA": 2})
    assert rounds_told(tally)[0] == (
        "Tea has more than half: 6 of 10 continuing votes (60%)."
        " Juice and Coffee were tied; the lot decided that Juice went out."
        " This tie does not change the winner."
        " Juice had the fewest, 2 of 10 continuing votes (20%), and went out. Of these votes went 2 to Tea."
    )


def test_transfers_tell_their_surplus_and_their_last_seats() -> None:
    tally = counted("SINGLE_TRANSFERABLE_VOTE", {"AB": 6, "A": 1, "C": 3, "B": 0, "D": 1}, 4, seats=3)
    told = rounds_told(tally)
    assert told[0] == (
        "Tea and Juice are elected with the quota of 3 votes."
        " Tea had 4 votes more than the quota, which moved on."
        " Of these votes went 3.43 to Coffee. 0.57 ranked nobody else who was left."
    )
    assert "Coffee is elected with the quota of 3 votes." in told[1]
    last = rounds_told(counted("SINGLE_TRANSFERABLE_VOTE", {"A": 5, "C": 2, "B": 1}, seats=2))[-2:]
    assert last == [
        "As many options are left as seats.",
        "Juice is elected: as many seats are left as options.",
    ]


def test_star_tells_who_meets_in_the_runoff_and_a_tie_for_a_place_in_it() -> None:
    tally = counted("STAR", {(5, 3, 3): 2, (0, 3, 3): 1, (5, 4, 1): 1, (5, 1, 4): 1})
    assert rounds_told(tally)[0] == (
        "Coffee and Juice were tied; the lot decided that Coffee came into the runoff."
        " This tie does not change the winner."
        " Tea and Coffee have the highest totals and meet in the runoff."
    )


def test_every_kind_of_reason_has_its_sentence() -> None:
    assert set(SAID) == set(ReasonKind) - {ReasonKind.TIE, ReasonKind.WINNER_TIE}


@given(elections())
def test_every_election_can_be_told_and_no_label_is_touched(election: Election) -> None:
    labels = [f"Wins {i} votes is elected" for i in range(election.options)]
    tally = election.tally()
    for provisional in (False, True):
        told = headline(tally.reasons, labels, provisional=provisional)
        assert (told is None) == (election.marked == 0)
        for text in [told or "", *(of_round(r, labels, provisional=provisional) for r in tally.rounds or ())]:
            assert text.count("Wins ") == text.count(" votes is elected")
    assert all(of_round(told, labels, provisional=False) for told in tally.rounds or ())


def test_of_very_many_options_the_first_are_named() -> None:
    labels = [f"Option {i}" for i in range(100)]
    out = Reason(ReasonKind.ELIMINATED_WITHOUT_VOTES, options=tuple(range(90)))
    told = Round(1, None, (), (), 10 * PARTS_OF_A_VOTE, 0, reasons=(out,))
    assert of_round(told, labels, provisional=False) == (
        "Option 0, Option 1, Option 2, Option 3, Option 4, Option 5 and 84 others"
        " had no votes and went out together."
    )
