"""What can be watched: the present state at once, then each newer one."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Annotated

import strawberry

from schema.context import Info
from schema.live import live
from schema.lookups import look_up
from schema.queries import find_room_id
from schema.refusals import uuid_from
from schema.tallies import RoomState, VoteTally, room_state_from, tally_from
from voting.errors import not_found


@strawberry.type(description="What can be watched. Each event is a whole state; bursts are merged.")
class Subscription:
    @strawberry.subscription(
        description="The poll's tally as the viewer may see it; goes on after a close, ends when the poll "
        "is deleted or may no longer be seen."
    )
    async def vote_tally(
        self,
        info: Info,
        poll_id: Annotated[strawberry.ID, strawberry.argument(description="The poll.")],
    ) -> AsyncGenerator[VoteTally, None]:
        known, audience = uuid_from(poll_id), info.context.audience
        if known is None:
            raise not_found("poll")
        polls = live().polls
        snapshots = (
            polls.snapshots(known, info.context.viewer) if audience is None else polls.view(known, audience)
        )
        seen = False
        async with aclosing(snapshots):
            async for snapshot in snapshots:
                seen = True
                yield tally_from(snapshot)
        if not seen:
            raise not_found("poll")

    @strawberry.subscription(description="Which poll the room shows, and how many are here and ready.")
    async def room_state(
        self,
        info: Info,
        join_code: Annotated[str, strawberry.argument(description="The room's join code.")],
    ) -> AsyncGenerator[RoomState, None]:
        room_id = await look_up(info.context.address, find_room_id, join_code)
        if room_id is None:
            raise not_found("room")
        states = live().rooms.states(room_id)
        async with aclosing(states):
            async for state in states:
                yield room_state_from(state)
