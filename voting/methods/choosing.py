"""What the methods that choose options without order share: their marks and their count."""

from collections.abc import Sequence
from typing import cast

from voting.errors import invalid_marks
from voting.methods.marks import Marks
from voting.methods.rules import Rules
from voting.methods.tally import PARTS_OF_A_VOTE, Tally
from voting.methods.winning import win_by_figure
from voting.words import ReasonKind


def check_chosen(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks (positions in order, each once), or INVALID_MARKS with the fault's path.

    An empty choice is a blank vote and always allowed.
    """
    if marks.kind != "choose":
        raise invalid_marks("This poll takes `choose`: the options you choose.", marks.kind)
    seen: set[int] = set()
    for place, position in enumerate(marks.value):
        if not isinstance(position, int) or not 0 <= position < options:
            raise invalid_marks("This poll has no such option.", "choose", str(place))
        if position in seen:
            raise invalid_marks("An option can be chosen only once.", "choose", str(place))
        seen.add(position)
    if seen and rules.min_choices is not None and len(seen) < rules.min_choices:
        raise invalid_marks(f"Choose at least {rules.min_choices}, or none for a blank vote.", "choose")
    if rules.max_choices is not None and len(seen) > rules.max_choices:
        raise invalid_marks(f"Choose at most {rules.max_choices}.", "choose")
    return Marks("choose", tuple(sorted(seen)))


class CountChosen:
    """Votes per option; most votes win. Keeps a number per option."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        self._rules, self._lots = rules, lots
        self._votes = [0] * options
        self._marked = 0

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        self._marked += count
        for position in cast("tuple[int, ...]", marks.value):
            self._votes[position] += count

    def result(self) -> Tally:
        """The tally: the first `seats` places win, no option without votes."""
        votes = tuple(self._votes)
        win = win_by_figure(
            votes, may_win=votes, seats=self._rules.seats, ties=self._rules.ties, lots=self._lots
        )
        return Tally(
            votes=votes,
            points=None,
            denominator=self._marked,
            places=win.places,
            winners=win.winners,
            tied=win.tied,
            reasons=win.reasons(ReasonKind.MOST_VOTES, votes, PARTS_OF_A_VOTE, self._marked),
        )
