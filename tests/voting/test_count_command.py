"""manage.py count: elections on file, counted; and files that are none."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

BLT = """4 2   # four options, two seats
-2
3 1 3 4 0
4 4 1 3 0
2 3 - 2 0
0
"Adam"
"Basil # the second"
"Charlotte"
"Donald"
"A title"
"""
JSON = {
    "method": "INSTANT_RUNOFF",
    "options": ["Tea", "Coffee", "Juice"],
    "votes": [[4, {"rank": [[0]]}], [3, {"rank": [[1], [2]]}], [2, {"rank": [[2], [1]]}], [1, {"rank": []}]],
}


def counted(folder: Path, said: object, *words: str) -> Any:
    """What the command prints about a file that says this."""
    file = folder / "election"
    file.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    out = StringIO()
    call_command("count", str(file), *words, stdout=out)
    return json.loads(out.getvalue())


def test_livetallys_json_is_counted(tmp_path: Path) -> None:
    assert counted(tmp_path, JSON) == {
        "winners": [1],
        "places": [2, 1, 3],
        "tied": False,
        "figures": [4, 3, 2],
        "rounds": [
            {"votes": [4, 3, 2], "quota": None, "exhausted": 0, "eliminated": [2], "elected": []},
            {"votes": [4, 5, None], "quota": None, "exhausted": 0, "eliminated": [], "elected": [1]},
        ],
        "matrix": None,
        "runoff": None,
    }


def test_blt_is_counted(tmp_path: Path) -> None:
    result = counted(tmp_path, BLT)
    assert result["winners"] == [3, 0]
    assert next(step["votes"] for step in result["rounds"]) == ["3.00000", "0.00000", "2.00000", "4.00000"]
    assert (result["rounds"][0]["quota"], result["rounds"][0]["elected"]) == (4, [3])


def test_what_is_given_besides_goes_before_what_the_file_says(tmp_path: Path) -> None:
    result = counted(tmp_path, BLT, "--method=CONDORCET", "--seats=1", '--rules={"unranked": "NO_OPINION"}')
    # Of the pairs, only those count that a vote ranks both of.
    assert result["matrix"] == [[0, 0, 7, 3], [0, 0, 0, 0], [0, 0, 0, 3], [4, 0, 4, 0]]
    assert (result["winners"], result["figures"]) == ([3], [1, 0, 0, 2])


def test_star_tells_its_runoff_and_borda_doubled_points(tmp_path: Path) -> None:
    scores = [[3, {"score": [5, 0, None]}], [4, {"score": [3, 4, 0]}]]
    star = counted(tmp_path, {"method": "STAR", "options": ["a", "b", "c"], "votes": scores})
    assert (star["winners"], star["figures"], star["runoff"]) == ([1], [27, 16, 0], {"0": 3, "1": 4})
    borda = counted(tmp_path, {**JSON, "votes": [[1, {"rank": [[0], [1, 2]]}]]}, "--method=BORDA")
    assert (borda["figures"], borda["rounds"]) == ([4, 1, 1], [])


@pytest.mark.parametrize(
    ("said", "words", "complaint"),
    [
        ("nothing", (), "Line 1"),
        ("{", (), "not JSON"),
        ("{}", (), '"options"'),
        (
            {**JSON, "votes": [[1, {"rank": [[9]]}]]},
            (),
            "Vote 1: This poll has no such option. (marks",
        ),
        ({**JSON, "votes": [[-1, {"rank": [[0]]}]]}, (), "Vote 1: a vote is"),
        ({**JSON, "votes": [[1, {"rank": [[0]], "choose": [1]}]]}, (), "Vote 1: a vote is"),
        ({**JSON, "method": "GUESSING"}, (), "There is no method GUESSING"),
        ({**JSON, "rules": {"luck": 1}}, (), "There is no rule luck"),
        ({**JSON, "lots": [0, 0, 1]}, (), '"lots"'),
        (BLT.replace("3 1 3 4 0", "3 1 3 4"), (), "Line 3"),
        (BLT.replace("3 1 3 4 0", "3 1 5 0"), (), "Line 3: 5 is no option"),
        (BLT.replace('"Donald"\n"A title"\n', ""), (), "names in quotes"),
        (BLT.partition("\n0\n")[0], (), 'a line "0"'),
        (JSON, ("--rules=[1]",), "--rules must be"),
        (JSON, ("--seats=2",), "seats must be"),
    ],
)
def test_a_file_that_cannot_be_counted_is_explained(
    tmp_path: Path, said: object, words: tuple[str, ...], complaint: str
) -> None:
    with pytest.raises(CommandError, match=complaint.replace("(", r"\(").replace(".", r"\.")):
        counted(tmp_path, said, *words)
