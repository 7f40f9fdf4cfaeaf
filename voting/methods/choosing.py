"""What the methods that choose options without order share: their marks and their count."""

from collections.abc import Iterable

from voting.errors import invalid_marks
from voting.methods.marks import Marks
from voting.methods.rules import Rules
from voting.methods.tally import Tally, places_by_figure


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


def count_chosen(piles: Iterable[tuple[Marks, int]], rules: Rules, options: int) -> Tally:
    """Votes per option; most votes win, the first `seats` places, ties shared.

    piles: (canonical marks, number of equal votes). Cost: distinct marks x options.
    """
    votes = [0] * options
    marked = 0
    for marks, count in piles:
        if marks.is_blank:
            continue
        marked += count
        for position in marks.value:
            assert isinstance(position, int)
            votes[position] += count
    places = places_by_figure(tuple(votes))
    winners = tuple(i for i in range(options) if votes[i] and places[i] <= rules.seats)
    return Tally(
        votes=tuple(votes),
        points=None,
        denominator=marked,
        places=places,
        winners=winners,
        tied=len(winners) > rules.seats,
    )
