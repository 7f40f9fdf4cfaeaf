"""Elections with published results give those results, to every round, stage, pair and total that binds.

More of them, in a folder of the same form, are counted too where LIVETALLY_ELECTIONS names it.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from voting.methods import METHODS, Marks, Tally
from voting.methods.tally import PARTS_OF_A_VOTE

HERE = Path(__file__).parent / "cases"
FOLDERS = [HERE, *(Path(folder) for folder in filter(None, [os.environ.get("LIVETALLY_ELECTIONS")]))]
CASES = {path.stem: path for folder in FOLDERS for path in sorted(folder.glob("*.json"))}
NAMES = {
    "irv": "INSTANT_RUNOFF", "stv": "SINGLE_TRANSFERABLE_VOTE", "schulze": "CONDORCET", "borda": "BORDA",
    "star": "STAR", "approval": "APPROVAL", "quadratic": "QUADRATIC",
}  # fmt: skip
KINDS = {"ranked": "rank", "approval": "choose", "score": "score", "votes": "spend"}
# Cases whose rounds follow another rule: they stop at a majority, or take options without votes out singly.
OTHER_ROUNDS = frozenset({"berkeley_2010_d7", "sf_2011_mayor", "takoma_park_2007_ward5"})


def marks_of(ballot: list[Any], kind: str, *, equal: bool) -> Marks:
    """The case's ballot as it counts here: without repeated options, and ended by an overvote."""
    if kind != "rank":
        return Marks(kind, tuple(ballot))  # type: ignore[arg-type]
    ranks: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for rank in ballot:
        new = [i for i in (rank if isinstance(rank, list) else [rank]) if i not in seen]
        if len(new) > 1 and not equal:
            break
        seen.update(new)
        if new:
            ranks.append(tuple(sorted(new)))
    return Marks("rank", tuple(ranks))


def tally_of(case: dict[str, Any]) -> Tally:
    """The case counted by our rules."""
    name, options = NAMES[case["method"]], len(case["candidates"])
    given: dict[str, object] = {}
    if name in ("SINGLE_TRANSFERABLE_VOTE", "CONDORCET"):
        given["seats"] = case["seats"]
    if name in ("SINGLE_TRANSFERABLE_VOTE", "INSTANT_RUNOFF"):
        given["max_ranks"] = options
    if "NO OPINION" in case["rules"].get("unranked", ""):
        given["unranked"] = "NO_OPINION"
    kind, equal = KINDS[case["ballot_type"]], name in ("CONDORCET", "BORDA")
    piles = [(marks_of(ballot, kind, equal=equal), count) for count, ballot in case["ballots"]]
    return METHODS[name].tally(piles, METHODS[name].rules(given, options), options)


@pytest.mark.parametrize("name", CASES)
def test_a_published_result_is_ours(name: str) -> None:
    case = json.loads(CASES[name].read_text(encoding="utf-8"))
    tally, expected = tally_of(case), case["expected"]
    winners = expected.get("winners", expected.get("winners_tied", expected.get("winners_droop_order")))
    if winners is not None:
        assert sorted(tally.winners) == sorted(winners)
    if "pairwise" in expected:
        assert [list(row) for row in tally.head_to_head or ()] == expected["pairwise"]
    if "totals" in expected:
        figures = tally.votes if tally.points is None else tally.points
        assert [figure / tally.parts_of_a_point for figure in figures] == expected["totals"]
    if "averaged_doubled_totals" in expected:
        assert tally.points == tuple(expected["averaged_doubled_totals"])
    if "order" in expected:
        assert sorted(range(len(tally.places)), key=tally.places.__getitem__) == expected["order"]
    if "rounds" in expected and name not in OTHER_ROUNDS:
        assert rounds_of(tally) == [step["tallies"] for step in expected["rounds"]]
    if "stages" in expected:
        assert stages_of(tally) == [step["tally"] for step in expected["stages"]]


def rounds_of(tally: Tally) -> list[dict[str, int]]:
    """Votes of who is in, round by round."""
    return [
        {
            str(i): votes // PARTS_OF_A_VOTE
            for i, (votes, status) in enumerate(zip(step.votes, step.statuses, strict=True))
            if status != "OUT"
        }
        for step in tally.rounds or ()
    ]


def stages_of(tally: Tally) -> list[list[str]]:
    """Votes with five decimals, stage by stage."""
    return [
        [f"{votes // PARTS_OF_A_VOTE}.{votes % PARTS_OF_A_VOTE:05}" for votes in step.votes]
        for step in tally.rounds or ()
    ]


def test_the_cases_are_here() -> None:
    assert len(list(HERE.glob("*.json"))) >= 15
