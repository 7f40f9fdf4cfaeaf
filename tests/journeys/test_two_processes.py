"""Two processes that share PostgreSQL and Redis: how Livetally runs in production."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.people import Person, votes_by_label
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from tests.servers.redis import RedisServer

pytestmark = [pytest.mark.postgresql, pytest.mark.redis]


def test_a_vote_through_one_process_reaches_a_screen_on_the_other(
    two_servers: tuple[LivetallyServer, LivetallyServer],
) -> None:
    """GL12."""
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
    """V24."""
    here, there = two_servers
    voter = Person(here)
    poll = voter.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    assert voter.vote(poll, "Tea")["status"] == "NEW"
    assert Person(there, token=voter.token).vote(poll, "Tea")["status"] == "UNCHANGED"
    assert Person(there, token=voter.token).vote(poll, "Coffee")["code"] == "ALREADY_VOTED"


def test_a_secret_vote_counts_once_on_whichever_process_it_is_tried(
    two_servers: tuple[LivetallyServer, LivetallyServer],
) -> None:
    here, there = two_servers
    host = Person(here)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"], policy={"secret": True})
    voters = [Person(here) for _ in range(6)]

    def try_twice(voter: Person) -> list[str]:
        twins = voter, Person(there, token=voter.token)
        with ThreadPoolExecutor(2) as pool:
            answers = list(pool.map(lambda twin: twin.vote(poll, "Tea"), twins))
        return sorted(str(answer.get("status") or answer["code"]) for answer in answers)

    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(try_twice, voters)) == [["ALREADY_VOTED", "NEW"]] * 6
    with Person(there).watch(poll) as screen:
        host.ask("ClosePoll", pollId=poll["id"])
        final = screen.until(lambda tally: not tally["provisional"], what="the final tally")
    assert (final["turnout"], votes_by_label(final)) == (6, {"Tea": 6, "Coffee": 0})


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
