"""What the methods that score every option share: their marks and their rules."""

from collections.abc import Mapping
from operator import mul
from typing import cast

from voting.errors import invalid_input, invalid_marks
from voting.methods.marks import Marks
from voting.methods.rules import Rules, whole_number

USUAL_MIN_SCORE, USUAL_MAX_SCORE = 0, 5
LOWEST_SCORE, HIGHEST_SCORE = -100, 100


def score_range(given: Mapping[str, object]) -> tuple[int, int]:
    """The lowest and the highest score of the rules, 0 to 5 where nothing is said."""
    low, high = LOWEST_SCORE, HIGHEST_SCORE
    least = whole_number(given, "min_score", usual=USUAL_MIN_SCORE, low=low, high=high)
    most = whole_number(given, "max_score", usual=USUAL_MAX_SCORE, low=low, high=high)
    if least >= most:
        raise invalid_input("minScore must be lower than maxScore.", "rules", "minScore")
    return least, most


def check_scored(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks (a score or None per option), or INVALID_MARKS with the fault's path.

    Without a single score it is a blank vote; a score of 0 is a score.
    """
    if marks.kind != "score":
        raise invalid_marks("This poll takes `score`: a score for each option.", marks.kind)
    assert rules.min_score is not None
    assert rules.max_score is not None
    if not marks.is_blank and len(marks.value) != options:
        raise invalid_marks(f"Give one score per option: {options}.", "score")
    for position, score in enumerate(marks.value):
        if score is None:
            continue
        if not isinstance(score, int) or isinstance(score, bool):
            raise invalid_marks("A score is a whole number.", "score", str(position), "value")
        if not rules.min_score <= score <= rules.max_score:
            within = f"A score is from {rules.min_score} to {rules.max_score}."
            raise invalid_marks(within, "score", str(position), "value")
    return Marks("score", () if all(score is None for score in marks.value) else marks.value)


class CountScores:
    """For each option, how many voters gave it which score: sums and distributions come from it."""

    def __init__(self, rules: Rules, options: int) -> None:
        assert rules.min_score is not None
        assert rules.max_score is not None
        self.rules = rules
        self.marked = 0
        self._least = rules.min_score
        self._cells = [[0] * (rules.max_score - rules.min_score + 1) for _ in range(options)]

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        self.marked += count
        least = self._least
        for cells, score in zip(self._cells, cast("tuple[int | None, ...]", marks.value), strict=True):
            if score is not None:
                cells[score - least] += count

    def totals(self) -> tuple[int, ...]:
        """The sum of each option's scores."""
        scores = range(self._least, self._least + len(self._cells[0]))
        return tuple([sum(map(mul, cells, scores)) for cells in self._cells])

    def scorers(self) -> tuple[int, ...]:
        """How many voters scored each option."""
        return tuple(map(sum, self._cells))

    def distributions(self) -> tuple[tuple[int, ...], ...]:
        """For each option, the voters who gave each score, from the lowest."""
        return tuple(map(tuple, self._cells))
