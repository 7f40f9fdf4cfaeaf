"""Who is preferred to whom: for each pair of options, the voters who mark the one above the other."""

from collections.abc import Sequence

from voting.methods.ranking import Ranks
from voting.methods.tally import PARTS_OF_A_VOTE, Reason
from voting.words import ReasonKind

# Of so many options a matrix is kept where a method could do without it.
MOST_COMPARED = 50


class Pairs:
    """The matrix: `over[a][b]` is how many voters prefer a to b. A tally costs nothing per vote."""

    def __init__(self, options: int) -> None:
        self.over = [[0] * options for _ in range(options)]

    def add_ranks(self, ranks: Ranks, count: int, *, unranked_last: bool) -> None:
        """Take in that many equal rankings; unranked_last: what is not ranked is below the rest."""
        left = set(range(len(self.over))) if unranked_last else {i for equals in ranks for i in equals}
        for equals in ranks:
            left.difference_update(equals)
            for option in equals:
                row = self.over[option]
                for lower in left:
                    row[lower] += count

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
