"""Marks of every kind: canonical, storable, and read back option by option."""

import pytest

from voting.methods.marks import Marks, marks_from_json

OPTIONS = ["Tea", "Coffee", "Water"]
EVERY_KIND = {
    "choose": (Marks("choose", (0, 2)), [("Tea", 1), ("Water", 1)]),
    "rank": (Marks("rank", ((2,), (0, 1))), [("Water", 1), ("Tea", 2), ("Coffee", 2)]),
    "score": (Marks("score", (5, None, 0)), [("Tea", 5), ("Water", 0)]),
    "spend": (Marks("spend", (None, 3, None)), [("Coffee", 3)]),
    "blank": (Marks("choose", ()), []),
}


@pytest.mark.parametrize(("marks", "values"), EVERY_KIND.values(), ids=EVERY_KIND.keys())
def test_each_marked_option_has_its_value(marks: Marks, values: list[tuple[str, int]]) -> None:
    assert list(marks.values(OPTIONS)) == values


@pytest.mark.parametrize(("marks", "values"), EVERY_KIND.values(), ids=EVERY_KIND.keys())
def test_what_is_stored_is_plain_and_comes_back(marks: Marks, values: list[tuple[str, int]]) -> None:
    assert "(" not in repr(marks.as_json())
    assert marks_from_json(marks.as_json()) == marks
    assert marks.is_blank == (not values)


def test_every_kind_of_blank_vote_has_a_pile_of_its_own() -> None:
    kinds = ("choose", "rank", "score", "spend")
    assert len({Marks(kind, ()).digest() for kind in kinds}) == 4  # type: ignore[arg-type]
