"""What a local server uses: processor time and memory of a process and all its descendants, from /proc."""

import os
from pathlib import Path
from typing import NamedTuple

TICKS, PAGE_BYTES = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


class Usage(NamedTuple):
    """Since their start, and now."""

    cpu_seconds: float
    resident_bytes: int


def usage_of(pid: int) -> Usage:
    """What the process and its descendants use; what has ended meanwhile counts nothing."""
    cpu_seconds, resident_bytes, left = 0.0, 0, [pid]
    while left:
        process = Path(f"/proc/{left.pop()}")
        try:
            fields = (process / "stat").read_text().rpartition(")")[2].split()
            cpu_seconds += (int(fields[11]) + int(fields[12])) / TICKS
            resident_bytes += int((process / "statm").read_text().split()[1]) * PAGE_BYTES
            for thread in (process / "task").iterdir():
                left += map(int, (thread / "children").read_text().split())
        except OSError:
            continue
    return Usage(cpu_seconds, resident_bytes)
