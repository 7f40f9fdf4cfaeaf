"""Runs one command and ends it as soon as standard input closes, that is, when the starter is gone.

Called by tests.servers.kept, never imported: keeper.py GRACE_SECONDS UID:GID-OR-EMPTY SIGNAL COMMAND...
Prints the command's process id; the command writes to the keeper's standard error.
"""

import os
import subprocess
import sys
import threading


def exit_with(child: "subprocess.Popen[bytes]") -> None:
    """End the keeper, by the command's exit code, once the command has ended."""
    code = child.wait()
    os._exit(code if code >= 0 else 128 - code)


def keep(*, grace_seconds: float, owner: str, stop_signal: int, command: list[str]) -> None:
    """Hold the command until standard input closes, then stop it, by force after the grace."""
    user, group = map(int, owner.split(":")) if owner else (None, None)
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=2,
        user=user,
        group=group,
        extra_groups=[] if owner else None,
    )
    sys.stdout.write(f"{child.pid}\n")
    sys.stdout.flush()
    threading.Thread(target=exit_with, args=[child], daemon=True).start()
    sys.stdin.buffer.read()
    child.send_signal(stop_signal)
    try:
        child.wait(grace_seconds)
    except subprocess.TimeoutExpired:
        child.kill()
    exit_with(child)


if __name__ == "__main__":
    keep(
        grace_seconds=float(sys.argv[1]),
        owner=sys.argv[2],
        stop_signal=int(sys.argv[3]),
        command=sys.argv[4:],
    )
