"""Approval: any number of options each within the poll's limits, most votes win."""

from collections.abc import Mapping

from voting.errors import invalid_input
from voting.methods.choosing import CountChosen as Count
from voting.methods.choosing import check_chosen as check
from voting.methods.rules import Rules, refuse_rules_outside, seats_rule, ties_rule, whole_number

__all__ = ["Count", "check", "rules"]

KNOWN = frozenset({"min_choices", "max_choices", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """From one to all options unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "APPROVAL")
    least = whole_number(given, "min_choices", usual=1, low=1, high=options)
    most = whole_number(given, "max_choices", usual=options, low=1, high=options)
    if least > most:
        raise invalid_input("minChoices is greater than maxChoices.", "rules", "minChoices")
    return Rules(min_choices=least, max_choices=most, seats=seats_rule(given, options), ties=ties_rule(given))
