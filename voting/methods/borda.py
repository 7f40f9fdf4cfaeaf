"""Borda: rankings turned into points: as many as there are options ranked below, the highest total wins.

Options that share a rank, and those left unranked, share the points of the places that they take. Points
are kept doubled (two for each option below, one for each equal), so that they are whole numbers.
"""

from collections.abc import Mapping, Sequence

from voting.methods.marks import Marks
from voting.methods.pairs import MOST_COMPARED, RankedPairs
from voting.methods.ranking import check_ranked, ranks_of
from voting.methods.rules import (
    Rules,
    refuse_rules_outside,
    seats_rule,
    ties_rule,
    unranked_rule,
    whole_number,
)
from voting.methods.tally import PARTS_OF_A_VOTE, Tally
from voting.methods.winning import win_by_figure
from voting.words import ReasonKind, Unit

KNOWN = frozenset({"max_ranks", "seats", "unranked", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """As many ranks as options unless the host says otherwise; unranked options are last; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "BORDA")
    return Rules(
        max_ranks=whole_number(given, "max_ranks", usual=options, low=1, high=options),
        seats=seats_rule(given, options),
        unranked=unranked_rule(given, only_last=True),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; equal ranks are fine, gaps and duplicates are INVALID_MARKS."""
    return check_ranked(marks, rules, options, may_be_equal=True)


class Count:
    """Doubled points per option."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        self._rules, self._lots, self._options = rules, lots, options
        self._marked = 0
        self._first, self._above_unranked = [0] * options, [0] * options
        self._unranked_points = 0
        few = options <= MOST_COMPARED
        self._pairs = RankedPairs(options, unranked_last=True) if few else None

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        self._marked += count
        ranks = ranks_of(marks)
        if self._pairs is not None:
            self._pairs.add(ranks, count)
        for option in ranks[0]:
            self._first[option] += count
        below = self._options
        ranked = sum(map(len, ranks))
        # What every unranked option gets is kept once, and ranked options what they get beyond it.
        unranked = max(0, self._options - ranked - 1)
        self._unranked_points += count * unranked
        for equals in ranks:
            below -= len(equals)
            more = count * (2 * below + len(equals) - 1 - unranked)
            for option in equals:
                self._above_unranked[option] += more

    def result(self) -> Tally:
        """The tally: the highest totals win, no option without points."""
        points = tuple([self._unranked_points + more for more in self._above_unranked])
        pairs = None if self._pairs is None else self._pairs.pairs()
        win = win_by_figure(
            points, may_win=points, seats=self._rules.seats, ties=self._rules.ties, lots=self._lots
        )
        return Tally(
            votes=tuple(self._first),
            points=points,
            parts_of_a_point=2,
            denominator=self._marked,
            places=win.places,
            winners=win.winners,
            tied=win.tied,
            reasons=(
                *win.reasons(ReasonKind.MOST_POINTS, points, PARTS_OF_A_VOTE // 2, self._marked, Unit.POINTS),
                *(() if pairs is None else pairs.would_beat(win.winners)),
            ),
            head_to_head=None if pairs is None else pairs.matrix(),
        )
