"""Score: a score for each option; the highest total wins. An option left unscored gets 0."""

from collections.abc import Mapping, Sequence

from voting.methods.rules import Rules, refuse_rules_outside, seats_rule, ties_rule
from voting.methods.scoring import CountScores, score_range
from voting.methods.scoring import check_scored as check
from voting.methods.tally import PARTS_OF_A_VOTE, Tally
from voting.methods.winning import win_by_figure
from voting.words import ReasonKind, Unit

__all__ = ["Count", "check", "rules"]

KNOWN = frozenset({"min_score", "max_score", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """Scores from 0 to 5 unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "SCORE")
    least, most = score_range(given)
    return Rules(min_score=least, max_score=most, seats=seats_rule(given, options), ties=ties_rule(given))


class Count(CountScores):
    """Who gave which score to which option."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        super().__init__(rules, options)
        self._lots = lots

    def result(self) -> Tally:
        """The tally: the highest totals win; where no score is below 0, no option without any."""
        totals = self.totals()
        below_nothing = self.rules.min_score is not None and self.rules.min_score < 0
        may_win = [bool(self.marked)] * len(totals) if below_nothing else totals
        win = win_by_figure(
            totals, may_win=may_win, seats=self.rules.seats, ties=self.rules.ties, lots=self._lots
        )
        return Tally(
            votes=self.scorers(),
            points=totals,
            denominator=self.marked,
            places=win.places,
            winners=win.winners,
            tied=win.tied,
            reasons=win.reasons(ReasonKind.MOST_POINTS, totals, PARTS_OF_A_VOTE, self.marked, Unit.POINTS),
            distributions=self.distributions(),
        )
