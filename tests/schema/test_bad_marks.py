"""Marks that a method does not take: INVALID_MARKS each, with the path of the fault in what was sent."""

from typing import Any

import pytest

from tests.backend.rooms import open_poll
from tests.backend.talks import one_answer
from tests.schema.asking import ask, refusal
from tests.voting import people
from tests.voting.committed import committed
from tests.voting.people import option_ids, someone
from voting.methods import METHODS
from voting.models import Poll, Vote

pytestmark = committed

LABELS = ["Tea", "Coffee", "Water"]
RULES: dict[str, dict[str, object]] = {
    "APPROVAL": {"min_choices": 2, "max_choices": 2},
    "INSTANT_RUNOFF": {"max_ranks": 2},
    "SINGLE_TRANSFERABLE_VOTE": {"max_ranks": 2},
    "CONDORCET": {"max_ranks": 2},
    "BORDA": {"max_ranks": 2},
    "POINTS": {"budget": 5},
    "QUADRATIC": {"budget": 10, "min_score": -2},
}
TAKES = {
    "SINGLE_CHOICE": "choose", "APPROVAL": "choose", "INSTANT_RUNOFF": "rank",
    "SINGLE_TRANSFERABLE_VOTE": "rank", "CONDORCET": "rank", "BORDA": "rank",
    "SCORE": "score", "STAR": "score", "POINTS": "spend", "QUADRATIC": "spend",
}  # fmt: skip
# A, B and C stand for the options' ids, X for an option of another poll. {value of `kind`: path}.
CHOOSE: list[tuple[Any, str]] = [(["A", "X"], "1"), (["X"], "0"), ([""], "0")]
RANK: list[tuple[Any, str]] = [
    ([["A"], []], "1"),
    ([[], ["A"]], "0"),
    ([["A"], ["A"]], "1 0"),
    ([["A"], ["X"]], "1 0"),
    ([["A"], ["B"], ["C"]], ""),
]
STRICT: list[tuple[Any, str]] = [([["A", "B"]], "0"), ([["C"], ["A", "B"]], "1")]
EQUAL: list[tuple[Any, str]] = [
    ([["B", "X"]], "0 1"),
    ([["B", "B"]], "0 1"),
    ([["B", "C"], ["A", "C"]], "1 1"),
]
SCORE: list[tuple[Any, str]] = [
    ([("A", 6)], "0 value"),
    ([("C", 5), ("A", -1)], "1 value"),
    ([("C", 1), ("B", 0), ("C", 2)], "2"),
    ([("B", 1), ("X", 1)], "1"),
]
POINTS: list[tuple[Any, str]] = [
    ([("C", 1), ("B", -1)], "1 value"),
    ([("C", 3), ("B", 3)], ""),
    ([("C", 2**31 - 1)], ""),
    ([("X", 1)], "0"),
    ([("C", 1), ("C", 1)], "1"),
]
QUADRATIC: list[tuple[Any, str]] = [
    ([("C", 3), ("B", 2)], ""),
    ([("C", 1), ("A", -3)], "1 value"),
    ([("C", -2), ("B", 2), ("A", 2)], ""),
    ([("A", 1), ("X", 1)], "1"),
]
FAULTS = {
    "SINGLE_CHOICE": [*CHOOSE, (["A", "B"], ""), (["A", "A"], "1")],
    "APPROVAL": [*CHOOSE, (["A"], ""), (["A", "B", "C"], ""), (["B", "C", "B"], "2")],
    "INSTANT_RUNOFF": [*RANK, *STRICT],
    "SINGLE_TRANSFERABLE_VOTE": [*RANK, *STRICT],
    "CONDORCET": [*RANK, *EQUAL],
    "BORDA": [*RANK, *EQUAL],
    "SCORE": SCORE,
    "STAR": SCORE,
    "POINTS": POINTS,
    "QUADRATIC": QUADRATIC,
}
CASES = [(method, value, path) for method, faults in FAULTS.items() for value, path in faults]


def named(value: Any, poll: Poll) -> Any:
    """The value with ids for its letters, and pairs as the contract names them."""
    if isinstance(value, list):
        return [named(item, poll) for item in value]
    if isinstance(value, tuple):
        return {"optionId": named(value[0], poll), "value": value[1]}
    ids = dict(zip("ABC", option_ids(poll, *LABELS), strict=True))
    return ids.get(value, "11111111-1111-4111-8111-111111111111" if value == "X" else value)


def poll_by(method: str) -> Poll:
    """An open poll of three drinks by this method, with narrow rules where it knows any."""
    return people.ask(method=method, options=LABELS, rules=RULES.get(method, {}))


def test_every_method_has_its_faults() -> None:
    assert set(FAULTS) == set(TAKES) == set(METHODS)


@pytest.mark.parametrize(("method", "value", "path"), CASES)
def test_a_fault_is_refused_at_its_place(method: str, value: Any, path: str) -> None:
    """V16."""
    poll, kind = poll_by(method), TAKES[method]
    given = {"pollId": str(poll.pk), "marks": {kind: named(value, poll)}}
    assert refusal(someone(), "CastVote", input=given) == ("INVALID_MARKS", ["marks", kind, *path.split()])
    assert not Vote.objects.filter(poll=poll).exists()


@pytest.mark.parametrize("method", METHODS)
def test_marks_of_another_kind_are_refused_by_their_name(method: str) -> None:
    poll, voter = poll_by(method), someone()
    for kind, value in {"choose": ["A"], "rank": [["A"]], "score": [("A", 1)], "spend": [("A", 1)]}.items():
        given = {"pollId": str(poll.pk), "marks": {kind: named(value, poll)}}
        if kind == TAKES[method]:
            continue
        assert refusal(voter, "CastVote", input=given) == ("INVALID_MARKS", ["marks", kind])
    # The same voter may still vote: a blank one is always taken.
    blank = {"pollId": str(poll.pk), "marks": {TAKES[method]: []}}
    assert ask(voter, "CastVote", input=blank)["status"] == "NEW"


@pytest.mark.parametrize(
    ("said", "path"),
    [
        (9, ["vote", "0"]),
        (["Tea", "Gin"], ["vote", "1"]),
        (["Tea", "Coffee", "option1"], ["vote", "2"]),
        (["Tea", "Coffee", "Water"], ["vote"]),
        ("Tea", ["vote"]),
        ({"Tea": 1}, ["vote"]),
        ([["Tea"]], ["vote"]),
    ],
)
def test_the_plain_door_names_the_place_within_its_vote(said: Any, path: list[str]) -> None:
    poll = open_poll(*LABELS, method="APPROVAL", rules=RULES["APPROVAL"])
    error = one_answer(f"/ws/vote/{poll.pk}/", {"vote": said})["error"]
    assert error["code"] in ("INVALID_MARKS", "INVALID_INPUT")
    assert (error["path"], bool(error["message"])) == (path, True)


@pytest.mark.parametrize("method", sorted(set(METHODS) - {"SINGLE_CHOICE", "APPROVAL"}))
def test_the_plain_door_says_that_it_only_chooses(method: str) -> None:
    poll = open_poll(*LABELS, method=method)
    error = one_answer(f"/ws/vote/{poll.pk}/", {"vote": 1})["error"]
    assert (error["code"], error["path"]) == ("INVALID_MARKS", ["vote"])
    assert f"`{TAKES[method]}`" in error["message"]
