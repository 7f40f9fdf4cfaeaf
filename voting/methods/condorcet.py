"""Condorcet: rankings; who beats every other head to head wins, else Schulze's method decides."""

from collections.abc import Mapping

from voting.methods.marks import Marks
from voting.methods.ranking import CountFirst, check_ranked
from voting.methods.rules import (
    Rules,
    refuse_rules_outside,
    seats_rule,
    ties_rule,
    unranked_rule,
    whole_number,
)

KNOWN = frozenset({"max_ranks", "seats", "unranked", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """As many ranks as options, unranked options last, unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "CONDORCET")
    return Rules(
        max_ranks=whole_number(given, "max_ranks", usual=options, low=1, high=options),
        seats=seats_rule(given, options),
        unranked=unranked_rule(given),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; equal ranks are fine, gaps and duplicates are INVALID_MARKS."""
    return check_ranked(marks, rules, options, may_be_equal=True)


Count = CountFirst
