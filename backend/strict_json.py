"""JSON as others cannot misread it: one meaning for every reader, or a clear refusal."""

import json
from typing import NoReturn

MOST_LEVELS = 60


class BadJson(Exception):
    """What is wrong with the text, in words for its sender."""


def read_json(text: bytes | str) -> object:
    """The value; BadJson for anything but plain UTF-8 JSON without repeated keys, NaN or endless depth."""
    try:
        value = json.loads(_decoded(text), object_pairs_hook=_without_repeats, parse_constant=_no_number)
    except RecursionError:
        raise BadJson("The JSON is nested too deeply.") from None
    except ValueError as fault:  # also whole numbers of thousands of digits
        raise BadJson("This is not valid JSON.") from fault
    if _levels(value, MOST_LEVELS) > MOST_LEVELS:
        raise BadJson("The JSON is nested too deeply.")
    return value


def _decoded(text: bytes | str) -> str:
    """The text as UTF-8 without a byte order mark; json.loads alone would guess UTF-16 and UTF-32."""
    try:
        decoded = text.decode("utf-8") if isinstance(text, bytes) else text
    except UnicodeDecodeError:
        raise BadJson("JSON is sent as UTF-8.") from None
    if decoded.startswith("\ufeff"):
        raise BadJson("JSON starts without a byte order mark.")
    return decoded


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadJson("A key is given twice.")
    return found


def _no_number(name: str) -> NoReturn:
    raise BadJson(f"{name} is not a JSON number.")


def _levels(value: object, most: int) -> int:
    """How deeply the value is nested, looking no further than just beyond `most`."""
    level: list[object] = [value]
    for depth in range(most + 1):
        level = [
            inner
            for outer in level
            if isinstance(outer, (dict, list))
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return depth
    return most + 1
