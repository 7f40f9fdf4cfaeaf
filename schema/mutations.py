"""What can be done: one action each, refusals as data."""

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from uuid import UUID

import strawberry

from schema.context import Info
from schema.enums import VoteStatus
from schema.inputs import (
    CastVoteInput,
    CreatePollInput,
    CreateRoomInput,
    UpdatePollInput,
    changes_from,
    given_marks,
    given_request,
    known_id,
    known_id_if_given,
    told_of,
)
from schema.live import live
from schema.polls import Poll, Room, Vote, as_poll, as_room, first, vote_from
from schema.refusals import Refusal, refusals_as_data
from voting import guests, models
from voting.actions import editing, host_keys, polls, rooms, votes
from voting.actions.lane import lane
from voting.database import in_database
from voting.permissions import audience_of, loaded, visible_polls
from voting.results import seen_by

PollId = Annotated[strawberry.ID, strawberry.argument(description="The poll.")]


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
PollResult = Annotated[Poll | Refusal, strawberry.union("PollResult", description="The poll, or why not.")]
RoomResult = Annotated[Room | Refusal, strawberry.union("RoomResult", description="The room, or why not.")]
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
        return as_poll(models.Poll(pk=poll_id))
    poll = await in_database(first, loaded(visible_polls(info.context.viewer).filter(pk=poll_id)))
    assert poll is not None, "the poll was deleted while its vote was answered"
    return poll


async def change(info: Info, poll_id: strawberry.ID, action: Callable[..., models.Poll]) -> Poll:
    """The poll after the host's action on it."""
    known = known_id(poll_id, "poll")
    return await own_poll(await in_database(action, viewer=info.context.viewer, poll_id=known))


async def own_poll(poll: models.Poll) -> Poll:
    """The poll that an action returned, with what its fields read at hand."""
    stored = await in_database(first, loaded(models.Poll.objects.filter(pk=poll.pk)))
    assert stored is not None, "the poll was deleted while it was answered"
    return stored


@strawberry.type(description="What can be done. A request executes one mutation field.")
class Mutation:
    @strawberry.mutation(description="Become a new guest; the only mutation that needs no identity.")
    @refusals_as_data
    async def join_as_guest(self) -> GuestResult:
        token, expires_at = guests.new_guest_token()
        return Guest(token=token, expires_at=expires_at)

    @strawberry.mutation(description="Make a room with a join code; the viewer becomes its host.")
    @refusals_as_data
    async def create_room(
        self, info: Info, input: Annotated[CreateRoomInput, strawberry.argument(description="The room.")]
    ) -> RoomResult:
        room = await in_database(rooms.create_room, viewer=info.context.viewer, title=input.title or "")
        return as_room(room)

    @strawberry.mutation(description="Become a host of the room by its host key.")
    @refusals_as_data
    async def join_as_host(
        self,
        info: Info,
        join_code: Annotated[str, strawberry.argument(description="The room's join code.")],
        host_key: Annotated[str, strawberry.argument(description="The room's host key, from a host.")],
    ) -> RoomResult:
        room = await in_database(
            host_keys.join_as_host, viewer=info.context.viewer, join_code=join_code, key=host_key
        )
        return as_room(room)

    @strawberry.mutation(description="Make the room show one of its polls, or none.")
    @refusals_as_data
    async def show_poll(
        self,
        info: Info,
        room_id: Annotated[strawberry.ID, strawberry.argument(description="The room.")],
        poll_id: Annotated[
            strawberry.ID | None, strawberry.argument(description="The poll; null shows none.")
        ] = strawberry.UNSET,
    ) -> RoomResult:
        room = await in_database(
            rooms.show_poll,
            viewer=info.context.viewer,
            room_id=known_id(room_id, "room"),
            poll_id=known_id_if_given(poll_id, "poll"),
        )
        return as_room(room)

    @strawberry.mutation(description="Ask something; the viewer becomes the poll's host.")
    @refusals_as_data
    async def create_poll(
        self, info: Info, input: Annotated[CreatePollInput, strawberry.argument(description="The poll.")]
    ) -> PollResult:
        poll = await in_database(
            polls.create_poll,
            viewer=info.context.viewer,
            room_id=known_id_if_given(input.room_id, "room"),
            question=input.question,
            options=input.options,
            method=input.method,
            description=input.description or "",
            rules=told_of(input.rules),
            policy=told_of(input.policy),
            opens_at=input.opens_at or None,
            closes_at=input.closes_at or None,
            open_now=bool(input.open),
        )
        return await own_poll(poll)

    @strawberry.mutation(description="Change a poll; what votes mean cannot be changed once there are any.")
    @refusals_as_data
    async def update_poll(
        self, info: Info, input: Annotated[UpdatePollInput, strawberry.argument(description="The changes.")]
    ) -> PollResult:
        poll_id = known_id(input.poll_id, "poll")
        poll = await in_database(
            editing.update_poll, viewer=info.context.viewer, poll_id=poll_id, changes=changes_from(input)
        )
        return await own_poll(poll)

    @strawberry.mutation(description="Let votes in, for the first time or after a pause.")
    @refusals_as_data
    async def open_poll(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, polls.open_poll)

    @strawberry.mutation(description="Let no votes in for now.")
    @refusals_as_data
    async def pause_poll(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, polls.pause_poll)

    @strawberry.mutation(description="End the voting for good.")
    @refusals_as_data
    async def close_poll(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, polls.close_poll)

    @strawberry.mutation(description="Show the results of an AFTER_REVEAL poll.")
    @refusals_as_data
    async def reveal_results(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, polls.reveal_results)

    @strawberry.mutation(description="Hide the results of an AFTER_REVEAL poll again.")
    @refusals_as_data
    async def hide_results(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, polls.hide_results)

    @strawberry.mutation(
        description="Vote. What is answered with NEW or REPLACED is stored and stays stored."
    )
    @refusals_as_data
    async def cast_vote(
        self, info: Info, input: Annotated[CastVoteInput, strawberry.argument(description="The vote.")]
    ) -> CastVoteResult:
        request = votes.cast_request(
            info.context.viewer,
            known_id(input.poll_id, "poll"),
            given_marks(input.marks),
            given_request(input.request_id),
        )
        cast = votes.expect(await lane().carry_out(request), votes.Cast)
        return CastVotePayload(status=cast.status, vote=vote_from(cast), ballot_key=None, cast=cast)

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
    ) -> WithdrawVoteResult:
        request = votes.withdraw_request(
            info.context.viewer, known_id(poll_id, "poll"), given_request(request_id)
        )
        withdrawal = votes.expect(await lane().carry_out(request), votes.Withdrawal)
        return WithdrawVotePayload(revision=withdrawal.revision, poll_id=withdrawal.poll_id)
