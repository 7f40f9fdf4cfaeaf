"""Approval: any number of options each within the poll's limits, most votes win, ties shared."""

from collections.abc import Mapping

from voting.errors import invalid_input
from voting.methods.choosing import check_chosen as check
from voting.methods.choosing import count_chosen as tally
from voting.methods.rules import Rules, refuse_lot, refuse_rules_outside, whole_number

__all__ = ["check", "rules", "tally"]

KNOWN = frozenset({"min_choices", "max_choices", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """From one to all options unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "APPROVAL")
    refuse_lot(given)
    least = whole_number(given, "min_choices", usual=1, low=1, high=options)
    most = whole_number(given, "max_choices", usual=options, low=1, high=options)
    if least > most:
        raise invalid_input("minChoices is greater than maxChoices.", "rules", "minChoices")
    seats = whole_number(given, "seats", usual=1, low=1, high=options)
    return Rules(min_choices=least, max_choices=most, seats=seats)
