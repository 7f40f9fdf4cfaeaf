"""Points: a budget of points each to spread over the options; the highest sum wins."""

from collections.abc import Mapping, Sequence

from voting.methods.marks import Marks
from voting.methods.rules import Rules, refuse_rules_outside, seats_rule, ties_rule, whole_number
from voting.methods.spending import CountSpent, check_spent

KNOWN = frozenset({"budget", "seats", "ties"})
USUAL_BUDGET, LARGEST_BUDGET = 10, 10_000


def rules(given: Mapping[str, object], options: int) -> Rules:
    """Ten points unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "POINTS")
    return Rules(
        budget=whole_number(given, "budget", usual=USUAL_BUDGET, low=1, high=LARGEST_BUDGET),
        seats=seats_rule(given, options),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; INVALID_MARKS for points below 0 or beyond the budget. Unspent points are fine."""
    return check_spent(marks, rules, options, cost=int, unit="points")


class Count(CountSpent):
    """Sums of points."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        super().__init__(rules, options, lots, squared=False)
