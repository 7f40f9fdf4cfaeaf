"""Times the counting of made-up votes, method by method: python -m scripts.counting [votes] [options].

100,000 votes over 10 options if nothing is said. `10000 1000` is as large as a poll may be: everybody votes
differently over a thousand options.
"""

import gc
import random
import sys
import time
from collections.abc import Callable, Iterator

from voting.explanations import headline, of_round
from voting.methods import METHODS, Count, Marks

SEED = 3
LENGTHS = (3, 4, 5, 6, 6, 7, 10)
TALLIES = 3
SEVERAL_SEATS = {"SINGLE_TRANSFERABLE_VOTE": 3}


class Crowd:
    """Voters who like some options better than others, and say so in every kind of marks."""

    def __init__(self, options: int) -> None:
        self._chance = random.Random(SEED)  # noqa: S311 - no secret
        self._liked = [0.2 + self._chance.random() for _ in range(options)]

    def marks(self, kind: str) -> Marks:
        """One vote's marks."""
        match kind:
            case "choose":
                return Marks("choose", tuple(sorted(self._best(1))))
            case "approve":
                return Marks("choose", tuple(sorted(self._best(self._chance.choice(LENGTHS)))))
            case "rank":
                return Marks("rank", tuple((i,) for i in self._best(self._chance.choice(LENGTHS))))
            case "score":
                return Marks("score", tuple(self._chance.randint(0, 5) for _ in self._liked))
            case _:
                spent = [0] * len(self._liked)
                for option in self._best(3):
                    spent[option] = self._chance.randint(1, 3)
                return Marks("spend", tuple(spent))

    def _best(self, how_many: int) -> list[int]:
        # The first of a random order in which what is liked comes sooner.
        chance = self._chance.random
        drawn = [(chance() ** (1 / liked), option) for option, liked in enumerate(self._liked)]
        return [option for _, option in sorted(drawn, reverse=True)[:how_many]]


KINDS = {
    "SINGLE_CHOICE": "choose", "APPROVAL": "approve", "INSTANT_RUNOFF": "rank",
    "SINGLE_TRANSFERABLE_VOTE": "rank", "CONDORCET": "rank", "BORDA": "rank", "SCORE": "score",
    "STAR": "score", "POINTS": "spend", "QUADRATIC": "spend",
}  # fmt: skip


def main(words: list[str]) -> None:
    """Print CPU time per vote taken in, per tally, and per telling of it."""
    votes, options = (int(word) for word in [*words, *("100000", "10")[len(words) :]])
    crowd, drawn = Crowd(options), dict[str, list[Marks]]()
    for kind in dict.fromkeys(KINDS.values()):
        drawn[kind] = [crowd.marks(kind) for _ in range(votes)]
    told = ", ".join(f"{len({m.value for m in marks}):,} ({kind})" for kind, marks in drawn.items())
    print(f"{votes:,} votes, {options:,} options; distinct: {told}")
    gc.freeze()  # so that no collection walks through all that was made up
    for method, kind in KINDS.items():
        _time(method, options, drawn[kind])


def _time(method: str, options: int, votes: list[Marks]) -> None:
    given: dict[str, object] = {}
    if method in SEVERAL_SEATS:
        given["seats"] = SEVERAL_SEATS[method]
    if KINDS[method] == "rank":
        given["max_ranks"] = options
    count = METHODS[method].begin(METHODS[method].rules(given, options), options, range(options))
    added = _cpu_seconds(lambda: _take_in(count, votes)) / len(votes)
    tally = min(_cpu_seconds(count.result) for _ in range(TALLIES))
    saying = _cpu_seconds(lambda: list(_sentences(count, options)))
    print(
        f"{method:26} {1e6 * added:8.1f} µs a vote {1e3 * tally:8.2f} ms a tally"
        f" {1e3 * (saying - tally):8.2f} ms to tell it"
    )


def _take_in(count: Count, votes: list[Marks]) -> None:
    for marks in votes:
        count.add(marks, 1)


def _sentences(count: Count, options: int) -> Iterator[object]:
    tally, labels = count.result(), [f"Option {i}" for i in range(options)]
    yield headline(tally.reasons, labels, provisional=True)
    yield from (of_round(told, labels, provisional=True) for told in tally.rounds or ())


def _cpu_seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main(sys.argv[1:])
