"""What the methods that spend a budget share: their marks."""

from collections.abc import Callable, Sequence
from typing import cast

from voting.errors import invalid_marks
from voting.methods.marks import Marks
from voting.methods.rules import Rules
from voting.methods.tally import PARTS_OF_A_VOTE, Tally
from voting.methods.winning import win_by_figure
from voting.words import ReasonKind, Unit


def check_spent(marks: Marks, rules: Rules, options: int, *, cost: Callable[[int], int], unit: str) -> Marks:
    """The canonical marks (a number per option), or INVALID_MARKS with the fault's path.

    cost: what so many on one option take of the budget. Nothing spent at all is a blank vote.
    """
    if marks.kind != "spend":
        raise invalid_marks(f"This poll takes `spend`: {unit} for the options.", marks.kind)
    assert rules.budget is not None
    if not marks.is_blank and len(marks.value) != options:
        raise invalid_marks(f"Give one number per option: {options}.", "spend")
    for position, value in enumerate(marks.value):
        if value is None:
            continue
        least = rules.min_score or 0
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            path = ("spend", str(position), "value")
            raise invalid_marks(f"{unit.capitalize()} are whole numbers from {least}.", *path)
    spent = tuple(value or 0 for value in cast("tuple[int | None, ...]", marks.value))
    if (total := sum(map(cost, spent))) > rules.budget:
        raise invalid_marks(f"This costs {total} of a budget of {rules.budget}.", "spend")
    return Marks("spend", spent if any(spent) else ())


class CountSpent:
    """Sums per option, and the voters who spent anything on it."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int], *, squared: bool) -> None:
        self._rules, self._lots, self._squared = rules, lots, squared
        self._marked = 0
        self._votes, self._sums, self._credits = [0] * options, [0] * options, [0] * options

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        self._marked += count
        for position, spent in enumerate(cast("tuple[int, ...]", marks.value)):
            if spent:
                self._votes[position] += count
                self._sums[position] += count * spent
                self._credits[position] += count * spent * spent

    def result(self) -> Tally:
        """The tally: the highest sums win; where nothing can be spent against an option, none without any."""
        sums = tuple(self._sums)
        may_win = [bool(self._marked)] * len(sums) if (self._rules.min_score or 0) < 0 else sums
        win = win_by_figure(
            sums, may_win=may_win, seats=self._rules.seats, ties=self._rules.ties, lots=self._lots
        )
        # What credits buy are votes.
        unit = Unit.VOTES if self._squared else Unit.POINTS
        return Tally(
            votes=tuple(self._votes),
            points=sums,
            denominator=self._marked,
            places=win.places,
            winners=win.winners,
            tied=win.tied,
            reasons=win.reasons(ReasonKind.MOST_POINTS, sums, PARTS_OF_A_VOTE, self._marked, unit),
            credits=tuple(self._credits) if self._squared else None,
        )
