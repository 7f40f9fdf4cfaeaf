"""How a method came to its result, as GraphQL types: rounds, transfers and reasons."""

from collections.abc import Sequence
from uuid import UUID

import strawberry

from schema.enums import ReasonKind, RoundStatus, TieDecision, Unit
from voting import explanations
from voting.methods import tally as counted
from voting.methods.tally import PARTS_OF_A_VOTE
from voting.results import Snapshot

# Of so many entries a frame stays one that a phone takes at once; more rounds are told by their ends.
MOST_ENTRIES = 5_000


@strawberry.type(description="One answer that can be chosen.")
class Option:
    id: strawberry.ID = strawberry.field(description="What marks name.")
    label: str = strawberry.field(description="What voters read.")


@strawberry.type(
    description="Why something came out as it did. Which of the figures are set depends on `kind`."
)
class Reason:
    kind: ReasonKind = strawberry.field(description="What happened.")
    options: list[Option] = strawberry.field(description="Whom it is about.")
    over: list[Option] = strawberry.field(description="Whom they are compared with, where there is someone.")
    votes: float | None = strawberry.field(description="So many; what they count says `unit`.")
    unit: Unit = strawberry.field(description="What `votes` counts. `of` and `ofAll` always count votes.")
    of: float | None = strawberry.field(description="Of so many: continuing or compared votes.")
    of_all: float | None = strawberry.field(description="Of all votes that were not blank.")
    decided_by: TieDecision | None = strawberry.field(description="For ties: what decided.")
    changes_winners: bool | None = strawberry.field(
        description="For ties that were decided: whether the other outcome would have changed the winners; "
        "null where it was not counted both ways."
    )


@strawberry.type(description="Votes that moved on at the end of a round.")
class Transfer:
    giver: Option = strawberry.field(name="from", description="Whose votes they were.")
    to: Option | None = strawberry.field(description="Whose they are now; null: exhausted.")
    votes: float = strawberry.field(description="How many.")


@strawberry.type(description="One option in one round.")
class RoundEntry:
    option: Option = strawberry.field(description="The option.")
    votes: float = strawberry.field(description="Votes that count for it in this round.")
    status: RoundStatus = strawberry.field(description="What the round made of it.")


@strawberry.type(description="One round of a method that counts in rounds.")
class Round:
    number: int = strawberry.field(
        description="From 1; of very many rounds only the first and last are told."
    )
    quota: float | None = strawberry.field(description="Votes that elect, where the method has a quota.")
    exhausted: float = strawberry.field(description="Votes whose ranked options are all out.")
    continuing: float = strawberry.field(description="Votes that count for an option in this round.")
    entries: list[RoundEntry] = strawberry.field(description="One entry per option, in the options' order.")
    transfers: list[Transfer] = strawberry.field(
        description="Where votes went when this round's options were elected or went out."
    )
    reasons: list[Reason] = strawberry.field(description="What happened, as data.")
    explanation: str = strawberry.field(description="What happened, in plain sentences.")


def options_of(snapshot: Snapshot) -> list[Option]:
    """The options as GraphQL data, in their order."""
    return [Option(id=id_of(figures.id), label=figures.label) for figures in snapshot.options or ()]


def rounds_of(snapshot: Snapshot) -> list[Round] | None:
    """The rounds as GraphQL data; of very many the first and the last ones."""
    if snapshot.rounds is None:
        return None
    options = options_of(snapshot)
    told = most_telling(snapshot.rounds, MOST_ENTRIES // max(1, len(options)))
    return [_round(counted_round, snapshot, options) for counted_round in told]


def most_telling(rounds: Sequence[counted.Round], most: int) -> Sequence[counted.Round]:
    """All rounds, or where they are too many the first and the last ones."""
    most = max(2, most)
    return rounds if len(rounds) <= most else [rounds[0], *rounds[1 - most :]]


def _round(told: counted.Round, snapshot: Snapshot, options: Sequence[Option]) -> Round:
    entries = zip(options, told.votes, told.statuses, strict=True)
    return Round(
        number=told.number,
        quota=_in_votes(told.quota),
        exhausted=told.exhausted / PARTS_OF_A_VOTE,
        continuing=told.continuing / PARTS_OF_A_VOTE,
        entries=[
            RoundEntry(option=option, votes=votes / PARTS_OF_A_VOTE, status=status)
            for option, votes, status in entries
        ],
        transfers=[_transfer(transfer, options) for transfer in told.transfers],
        reasons=[_reason(reason, options) for reason in told.reasons],
        explanation=explanations.of_round(told, snapshot.labels, provisional=snapshot.provisional),
    )


def _transfer(transfer: counted.Transfer, options: Sequence[Option]) -> Transfer:
    to = None if transfer.to is None else options[transfer.to]
    return Transfer(giver=options[transfer.giver], to=to, votes=transfer.votes / PARTS_OF_A_VOTE)


def reasons_of(snapshot: Snapshot) -> list[Reason] | None:
    """What the headline says, as GraphQL data."""
    if snapshot.reasons is None:
        return None
    options = options_of(snapshot)
    return [_reason(reason, options) for reason in snapshot.reasons]


def _reason(reason: counted.Reason, options: Sequence[Option]) -> Reason:
    return Reason(
        kind=reason.kind,
        options=[options[i] for i in reason.options],
        over=[options[i] for i in reason.over],
        votes=_in_votes(reason.votes),
        unit=reason.unit,
        of=_in_votes(reason.of),
        of_all=_in_votes(reason.of_all),
        decided_by=reason.decided_by,
        changes_winners=reason.changes_winners,
    )


def _in_votes(parts: int | None) -> float | None:
    return None if parts is None else parts / PARTS_OF_A_VOTE


def id_of(value: UUID) -> strawberry.ID:
    """The id as GraphQL data."""
    return strawberry.ID(str(value))
