"""Rules: what a method lets a host set, with the method's usual values where nothing is said."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from voting.errors import invalid_input


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


def refuse_lot(given: Mapping[str, object]) -> None:
    """Ties are shared; a lot needs a method that draws one."""
    if given.get("ties") not in (None, "SHARED"):
        raise invalid_input("This method shares ties; a lot is not drawn.", "rules", "ties")
