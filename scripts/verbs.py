"""Which verb does what."""

from collections.abc import Callable

from scripts import running, testing
from scripts.python_packages import lock_packages

VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": running.serve,
    "dev": running.develop,
    "bench": running.bench,
    "test": testing.test,
    "faults": testing.faults,
    "check": testing.check,
    "lock": lock_packages,
}
