"""The event loop's feeds, wired to the one read of figures."""

import asyncio
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from django.conf import settings

from voting.actions.polls import current_figures
from voting.live.changes import changes
from voting.live.feed import PollFeed
from voting.live.pace import Pace
from voting.live.readings import Readings
from voting.live.rooms import RoomFeed


@dataclass(frozen=True, slots=True)
class Live:
    """What is live in this process."""

    readings: Readings
    polls: PollFeed
    rooms: RoomFeed
    pace: Pace


_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Live] = WeakKeyDictionary()


def live() -> Live:
    """The running event loop's feeds, made when first asked for."""
    loop = asyncio.get_running_loop()
    if loop not in _by_loop:
        tick, look = settings.TICK_MILLISECONDS / 1000, settings.RECONCILE_SECONDS
        readings, pace = Readings(current_figures), Pace()
        polls = PollFeed(changes(), readings, pace, tick_seconds=tick, look_every_seconds=look)
        rooms = RoomFeed(changes(), polls, tick_seconds=tick, look_every_seconds=look)
        _by_loop[loop] = Live(readings, polls, rooms, pace)
    return _by_loop[loop]
