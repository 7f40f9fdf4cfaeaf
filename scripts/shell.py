"""What the commands say, and how they run other programs."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class Stop(Exception):
    """The command cannot go on; the message says why and what to do, in a sentence or two."""


def say(text: str) -> None:
    """Print one line at once."""
    print(text, flush=True)


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what is going on, and how long it took if it took long."""
    say(f"· {what} …")
    began = time.monotonic()
    yield
    seconds = time.monotonic() - began
    if seconds >= 1:
        say(f"  {what}: {seconds:.1f} s")


def run(command: list[str | Path], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """What the program prints; Stop, with all it printed, when it fails."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        shown = " ".join(str(word) for word in command)
        raise Stop(f"{done.stdout}\nThis failed (exit code {done.returncode}): {shown}")
    return done.stdout


def read_env_file() -> None:
    """Take what .env says, as the settings do, where the environment says nothing."""
    path = ROOT / ".env"
    for line in path.read_text().splitlines() if path.exists() else []:
        name, equals, value = line.strip().removeprefix("export ").partition("=")
        if equals and not name.startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("'\""))


def is_terminal() -> bool:
    """Whether a person reads along."""
    return sys.stdout.isatty()
