"""Voting methods: pure arithmetic on marks and piles, standard library only.

A method is one module here that keeps three promises: `rules(given, options)` completes and checks a
host's rules, `check(marks, rules, options)` gives a vote's canonical marks or refuses them, and
`tally(piles, rules, options)` counts. Adding one is its module and its row in METHODS.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType

from voting.errors import invalid_input
from voting.methods import approval, single_choice
from voting.methods.marks import Marks
from voting.methods.rules import Rules
from voting.methods.tally import Tally

__all__ = ["METHODS", "Marks", "Method", "Rules", "Tally", "method_named"]


@dataclass(frozen=True, slots=True)
class Method:
    """The promises of one voting method; options are positions from 0 to options - 1."""

    rules: Callable[[Mapping[str, object], int], Rules]
    check: Callable[[Marks, Rules, int], Marks]
    tally: Callable[[Iterable[tuple[Marks, int]], Rules, int], Tally]


def _method(module: ModuleType) -> Method:
    return Method(rules=module.rules, check=module.check, tally=module.tally)


METHODS = {
    "SINGLE_CHOICE": _method(single_choice),
    "APPROVAL": _method(approval),
}


def method_named(name: str) -> Method:
    """The method of that name; INVALID_INPUT for one that is not built."""
    if name not in METHODS:
        raise invalid_input(f"The method {name} is not offered here yet.", "method")
    return METHODS[name]
