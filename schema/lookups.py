"""Join codes asked for: counted one by one, so that neither aliases nor sockets multiply guesses.

A code is a name, never a credential; but whoever tries them all would find every room. Those that nobody has
have a budget of their own, and it is asked before the look, or the refusal itself would tell.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from schema.budgets import budgets
from voting.database import in_database
from voting.errors import RefusalCode, Refused

R = TypeVar("R")
NOTHING_THERE = (RefusalCode.NOT_FOUND, RefusalCode.NOT_ALLOWED)


async def look_up(address: str | None, find: Callable[[str], R | None], join_code: str) -> R | None:
    """What has that join code; RATE_LIMITED for too many looks, or too many that found nothing."""
    with looking_up(address) as look:
        found = await in_database(find, join_code)
        look.missed = found is None
    return found


@dataclass
class Look:
    """One look. missed: whether there was nothing."""

    missed: bool = False


@contextmanager
def looking_up(address: str | None) -> Iterator[Look]:
    """Counts one look; a refusal for want of such a room is a miss."""
    budgets().check("missed_lookup", address=address)
    budgets().spend("lookup", address=address)
    look = Look()
    try:
        yield look
    except Refused as refused:
        look.missed = refused.code in NOTHING_THERE
        raise
    finally:
        if look.missed:
            budgets().draw("missed_lookup", address=address)
