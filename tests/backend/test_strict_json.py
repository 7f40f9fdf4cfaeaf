"""Strict JSON: one meaning for every reader, or a refusal."""

import json

import pytest

from backend.strict_json import MOST_LEVELS, BadJson, read_json


@pytest.mark.parametrize("value", [None, 1, "x", [], {}, {"a": [1, {"b": None}]}, "\u2028", "😀"])
def test_plain_json_is_read(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False)) == value


REFUSED = {
    "empty": b"",
    "broken": b"{",
    "two-values": b"1 2",
    "trailing": b'{"a":1,}',
    "T12": b'"\xff"',
    "T14": b"[" * 100_000,
    "T14-closed": b"[" * 100_000 + b"]" * 100_000,
    "T15": b"9" * 5_000,
    "T16": b'{"a":1,"a":2}',
    "T16-deep": b'{"x":[{"a":1,"a":1}]}',
    "T16-escaped": b'{"a":1,"\\u0061":2}',
    "T17-bom": b"\xef\xbb\xbf{}",
    "T17-utf16": '{"a":1}'.encode("utf-16"),
    "T17-utf16-bare": '{"a":1}'.encode("utf-16-le"),
    "T18-nan": b"[NaN]",
    "T18-infinity": b"[-Infinity]",
}


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
def test_what_could_be_misread_is_refused(text: bytes) -> None:
    with pytest.raises(BadJson):
        read_json(text)


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")])
def test_depth_has_a_limit(opening: str, closing: str) -> None:
    def nested(levels: int) -> str:
        return opening * levels + "1" + closing * levels

    assert read_json(nested(MOST_LEVELS))
    with pytest.raises(BadJson):
        read_json(nested(MOST_LEVELS + 1))
