"""What is live, as GraphQL types: plain values made from snapshots and room states."""

from collections.abc import Sequence
from uuid import UUID

import strawberry

from schema.enums import HiddenBecause, PollState, RoundStatus
from voting.live.rooms import RoomState as LiveRoomState
from voting.methods.tally import Round as CountedRound
from voting.results import Snapshot

PARTS_OF_A_VOTE = 100_000


@strawberry.type(description="One answer that can be chosen.")
class Option:
    id: strawberry.ID = strawberry.field(description="What marks name.")
    label: str = strawberry.field(description="What voters read.")


@strawberry.type(description="One option's figures; null is a figure that this audience may not see.")
class OptionTally:
    option: Option = strawberry.field(description="The option.")
    votes: int | None = strawberry.field(description="Voters who marked it (first preferences for rankings).")
    points: float | None = strawberry.field(
        description="Total score, points or Borda points; null for methods without points."
    )
    share: float | None = strawberry.field(
        description="Of non-blank votes (for runoffs: of continuing votes in the last round), 0 to 1."
    )
    place: int | None = strawberry.field(description="From 1; equal places share a number.")
    winner: bool = strawberry.field(description="Whether it wins, alone or shared, as votes stand.")


@strawberry.type(description="One option in one round.")
class RoundEntry:
    option: Option = strawberry.field(description="The option.")
    votes: float = strawberry.field(description="Votes that count for it in this round.")
    status: RoundStatus = strawberry.field(description="What the round made of it.")


@strawberry.type(description="One round of a method that counts in rounds.")
class Round:
    number: int = strawberry.field(description="From 1.")
    quota: float | None = strawberry.field(description="Votes that elect, where the method has a quota.")
    exhausted: float = strawberry.field(description="Votes whose ranked options are all out.")
    entries: list[RoundEntry] = strawberry.field(description="One entry per option, in the options' order.")
    explanation: str = strawberry.field(description="What happened, in a sentence.")


@strawberry.type(
    description="One poll as one audience may see it. Within an `id` the higher `revision` wins."
)
class VoteTally:
    id: strawberry.ID = strawberry.field(
        description="Names the poll and the view, so that caches keep views apart."
    )
    poll_id: strawberry.ID = strawberry.field(description="The poll.")
    revision: int = strawberry.field(description="Rises with every accepted change of the poll.")
    state: PollState = strawberry.field(description="The poll's state at this revision.")
    provisional: bool = strawberry.field(description="Whether votes may still come.")
    hidden_because: HiddenBecause | None = strawberry.field(
        description="Why this audience sees no results; null when it does."
    )
    turnout: int | None = strawberry.field(description="Voters who have voted, blank votes included.")
    blank: int | None = strawberry.field(description="Voters who chose nothing.")
    options: list[OptionTally] | None = strawberry.field(
        description="In the poll's own order; null when hidden."
    )
    winners: list[Option] | None = strawberry.field(
        description="Who wins as votes stand; empty while nobody has chosen anything."
    )
    tied: bool | None = strawberry.field(
        description="Whether more options share the win than there are seats."
    )
    rounds: list[Round] | None = strawberry.field(description="For methods that count in rounds.")


@strawberry.type(description="What a room's screens follow. Nothing personal.")
class RoomState:
    id: strawberry.ID = strawberry.field(description="The room.")
    revision: int = strawberry.field(description="Rises with every change of what the room shows or lists.")
    current_poll_id: strawberry.ID | None = strawberry.field(description="The poll that the room shows.")
    joined: int = strawberry.field(description="Viewers connected.")
    ready: int = strawberry.field(description="Those of them whose screen watches the shown poll.")


def tally_from(snapshot: Snapshot) -> VoteTally:
    """The snapshot as GraphQL data."""
    options = [Option(id=_id(figures.id), label=figures.label) for figures in snapshot.options or ()]
    return VoteTally(
        id=strawberry.ID(f"{snapshot.poll_id}:{snapshot.audience}"),
        poll_id=_id(snapshot.poll_id),
        revision=snapshot.revision,
        state=snapshot.state,
        provisional=snapshot.provisional,
        hidden_because=snapshot.hidden_because,
        turnout=snapshot.turnout,
        blank=snapshot.blank,
        options=_option_tallies(snapshot, options),
        winners=_winners(snapshot, options),
        tied=snapshot.tied,
        rounds=_rounds(snapshot.rounds, options),
    )


def _option_tallies(snapshot: Snapshot, options: Sequence[Option]) -> list[OptionTally] | None:
    if snapshot.options is None:
        return None
    return [
        OptionTally(
            option=option,
            votes=figures.votes,
            points=figures.points,
            share=figures.share,
            place=figures.place,
            winner=figures.winner,
        )
        for option, figures in zip(options, snapshot.options, strict=True)
    ]


def _winners(snapshot: Snapshot, options: Sequence[Option]) -> list[Option] | None:
    if snapshot.options is None:
        return None
    return [option for option, figures in zip(options, snapshot.options, strict=True) if figures.winner]


def _rounds(rounds: Sequence[CountedRound] | None, options: Sequence[Option]) -> list[Round] | None:
    if rounds is None:
        return None
    return [
        Round(
            number=counted.number,
            quota=None if counted.quota is None else counted.quota / PARTS_OF_A_VOTE,
            exhausted=counted.exhausted / PARTS_OF_A_VOTE,
            entries=[
                RoundEntry(
                    option=options[entry.option],
                    votes=entry.votes / PARTS_OF_A_VOTE,
                    status=RoundStatus(entry.status),
                )
                for entry in counted.entries
            ],
            explanation=counted.explanation,
        )
        for counted in rounds
    ]


def room_state_from(state: LiveRoomState) -> RoomState:
    """The room's state as GraphQL data."""
    return RoomState(
        id=_id(state.room_id),
        revision=state.revision,
        current_poll_id=None if state.current_poll_id is None else _id(state.current_poll_id),
        joined=state.joined,
        ready=state.ready,
    )


def _id(value: UUID) -> strawberry.ID:
    return strawberry.ID(str(value))
