"""Readings: one look serves all who wait, and a poll that is slow to count rests between counts."""

import asyncio
import time
from typing import Any, cast
from uuid import UUID, uuid4

import pytest

from tests.voting.live.watching import in_one_loop
from voting.counts import RunningCounts
from voting.live.readings import LIGHT_SECONDS, LONGEST_REST_SECONDS, REST, Readings
from voting.results import Figures

POLL = uuid4()
HEAVY_SECONDS = 4 * LIGHT_SECONDS


class Revision:
    """Figures of which only the revision matters."""

    def __init__(self, revision: int) -> None:
        self.revision = revision


class Counting:
    """Reads that keep their thread at work so long; each finds a revision more."""

    def __init__(self, at_work_seconds: float) -> None:
        self._at_work_seconds = at_work_seconds
        self.times: list[tuple[float, float]] = []

    def read(self, poll_id: UUID, counts: RunningCounts) -> Figures | None:
        """The next revision."""
        began, end = time.monotonic(), time.thread_time() + self._at_work_seconds
        while time.thread_time() < end:
            pass
        self.times.append((began, time.monotonic()))
        return cast("Figures", cast("Any", Revision(len(self.times))))

    @property
    def rests(self) -> list[float]:
        """Seconds between the reads."""
        return [began - ended for (_, ended), (began, _) in zip(self.times, self.times[1:], strict=False)]


def test_who_asks_at_the_same_time_shares_a_read() -> None:
    async def story() -> None:
        counting = Counting(HEAVY_SECONDS)
        readings = Readings(counting.read)
        first = asyncio.create_task(readings.at_least(POLL, 1))
        await asyncio.sleep(HEAVY_SECONDS / 4)
        others = [readings.at_least(POLL, 2) for _ in range(50)]
        found = await asyncio.gather(first, *others)
        assert [figures.revision for figures in found if figures] == [1, *[2] * 50]

    in_one_loop(story())


def test_a_poll_that_is_slow_to_count_rests_between_counts() -> None:
    async def story() -> None:
        counting = Counting(HEAVY_SECONDS)
        readings = Readings(counting.read)
        for revision in (1, 2, 3):
            await readings.at_least(POLL, revision)
        assert len(counting.times) == 3
        assert min(counting.rests) >= REST * HEAVY_SECONDS

    in_one_loop(story())


def test_other_polls_and_light_counts_wait_for_no_rest() -> None:
    async def story() -> None:
        heavy = Readings(Counting(HEAVY_SECONDS).read)
        await heavy.at_least(POLL, 1)
        other = uuid4()
        await heavy.at_least(other, 1)
        assert set(heavy._rest_until) == {POLL, other}, "nobody has waited for the end of a rest"
        counting = Counting(0)
        light = Readings(counting.read)
        for revision in range(1, 20):
            await light.at_least(POLL, revision)
        assert not light._rest_until

    in_one_loop(story())


def test_no_rest_is_longer_than_a_hall_can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voting.live.readings.LONGEST_REST_SECONDS", LIGHT_SECONDS)
    assert LONGEST_REST_SECONDS > LIGHT_SECONDS

    async def story() -> None:
        readings = Readings(Counting(HEAVY_SECONDS).read)
        await readings.at_least(POLL, 1)
        assert readings._rest_until[POLL] - time.monotonic() <= LIGHT_SECONDS

    in_one_loop(story())
