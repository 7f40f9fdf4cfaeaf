"""Marks as they come from outside, naming options by id, turned into the methods' positions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from voting.errors import Refused, invalid_marks
from voting.methods.marks import MarkKind, Marks


@dataclass(frozen=True, slots=True)
class GivenMarks:
    """One vote's marks as given.

    choose: option ids; rank: lists of option ids, best first; score and spend: (option id, value) pairs.
    """

    kind: MarkKind
    value: Sequence[Any]


def by_position(given: GivenMarks, options: Sequence[UUID]) -> Marks:
    """The same marks by position; INVALID_MARKS with the path of an id that is no option of the poll."""
    positions = {str(option): position for position, option in enumerate(options)}
    match given.kind:
        case "choose":
            chosen = (_position(positions, option, "choose", i) for i, option in enumerate(given.value))
            return Marks("choose", tuple(chosen))
        case "rank":
            ranks = (
                tuple(_position(positions, option, "rank", i, j) for j, option in enumerate(equals))
                for i, equals in enumerate(given.value)
            )
            return Marks("rank", tuple(ranks))
        case _:
            return Marks(given.kind, _values(given, positions))


def _values(given: GivenMarks, positions: dict[str, int]) -> tuple[int | None, ...]:
    """One value per option, None where none was given; () for a blank vote."""
    values: dict[int, int] = {}
    for i, (option, value) in enumerate(given.value):
        position = _position(positions, option, given.kind, i)
        if position in values:
            raise invalid_marks("An option can be marked only once.", given.kind, str(i))
        values[position] = value
    return tuple(values.get(position) for position in range(len(positions))) if values else ()


def _position(positions: dict[str, int], option: str, *path: str | int) -> int:
    if option not in positions:
        raise invalid_marks("This poll has no such option.", *(str(part) for part in path))
    return positions[option]


def at_what_was_given(refused: Refused, given: GivenMarks, options: Sequence[UUID]) -> Refused:
    """The refusal with a path into what was given: methods count options, a client its own pairs."""
    match refused.path:
        case ("marks", "score" | "spend" as kind, position, "value") if kind == given.kind:
            option = str(options[int(position)])
            at = next(i for i, (named, _) in enumerate(given.value) if named == option)
            return Refused(refused.code, refused.message, path=("marks", kind, str(at), "value"))
    return refused
