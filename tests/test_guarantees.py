"""Every promise of docs/guarantees.md and each row of docs/attacks.md is named by a test that proves it."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.test_architecture import CHECKOUT, code_files

ROW = re.compile(r"^\| ([A-Z]{1,2}\d+) \|", re.MULTILINE)
ID = re.compile(r"(?<![a-z])(?:g[vls]|[twgavilfsr])\d+(?!\d)", re.IGNORECASE)
# An example's name, such as the W6-W7-legacy of a table.
EXAMPLE = re.compile(r"^(?:[TWGAVILFSR]\d+(?:-|$))+")
NODE_TEST = re.compile(r"""\b(?:test|it|describe)(?:\.each\([^)]*\))?\(\s*["'`](.*?)["'`]""")
# What is not offered, or was decided otherwise, needs no test.
NOT_OFFERED = "## Not offered"


def rows_of(page: str) -> list[str]:
    """The ids of a page's rows, as far as they promise something."""
    return ROW.findall((CHECKOUT / "docs" / page).read_text().partition(NOT_OFFERED)[0])


PROMISES, ATTACKS = rows_of("guarantees.md"), rows_of("attacks.md")


def names_of_python_tests(source: str) -> Iterator[str]:
    """Each test's name, with the first paragraph of its docstring, and the names of the examples."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            first, _, _ = (ast.get_docstring(node) or "").partition("\n\n")
            yield f"{node.name} {first}".replace("_", " ")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from EXAMPLE.findall(node.value)


@cache
def named() -> frozenset[str]:
    """The ids that tests name, of Python and of the front end."""
    names: list[str] = []
    for path in code_files(".py"):
        if path.name.startswith("test_"):
            names += names_of_python_tests(path.read_text())
    for path in code_files(".ts", ".tsx"):
        if ".test." in path.name or ".journey." in path.name:
            names += NODE_TEST.findall(path.read_text())
    return frozenset(found.upper() for name in names for found in ID.findall(name))


@pytest.mark.parametrize("row", [*PROMISES, *ATTACKS])
def test_a_test_names_each_row(row: str) -> None:
    assert row in named()


def test_every_promise_that_the_papers_refer_to_is_made() -> None:
    referred = set(re.findall(r"\bG[VLS]\d+\b", (CHECKOUT / "SECURITY.md").read_text()))
    assert referred
    assert referred <= set(PROMISES)


def test_every_row_that_a_test_names_is_there() -> None:
    promises = {row for row in named() if len(row.rstrip("0123456789")) == 2}
    assert promises <= set(PROMISES)
    assert named() - promises <= set(ATTACKS)


def test_the_long_known_ones_are_all_there() -> None:
    expected = [f"GV{n}" for n in range(1, 14)] + [f"GL{n}" for n in range(1, 15)]
    assert set(expected) <= set(PROMISES)


def test_each_attack_has_one_row() -> None:
    every = ROW.findall((CHECKOUT / "docs" / "attacks.md").read_text())
    assert len(every) == len(set(every))
    last = {"T": 34, "W": 45, "G": 26, "A": 23, "V": 30, "I": 26, "L": 20, "F": 19, "S": 20, "R": 12}
    assert set(every) == {f"{kind}{n}" for kind, most in last.items() for n in range(1, most + 1)}


def test_only_names_and_first_words_count() -> None:
    source = (
        'def test_a():\n    """GV1, V2: so.\n\n    Not GV2."""\n    x = "GV3"\n    y = "W5-W6-x"\n'
        'def b():\n    """GV4."""\n'
    )
    assert {found for name in names_of_python_tests(source) for found in ID.findall(name)} == {
        "GV1", "V2", "W5", "W6",
    }  # fmt: skip
