"""Several server processes on one listening socket: started, started again when they die, ended together."""

import logging
import signal
import socket
import subprocess
import sys
import tempfile
import time
from types import FrameType

from uvicorn.config import STARTUP_FAILURE

LOOK_EVERY_SECONDS = 0.1
# A worker that dies at once, again and again, is not started more often than this.
START_EVERY_SECONDS = 1.0

log = logging.getLogger(__name__)


def supervise(listener: socket.socket, count: int) -> int:
    """Keep `count` workers serving until told to end; the exit code."""
    with tempfile.TemporaryDirectory(prefix="livetally-numbers-") as numbers:
        workers = Workers(listener, numbers)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, workers.end)
        return workers.keep(count)


class Workers:
    """The workers by place, from 1; each is a process of its own, started afresh.

    numbers: the folder in which they leave what /metrics tells of them.
    """

    def __init__(self, listener: socket.socket, numbers: str) -> None:
        self._listener = listener
        self._numbers = numbers
        self._workers: dict[int, subprocess.Popen[bytes]] = {}
        self._started_at: dict[int, float] = {}
        self._signals = 0

    def end(self, _number: int, _frame: FrameType | None) -> None:
        """Begin to end (a signal handler); the second time at once, the third by force."""
        self._signals += 1

    def keep(self, count: int) -> int:
        """Start the workers, and again those that die; the exit code once all have ended."""
        for place in range(1, count + 1):
            self._start(place)
        code = 0
        while not self._signals and not code:
            time.sleep(LOOK_EVERY_SECONDS)
            for place, worker in self._workers.items():
                # A worker that could not even begin would not the next time either.
                code = code or (STARTUP_FAILURE if worker.poll() == STARTUP_FAILURE else 0)
                if worker.returncode is not None and not code and not self._signals:
                    self._start_again(place, worker.returncode)
        self._listener.close()
        ended = self._end_all()
        return code or ended

    def _start(self, place: int) -> None:
        listener = self._listener.fileno()
        words = [f"--listener={listener}", f"--place={place}", f"--numbers={self._numbers}"]
        command = [sys.executable, "-m", "backend.serve", *words]
        self._started_at[place] = time.monotonic()
        self._workers[place] = subprocess.Popen(  # noqa: S603 - our own module
            command,
            pass_fds=[listener],
            stdin=subprocess.PIPE,  # closes with this process; nothing is written to it
            process_group=0,  # a Ctrl-C in the terminal is for this process, which passes it on
        )

    def _start_again(self, place: int, code: int) -> None:
        if time.monotonic() - self._started_at[place] >= START_EVERY_SECONDS:
            log.error("Worker %d ended by itself (exit code %d); it is started again.", place, code)
            self._start(place)

    def _end_all(self) -> int:
        """Tell the workers to end and wait for them; the highest exit code."""
        told = 0
        while any(worker.poll() is None for worker in self._workers.values()):
            if told < max(1, self._signals):
                told += 1
                for worker in self._workers.values():
                    worker.send_signal(signal.SIGTERM if told <= 2 else signal.SIGKILL)
            time.sleep(LOOK_EVERY_SECONDS)
        # One that was told before it could listen to signals ended as it was told.
        codes = [int(worker.returncode) for worker in self._workers.values()]
        return max(0 if code == -signal.SIGTERM else abs(code) for code in codes)
