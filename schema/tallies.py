"""What is live, as GraphQL types: plain values made from snapshots and room states."""

from collections.abc import Sequence

import strawberry

from schema.enums import HiddenBecause, PollState
from schema.rounds import Option, Reason, Round, id_of, options_of, reasons_of, rounds_of
from voting import explanations
from voting.live.rooms import RoomState as LiveRoomState
from voting.results import Snapshot

__all__ = ["Option", "OptionTally", "RoomState", "VoteTally", "room_state_from", "tally_from"]


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
    distribution: list[int] | None = strawberry.field(
        description="Voters who gave each score from minScore to maxScore; null for methods without scores."
    )
    credits: int | None = strawberry.field(
        description="Credits spent on it (QUADRATIC): the sum of the squares; null otherwise."
    )


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
    revealed: bool = strawberry.field(description="Whether the host has revealed the results (AFTER_REVEAL).")
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
    sealed_head: str | None = strawberry.field(
        description="SHA-256 (hex) that commits to the votes sealed so far; in a final tally to all votes, "
        "as the export's `log.head`. Keep it, and nobody can change them unseen."
    )
    snapshot: strawberry.Private[Snapshot]

    # What can be long is made only where it is asked for.

    @strawberry.field(description="For methods that count in rounds.")
    def rounds(self) -> list[Round] | None:
        return rounds_of(self.snapshot)

    @strawberry.field(
        description="The result in one sentence, e.g. who wins and why; null where counts are hidden."
    )
    def headline(self) -> str | None:
        seen = self.snapshot
        return explanations.headline(seen.reasons or (), seen.labels, provisional=seen.provisional)

    @strawberry.field(description="What the headline says, as data, so that it can be said in any language.")
    def reasons(self) -> list[Reason] | None:
        return reasons_of(self.snapshot)

    @strawberry.field(
        description="Voters who prefer the row's option to the column's; rows and columns in the options' "
        "order. For CONDORCET, BORDA and STAR with up to 50 options; null otherwise."
    )
    def head_to_head(self) -> list[list[int]] | None:
        matrix = self.snapshot.head_to_head
        return None if matrix is None else [list(row) for row in matrix]


@strawberry.type(description="What a room's screens follow. Nothing personal.")
class RoomState:
    id: strawberry.ID = strawberry.field(description="The room.")
    revision: int = strawberry.field(description="Rises with every change of what the room shows or lists.")
    current_poll_id: strawberry.ID | None = strawberry.field(description="The poll that the room shows.")
    joined: int = strawberry.field(description="Viewers connected.")
    ready: int = strawberry.field(description="Those of them whose screen watches the shown poll.")


def tally_from(snapshot: Snapshot) -> VoteTally:
    """The snapshot as GraphQL data."""
    options = options_of(snapshot)
    return VoteTally(
        id=strawberry.ID(f"{snapshot.poll_id}:{snapshot.audience}"),
        poll_id=id_of(snapshot.poll_id),
        revision=snapshot.revision,
        state=snapshot.state,
        provisional=snapshot.provisional,
        revealed=snapshot.revealed,
        hidden_because=snapshot.hidden_because,
        turnout=snapshot.turnout,
        blank=snapshot.blank,
        options=_option_tallies(snapshot, options),
        winners=_winners(snapshot, options),
        tied=snapshot.tied,
        sealed_head=snapshot.sealed_head,
        snapshot=snapshot,
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
            distribution=None if figures.distribution is None else list(figures.distribution),
            credits=figures.credits,
        )
        for option, figures in zip(options, snapshot.options, strict=True)
    ]


def _winners(snapshot: Snapshot, options: Sequence[Option]) -> list[Option] | None:
    if snapshot.options is None:
        return None
    return [option for option, figures in zip(options, snapshot.options, strict=True) if figures.winner]


def room_state_from(state: LiveRoomState) -> RoomState:
    """The room's state as GraphQL data."""
    return RoomState(
        id=id_of(state.room_id),
        revision=state.revision,
        current_poll_id=None if state.current_poll_id is None else id_of(state.current_poll_id),
        joined=state.joined,
        ready=state.ready,
    )
