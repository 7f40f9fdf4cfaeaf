"""Elections written as they are counted: so many votes for these options."""

from collections.abc import Iterator, Mapping

from hypothesis import strategies as st

from voting.methods import METHODS, Method, Rules
from voting.methods.marks import Marks
from voting.methods.tally import Tally

Piles = list[tuple[Marks, int]]

SINGLE_CHOICE: Method = METHODS["SINGLE_CHOICE"]
APPROVAL: Method = METHODS["APPROVAL"]


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


@st.composite
def elections(draw: st.DrawFn) -> tuple[Method, Rules, int, Piles]:
    """A method, its rules, the number of options and piles that its check lets through."""
    options = draw(st.integers(2, 6))
    if draw(st.booleans()):
        rules = SINGLE_CHOICE.rules({}, options)
        method, most = SINGLE_CHOICE, 1
    else:
        rules = APPROVAL.rules({"seats": draw(st.integers(1, options))}, options)
        method, most = APPROVAL, options
    chosen = st.sets(st.integers(0, options - 1), max_size=most).map(sorted).map(tuple)
    counts = draw(st.dictionaries(chosen, st.integers(0, 50), max_size=8))
    return method, rules, options, [(choose(*marks), count) for marks, count in counts.items()]


def every_vote(given: Piles) -> Iterator[Marks]:
    """The piles' votes one by one."""
    for marks, count in given:
        yield from [marks] * count
