"""A server process that ends with its starter, and waiting for conditions with a deadline."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

KEEPER = Path(__file__).with_name("keeper.py")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_until(holds: Callable[[], bool], *, what: str, deadline_seconds: float = 20) -> None:
    """Return once the condition holds; fail, naming it, after the deadline."""
    end = time.monotonic() + deadline_seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {deadline_seconds} s: {what}")
        time.sleep(0.02)


class KeptProcess:
    """One running command: its process id, its log, and its end."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        log: Path,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        owner: str = "",
        stop_signal: int = signal.SIGTERM,
        grace_seconds: float = 15,
    ) -> None:
        self.log = log
        keeper: list[str | Path] = [
            sys.executable,
            "-I",
            "-S",
            KEEPER,
            str(grace_seconds),
            owner,
            str(int(stop_signal)),
        ]
        with log.open("ab") as output:
            self._keeper = subprocess.Popen(
                [*keeper, *command],
                cwd=cwd,
                env=env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=output,
                start_new_session=True,  # a Ctrl-C in the terminal is for the test run alone
            )
        assert self._keeper.stdout
        first_line = self._keeper.stdout.readline()
        if not first_line:
            self.stop()
            raise RuntimeError(f"could not start {command[0]}:\n{self.log_text()}")
        self.pid = int(first_line)

    @property
    def is_running(self) -> bool:
        """Whether the command has not ended yet."""
        return self._keeper.poll() is None

    def log_text(self) -> str:
        """Everything the command has written so far."""
        return self.log.read_text(errors="replace")

    def signal(self, number: int) -> None:
        """Send the command a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End the command as a crash would."""
        self.signal(signal.SIGKILL)
        self.stop()

    def stop(self) -> int:
        """End the command in good order; its exit code."""
        assert self._keeper.stdin
        assert self._keeper.stdout
        self._keeper.stdin.close()
        code = self._keeper.wait()
        self._keeper.stdout.close()
        return code
