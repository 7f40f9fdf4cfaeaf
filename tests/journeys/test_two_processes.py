"""Two processes that share PostgreSQL and Redis: how Livetally runs in production."""

import pytest

from tests.journeys.people import Person, votes_by_label
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from tests.servers.redis import RedisServer

pytestmark = [pytest.mark.postgresql, pytest.mark.redis]


def test_a_vote_through_one_process_reaches_a_screen_on_the_other(
    two_servers: tuple[LivetallyServer, LivetallyServer],
) -> None:
    here, there = two_servers
    poll = Person(here).create_poll("Tea or coffee?", ["Tea", "Coffee"])
    watcher = Person(there)
    with watcher.watch(poll) as screen:
        screen.until_turnout(0)
        assert Person(here).vote(poll, "Tea")["status"] == "NEW"
        seen = screen.until_turnout(1, deadline_seconds=5)
    assert votes_by_label(seen) == {"Tea": 1, "Coffee": 0}
    assert seen == watcher.tally(poll), "live equals read"


def test_a_guest_of_one_process_is_the_same_guest_on_the_other(
    two_servers: tuple[LivetallyServer, LivetallyServer],
) -> None:
    here, there = two_servers
    voter = Person(here)
    poll = voter.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    assert voter.vote(poll, "Tea")["status"] == "NEW"
    assert Person(there, token=voter.token).vote(poll, "Tea")["status"] == "UNCHANGED"
    assert Person(there, token=voter.token).vote(poll, "Coffee")["code"] == "ALREADY_VOTED"


def test_a_screen_is_right_again_after_the_loss_of_redis(
    two_servers: tuple[LivetallyServer, LivetallyServer], redis_server: RedisServer
) -> None:
    here, there = two_servers
    poll = Person(here).create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with Person(there).watch(poll) as screen:
        screen.until_turnout(0)
        redis_server.kill()
        # The announcement of this vote is lost for good; the vote itself is not.
        assert Person(here).vote(poll, "Coffee")["status"] == "NEW"
        redis_server.start()
        seen = screen.until_turnout(1, deadline_seconds=10)
        assert votes_by_label(seen) == {"Tea": 0, "Coffee": 1}
        assert Person(here).vote(poll, "Tea")["status"] == "NEW"
        assert votes_by_label(screen.until_turnout(2, deadline_seconds=10)) == {"Tea": 1, "Coffee": 1}


def test_readiness_follows_redis(
    two_servers: tuple[LivetallyServer, LivetallyServer], redis_server: RedisServer
) -> None:
    here, _ = two_servers
    assert here.is_ready()
    redis_server.kill()
    wait_until(lambda: not here.is_ready(), what="/readyz says no without Redis")
    redis_server.start()
    wait_until(here.is_ready, what="/readyz says yes again")
