"""What the papers promise about the tree: imports, the contract, settings, sizes, names and versions."""

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from graphql import build_schema, find_breaking_changes, parse, validate

CHECKOUT = Path(__file__).resolve().parent.parent
LAYERS = ("backend", "schema", "voting")
CONTRACT = CHECKOUT / "tests" / "contract"
MADE_BY_PROGRAMS = re.compile(r"/migrations/|generated|package-lock|^requirements/|schema\.graphql$")


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that a clone would have."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, check=False).stdout
    if not names:
        pytest.skip("not a git checkout")
    paths = [CHECKOUT / name for name in names.decode().split("\0") if name]
    return tuple(path for path in paths if path.is_file())


def code_files(*suffixes: str) -> list[Path]:
    """The tracked files of these kinds that people write."""
    return [
        path
        for path in tracked_files()
        if path.suffix in suffixes and not MADE_BY_PROGRAMS.search(path.relative_to(CHECKOUT).as_posix())
    ]


def modules_of(*folders: str) -> list[Path]:
    """The Python modules that people write in these top-level folders."""
    return [path for path in code_files(".py") if path.relative_to(CHECKOUT).parts[0] in folders]


def imported_by(path: Path) -> Iterator[str]:
    """The full names that a module imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        if isinstance(node, ast.ImportFrom):
            yield f"{node.module}"
            yield from (f"{node.module}.{name.name}" for name in node.names)


def function_lengths(paths: list[Path]) -> dict[str, int]:
    """How many lines each function has, by place."""
    return {
        f"{path.relative_to(CHECKOUT)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in paths
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_imports_only_point_down() -> None:
    # A process of its own: the linter silences every logger there is.
    linter = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(linter, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_the_domain_knows_no_http() -> None:
    web = (
        "django.http",
        "django.urls",
        "django.views",
        "django.shortcuts",
        "django.test",
        "django.middleware",
    )
    found = [
        f"{path}: {name}"
        for path in modules_of("voting")
        for name in imported_by(path)
        if name.startswith(web)
    ]
    assert found == []


def test_methods_need_the_standard_library_only() -> None:
    allowed = {*sys.stdlib_module_names, "voting"}
    methods = [path for path in modules_of("voting") if path.parent == CHECKOUT / "voting" / "methods"]
    assert methods
    found = [
        f"{path}: {name}"
        for path in methods
        for name in imported_by(path)
        if name.split(".")[0] not in allowed
    ]
    assert found == []


def test_the_environment_is_read_by_the_settings_only() -> None:
    readers = [
        path.relative_to(CHECKOUT).as_posix() for path in modules_of(*LAYERS) if reads_environment(path)
    ]
    assert readers == ["backend/settings.py"]


def reads_environment(path: Path) -> bool:
    """Whether the module looks at variables of the environment; setting a default is no look."""
    text = path.read_text()
    return bool(re.search(r"os\.environ(?!\.setdefault)|getenv|import environ", text))


def test_the_committed_schema_is_what_the_code_says() -> None:
    from schema import schema

    assert (CHECKOUT / "schema" / "schema.graphql").read_text().rstrip() == schema.as_str().rstrip()


def test_the_schema_offers_all_that_the_contract_promises() -> None:
    promised = build_schema((CONTRACT / "schema.graphql").read_text())
    offered = build_schema((CHECKOUT / "schema" / "schema.graphql").read_text())
    assert [change.description for change in find_breaking_changes(promised, offered)] == []


def test_every_operation_of_the_contract_is_valid() -> None:
    offered = build_schema((CHECKOUT / "schema" / "schema.graphql").read_text())
    operations = parse((CONTRACT / "operations.graphql").read_text())
    assert [error.message for error in validate(offered, operations)] == []


def test_everything_in_the_schema_is_described() -> None:
    offered = build_schema((CHECKOUT / "schema" / "schema.graphql").read_text())
    bare = []
    for name, kind in offered.type_map.items():
        if name.startswith("__") or name in {"String", "Int", "Float", "Boolean", "ID"}:
            continue
        parts = {**getattr(kind, "fields", {}), **getattr(kind, "values", {})}
        arguments = {
            f"{part}({argument}:)": value
            for part, field in parts.items()
            for argument, value in getattr(field, "args", {}).items()
        }
        bare += [name] if not kind.description else []
        bare += [f"{name}.{part}" for part, value in {**parts, **arguments}.items() if not value.description]
    assert bare == []


def test_the_example_environment_lists_every_setting() -> None:
    settings = (CHECKOUT / "backend" / "settings.py").read_text()
    read = set(re.findall(r"\benv(?:\.\w+)?\(\s*\"([A-Z_]+)\"", settings))
    example = (CHECKOUT / ".env.example").read_text()
    listed = set(re.findall(r"^#? ?([A-Z][A-Z_]+)=", example, re.MULTILINE))
    assert read | {"HOST", "PORT"} == listed


def test_every_file_fits_on_a_few_screens() -> None:
    long = {
        path: len(path.read_text().splitlines()) for path in code_files(".py", ".ts", ".tsx", ".mjs", ".css")
    }
    assert {path: lines for path, lines in long.items() if lines > 350} == {}


def test_every_function_fits_on_a_screen() -> None:
    lengths = function_lengths(code_files(".py"))
    assert {place: lines for place, lines in lengths.items() if lines > 60} == {}


def test_most_modules_and_functions_are_far_smaller() -> None:
    modules = modules_of(*LAYERS)
    assert statistics.median(len(path.read_text().splitlines()) for path in modules) <= 100
    assert statistics.median(function_lengths(modules).values()) <= 10


def test_every_module_has_a_name_that_says_something() -> None:
    saying_nothing = re.compile(r"(utils?|helpers?|common|managers?|base|services?|core|misc)", re.IGNORECASE)
    names = [path for path in code_files(".py", ".ts", ".tsx") if saying_nothing.fullmatch(path.stem)]
    folders = [
        path for path in code_files(".py", ".ts", ".tsx") if saying_nothing.fullmatch(path.parent.name)
    ]
    assert names + folders == []


def test_no_file_names_a_package_registry_or_somebodys_machine() -> None:
    # In pieces, so that this file does not name them itself.
    hosts = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npm", "deb." + "debian")
    places = ("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/")
    pattern = re.compile("|".join(map(re.escape, hosts + places)))
    found = [
        f"{path.relative_to(CHECKOUT)}: {match[0]}"
        for path in tracked_files()
        for match in [pattern.search(path.read_text(errors="ignore"))]
        if match
    ]
    assert found == []
