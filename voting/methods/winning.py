"""Who wins by figures: places, the seats, and what is done about a tie for the last of them."""

from collections.abc import Sequence
from typing import NamedTuple

from voting.methods.tally import PARTS_OF_A_VOTE, Reason
from voting.words import ReasonKind, TieDecision, Ties, Unit


class Win(NamedTuple):
    """Places from 1 per option, the winners in the order of their places, and the tie that was met."""

    places: tuple[int, ...]
    winners: tuple[int, ...]
    tied: bool
    tie: Reason | None

    def reasons(
        self,
        kind: ReasonKind,
        figures: Sequence[int],
        parts: int,
        marked: int,
        unit: Unit = Unit.VOTES,
    ) -> tuple[Reason, ...]:
        """What a headline says of a win by most votes or points.

        figures: per option, each so many parts of a vote or point. marked: votes that are not blank.
        """
        of = marked * PARTS_OF_A_VOTE
        if not self.winners:
            return (Reason(ReasonKind.NO_VOTES, of=of, unit=unit),)
        equal = len({figures[i] for i in self.winners}) == 1
        votes = figures[self.winners[0]] * parts if equal else None
        first = Reason(kind, options=self.winners, votes=votes, of=of, unit=unit)
        return (first,) if self.tie is None else (first, self.tie)


def places_by_figure(figures: Sequence[int]) -> tuple[int, ...]:
    """Places from 1 by falling figure; equal figures share a place (1, 2, 2, 4)."""
    first_place: dict[int, int] = {}
    for place, figure in enumerate(sorted(figures, reverse=True), start=1):
        first_place.setdefault(figure, place)
    return tuple([first_place[figure] for figure in figures])


def places_from_the_end(
    ahead: Sequence[Sequence[int]], out: Sequence[Sequence[int]], options: int
) -> tuple[int, ...]:
    """Places from 1: the groups ahead in their order, then those that went out, the last to go first."""
    places, place = [1] * options, 1
    for group in [*ahead, *reversed(out)]:
        for option in group:
            places[option] = place
        place += len(group)
    return tuple(places)


def win_by_figure(
    figures: Sequence[int], *, may_win: Sequence[object], seats: int, ties: str, lots: Sequence[int]
) -> Win:
    """The first `seats` places win; equals at the last seat share it, or the lot decides between them.

    may_win: per option, whether it can win at all.
    """
    places = places_by_figure(figures)
    winners = [i for i, place in enumerate(places) if place <= seats and may_win[i]]
    if len(winners) > 1:
        winners.sort(key=places.__getitem__)
    if len(winners) <= seats:
        return Win(places, tuple(winners), tied=False, tie=None)
    last = places[winners[-1]]
    equals = {i for i in winners if places[i] == last}
    if ties == Ties.SHARED:
        tie = Reason(ReasonKind.WINNER_TIE, options=tuple(sorted(equals)), decided_by=TieDecision.SHARED)
        return Win(places, tuple(winners), tied=True, tie=tie)
    by_lot = [i for i in lots if i in equals]
    free = seats - (last - 1)
    lucky, unlucky = tuple(by_lot[:free]), tuple(by_lot[free:])
    tie = Reason(ReasonKind.WINNER_TIE, lucky, unlucky, decided_by=TieDecision.LOT, changes_winners=True)
    # Behind the lucky ones are all that were their equals, those that could not win as well.
    behind = {i for i, place in enumerate(places) if place == last and i not in lucky}
    placed = tuple([place + free if i in behind else place for i, place in enumerate(places)])
    return Win(placed, tuple([i for i in winners if i not in equals]) + lucky, tied=False, tie=tie)
