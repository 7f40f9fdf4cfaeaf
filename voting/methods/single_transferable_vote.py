"""Single transferable vote by the Scottish rule: rankings, a quota, surpluses that move on."""

from collections.abc import Mapping

from voting.methods.marks import Marks
from voting.methods.ranking import ALL_RANKED_UP_TO, RANKED_OF_MORE, CountFirst, check_ranked
from voting.methods.rules import Rules, refuse_rules_outside, seats_rule, ties_rule, whole_number

KNOWN = frozenset({"max_ranks", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """All options may be ranked up to ten, six of more, unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "SINGLE_TRANSFERABLE_VOTE")
    usual = options if options <= ALL_RANKED_UP_TO else RANKED_OF_MORE
    return Rules(
        max_ranks=whole_number(given, "max_ranks", usual=usual, low=1, high=options),
        seats=seats_rule(given, options),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; INVALID_MARKS for gaps, duplicates, equal ranks and too many ranks."""
    return check_ranked(marks, rules, options, may_be_equal=False)


Count = CountFirst
