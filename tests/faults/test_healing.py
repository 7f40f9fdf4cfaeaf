"""Every fault, with screens on: no acknowledged vote is lost, every screen is right again by itself."""

import pytest

from tests.faults.hall import Hall
from tests.faults.harm import FAULTS, Fault
from tests.faults.ordeal import go_through

pytestmark = [pytest.mark.postgresql, pytest.mark.redis, pytest.mark.long]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_gl1_every_screen_is_right_again_without_a_further_vote(hall: Hall, fault: Fault) -> None:
    go_through(hall, fault)
