"""Stamps: what was made from which sources, so that a second start does nothing twice."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from scripts.shell import ROOT

STAMPS = ROOT / "var" / "stamps"
NOT_SOURCES = {"node_modules", "dist", "test-results", "playwright-report", "__pycache__"}


def files_under(folder: Path, *, but_not: Iterable[str] = ()) -> list[Path]:
    """Every source file in the folder, sorted; nothing installed or built."""
    left_out = NOT_SOURCES.union(but_not)
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name not in left_out]
        found += [Path(parent) / name for name in names]
    return sorted(found)


def digest(paths: Iterable[Path], *words: str) -> str:
    """One hash of these files' names and contents, and of some words."""
    total = hashlib.sha256("\0".join(words).encode())
    for path in paths:
        total.update(f"\0{path.relative_to(ROOT)}\0".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    """Whether the stamp says that this was made already."""
    return stamp.exists() and stamp.read_text() == value


def put(stamp: Path, value: str) -> None:
    """Note that this was made."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
