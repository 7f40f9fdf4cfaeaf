"""Tally: what a method makes of the piles. Integers only; options by their position from 0."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """One option in one round; `votes` in hundred-thousandths of a vote."""

    option: int
    votes: int
    status: str


@dataclass(frozen=True, slots=True)
class Round:
    """One step of a method that counts in rounds; vote figures in hundred-thousandths."""

    number: int
    quota: int | None
    exhausted: int
    entries: tuple[RoundEntry, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The result so far.

    votes: per option, voters who marked it (first preferences for rankings).
    points: per option, total score or points; None for methods without points.
    denominator: what shares are of: non-blank votes (for runoffs the continuing ones).
    places: per option from 1, equal places share a number.
    winners: positions; empty while nobody has marked anything.
    """

    votes: tuple[int, ...]
    points: tuple[int, ...] | None
    denominator: int
    places: tuple[int, ...]
    winners: tuple[int, ...]
    tied: bool
    rounds: tuple[Round, ...] | None = None


def places_by_figure(figures: tuple[int, ...]) -> tuple[int, ...]:
    """Places from 1 by falling figure; equal figures share a place (1, 2, 2, 4)."""
    return tuple(1 + sum(other > figure for other in figures) for figure in figures)
