"""Ballot codes shown by voters: wrong ones have a budget of their own, asked before the look.

No budget keeps a code from being guessed, for there are too many; it keeps guessing from costing the store.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from schema.budgets import budgets
from schema.lookups import Look
from voting.errors import RefusalCode, Refused
from voting.permissions import Viewer


@contextmanager
def counting_wrong_codes(code: str | None, viewer: Viewer | None, address: str | None) -> Iterator[Look]:
    """Counts a code that turns out wrong; RATE_LIMITED for one who has shown too many."""
    look = Look()
    if code is None:
        yield look
        return
    subjects = {"viewer": viewer.id if viewer else None, "address": address}
    budgets().check("missed_code", **subjects)
    try:
        yield look
    except Refused as refused:
        look.missed = refused.code == RefusalCode.BALLOT_CODE_INVALID
        raise
    finally:
        if look.missed:
            budgets().draw("missed_code", **subjects)
