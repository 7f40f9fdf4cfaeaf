"""A pulse: heard, missed, and not missed while whoever listens stood still as well."""

import asyncio
import contextlib
import os
from collections.abc import Iterator

import pytest

from backend.pulse import Pulse, beat


@pytest.fixture
def pulse() -> Iterator[Pulse]:
    """A pulse that is listened to from moment 0 on."""
    pulse = Pulse(0)
    yield pulse
    pulse.close()
    with contextlib.suppress(OSError):
        pulse.hand_over()


def silence(pulse: Pulse, *, since: float, until: float) -> float:
    """What the listener says at the end, having looked ten times a second."""
    looks = [since + n / 10 for n in range(1, round((until - since) * 10) + 1)]
    return [pulse.silent_seconds(moment) for moment in looks][-1]


def test_a_start_may_take_its_time(pulse: Pulse) -> None:
    assert silence(pulse, since=0, until=600) == 0


def test_silence_is_counted_from_the_last_beat(pulse: Pulse) -> None:
    os.write(pulse.mouth, b".")
    assert silence(pulse, since=0, until=0.1) == 0
    assert silence(pulse, since=0.1, until=20.1) == pytest.approx(20)
    os.write(pulse.mouth, b"...")
    assert silence(pulse, since=20.1, until=25.2) == pytest.approx(5)


def test_the_time_in_which_nobody_listened_is_no_silence(pulse: Pulse) -> None:
    os.write(pulse.mouth, b".")
    silence(pulse, since=0, until=1)
    assert pulse.silent_seconds(3_600) < 2


def test_an_ended_worker_is_silent_and_no_fault(pulse: Pulse) -> None:
    os.write(pulse.mouth, b".")
    pulse.hand_over()
    assert silence(pulse, since=0, until=5) == pytest.approx(4.9)


def test_an_event_loop_beats_at_once_and_a_full_or_broken_pipe_does_not_stop_it(pulse: Pulse) -> None:
    async def story() -> None:
        beating = asyncio.create_task(beat(pulse.mouth))
        await asyncio.sleep(0)
        pulse.silent_seconds(0.1)
        assert pulse.silent_seconds(0.2) == pytest.approx(0.1), "it has begun"
        with contextlib.suppress(BlockingIOError):
            while True:
                os.write(pulse.mouth, b"." * 4096)
        await asyncio.sleep(1.1)
        assert not beating.done()
        beating.cancel()

    asyncio.run(story())
