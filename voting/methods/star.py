"""STAR: a score for each option; the two highest totals meet in a runoff."""

from collections.abc import Mapping, Sequence

from voting.methods.rules import Rules, refuse_rules_outside, ties_rule, whole_number
from voting.methods.scoring import CountScores, score_range
from voting.methods.scoring import check_scored as check
from voting.methods.tally import Tally
from voting.methods.winning import win_by_figure

__all__ = ["Count", "check", "rules"]

KNOWN = frozenset({"min_score", "max_score", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """Scores from 0 to 5 unless the host says otherwise; one winner."""
    refuse_rules_outside(given, KNOWN, "STAR")
    least, most = score_range(given)
    seats = whole_number(given, "seats", usual=1, low=1, high=1)
    return Rules(min_score=least, max_score=most, seats=seats, ties=ties_rule(given))


class Count(CountScores):
    """Who gave which score to which option."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        super().__init__(rules, options)
        self._lots = lots

    def result(self) -> Tally:
        """The tally."""
        totals = self.totals()
        win = win_by_figure(totals, may_win=totals, seats=1, ties=self.rules.ties, lots=self._lots)
        return Tally(
            self.scorers(),
            totals,
            self.marked,
            win.places,
            win.winners,
            win.tied,
            distributions=self.distributions(),
        )
