"""What can be done: one action each, refusals as data."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from schema.codes import counting_wrong_codes
from schema.context import Info
from schema.enums import VoteStatus
from schema.handing_out import HandingOut
from schema.hosting import Hosting, PollId
from schema.inputs import (
    CastVoteInput,
    given_marks,
    given_text,
    known_id,
)
from schema.live import live
from schema.polls import Poll, Vote, as_poll, first, vote_from
from schema.refusals import Refusal, refusals_as_data
from voting import guests, models
from voting.actions import votes
from voting.actions.lane import lane
from voting.database import in_database
from voting.permissions import audience_of, loaded, visible_polls
from voting.results import seen_by


@strawberry.type(description="A guest that has just joined.")
class Guest:
    token: str = strawberry.field(
        description="Send it as `Authorization: Bearer …`, or as connection_init's `authorization`."
    )
    expires_at: datetime = strawberry.field(description="Until when the token is good.")


@strawberry.type(description="What became of a vote.")
class CastVotePayload:
    status: VoteStatus = strawberry.field(description="NEW, UNCHANGED or REPLACED.")
    vote: Vote = strawberry.field(description="The vote as it is stored.")
    ballot_key: str | None = strawberry.field(
        description="In secret polls: shown once; the only way to change the vote."
    )
    cast: strawberry.Private[votes.Cast]

    @strawberry.field(description="The poll, with the tally that includes the vote.")
    async def poll(self, info: Info) -> Poll:
        cast = self.cast
        asked = asked_fields(info)
        if "tally" in asked:
            figures = await live().readings.at_least(cast.poll_id, cast.poll_revision)
            assert figures is not None, "the poll was deleted while its vote was answered"
            audience = audience_of(figures.results_visible, is_host=cast.is_host, has_voted=cast.has_vote)
            info.context.snapshots[cast.poll_id] = seen_by(figures, audience)
        return await poll_as_asked(info, cast.poll_id, asked)


@strawberry.type(description="A vote was withdrawn.")
class WithdrawVotePayload:
    revision: int = strawberry.field(description="Every tally from this revision on is without the vote.")
    poll_id: strawberry.Private[UUID]

    @strawberry.field(description="The poll.")
    async def poll(self, info: Info) -> Poll:
        return await poll_as_asked(info, self.poll_id, asked_fields(info))


GuestResult = Annotated[
    Guest | Refusal, strawberry.union("GuestResult", description="A guest, or why there is none.")
]
CastVoteResult = Annotated[
    CastVotePayload | Refusal,
    strawberry.union("CastVoteResult", description="What became of the vote, or why it was refused."),
]
WithdrawVoteResult = Annotated[
    WithdrawVotePayload | Refusal,
    strawberry.union("WithdrawVoteResult", description="The vote was withdrawn, or why not."),
]


def asked_fields(info: Info) -> set[str]:
    """The names of what is asked of a field; of a fragment, the name that no field has."""
    return {getattr(part, "name", "") for own in info.selected_fields for part in own.selections}


async def poll_as_asked(info: Info, poll_id: UUID, asked: set[str]) -> Poll:
    """The payload's poll, read from the database only where more is asked than is at hand."""
    at_hand = {"__typename", "id"} | ({"tally"} if poll_id in info.context.snapshots else set())
    if asked <= at_hand:
        # With its id alone: a model that thinks of defaults for all else takes five times as long.
        return as_poll(models.Poll.from_db("default", ["id"], [poll_id]))
    poll = await in_database(first, loaded(visible_polls(info.context.viewer).filter(pk=poll_id)))
    assert poll is not None, "the poll was deleted while its vote was answered"
    return poll


@strawberry.type(description="What can be done. A request executes one mutation field.")
class Mutation(Hosting, HandingOut):
    @strawberry.mutation(description="Become a new guest; the only mutation that needs no identity.")
    @refusals_as_data
    async def join_as_guest(self, info: Info) -> GuestResult:
        info.context.spend("join")
        token, expires_at = guests.new_guest_token()
        return Guest(token=token, expires_at=expires_at)

    @strawberry.mutation(
        description="Vote. What is answered with NEW or REPLACED is stored and stays stored."
    )
    @refusals_as_data
    async def cast_vote(
        self, info: Info, input: Annotated[CastVoteInput, strawberry.argument(description="The vote.")]
    ) -> CastVoteResult:
        poll_id = known_id(input.poll_id, "poll")
        info.context.spend("vote", poll=poll_id)
        request = votes.cast_request(
            info.context.viewer,
            poll_id,
            given_marks(input.marks),
            given_text(input.request_id),
            ballot_key=given_text(input.ballot_key),
            ballot_code=given_text(input.ballot_code),
        )
        with counting_wrong_codes(request.ballot_code, request.viewer, info.context.address):
            cast = votes.expect(await lane().carry_out(request), votes.Cast)
        return CastVotePayload(
            status=cast.status, vote=vote_from(cast), ballot_key=cast.ballot_key, cast=cast
        )

    @strawberry.mutation(
        description="Take one's vote back, while the poll is open and where votes may change."
    )
    @refusals_as_data
    async def withdraw_vote(
        self,
        info: Info,
        poll_id: PollId,
        request_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="As castVote's requestId.")
        ] = strawberry.UNSET,
        ballot_key: Annotated[
            str | None, strawberry.argument(description="In secret polls: the key handed out with the vote.")
        ] = strawberry.UNSET,
    ) -> WithdrawVoteResult:
        known = known_id(poll_id, "poll")
        info.context.spend("vote", poll=known)
        request = votes.withdraw_request(
            info.context.viewer, known, given_text(request_id), given_text(ballot_key)
        )
        withdrawal = votes.expect(await lane().carry_out(request), votes.Withdrawal)
        return WithdrawVotePayload(revision=withdrawal.revision, poll_id=withdrawal.poll_id)
