"""`test` and `check`: every step in two lanes, one for Python and one for Node, and what each took."""

import re
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from scripts import node_packages, python_packages
from scripts.node_packages import CLIENTS, FRONTEND, GRAPHIQL, TOOLS
from scripts.python_packages import PYTHON, VENV
from scripts.shell import ROOT, Stop, run, say

ON_POSTGRESQL = ("pytest", "tests/voting", "tests/schema")
# The closing figures of pytest, of Vitest and of Node's own runner.
FIGURES = re.compile(r"(\d+) (passed|failed|skipped|errors?)\b|^# (pass|fail|skipped) (\d+)$", re.MULTILINE)
MEANING = {"pass": "passed", "fail": "failed", "error": "failed", "errors": "failed"}


@dataclass
class Step:
    """One thing to do: its name, what does it, and how it went."""

    name: str
    act: Callable[[], str | None]
    counts_tests: bool = False
    seconds: float = 0
    fault: str = ""
    figures: dict[str, int] = field(default_factory=dict)

    def carry_out(self) -> None:
        """Do it, note how it went, and say so."""
        began = time.monotonic()
        output = ""
        try:
            output = self.act() or ""
        except Stop as reason:
            self.fault = output = str(reason)
        self.seconds = time.monotonic() - began
        if self.counts_tests:
            self.figures = figures_in(output)
        say(f"{'✗' if self.fault else '✓'} {self.name} ({self.seconds:.1f} s)")
        if self.fault or self.counts_tests:
            say(self.fault or closing_lines(output))


def figures_in(output: str) -> dict[str, int]:
    """How many tests passed, failed and were skipped, as the runner's last lines say."""
    last_lines = [line for line in output.splitlines()[-12:] if "Test Files" not in line]
    figures: dict[str, int] = {}
    for number, word, node_word, node_number in FIGURES.findall("\n".join(last_lines)):
        kind = word or node_word
        kind = MEANING.get(kind, kind)
        figures[kind] = figures.get(kind, 0) + int(number or node_number)
    return figures


def closing_lines(output: str) -> str:
    """The part of a runner's output worth seeing when all is well: what was skipped, and the figures."""
    lines = output.rstrip().splitlines()
    starts = [place for place, line in enumerate(lines) if "short test summary" in line]
    return "\n".join(lines[starts[-1] :] if starts else lines[-4:])


def of_python(name: str, *words: str | Path, **environment: str) -> Step:
    """A step that runs a program of .venv."""
    command: list[str | Path] = [VENV / "bin" / words[0], *words[1:]]
    tests = words[0] == "pytest"
    return Step(name, lambda: run(command, env=environment), counts_tests=tests)


def of_node(name: str, folder: Path, script: str) -> Step:
    """A step that runs a script of the folder's package.json."""
    command: list[str | Path] = ["npm", "run", "--silent", script]
    return Step(name, lambda: run(command, cwd=folder), counts_tests=script == "test")


def python_checks() -> list[Step]:
    """Lint, format, import rules and types of the Python side."""
    return [
        Step("lock files are fresh", _locks_are_fresh),
        of_python("ruff check", "ruff", "check"),
        of_python("ruff format", "ruff", "format", "--check"),
        of_python("import rules", "lint-imports"),
        of_python("mypy", "mypy"),
    ]


def node_checks() -> list[Step]:
    """Packages, lint, format and types of the Node side."""
    folders = [FRONTEND, TOOLS, GRAPHIQL]
    return [
        *(Step(f"packages of {folder.relative_to(ROOT)}", _installs(folder)) for folder in folders),
        of_node("biome", FRONTEND, "lint"),
        of_node("types of the front end", FRONTEND, "typecheck"),
        of_node("types of GraphiQL's page", GRAPHIQL, "typecheck"),
        of_node("generated types are fresh", TOOLS, "codegen:check"),
    ]


def check(_words: list[str]) -> int:
    """Lint, formats and types only."""
    began = time.monotonic()
    _install()
    return _report(_in_lanes(python_checks(), node_checks()), began=began)


def test(_words: list[str]) -> int:
    """Everything: checks and tests of both sides, then the browser, which needs what both have made."""
    began = time.monotonic()
    _install()
    python_lane = [
        *python_checks(),
        of_python("tests, on SQLite", "pytest", "--ignore=tests/journeys", "--ignore=tests/scripts"),
        of_python("journeys", "pytest", "tests/journeys", "-m", "not browser", LIVETALLY_NODE_TESTS="demand"),
    ]
    node_lane = [
        *node_checks(),
        of_node("front-end unit tests", FRONTEND, "test"),
        Step("build of the pages", lambda: node_packages.build("app")),
        of_node("size of the pages", FRONTEND, "size"),
        Step("build of GraphiQL", lambda: node_packages.build("graphiql")),
        # Here, for this lane is the shorter one.
        of_python(
            "the domain's and schema's tests, on PostgreSQL", *ON_POSTGRESQL, TEST_DATABASE="postgresql"
        ),
    ]
    after_both = [
        Step("static files", _gather_static_files),
        of_python("tests of the commands", "pytest", "tests/scripts"),
        of_python("journeys in the browser", "pytest", "tests/journeys", "-m", "browser"),
    ]
    return _report(_in_lanes(python_lane, node_lane) + _in_lanes(after_both), began=began)


def faults(words: list[str]) -> int:
    """The fault suite with its long tests; pytest's words may follow. Its exit code."""
    python_packages.install_packages("dev")
    command: list[str | Path] = [VENV / "bin" / "pytest", "tests/faults", "-m", "long or not long", *words]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def _install() -> None:
    node_packages.need_node()
    python_packages.install_packages("dev")
    node_packages.install_node_packages(CLIENTS)


def _installs(folder: Path) -> Callable[[], None]:
    return lambda: node_packages.install_node_packages(folder)


def _locks_are_fresh() -> None:
    stale = python_packages.stale_locks()
    if stale:
        raise Stop(f"Renew the lock files ({', '.join(stale)}): python3 scripts/dev.py lock")


def _gather_static_files() -> str:
    return run([PYTHON, "-c", "from scripts import prepare; prepare.only_static_files()"])


def _in_lanes(*lanes: list[Step]) -> list[Step]:
    """Carry out the lanes side by side, each in its order."""
    with ThreadPoolExecutor(len(lanes)) as pool:
        list(pool.map(lambda lane: [step.carry_out() for step in lane], lanes))
    return [step for lane in lanes for step in lane]


def _report(steps: list[Step], *, began: float) -> int:
    """Say what took how long, what failed, and the total of all tests; the exit code."""
    say("\nWhat took longest:")
    for step in sorted(steps, key=lambda step: -step.seconds)[:10]:
        say(f"{step.seconds:8.1f} s  {step.name}")
    say(f"{time.monotonic() - began:8.1f} s  in all")
    failed = [step for step in steps if step.fault]
    for step in failed:
        say(f"FAILED: {step.name}")
    kinds = ("passed", "failed", "skipped")
    totals = [f"{sum(step.figures.get(kind, 0) for step in steps)} {kind}" for kind in kinds]
    if any(step.figures for step in steps):
        say(f"\n{', '.join(totals)}")
    return 1 if failed else 0
