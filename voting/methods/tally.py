"""Tally: what a method makes of the piles. Integers only; options by their position from 0."""

from dataclasses import dataclass

from voting.words import ReasonKind, RoundStatus, TieDecision, Unit

# Votes in rounds and reasons are whole numbers of these, so that shares of a vote add up exactly.
PARTS_OF_A_VOTE = 100_000


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something came out as it did; vote figures in parts of a vote.

    options: whom it is about; over: whom they are compared with. of: continuing or compared votes;
    of_all: all votes that are not blank. unit: what `votes` counts; `of` and `of_all` always count votes.
    """

    kind: ReasonKind
    options: tuple[int, ...] = ()
    over: tuple[int, ...] = ()
    votes: int | None = None
    of: int | None = None
    of_all: int | None = None
    unit: Unit = Unit.VOTES
    decided_by: TieDecision | None = None
    changes_winners: bool | None = None


@dataclass(frozen=True, slots=True)
class Transfer:
    """Votes that moved on from an option; `to` is None where they count for nobody any more."""

    giver: int
    to: int | None
    votes: int


@dataclass(frozen=True, slots=True)
class Round:
    """One step of a method that counts in rounds; vote figures in parts of a vote.

    votes, statuses: per option. transfers: where votes went at the end of this round.
    """

    number: int
    quota: int | None
    votes: tuple[int, ...]
    statuses: tuple[RoundStatus, ...]
    continuing: int
    exhausted: int
    transfers: tuple[Transfer, ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Tally:
    """The result so far.

    votes: per option, voters who marked it (first preferences for rankings).
    points: per option, total score or points, times `parts_of_a_point`; None for methods without points.
    denominator: what shares are of: non-blank votes (for runoffs the continuing ones).
    shared: per option, the votes of its share; None where they are `votes`.
    places: per option from 1, equal places share a number.
    winners: positions; empty while nobody has marked anything.
    reasons: what a headline says. head_to_head: voters who prefer the row to the column.
    distributions: per option, voters who gave each score, from the lowest. credits: what was spent on it.
    """

    votes: tuple[int, ...]
    points: tuple[int, ...] | None
    denominator: int
    places: tuple[int, ...]
    winners: tuple[int, ...]
    tied: bool
    rounds: tuple[Round, ...] | None = None
    parts_of_a_point: int = 1
    shared: tuple[int, ...] | None = None
    reasons: tuple[Reason, ...] = ()
    head_to_head: tuple[tuple[int, ...], ...] | None = None
    distributions: tuple[tuple[int, ...], ...] | None = None
    credits: tuple[int, ...] | None = None


def nobodys_tally(votes: tuple[int, ...], points: tuple[int, ...] | None = None) -> Tally:
    """The tally in rounds of a poll in which nobody has marked anything."""
    nobody = Reason(ReasonKind.NO_VOTES, of=0)
    return Tally(votes, points, 0, (1,) * len(votes), (), tied=False, rounds=(), reasons=(nobody,))
