"""Every promise of docs/guarantees.md is proven by a test that names its id, and tests name no others."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.test_architecture import CHECKOUT, code_files

ROW = re.compile(r"^\| (G[VL]\d+) \|", re.MULTILINE)
ID = re.compile(r"(?<![a-z])g[vl]\d+(?!\d)", re.IGNORECASE)
NODE_TEST = re.compile(r"""\b(?:test|it|describe)(?:\.each\(.*\))?\(\s*["'`](.*?)["'`]""")


def promised() -> list[str]:
    """The ids of all promises."""
    return ROW.findall((CHECKOUT / "docs" / "guarantees.md").read_text())


def names_of_python_tests(source: str) -> Iterator[str]:
    """Each test's name, with the first paragraph of its docstring."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_"):
            first, _, _ = (ast.get_docstring(node) or "").partition("\n\n")
            yield f"{node.name} {first}".replace("_", " ")


@cache
def named() -> frozenset[str]:
    """The ids that tests name, of Python and of the front end."""
    names: list[str] = []
    for path in code_files(".py"):
        if path.name.startswith("test_"):
            names += names_of_python_tests(path.read_text())
    for path in code_files(".ts", ".tsx"):
        if ".test." in path.name:
            names += NODE_TEST.findall(path.read_text())
    return frozenset(found.upper() for name in names for found in ID.findall(name))


@pytest.mark.parametrize("promise", promised())
def test_a_test_names_each_promise(promise: str) -> None:
    assert promise in named()


def test_every_promise_that_a_test_names_is_made() -> None:
    assert named() <= set(promised())


def test_the_long_known_ones_are_all_there() -> None:
    expected = [f"GV{n}" for n in range(1, 14)] + [f"GL{n}" for n in range(1, 15)]
    assert set(expected) <= set(promised())


def test_only_names_and_first_words_count() -> None:
    source = (
        'def test_a():\n    """GV1, V2: so.\n\n    Not GV2."""\n    x = "GV3"\ndef b():\n    """GV4."""\n'
    )
    (name,) = names_of_python_tests(source)
    assert ID.findall(name) == ["GV1"]
