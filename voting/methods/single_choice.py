"""Single choice: one option each, most votes win, equal votes share the win."""

from collections.abc import Mapping

from voting.methods.choosing import check_chosen as check
from voting.methods.choosing import count_chosen as tally
from voting.methods.rules import Rules, refuse_lot, refuse_rules_outside, whole_number

__all__ = ["check", "rules", "tally"]

KNOWN = frozenset({"min_choices", "max_choices", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """Exactly one choice or a blank vote, one winner."""
    refuse_rules_outside(given, KNOWN, "SINGLE_CHOICE")
    refuse_lot(given)
    return Rules(
        min_choices=whole_number(given, "min_choices", usual=1, low=1, high=1),
        max_choices=whole_number(given, "max_choices", usual=1, low=1, high=1),
        seats=whole_number(given, "seats", usual=1, low=1, high=1),
    )
