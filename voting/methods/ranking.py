"""What the methods that rank options share: their marks and their usual rules."""

from collections.abc import Sequence
from typing import cast

from voting.errors import invalid_marks
from voting.methods.marks import Marks
from voting.methods.rules import Rules

# A ballot of all options is still filled in with care when there are this many; of more, the best few.
ALL_RANKED_UP_TO, RANKED_OF_MORE = 10, 6

Ranks = tuple[tuple[int, ...], ...]


def ranks_of(marks: Marks) -> Ranks:
    """The ranks, best first, each the options that share it."""
    return cast("Ranks", marks.value)


def check_ranked(marks: Marks, rules: Rules, options: int, *, may_be_equal: bool) -> Marks:
    """The canonical marks (each rank's options in order), or INVALID_MARKS with the fault's path.

    An empty ranking is a blank vote.
    """
    if marks.kind != "rank":
        raise invalid_marks("This poll takes `rank`: the options, best first.", marks.kind)
    seen: set[int] = set()
    for rank, equals in enumerate(marks.value):
        if not isinstance(equals, tuple):
            raise invalid_marks("A rank is a list of options.", "rank", str(rank))
        if not equals:
            raise invalid_marks("A rank must not be empty: leave no gap.", "rank", str(rank))
        if len(equals) > 1 and not may_be_equal:
            raise invalid_marks("Options cannot share a rank in this poll.", "rank", str(rank))
        _see(equals, rank, seen, options)
    if rules.max_ranks is not None and len(marks.value) > rules.max_ranks:
        raise invalid_marks(f"Give at most {rules.max_ranks} ranks.", "rank")
    return Marks("rank", tuple(tuple(sorted(equals)) for equals in ranks_of(marks)))


def _see(equals: Sequence[object], rank: int, seen: set[int], options: int) -> None:
    for place, position in enumerate(equals):
        if not isinstance(position, int) or not 0 <= position < options:
            raise invalid_marks("This poll has no such option.", "rank", str(rank), str(place))
        if position in seen:
            raise invalid_marks("An option can be ranked only once.", "rank", str(rank), str(place))
        seen.add(position)
