"""Several server processes on one socket: started, again when they die or stand still, ended together."""

import logging
import signal
import socket
import subprocess
import sys
import tempfile
import time
from types import FrameType

from uvicorn.config import STARTUP_FAILURE

from backend.pulse import Pulse

LOOK_EVERY_SECONDS = 0.1
# A worker that dies at once, again and again, is not started more often than this.
START_EVERY_SECONDS = 1.0
# One that stands still gets so long to write where it does.
WRITE_STACKS_SECONDS = 0.5

log = logging.getLogger(__name__)


def supervise(listener: socket.socket, count: int, *, hang_seconds: float) -> int:
    """Keep `count` workers serving until told to end; the exit code.

    hang_seconds: how long an event loop may stand still before its worker is replaced; 0: for ever.
    """
    with tempfile.TemporaryDirectory(prefix="livetally-numbers-") as numbers:
        workers = Workers(listener, numbers, hang_seconds)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, workers.end)
        return workers.keep(count)


class Worker:
    """One worker: a process of its own, started afresh, and the pulse of its event loop."""

    def __init__(self, place: int, listener: int, numbers: str) -> None:
        self.place = place
        self.started_at = time.monotonic()
        self._pulse = Pulse(self.started_at)
        told = [f"--listener={listener}", f"--place={place}", f"--numbers={numbers}"]
        self.process = subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "backend.serve", *told, f"--pulse={self._pulse.mouth}"],
            pass_fds=[listener, self._pulse.mouth],
            stdin=subprocess.PIPE,  # closes with this process; nothing is written to it
            process_group=0,  # a Ctrl-C in the terminal is for this process, which passes it on
        )
        self._pulse.hand_over()

    def has_hung(self, hang_seconds: float) -> bool:
        """Whether it runs, and its event loop has stood still for longer than this."""
        silent_seconds = self._pulse.silent_seconds(time.monotonic())
        return 0 < hang_seconds < silent_seconds and self.process.poll() is None

    def kill(self) -> None:
        """End it by force, once it has had the time to write where each of its threads is."""
        self.process.send_signal(signal.SIGUSR1)
        time.sleep(WRITE_STACKS_SECONDS)
        self.process.kill()

    def forget(self) -> None:
        """Let go of what is kept for it; it has ended."""
        self._pulse.close()
        if self.process.stdin:
            self.process.stdin.close()


class Workers:
    """The workers by place, from 1.

    numbers: the folder in which they leave what /metrics tells of them.
    """

    def __init__(self, listener: socket.socket, numbers: str, hang_seconds: float) -> None:
        self._listener = listener
        self._numbers = numbers
        self._hang_seconds = hang_seconds
        self._workers: dict[int, Worker] = {}
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
            self._kill_the_hung()
            for worker in list(self._workers.values()):
                # A worker that could not even begin would not the next time either.
                ended = worker.process.poll()
                code = code or (STARTUP_FAILURE if ended == STARTUP_FAILURE else 0)
                if ended is not None and not code and not self._signals:
                    self._start_again(worker, ended)
        self._listener.close()
        ended = self._end_all()
        return code or ended

    def _start(self, place: int) -> None:
        self._workers[place] = Worker(place, self._listener.fileno(), self._numbers)

    def _start_again(self, worker: Worker, code: int) -> None:
        if time.monotonic() - worker.started_at >= START_EVERY_SECONDS:
            log.error("Worker %d has ended (exit code %d); it is started again.", worker.place, code)
            worker.forget()
            self._start(worker.place)

    def _kill_the_hung(self) -> None:
        for worker in self._workers.values():
            if worker.has_hung(self._hang_seconds):
                seconds = self._hang_seconds
                log.error("Worker %d has stood still for %g s and is ended.", worker.place, seconds)
                worker.kill()

    def _end_all(self) -> int:
        """Tell the workers to end and wait for them; the highest exit code."""
        told = 0
        processes = [worker.process for worker in self._workers.values()]
        while any(process.poll() is None for process in processes):
            if told < max(1, self._signals):
                told += 1
                for process in processes:
                    process.send_signal(signal.SIGTERM if told <= 2 else signal.SIGKILL)
            time.sleep(LOOK_EVERY_SECONDS)
            self._kill_the_hung()
        # One that was told before it could listen to signals ended as it was told.
        codes = [int(process.returncode) for process in processes]
        return max(0 if code == -signal.SIGTERM else abs(code) for code in codes)
