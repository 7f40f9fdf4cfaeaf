"""What a host can do with rooms and polls: one action each, refusals as data."""

from collections.abc import Callable
from functools import partial
from typing import Annotated

import strawberry

from schema.context import Info
from schema.inputs import (
    CreatePollInput,
    CreateRoomInput,
    UpdatePollInput,
    changes_from,
    known_id,
    known_id_if_given,
    told_of,
)
from schema.lookups import looking_up
from schema.polls import Poll, Room, as_room, first
from schema.refusals import Refusal, refusals_as_data
from voting import models
from voting.actions import arranging, editing, host_keys, polls, rooms
from voting.database import in_database
from voting.permissions import loaded

PollId = Annotated[strawberry.ID, strawberry.argument(description="The poll.")]
RoomId = Annotated[strawberry.ID, strawberry.argument(description="The room.")]
PollResult = Annotated[Poll | Refusal, strawberry.union("PollResult", description="The poll, or why not.")]
RoomResult = Annotated[Room | Refusal, strawberry.union("RoomResult", description="The room, or why not.")]


async def change(info: Info, poll_id: strawberry.ID, action: Callable[..., models.Poll]) -> Poll:
    """The poll after the host's action on it."""
    known = known_id(poll_id, "poll")
    return await own_poll(await in_database(action, viewer=info.context.viewer, poll_id=known))


async def own_poll(poll: models.Poll) -> Poll:
    """The poll that an action returned, with what its fields read at hand."""
    stored = await in_database(first, loaded(models.Poll.objects.filter(pk=poll.pk)))
    assert stored is not None, "the poll was deleted while it was answered"
    return stored


@strawberry.type
class Hosting:
    @strawberry.mutation(description="Make a room with a join code; the viewer becomes its host.")
    @refusals_as_data
    async def create_room(
        self, info: Info, input: Annotated[CreateRoomInput, strawberry.argument(description="The room.")]
    ) -> RoomResult:
        info.context.spend("create_room")
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
        with looking_up(info.context.address):
            room = await in_database(
                host_keys.join_as_host, viewer=info.context.viewer, join_code=join_code, key=host_key
            )
        return as_room(room)

    @strawberry.mutation(description="Give the room another title; an empty one takes it away.")
    @refusals_as_data
    async def rename_room(
        self,
        info: Info,
        room_id: RoomId,
        title: Annotated[str, strawberry.argument(description="Up to 200 characters.")],
    ) -> RoomResult:
        viewer, known = info.context.viewer, known_id(room_id, "room")
        return as_room(await in_database(rooms.rename_room, viewer=viewer, room_id=known, title=title))

    @strawberry.mutation(
        description="Make every host key handed out before worthless, and a new one. Who became a host by "
        "them stays one, unless removed."
    )
    @refusals_as_data
    async def revoke_host_key(
        self,
        info: Info,
        room_id: RoomId,
        remove_other_hosts: Annotated[
            bool, strawberry.argument(description="Also take the rights from all hosts but the viewer.")
        ] = False,
    ) -> RoomResult:
        room = await in_database(
            host_keys.revoke_host_key,
            viewer=info.context.viewer,
            room_id=known_id(room_id, "room"),
            remove_other_hosts=remove_other_hosts,
        )
        return as_room(room)

    @strawberry.mutation(description="Make the room show one of its polls, or none.")
    @refusals_as_data
    async def show_poll(
        self,
        info: Info,
        room_id: RoomId,
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
        room_id = known_id_if_given(input.room_id, "room")
        info.context.spend("create_poll", room=room_id)
        poll = await in_database(
            polls.create_poll,
            viewer=info.context.viewer,
            room_id=room_id,
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

    @strawberry.mutation(description="A draft that asks the same in the same way, listed after the poll.")
    @refusals_as_data
    async def duplicate_poll(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, arranging.duplicate_poll)

    @strawberry.mutation(
        description="A draft that asks a closed poll's question once more; the closed one stays, to compare "
        "with. Until that draft is opened, twice is the same as once."
    )
    @refusals_as_data
    async def run_again(self, info: Info, poll_id: PollId) -> PollResult:
        return await change(info, poll_id, arranging.run_again)

    @strawberry.mutation(description="List the poll elsewhere in its room.")
    @refusals_as_data
    async def move_poll(
        self,
        info: Info,
        poll_id: PollId,
        before: Annotated[
            strawberry.ID | None,
            strawberry.argument(description="The poll to stand just before; null: at the end."),
        ] = strawberry.UNSET,
    ) -> RoomResult:
        room = await in_database(
            arranging.move_poll,
            viewer=info.context.viewer,
            poll_id=known_id(poll_id, "poll"),
            before=known_id_if_given(before, "poll"),
        )
        return as_room(room)

    @strawberry.mutation(description="Delete a draft. What has been opened stays, with its votes.")
    @refusals_as_data
    async def delete_poll(self, info: Info, poll_id: PollId) -> RoomResult:
        viewer, known = info.context.viewer, known_id(poll_id, "poll")
        return as_room(await in_database(arranging.delete_poll, viewer=viewer, poll_id=known))

    @strawberry.mutation(description="Let votes in, for the first time or after a pause.")
    @refusals_as_data
    async def open_poll(
        self,
        info: Info,
        poll_id: PollId,
        for_seconds: Annotated[
            int | None,
            strawberry.argument(
                description="Close it by itself so long after this opening, by the database's clock; up to a "
                "week. Left out, the deadline stays as it is."
            ),
        ] = strawberry.UNSET,
    ) -> PollResult:
        seconds = None if for_seconds is strawberry.UNSET else for_seconds
        return await change(info, poll_id, partial(polls.open_poll, for_seconds=seconds))

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
