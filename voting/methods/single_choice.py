"""Single choice: one option each, most votes win, equal votes share the win or draw a lot."""

from collections.abc import Mapping

from voting.methods.choosing import CountChosen as Count
from voting.methods.choosing import check_chosen as check
from voting.methods.rules import Rules, refuse_rules_outside, ties_rule, whole_number

__all__ = ["Count", "check", "rules"]

KNOWN = frozenset({"min_choices", "max_choices", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """Exactly one choice or a blank vote, one winner."""
    refuse_rules_outside(given, KNOWN, "SINGLE_CHOICE")
    return Rules(
        min_choices=whole_number(given, "min_choices", usual=1, low=1, high=1),
        max_choices=whole_number(given, "max_choices", usual=1, low=1, high=1),
        seats=whole_number(given, "seats", usual=1, low=1, high=1),
        ties=ties_rule(given),
    )
