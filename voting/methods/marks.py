"""Marks: what one voter put on one vote, with options named by their position from 0.

Canonical marks are plain JSON, so that equal votes have equal bytes and lie on one pile.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar, cast

T = TypeVar("T")
MarkKind = Literal["choose", "rank", "score", "spend"]


@dataclass(frozen=True, slots=True)
class Marks:
    """One vote's marks.

    choose: value = positions; rank: best first, a tuple of tuples of equally ranked positions;
    score and spend: one value per option in the options' order, None where nothing was said.
    """

    kind: MarkKind
    value: tuple[object, ...]

    def as_json(self) -> dict[str, object]:
        """The canonical form that is stored: {kind: value}."""
        return {self.kind: _as_lists(self.value)}

    def digest(self) -> bytes:
        """32 bytes that are equal exactly for equal marks."""
        return hashlib.sha256(json.dumps(self.as_json(), separators=(",", ":")).encode()).digest()

    def values(self, options: Sequence[T]) -> Iterator[tuple[T, int]]:
        """Each marked option with its value: 1 for choose, the rank from 1, the score, what was spent."""
        match self.kind:
            case "choose":
                yield from ((options[position], 1) for position in cast("tuple[int, ...]", self.value))
            case "rank":
                for rank, equals in enumerate(cast("tuple[tuple[int, ...], ...]", self.value), start=1):
                    yield from ((options[position], rank) for position in equals)
            case _:
                values = cast("tuple[int | None, ...]", self.value)
                marked = zip(options, values, strict=False)
                yield from ((option, value) for option, value in marked if value is not None)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was marked."""
        return not self.value


def marks_from_json(stored: Mapping[str, object]) -> Marks:
    """The marks that `as_json` stored."""
    ((kind, value),) = stored.items()
    return Marks(kind=kind, value=_as_tuples(value))  # type: ignore[arg-type]


def _as_lists(value: object) -> object:
    return [_as_lists(item) for item in value] if isinstance(value, tuple) else value


def _as_tuples(value: object) -> tuple[object, ...]:
    assert isinstance(value, list)
    return tuple(_as_tuples(item) if isinstance(item, list) else item for item in value)
