"""Voting methods: pure arithmetic on marks and piles, standard library only.

A method is one module here that keeps three promises: `rules(given, options)` completes and checks a
host's rules, `check(marks, rules, options)` gives a vote's canonical marks or refuses them, and
`Count(rules, options, lots)` counts: `add` takes marks in or away, `result` tells the tally so far. Adding
one is its module and its row in METHODS.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Protocol

from voting.errors import invalid_input
from voting.methods import (
    approval,
    borda,
    condorcet,
    instant_runoff,
    points,
    quadratic,
    score,
    single_choice,
    single_transferable_vote,
    star,
)
from voting.methods.marks import Marks
from voting.methods.rules import Rules
from voting.methods.tally import Tally

__all__ = ["METHODS", "Count", "Marks", "Method", "Rules", "Tally", "method_named"]


class Count(Protocol):
    """What a method keeps of the votes, small and fed vote by vote.

    Blank votes are never given to it, and nothing is taken away that was not added.
    """

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""

    def result(self) -> Tally:
        """The tally of what was taken in."""


@dataclass(frozen=True, slots=True)
class Method:
    """The promises of one voting method; options are positions from 0 to options - 1.

    begin(rules, options, lots): an empty count; lots: the options in the order in which lots prefer them.
    """

    rules: Callable[[Mapping[str, object], int], Rules]
    check: Callable[[Marks, Rules, int], Marks]
    begin: Callable[[Rules, int, Sequence[int]], Count]

    def tally(
        self,
        piles: Iterable[tuple[Marks, int]],
        rules: Rules,
        options: int,
        lots: Sequence[int] | None = None,
    ) -> Tally:
        """The tally of these piles: (canonical marks, number of equal votes)."""
        count = self.begin(rules, options, range(options) if lots is None else lots)
        for marks, votes in piles:
            if votes and not marks.is_blank:
                count.add(marks, votes)
        return count.result()


def _method(module: ModuleType) -> Method:
    return Method(rules=module.rules, check=module.check, begin=module.Count)


METHODS = {
    "SINGLE_CHOICE": _method(single_choice),
    "APPROVAL": _method(approval),
    "INSTANT_RUNOFF": _method(instant_runoff),
    "SINGLE_TRANSFERABLE_VOTE": _method(single_transferable_vote),
    "CONDORCET": _method(condorcet),
    "BORDA": _method(borda),
    "SCORE": _method(score),
    "STAR": _method(star),
    "POINTS": _method(points),
    "QUADRATIC": _method(quadratic),
}


def method_named(name: str) -> Method:
    """The method of that name; INVALID_INPUT for a name that none has."""
    if name not in METHODS:
        raise invalid_input(f"There is no method {name}.", "method")
    return METHODS[name]
