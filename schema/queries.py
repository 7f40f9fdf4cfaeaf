"""What can be asked: one read each."""

from typing import Annotated
from uuid import UUID

import strawberry

from schema.connection import PollConnection, page_of
from schema.context import Info
from schema.lookups import look_up
from schema.polls import Poll, Room, as_room, first
from schema.refusals import uuid_from
from voting import models
from voting.actions.polls import settle_due
from voting.database import in_database
from voting.permissions import Viewer, hosted_polls, loaded, rooms_named, visible_polls


def find_poll(viewer: Viewer | None, poll_id: str) -> Poll | None:
    """The poll as it stands by the clock, if the viewer may see it."""
    known = uuid_from(poll_id)
    if known is None:
        return None
    settle_due(models.Poll.objects.filter(pk=known))
    return first(loaded(visible_polls(viewer).filter(pk=known)))


def find_room(join_code: str) -> Room | None:
    """The room with that join code, its polls as they stand by the clock."""
    room = rooms_named(join_code).first()
    if room is not None and settle_due(models.Poll.objects.filter(room=room)):
        room.refresh_from_db()
    return None if room is None else as_room(room)


def find_room_id(join_code: str) -> UUID | None:
    """The id of the room with that join code."""
    return rooms_named(join_code).values_list("pk", flat=True).first()


@strawberry.type(description="What can be asked. Reading public polls needs no identity.")
class Query:
    @strawberry.field(description="The poll, or null when it does not exist for the viewer.")
    async def poll(
        self, info: Info, id: Annotated[strawberry.ID, strawberry.argument(description="The poll's id.")]
    ) -> Poll | None:
        return await in_database(find_poll, info.context.viewer, id)

    @strawberry.field(description="The polls that the viewer hosts, newest first.")
    async def polls(
        self,
        info: Info,
        first: Annotated[
            int | None, strawberry.argument(description="How many, from 1 to 100; usually 20.")
        ] = strawberry.UNSET,
        after: Annotated[
            str | None, strawberry.argument(description="A cursor: what comes after it.")
        ] = strawberry.UNSET,
    ) -> PollConnection:
        hosted = hosted_polls(info.context.viewer)
        await in_database(settle_due, hosted)
        return await in_database(page_of, hosted, first, after)

    @strawberry.field(description="The room with that join code (in any case), or null.")
    async def room(
        self,
        info: Info,
        join_code: Annotated[str, strawberry.argument(description="Six characters.")],
    ) -> Room | None:
        return await look_up(info.context.address, find_room, join_code)
