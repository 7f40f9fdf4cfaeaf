"""Metrics: for who has the token, true to what happened, and of all processes whichever is asked."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families
from pytest_django import Settings

from backend import metrics
from tests.backend.doors import ask
from tests.journeys.people import Person
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from tests.servers.redis import RedisServer
from voting.counters import Spread

TOKEN = "scrape-me"
CHECKOUT = Path(__file__).resolve().parents[2]

Numbers = dict[str, float]


def read(text: str) -> Numbers:
    """The numbers by name, summed over the workers; buckets left out."""
    numbers: Numbers = {}
    for family in text_string_to_metric_families(text):
        for line in family.samples:
            if "le" not in line.labels:
                name = line.name.removeprefix("livetally_")
                numbers[name] = numbers.get(name, 0) + line.value
    return numbers


def scrape(server: LivetallyServer) -> str:
    """What Prometheus reads."""
    request = Request(f"{server.url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    with urlopen(request, timeout=5) as answer:
        text: str = answer.read().decode()
        return text


class TestDoor:
    @pytest.mark.parametrize("given", ["", "Bearer ", "Bearer wrong", "scrape-me", "Basic scrape-me"])
    def test_without_the_token_there_is_no_such_page(self, given: str, settings: Settings) -> None:
        """L16."""
        settings.METRICS_TOKEN = TOKEN
        answer = ask("GET", "/metrics", headers={"authorization": given})
        assert (answer.status, b"livetally_" in answer.body) == (404, False)

    def test_where_no_token_is_set_nobody_has_it(self) -> None:
        for given in ({}, {"authorization": "Bearer "}):
            assert ask("GET", "/metrics", headers=given).status == 404

    def test_who_has_the_token_reads_the_numbers(self, settings: Settings) -> None:
        settings.METRICS_TOKEN = TOKEN
        answer = ask("GET", "/metrics", headers={"authorization": f"Bearer {TOKEN}"})
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("text/plain")
        assert {*metrics.GAUGES} <= read(answer.body.decode()).keys()


def test_a_spread_counts_up_to_each_bound() -> None:
    spread = Spread((1, 5))
    for value in (0.5, 1, 2, 100):
        spread.note(value)
    assert metrics._spread(spread) == {"buckets": [("1", 2), ("5", 3), ("+Inf", 4)], "sum": 103.5}


def test_the_numbers_are_what_happened(start_server: Callable[..., LivetallyServer], sqlite_url: str) -> None:
    server = start_server(database_url=sqlite_url, METRICS_TOKEN=TOKEN)
    person = Person(server)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    screens = [Person(server).watch(poll) for _ in range(3)]
    for screen in screens:
        screen.until_turnout(0)
    before = read(scrape(server))
    assert (before["sockets"], before["subscriptions"], before["executions"]) == (3, 3, 1)
    assert before["vote_seconds_count"] == 0
    assert person.vote(poll, "Tea")["status"] == "NEW"
    for screen in screens:
        screen.until_turnout(1)
    after = read(scrape(server))
    assert after["frames_sent_total"] - before["frames_sent_total"] == 3
    assert after["vote_seconds_count"] == after["batch_requests_count"] == 1
    assert 0 < after["vote_seconds_sum"] < 10
    wait_until(lambda: read(scrape(server))["announcement_seconds_count"] > 0, what="heard over the bus")
    assert after["reconcile_repairs_total"] == after["frames_skipped_total"] == 0
    assert after["resident_bytes"] > 20_000_000
    for screen in screens:
        screen.close()
    wait_until(lambda: read(scrape(server))["sockets"] == 0, what="all sockets are gone")
    assert read(scrape(server))["executions"] == 0


def test_nothing_personal_is_told(start_server: Callable[..., LivetallyServer], sqlite_url: str) -> None:
    server = start_server(database_url=sqlite_url, METRICS_TOKEN=TOKEN)
    person = Person(server)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    person.vote(poll, "Tea")
    text = scrape(server)
    labels = set(re.findall(r'(\w+)="', text))
    assert labels == {"worker", "le"}
    assert poll["id"] not in text


@pytest.mark.postgresql
@pytest.mark.redis
class TestSeveralProcesses:
    @pytest.fixture
    def server(
        self, postgres_url: str, redis_server: RedisServer, start_server: Callable[..., LivetallyServer]
    ) -> LivetallyServer:
        """Three processes on one port, all of them up."""
        server = start_server(
            database_url=postgres_url, redis_url=redis_server.url, WORKERS="3", METRICS_TOKEN=TOKEN
        )
        every = {"1", "2", "3"}
        wait_until(lambda: set(re.findall(r'worker="(\d+)"', scrape(server))) == every, what="all are up")
        return server

    def test_whichever_is_asked_tells_of_all(self, server: LivetallyServer) -> None:
        person = Person(server)
        poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
        screens = [person.watch(poll) for _ in range(9)]
        for screen in screens:
            screen.until_turnout(0)
        wait_until(lambda: read(scrape(server))["sockets"] == 9, what="the sockets of all workers")
        for screen in screens:
            screen.close()


@pytest.mark.postgresql
@pytest.mark.redis
def test_news_that_nobody_announced_is_counted_as_a_repair(
    postgres_url: str, redis_server: RedisServer, start_server: Callable[..., LivetallyServer]
) -> None:
    settings = {"METRICS_TOKEN": TOKEN, "RECONCILE_SECONDS": "0.5"}
    here, there = (
        start_server(database_url=postgres_url, redis_url=redis_server.url, **settings) for _ in range(2)
    )
    person = Person(here)
    poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with Person(there).watch(poll) as screen:
        screen.until_turnout(0)
        redis_server.kill()
        assert person.vote(poll, "Tea")["status"] == "NEW"
        screen.until_turnout(1, deadline_seconds=10)
        wait_until(lambda: read(scrape(there))["reconcile_repairs_total"] == 1, what="a repair is counted")
    wait_until(lambda: read(scrape(here))["announcements_lost_total"] > 0, what="a loss is counted")
