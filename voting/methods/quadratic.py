"""Quadratic: a budget of credits each; votes for one option cost their square, the highest sum wins."""

from collections.abc import Mapping, Sequence

from voting.methods.marks import Marks
from voting.methods.rules import Rules, refuse_rules_outside, seats_rule, ties_rule, whole_number
from voting.methods.spending import CountSpent, check_spent

KNOWN = frozenset({"budget", "min_score", "seats", "ties"})
USUAL_BUDGET, LARGEST_BUDGET = 100, 1_000_000
LOWEST = -1000


def rules(given: Mapping[str, object], options: int) -> Rules:
    """A hundred credits and no votes against unless the host says otherwise; `seats` winners.

    min_score below 0 lets voters vote against an option, at the same cost.
    """
    refuse_rules_outside(given, KNOWN, "QUADRATIC")
    return Rules(
        budget=whole_number(given, "budget", usual=USUAL_BUDGET, low=1, high=LARGEST_BUDGET),
        min_score=whole_number(given, "min_score", usual=0, low=LOWEST, high=0),
        seats=seats_rule(given, options),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; INVALID_MARKS where the squares together cost more than the budget."""
    return check_spent(marks, rules, options, cost=lambda votes: votes * votes, unit="votes")


class Count(CountSpent):
    """Sums of votes, and of the credits spent on them."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        super().__init__(rules, options, lots, squared=True)
