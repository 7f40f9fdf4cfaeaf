"""Elections written as they are counted: so many votes for these options."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from voting.methods import METHODS, Method, Rules
from voting.methods.marks import Marks
from voting.methods.tally import Tally
from voting.words import Ties, Unranked

Piles = list[tuple[Marks, int]]

SINGLE_CHOICE: Method = METHODS["SINGLE_CHOICE"]
APPROVAL: Method = METHODS["APPROVAL"]
# Those that elect one, and those that count in rounds.
ONE_WINNER = ("SINGLE_CHOICE", "INSTANT_RUNOFF", "STAR")
IN_ROUNDS = ("INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", "STAR")


def piles(votes: Mapping[str, int]) -> Piles:
    """Piles from {"AB": 3}: three votes for options A (position 0) and B (position 1); "" is blank."""
    return [(choose(*(ord(letter) - ord("A") for letter in letters)), n) for letters, n in votes.items()]


def choose(*positions: object) -> Marks:
    """The marks of a vote for these positions."""
    return Marks("choose", positions)


def counted(method: Method, votes: Mapping[str, int], *, options: int, **rules: object) -> Tally:
    """The tally of an election written as for `piles`."""
    return method.tally(piles(votes), method.rules(rules, options), options)


def letters(positions: tuple[int, ...]) -> str:
    """The options at these positions, as letters."""
    return "".join(chr(ord("A") + position) for position in positions)


@dataclass(frozen=True)
class Election:
    """A method, its rules, and piles that its check lets through; lots: see METHODS."""

    method: str
    rules: Rules
    options: int
    piles: Piles
    lots: tuple[int, ...]

    def tally(self, piles: Piles | None = None, lots: Sequence[int] | None = None) -> Tally:
        """The result, of these piles or of others."""
        counting = METHODS[self.method]
        votes = self.piles if piles is None else piles
        return counting.tally(votes, self.rules, self.options, self.lots if lots is None else lots)

    @property
    def marked(self) -> int:
        """How many votes are not blank."""
        return sum(count for marks, count in self.piles if not marks.is_blank)


@st.composite
def elections(
    draw: st.DrawFn, *methods: str, least_options: int = 1, seats: int | None = None, ties: str | None = None
) -> Election:
    """Any election by one of the methods; all of them where none is named."""
    method = draw(st.sampled_from(methods or tuple(METHODS)))
    options = draw(st.integers(least_options, 5))
    rules = METHODS[method].rules(draw(_rules(method, options, seats, ties)), options)
    votes = draw(st.lists(st.tuples(marks_for(method, rules, options), st.integers(1, 5)), max_size=9))
    piles = [(METHODS[method].check(marks, rules, options), count) for marks, count in votes]
    return Election(method, rules, options, piles, tuple(draw(st.permutations(range(options)))))


@st.composite
def _rules(
    draw: st.DrawFn, method: str, options: int, seats: int | None, ties: str | None
) -> dict[str, object]:
    given: dict[str, object] = {"ties": ties or draw(st.sampled_from(Ties))}
    if method not in ONE_WINNER:
        given["seats"] = seats or draw(st.integers(1, options))
    if method == "CONDORCET":
        given["unranked"] = draw(st.sampled_from(Unranked))
    if method in ("SCORE", "STAR", "QUADRATIC"):
        given["min_score"] = draw(st.sampled_from([0, -3]))
    return given


def marks_for(method: str, rules: Rules, options: int) -> st.SearchStrategy[Marks]:
    """Marks of any vote that the method takes, blank ones too."""
    if rules.budget is not None:
        return spent_within(rules.budget, rules.min_score or 0, options, squared=method == "QUADRATIC")
    if rules.max_score is not None:
        assert rules.min_score is not None
        scores = st.none() | st.integers(rules.min_score, rules.max_score)
        return st.tuples(*[scores] * options).map(lambda value: Marks("score", value))
    if rules.max_ranks is not None:
        return ranked(options, rules.max_ranks, may_be_equal=method in ("CONDORCET", "BORDA"))
    chosen = st.lists(st.integers(0, options - 1), unique=True, max_size=rules.max_choices)
    return chosen.map(lambda positions: choose(*positions))


@st.composite
def ranked(draw: st.DrawFn, options: int, max_ranks: int, *, may_be_equal: bool) -> Marks:
    """The marks of a ranking, here and there with equal ranks where they may be."""
    order = draw(st.permutations(range(options)))[: draw(st.integers(0, max_ranks))]
    ranks: list[tuple[int, ...]] = []
    for option in order:
        if ranks and may_be_equal and draw(st.booleans()):
            ranks[-1] += (option,)
        else:
            ranks.append((option,))
    return Marks("rank", tuple(ranks))


@st.composite
def spent_within(draw: st.DrawFn, budget: int, least: int, options: int, *, squared: bool) -> Marks:
    """The marks of somebody who spends some of the budget."""
    spent = []
    for _ in range(options):
        most = math.isqrt(budget) if squared else budget
        value = draw(st.integers(max(least, -most), most))
        budget -= value * value if squared else value
        spent.append(value)
    return Marks("spend", tuple(spent))


def every_vote(given: Piles) -> Iterator[Marks]:
    """The piles' votes one by one."""
    for marks, count in given:
        yield from [marks] * count
