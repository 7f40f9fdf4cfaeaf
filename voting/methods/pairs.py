"""Who is preferred to whom: for each pair of options, the voters who mark the one above the other."""

from collections.abc import Sequence

from voting.methods.ranking import Ranks
from voting.methods.tally import PARTS_OF_A_VOTE, Reason
from voting.words import ReasonKind

# Of so many options a matrix is kept where a method could do without it.
MOST_COMPARED = 50


class Pairs:
    """The matrix: `over[a][b]` is how many voters prefer a to b. A tally costs nothing per vote."""

    def __init__(self, over: list[list[int]]) -> None:
        self.over = over

    @classmethod
    def none(cls, options: int) -> "Pairs":
        """The matrix before anybody has voted."""
        return cls([[0] * options for _ in range(options)])

    def add_scores(self, scores: Sequence[int], count: int) -> None:
        """Take in that many equal lists of scores, one per option."""
        for row, score in zip(self.over, scores, strict=True):
            for other, lower in enumerate(scores):
                if score > lower:
                    row[other] += count

    def matrix(self) -> tuple[tuple[int, ...], ...]:
        """The matrix as it is now."""
        return tuple(map(tuple, self.over))

    def beats(self, one: int, other: int) -> bool:
        """Whether more voters prefer the one to the other than the other way round."""
        return self.over[one][other] > self.over[other][one]

    def would_beat(self, winners: tuple[int, ...]) -> tuple[Reason, ...]:
        """What is told where another option than the only winner beats every other head to head."""
        best = self.beats_all(range(len(self.over)))
        if best is None or len(winners) != 1 or best == winners[0]:
            return ()
        votes, against = self.over[best][winners[0]], self.over[winners[0]][best]
        of = (votes + against) * PARTS_OF_A_VOTE
        kind = ReasonKind.WOULD_BEAT
        return (Reason(kind, options=(best,), over=winners, votes=votes * PARTS_OF_A_VOTE, of=of),)

    def beats_all(self, among: Sequence[int]) -> int | None:
        """The option that beats each of the others, if there is one."""
        best = None
        for option in among:
            if best is None or not self.beats(best, option):
                best = option
        if best is None or not all(self.beats(best, other) for other in among if other != best):
            return None
        return best


class RankedPairs:
    """What rankings say of pairs, at a cost of the options ranked and not of all there are.

    unranked_last: what is not ranked is below the rest; then a is preferred to b by all who rank a, but for
    those who rank b as high or higher, and only those are kept, as negative numbers.
    """

    def __init__(self, options: int, *, unranked_last: bool) -> None:
        self._unranked_last = unranked_last
        self._ranked = [0] * options
        self._over = [[0] * options for _ in range(options)]

    def add(self, ranks: Ranks, count: int) -> None:
        """Take in that many equal rankings; a negative number takes them away again."""
        above: list[int] = []
        for equals in ranks:
            if self._unranked_last:
                above += equals
                for option in equals:
                    self._ranked[option] += count
                    row = self._over[option]
                    for other in above:
                        row[other] -= count
            else:
                for option in above:
                    row = self._over[option]
                    for other in equals:
                        row[other] += count
                above += equals

    def pairs(self) -> Pairs:
        """The matrix as it is now."""
        if not self._unranked_last:
            return Pairs(self._over)
        return Pairs(
            [[ranked + other for other in row] for ranked, row in zip(self._ranked, self._over, strict=True)]
        )
