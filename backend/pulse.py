"""A worker's pulse: its event loop beats, and whoever keeps the workers notices when it stands still.

A beat is one byte into a pipe, about once a second. Silence is counted in looks of the one who listens, so
the time in which that one stood still as well (a suspended laptop, a paused container) is nobody's silence.
"""

import asyncio
import contextlib
import os

BEAT_EVERY_SECONDS = 1.0
# Between two looks no more than this counts as silence.
MOST_BETWEEN_LOOKS_SECONDS = 0.5
MOST_BEATS_READ = 4096


async def beat(mouth: int) -> None:
    """Tell by this end of the pipe, as long as the event loop runs, that it does."""
    os.set_blocking(mouth, False)
    while True:
        # Nobody listens, or has for hours: that is for others to notice.
        with contextlib.suppress(BlockingIOError, BrokenPipeError):
            os.write(mouth, b".")
        await asyncio.sleep(BEAT_EVERY_SECONDS)


class Pulse:
    """One worker's pulse, as its keeper hears it."""

    def __init__(self, now: float) -> None:
        self._ear, self.mouth = os.pipe()
        os.set_blocking(self._ear, False)
        self._looked_at = now
        self._has_begun = False
        self._silent_seconds = 0.0

    def silent_seconds(self, now: float) -> float:
        """How long nothing has been heard; 0 before the first beat: a start may take its time."""
        since_last_look = min(now - self._looked_at, MOST_BETWEEN_LOOKS_SECONDS)
        self._looked_at = now
        if self._hears():
            self._has_begun, self._silent_seconds = True, 0.0
        elif self._has_begun:
            self._silent_seconds += since_last_look
        return self._silent_seconds

    def _hears(self) -> bool:
        try:
            return bool(os.read(self._ear, MOST_BEATS_READ))
        except BlockingIOError:
            return False

    def hand_over(self) -> None:
        """Close the worker's end here: the worker has its own."""
        os.close(self.mouth)

    def close(self) -> None:
        """Stop listening."""
        os.close(self._ear)
