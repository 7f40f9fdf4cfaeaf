"""Lots: the order in which a poll's ties are decided, fixed by a seed before anyone votes.

The seed is made with the poll and its SHA-256 published at once, so that nobody can choose the lots once
votes are known; the seed itself is told at the close, so that everyone can check them.
"""

import hashlib
from collections.abc import Sequence
from uuid import UUID

SEED_BYTES = 32


def seed_hash(seed: str) -> str:
    """What is published of a seed (both in hex) when the poll is made."""
    return hashlib.sha256(bytes.fromhex(seed)).hexdigest()


def lot_order(seed: str, options: Sequence[UUID | str]) -> tuple[int, ...]:
    """The options' positions in the order in which the lot prefers them.

    That is the order of SHA-256(seed bytes + option id as text).
    """
    raw = bytes.fromhex(seed)
    drawn = [hashlib.sha256(raw + str(option).encode()).digest() for option in options]
    return tuple(sorted(range(len(options)), key=drawn.__getitem__))
