"""How `test` reads what the runners say."""

import pytest

from scripts.testing import Step, closing_lines, figures_in


@pytest.mark.parametrize(
    ("output", "figures"),
    [
        ("= 2 failed, 810 passed, 3 skipped, 1 error in 9 s =", {"failed": 3, "passed": 810, "skipped": 3}),
        (" Test Files  9 passed (9)\n      Tests  41 passed (41)", {"passed": 41}),
        ("# pass 3\n# fail 1\n# skipped 0", {"passed": 3, "failed": 1, "skipped": 0}),
        ("no figures at all", {}),
    ],
)
def test_the_figures_of_each_runner_are_read(output: str, figures: dict[str, int]) -> None:
    assert figures_in(output) == figures


def test_what_was_skipped_is_shown() -> None:
    output = "....\n=== short test summary info ===\nSKIPPED [1] no browser\n=== 3 passed, 1 skipped ==="
    assert closing_lines(output).splitlines()[1] == "SKIPPED [1] no browser"


def test_a_step_that_passes_has_no_fault() -> None:
    step = Step("a step", lambda: "== 1 passed in 0.1s ==", counts_tests=True)
    step.carry_out()
    assert (step.fault, step.figures) == ("", {"passed": 1})
