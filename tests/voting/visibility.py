"""The contract's table of who sees which figures, as data: what every way to a tally is held against."""

from itertools import product

VISIBLE = ("ALWAYS", "AFTER_VOTING", "AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY")
DETAIL = ("COUNTS", "PERCENTAGES", "WINNER_ONLY", "TURNOUT_ONLY")
AUDIENCES = ("anyone", "voted", "host")
STATES = ("DRAFT", "OPEN", "PAUSED", "CLOSED")
REVEALED = (False, True)

Cell = tuple[str, str, str, str, bool]
CELLS: tuple[Cell, ...] = tuple(product(VISIBLE, DETAIL, AUDIENCES, STATES, REVEALED))

# What may be seen: turnout, blank, options, votes, share, place, winners (with winner and tied).
SEEN = {
    None: {"turnout"},
    "COUNTS": {"turnout", "blank", "options", "votes", "share", "place", "winners"},
    "PERCENTAGES": {"options", "share", "place", "winners"},
    "WINNER_ONLY": {"turnout", "options", "winners"},
    "TURNOUT_ONLY": {"turnout", "blank"},
}


def hidden_because(visible: str, audience: str, state: str, *, revealed: bool) -> str | None:
    """Why the audience sees no results, as the contract says it in words; None when it sees them."""
    if audience == "host" or visible == "ALWAYS":
        return None
    closed = state == "CLOSED"
    reasons = {
        "AFTER_VOTING": None if audience == "voted" or closed else "VOTE_FIRST",
        "AFTER_CLOSING": None if closed else "NOT_CLOSED",
        "AFTER_REVEAL": None if revealed else "NOT_REVEALED",
        "HOST_ONLY": "HOST_ONLY",
    }
    return reasons[visible]


def may_see(cell: Cell) -> set[str]:
    """Which figures are in the bytes for this cell of the table."""
    visible, detail, audience, state, revealed = cell
    if audience == "host":
        return SEEN["COUNTS"]
    if hidden_because(visible, audience, state, revealed=revealed):
        return SEEN[None]
    return SEEN[detail]
