"""Times the counting of 100,000 made-up votes, method by method: python -m scripts.counting."""

import random
import time
from collections.abc import Callable

from voting.methods import METHODS, Marks

OPTIONS, VOTES, SEED = 10, 100_000, 3
RANKED = ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", "CONDORCET", "BORDA")
LENGTHS = (3, 4, 5, 6, 6, 7, OPTIONS)
TALLIES = 5


def main() -> None:
    """Print CPU time per vote taken in and per tally."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    liked = [0.2 + chance.random() for _ in range(OPTIONS)]

    def ranking() -> Marks:
        order = sorted(range(OPTIONS), key=lambda i: chance.random() ** (1 / liked[i]), reverse=True)
        return Marks("rank", tuple((option,) for option in order[: chance.choice(LENGTHS)]))

    def scores() -> Marks:
        return Marks("score", tuple(chance.randint(0, 5) for _ in range(OPTIONS)))

    rankings = [ranking() for _ in range(VOTES)]
    distinct = len({marks.value for marks in rankings})
    print(f"{VOTES:,} votes, {OPTIONS} options, {distinct:,} distinct rankings")
    for method in RANKED:
        given: dict[str, object] = {"max_ranks": OPTIONS}
        if method == "SINGLE_TRANSFERABLE_VOTE":
            given["seats"] = 3
        _time(method, given, rankings)
    _time("STAR", {}, [scores() for _ in range(VOTES)])


def _time(method: str, given: dict[str, object], votes: list[Marks]) -> None:
    count = METHODS[method].begin(METHODS[method].rules(given, OPTIONS), OPTIONS, range(OPTIONS))

    def take_in() -> None:
        for marks in votes:
            count.add(marks, 1)

    added = _cpu_seconds(take_in) / len(votes)
    tally = min(_cpu_seconds(count.result) for _ in range(TALLIES))
    print(f"{method:26} {1e6 * added:6.1f} µs a vote {1e3 * tally:8.2f} ms a tally")


def _cpu_seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


if __name__ == "__main__":
    main()
