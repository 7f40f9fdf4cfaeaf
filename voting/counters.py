"""What this process has done so far, in plain numbers; backend/metrics.py shows them to operators.

Plain, because some are raised for every frame. Nothing here is about anyone.
"""

from bisect import bisect_left
from collections.abc import Sequence


class Spread:
    """How often a measure came out how large. bounds: upper ends, rising; what is larger comes last."""

    __slots__ = ("bounds", "counts", "total")

    def __init__(self, bounds: Sequence[float]) -> None:
        self.bounds = bounds
        self.counts = [0] * (len(bounds) + 1)
        self.total = 0.0

    def note(self, value: float) -> None:
        """Count one measure."""
        self.counts[bisect_left(self.bounds, value)] += 1
        self.total += value


SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
REQUESTS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Counters:
    """One process's numbers, from its start."""

    __slots__ = (
        "announcement_seconds", "announcements_lost", "batch_requests", "frames_sent", "frames_skipped",
        "plain_watches", "repairs", "slow_closes", "vote_seconds",
    )  # fmt: skip

    def __init__(self) -> None:
        self.frames_sent = 0
        # Frames that a newer one replaced before the socket took them.
        self.frames_skipped = 0
        # Sockets closed because replies piled up unread.
        self.slow_closes = 0
        # Tallies watched over the plain door at this moment.
        self.plain_watches = 0
        # Looks at a watched poll that found news which nobody had announced.
        self.repairs = 0
        self.announcements_lost = 0
        # From an announcement's commit until it was heard over the bus.
        self.announcement_seconds = Spread(SECONDS)
        # From a vote's arrival in the lane until its answer, and how many shared a transaction.
        self.vote_seconds = Spread(SECONDS)
        self.batch_requests = Spread(REQUESTS)


counted = Counters()
