"""Rooms and polls as GraphQL types over what is stored."""

import asyncio
from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, cast
from uuid import UUID

import strawberry
import strawberry_django
from django.db.models import QuerySet

from schema.codes import counting_wrong_codes
from schema.context import Context, Info
from schema.enums import (
    Electorate,
    PollState,
    ResultsDetail,
    ResultsVisible,
    Ties,
    Unranked,
    VoteChange,
    VotingMethod,
)
from schema.inputs import given_text
from schema.live import live
from schema.refusals import Refusal, refusal_from
from schema.tallies import Option, VoteTally, tally_from
from voting import models
from voting.actions.handing_out import read_code_counts
from voting.actions.host_keys import host_key
from voting.actions.inviting import read_deliveries
from voting.actions.polls import settle_due
from voting.actions.votes import Cast, read_cast, read_why_not_vote
from voting.clock import database_now
from voting.database import in_database
from voting.errors import RefusalCode, Refused, not_found
from voting.exports import may_export
from voting.permissions import Viewer, is_host, loaded, visible_polls
from voting.results import read_audience, seen_by


@strawberry.type(description="A poll's rules; null where its method knows no such rule.")
class Rules:
    min_choices: int | None = strawberry.field(description="Fewest options of a vote that is not blank.")
    max_choices: int | None = strawberry.field(description="Most options of a vote.")
    max_ranks: int | None = strawberry.field(description="Most ranks of a ranking.")
    min_score: int | None = strawberry.field(description="Lowest score.")
    max_score: int | None = strawberry.field(description="Highest score.")
    budget: int | None = strawberry.field(description="Points or credits to spend.")
    seats: int = strawberry.field(description="How many options win.")
    unranked: Unranked | None = strawberry.field(description="What options left unranked mean.")
    ties: Ties = strawberry.field(description="What happens to a tie for the win.")


@strawberry.type(description="Who may vote, whether votes may change, and who sees what of the results.")
class Policy:
    results_visible: ResultsVisible = strawberry.field(description="When others than the host see results.")
    results_detail: ResultsDetail = strawberry.field(description="How much others than the host see.")
    vote_change: VoteChange = strawberry.field(description="Whether votes may be changed or withdrawn.")
    electorate: Electorate = strawberry.field(description="Who may vote.")
    grouped_results: bool = strawberry.field(
        description="Whether live results move only when at least a few more have voted, or at the close."
    )
    secret: bool = strawberry.field(description="Whether who voted and what was marked are kept apart.")


@strawberry.type(description="A poll's ballot codes, or invitations.")
class CodeCount:
    made: int = strawberry.field(description="How many there are.")
    spent: int | None = strawberry.field(
        description="How many have been voted with; null in secret polls until they are closed."
    )


@strawberry.type(description="How far a poll's invitations are on their way.")
class Invitations:
    waiting: int = strawberry.field(description="To be sent, or sent again.")
    sent: int = strawberry.field(description="Taken by the mail server.")
    failed: int = strawberry.field(
        description="Given up; invite these addresses again to have it tried again."
    )
    failed_addresses: list[str] = strawberry.field(description="The first hundred of those.")


ShownCode = Annotated[
    str | None,
    strawberry.argument(description="Answer as if the viewer voted with this ballot code; spends nothing."),
]


@strawberry.type(description="What one voter marked on one option.")
class Mark:
    option: Option = strawberry.field(description="The option.")
    value: int = strawberry.field(
        description="1 for choose; the rank from 1 for rank; the score; the points or votes spent."
    )


@strawberry.type(description="One voter's own vote.")
class Vote:
    receipt: str | None = strawberry.field(
        description="Proof that the vote is counted; the same each time. In secret polls only with the "
        "vote's own answer."
    )
    revision: int = strawberry.field(description="Every tally from this revision on includes the vote.")
    cast_at: datetime | None = strawberry.field(description="When it was stored; null in secret polls.")
    marks: list[Mark] | None = strawberry.field(description="What was marked; null in secret polls.")


@strawberry_django.type(
    models.Room, description="A place with a join code that shows one of its polls at a time."
)
class Room:
    id: strawberry.ID = strawberry.field(description="Its id.")
    join_code: str = strawberry.field(
        description="Six characters without look-alikes; read in any case. A name, never a credential."
    )
    title: str = strawberry.field(description="Its title; may be empty.")
    revision: int = strawberry.field(description="Rises with every change of what it shows or lists.")

    @strawberry.field(description="The poll that the room shows, if any.")
    async def current_poll(self, info: Info) -> Annotated["Poll", strawberry.lazy("schema.polls")] | None:
        return await in_database(shown_poll, stored(self), info.context.viewer)

    @strawberry.field(description="The polls of the room that the viewer may see, in the host's order.")
    async def polls(self, info: Info) -> list[Annotated["Poll", strawberry.lazy("schema.polls")]]:
        return await in_database(polls_of, stored(self), info.context.viewer)

    @strawberry.field(description="Whether the viewer runs this room.")
    async def viewer_is_host(self, info: Info) -> bool:
        return await in_database(is_host, info.context.viewer, stored(self).pk)

    @strawberry.field(
        description="Gives the host's rights to whoever sends it to joinAsHost; null for others than hosts."
    )
    async def host_key(self, info: Info) -> str | None:
        if not await in_database(is_host, info.context.viewer, stored(self).pk):
            return None
        return host_key(stored(self))

    @strawberry.field(description="How many viewers run this room; null for others than hosts.")
    async def host_count(self, info: Info) -> int | None:
        return await in_database(count_hosts, stored(self), info.context.viewer)


@strawberry_django.type(models.Poll, description="A question with its options, rules, policy and result.")
class Poll:
    id: strawberry.ID = strawberry.field(description="Its id.")
    room: Room = strawberry_django.field(description="Where it belongs.")
    question: str = strawberry.field(description="What is asked.")
    description: str = strawberry.field(description="More about the question; may be empty.")
    method: VotingMethod = strawberry.field(description="How votes are marked and counted.")
    state: PollState = strawberry.field(description="Where it stands.")
    revealed: bool = strawberry.field(description="Whether the host has revealed the results (AFTER_REVEAL).")
    opens_at: datetime | None = strawberry.field(description="When voting opens or opened.")
    closes_at: datetime | None = strawberry.field(description="The deadline, by the database's clock.")
    closed_at: datetime | None = strawberry.field(description="When voting was closed.")

    @strawberry.field(description="The server's time now: measure countdowns by it, not by the device.")
    async def server_time(self) -> datetime:
        return await in_database(database_now)

    @strawberry_django.field(description="What can be chosen, in order.", prefetch_related=["options"])
    def options(self) -> list[Option]:
        return [Option(id=strawberry.ID(str(row.pk)), label=row.label) for row in stored(self).options.all()]

    @strawberry.field(description="The method's rules as they apply here.")
    def rules(self) -> Rules:
        rules = stored(self).known_rules
        return Rules(**{field: getattr(rules, field) for field in RULES})

    @strawberry.field(description="Who may vote and who sees what.")
    def policy(self) -> Policy:
        return Policy(**{field: getattr(self, field) for field in POLICY})

    @strawberry.field(
        description="SHA-256 (hex) of the seed of this poll's lots, published when the poll is made."
    )
    def lot_seed_hash(self) -> str:
        return str(stored(self).lot_seed_hash)

    @strawberry.field(description="The seed (hex), once the poll is closed.")
    def lot_seed(self) -> str | None:
        return str(stored(self).lot_seed) if stored(self).state == PollState.CLOSED else None

    @strawberry.field(
        description="Where the anonymised votes can be had as JSON (also .blt and .csv): once the poll is "
        "closed, for viewers who may see counts; else null."
    )
    async def export_url(self, info: Info) -> str | None:
        poll = stored(self)
        audience = await in_database(read_audience, poll.pk, info.context.viewer)
        return f"/export/{poll.pk}.json" if may_export(poll, audience) else None

    run: int = strawberry.field(description="How often the question has been asked, this time included.")

    @strawberry.field(description="The closed poll that this one runs again; null for a first run.")
    async def previous_run(self, info: Info) -> Annotated["Poll", strawberry.lazy("schema.polls")] | None:
        return await in_database(previous_run_of, stored(self), info.context.viewer)

    @strawberry.field(description="The result as the viewer may see it now.")
    async def tally(self, info: Info) -> VoteTally:
        poll = stored(self)
        snapshot = info.context.snapshots.get(poll.pk)
        if snapshot is None:
            figures = await live().readings.at_least(poll.pk, poll.revision)
            audience = await in_database(read_audience, poll.pk, info.context.viewer)
            if figures is None or audience is None:
                raise not_found("poll")  # deleted or hidden while it was read
            snapshot = seen_by(figures, audience)
        return tally_from(snapshot)

    @strawberry.field(description="The viewer's own vote, if any.")
    async def viewer_vote(self, info: Info) -> Vote | None:
        poll, viewer = stored(self), info.context.viewer
        cast = await in_database(read_cast, poll.pk, viewer, may_be_secret=poll.secret)
        return None if cast is None else vote_from(cast)

    @strawberry.field(
        description="How many ballot codes or invitations were handed out; null for others than hosts."
    )
    async def ballot_codes(self, info: Info) -> CodeCount | None:
        counts = await in_database(read_code_counts, stored(self).pk, info.context.viewer)
        return None if counts is None else CodeCount(made=counts.made, spent=counts.spent)

    @strawberry.field(
        description="How far its invitations are; null for others than hosts, and where nobody is invited."
    )
    async def invitations(self, info: Info) -> Invitations | None:
        deliveries = await in_database(read_deliveries, stored(self).pk, info.context.viewer)
        return None if deliveries is None else Invitations(**asdict(deliveries))

    @strawberry.field(description="Whether a vote of the viewer would be taken now.")
    async def viewer_may_vote(self, info: Info, ballot_code: ShownCode = strawberry.UNSET) -> bool:
        return await why_not_vote(info, stored(self).pk, given_text(ballot_code)) is None

    @strawberry.field(description="Why a vote of the viewer would be refused now; null when it would not.")
    async def viewer_may_not_vote_because(
        self, info: Info, ballot_code: ShownCode = strawberry.UNSET
    ) -> Refusal | None:
        refused = await why_not_vote(info, stored(self).pk, given_text(ballot_code))
        return None if refused is None else refusal_from(refused)


async def why_not_vote(info: Info, poll_id: UUID, ballot_code: str | None) -> Refused | None:
    """Why a vote of the viewer, with this code if it has one, would be refused now, or None; read once."""
    reasons, asked = info.context.reasons, (poll_id, ballot_code)
    if asked not in reasons:
        reasons[asked] = asyncio.ensure_future(_read_why_not_vote(info.context, *asked))
    return await reasons[asked]


async def _read_why_not_vote(context: Context, poll_id: UUID, ballot_code: str | None) -> Refused | None:
    with counting_wrong_codes(ballot_code, context.viewer, context.address) as look:
        refused = await in_database(read_why_not_vote, poll_id, context.viewer, ballot_code)
        look.missed = refused is not None and refused.code == RefusalCode.BALLOT_CODE_INVALID
    return refused


RULES = [field.python_name for field in Rules.__strawberry_definition__.fields]  # type: ignore[attr-defined]
POLICY = [field.python_name for field in Policy.__strawberry_definition__.fields]  # type: ignore[attr-defined]


def first(polls: QuerySet[models.Poll]) -> Poll | None:
    """The first of the polls; a database read."""
    poll = polls.first()
    return None if poll is None else as_poll(poll)


def shown_poll(room: models.Room, viewer: Viewer | None) -> Poll | None:
    """The poll that the room shows, as it stands by the clock."""
    if room.current_poll_id is None:
        return None
    settle_due(models.Poll.objects.filter(pk=room.current_poll_id))
    return first(loaded(visible_polls(viewer).filter(pk=room.current_poll_id)))


def polls_of(room: models.Room, viewer: Viewer | None) -> list[Poll]:
    """The room's polls that the viewer may see, as they stand by the clock."""
    settle_due(models.Poll.objects.filter(room=room))
    return [as_poll(poll) for poll in loaded(visible_polls(viewer).filter(room=room))]


def previous_run_of(poll: models.Poll, viewer: Viewer | None) -> Poll | None:
    """The poll that this one runs again, if the viewer may see it."""
    return first(loaded(visible_polls(viewer).filter(next_runs=poll)))


def count_hosts(room: models.Room, viewer: Viewer | None) -> int | None:
    """How many viewers run the room; None for a viewer who does not."""
    return room.hosts.count() if is_host(viewer, room.pk) else None


def as_poll(poll: models.Poll) -> Poll:
    """The stored poll, which Strawberry takes for the type declared over it."""
    return cast(Poll, poll)


def as_room(room: models.Room) -> Room:
    """The stored room, which Strawberry takes for the type declared over it."""
    return cast(Room, room)


def stored(thing: "Poll | Room") -> Any:
    """The model instance that stands behind a resolver's `self`."""
    return thing


def vote_from(cast: Cast) -> Vote:
    """The voter's own vote as GraphQL data."""
    marks = cast.marks.values(cast.options) if cast.marks else None
    return Vote(
        receipt=cast.receipt,
        revision=cast.revision,
        cast_at=cast.cast_at,
        marks=None if marks is None else [mark_from(option, value) for option, value in marks],
    )


def mark_from(option: tuple[UUID, str], value: int) -> Mark:
    """One marked option as GraphQL data."""
    option_id, label = option
    return Mark(option=Option(id=strawberry.ID(str(option_id)), label=label), value=value)
