"""How busy the fan-out keeps this event loop, and how far ticks stretch for it."""

import math
import time

# Of one second, what telling may take before ticks stretch: the rest belongs to votes.
SHARE_FOR_TELLING = 0.25
REMEMBERED_SECONDS = 1.0


class Pace:
    """The load of the last second or so; as it rises ticks stretch, as it falls they shrink again."""

    def __init__(self) -> None:
        self._load = 0.0
        self._noted_at = time.monotonic()

    def note(self, worked_seconds: float) -> None:
        """Take in that telling has kept the loop busy for so long."""
        self._load = self.load + worked_seconds / REMEMBERED_SECONDS

    @property
    def load(self) -> float:
        """Seconds of telling per second, of late."""
        now = time.monotonic()
        self._load *= math.exp((self._noted_at - now) / REMEMBERED_SECONDS)
        self._noted_at = now
        return self._load

    def stretched(self, tick_seconds: float) -> float:
        """The tick as long as the load asks for; never shorter than it is."""
        return tick_seconds * max(1.0, self.load / SHARE_FOR_TELLING)
