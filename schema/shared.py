"""One execution and one encoding per distinct subscription: the same text for every socket.

Distinct are document, operation name, variables and audience. A shared execution knows no viewer, so it
cannot leak one.
"""

import json
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any, NamedTuple

from graphql import GraphQLError

from schema import running
from schema.context import Context
from schema.live import live
from schema.lookups import look_up
from schema.plans import Plan
from schema.queries import find_room_id
from schema.refusals import uuid_from
from voting.errors import not_found
from voting.live.multicast import Multicast, Reader
from voting.permissions import Audience, Viewer

Leave = Callable[[], None]


class Encoded(NamedTuple):
    """The same JSON as text and as bytes."""

    text: str
    data: bytes


class NotRun(Exception):
    """The subscription did not start: its document is not valid, or it was refused."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__()
        self.errors = errors


class Subscribed(NamedTuple):
    """What makes two subscriptions the same; variables as canonical JSON."""

    document: str
    operation_name: str | None
    variables: str
    audience: Audience | None


class Executions:
    """The subscriptions that run in this process, each shared by all who asked for the same."""

    def __init__(self) -> None:
        self._shared: Multicast[Subscribed, Encoded] = Multicast(_payloads, live().pace)

    def __len__(self) -> int:
        return len(self._shared)

    @property
    def readers(self) -> int:
        """How many subscriptions share them."""
        return self._shared.readers

    async def join(
        self, plan: Plan, viewer: Viewer | None, reader: Reader[Encoded], *, address: str | None = None
    ) -> Leave:
        """Give the reader the subscription's encoded payloads; call what is returned to stop.

        Raises Refused when the poll or room does not exist for the viewer.
        """
        if plan.field == "roomState":
            return await self._join_room(plan, viewer, reader, address)
        return await self._join_poll(plan, viewer, reader)

    async def _join_poll(self, plan: Plan, viewer: Viewer | None, reader: Reader[Encoded]) -> Leave:
        poll_id = uuid_from(plan.argument or "")
        if poll_id is None:
            raise not_found("poll")
        following = _Following(self._shared, plan, reader)
        followed = await live().polls.follow(poll_id, viewer, following.look_as)
        if followed is None:
            raise not_found("poll")
        audience, following.stop_following = followed
        following.look_as(audience)
        return following.leave

    async def _join_room(
        self, plan: Plan, viewer: Viewer | None, reader: Reader[Encoded], address: str | None
    ) -> Leave:
        room_id = await look_up(address, find_room_id, plan.argument or "")
        if room_id is None:
            raise not_found("room")
        go_out = live().rooms.enter(room_id, viewer)
        stop = self._shared.join(Subscribed(*plan.distinct, None), reader)

        def leave() -> None:
            stop()
            go_out()

        return leave


class _Following:
    """One socket's subscription to a poll, moving with its viewer from audience to audience."""

    def __init__(self, shared: Multicast[Subscribed, Encoded], plan: Plan, reader: Reader[Encoded]) -> None:
        self._shared, self._plan, self._reader = shared, plan, reader
        self._stop: Leave | None = None
        self.stop_following: Leave = lambda: None

    def look_as(self, audience: Audience | None) -> None:
        if self._stop is not None:
            self._stop()
            self._stop = None
        if audience is None:
            self._reader.on_end(None)
        else:
            self._stop = self._shared.join(Subscribed(*self._plan.distinct, audience), self._reader)

    def leave(self) -> None:
        self.stop_following()
        if self._stop is not None:
            self._stop()


async def _payloads(subscribed: Subscribed) -> AsyncGenerator[Encoded, None]:
    """Each result of the subscription as the payload of a `next` message: JSON, encoded once."""
    results = running.subscribe(
        subscribed.document,
        json.loads(subscribed.variables),
        context=Context(audience=subscribed.audience),
        operation_name=subscribed.operation_name,
    )
    async with aclosing(results):
        async for result in results:
            if result.data is None and result.errors:
                raise NotRun(result.errors)
            yield encoded(result.data, result.errors)


def encoded(data: dict[str, Any] | None, errors: list[GraphQLError] | None) -> Encoded:
    """A result as the payload of a `next` message."""
    payload: dict[str, Any] = {"data": data}
    if errors:
        payload["errors"] = [error.formatted for error in errors]
    text = json.dumps(payload, separators=(",", ":"))
    return Encoded(text, text.encode())
