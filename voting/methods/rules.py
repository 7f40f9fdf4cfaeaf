"""Rules: what a method lets a host set, with the method's usual values where nothing is said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from voting.errors import invalid_input
from voting.words import Ties, Unranked


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one poll; None where the method knows no such rule.

    unranked: "LAST" or "NO_OPINION"; ties: "SHARED" or "LOT".
    """

    min_choices: int | None = None
    max_choices: int | None = None
    max_ranks: int | None = None
    min_score: int | None = None
    max_score: int | None = None
    budget: int | None = None
    seats: int = 1
    unranked: str | None = None
    ties: str = "SHARED"

    def as_json(self) -> dict[str, object]:
        """What is stored: only what is set."""
        return {f.name: value for f in fields(self) if (value := getattr(self, f.name)) is not None}


def in_camel_case(name: str) -> str:
    """The rule's name as the contract spells it: min_choices → minChoices."""
    head, *tail = name.split("_")
    return head + "".join(part.title() for part in tail)


def refuse_rules_outside(given: Mapping[str, object], known: frozenset[str], method: str) -> None:
    """Refuse rules that the method does not know, rather than ignore what a host meant."""
    for name, value in given.items():
        if value is not None and name not in known:
            raise invalid_input(f"{method} has no rule {in_camel_case(name)}.", "rules", in_camel_case(name))


def whole_number(given: Mapping[str, object], name: str, *, usual: int, low: int, high: int) -> int:
    """The given rule, or the usual value; refused outside low..high."""
    value = given.get(name)
    if value is None:
        return usual
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        camel = in_camel_case(name)
        raise invalid_input(f"{camel} must be a whole number from {low} to {high}.", "rules", camel)
    return value


def ties_rule(given: Mapping[str, object]) -> str:
    """SHARED or LOT: what happens to a tie for the win; SHARED where nothing is said."""
    return _one_of(given, "ties", tuple(Ties))


def unranked_rule(given: Mapping[str, object], *, only_last: bool = False) -> str:
    """LAST or NO_OPINION: what options left unranked mean; LAST where nothing is said."""
    return _one_of(given, "unranked", (Unranked.LAST,) if only_last else tuple(Unranked))


def _one_of(given: Mapping[str, object], name: str, words: Sequence[str]) -> str:
    """The given word, or the first; refused for any other."""
    value = given.get(name)
    if value is None:
        return str(words[0])
    if not isinstance(value, str) or value not in words:
        raise invalid_input(
            f"{in_camel_case(name)} must be {' or '.join(words)}.", "rules", in_camel_case(name)
        )
    return str(value)


def seats_rule(given: Mapping[str, object], options: int) -> int:
    """How many options win: 1 where nothing is said, at most all."""
    return whole_number(given, "seats", usual=1, low=1, high=options)
