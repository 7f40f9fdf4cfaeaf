"""Every fault, with screens on: no acknowledged vote is lost, every screen is right again by itself."""

import pytest

from tests.faults.hall import Hall
from tests.faults.harm import FAULTS, POSTGRES_CRASHED, PROCESS_KILLED, Fault
from tests.faults.ordeal import go_through, return_at_once

pytestmark = [pytest.mark.postgresql, pytest.mark.redis]

# What every test run goes through; the others take their time.
SHORT = (POSTGRES_CRASHED, PROCESS_KILLED)
EVERY_FAULT = pytest.mark.parametrize(
    "fault",
    [pytest.param(fault, marks=[] if fault in SHORT else pytest.mark.long) for fault in FAULTS],
    ids=str,
)


@EVERY_FAULT
def test_gl1_every_screen_is_right_again_without_a_further_vote(hall: Hall, fault: Fault) -> None:
    """GL1, GL9, GV1, GV2, GV3."""
    go_through(hall, fault)


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.long)])
def test_a_hall_that_returns_at_once_is_served_beside_those_who_vote(hall: Hall, count: int) -> None:
    """GL11."""
    return_at_once(hall, count)
