"""GraphQL over websockets: one ASGI socket speaking graphql-transport-ws.

A plain ASGI application rather than a Channels consumer: a consumer costs a layer channel per socket and
a thread hop per frame, and cannot be opened while Redis is away.
"""

import asyncio
from collections.abc import Mapping
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import InterfaceError, OperationalError

from backend.draining import sockets
from backend.faults import log_fault
from backend.frames import EXTENSION
from backend.guards import Receive, Scope, Send
from backend.identity import viewer_of_authorization, viewer_of_socket
from backend.logs import note_bad_frame
from backend.outbox import TRY_AGAIN_LATER, Outbox
from backend.transport_ws import SUBPROTOCOL, Closed, Connection
from schema.shared import Executions
from voting.guests import BadToken
from voting.permissions import Viewer

_executions: WeakKeyDictionary[asyncio.AbstractEventLoop, Executions] = WeakKeyDictionary()


def executions() -> Executions:
    """The running event loop's shared executions, made when first asked for."""
    return _executions.setdefault(asyncio.get_running_loop(), Executions())


async def graphql_socket(scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one websocket from its handshake to its close."""
    await receive()  # websocket.connect
    if SUBPROTOCOL not in scope["subprotocols"]:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.close", "code": 4406, "reason": "Subprotocol not acceptable"})
        return
    await send({"type": "websocket.accept", "subprotocol": SUBPROTOCOL})
    outbox = Outbox(scope.get("extensions", {}).get(EXTENSION))

    async def identify(payload: Mapping[str, Any]) -> Viewer | None:
        authorization = payload.get("authorization", payload.get("Authorization"))
        if authorization is None:
            return await viewer_of_socket(scope)
        by_token = viewer_of_authorization(authorization) if isinstance(authorization, str) else None
        if by_token is None:
            # Whoever says who is asking is never taken for nobody.
            raise BadToken
        return by_token

    connection = Connection(outbox, executions(), identify)
    leave = sockets.enter(connection)
    writing = _begin_writing(outbox, send)
    too_late = asyncio.get_running_loop().call_later(
        settings.SOCKET_INIT_SECONDS, _close_unless_acknowledged, connection, outbox
    )
    try:
        await _read(receive, connection, outbox)
    finally:
        too_late.cancel()
        leave()
        connection.end()
        for task in writing:
            task.cancel()


def _close_unless_acknowledged(connection: Connection, outbox: Outbox) -> None:
    if not connection.is_acknowledged:
        outbox.close(4408, "Connection initialisation timeout")


async def _read(receive: Receive, connection: Connection, outbox: Outbox) -> None:
    """Take messages one at a time until either side closes."""
    while True:
        message = await receive()
        if message["type"] == "websocket.disconnect":
            return
        if outbox.closing is not None:
            connection.end()
            continue  # What still arrives after our close frame is not acted on.
        try:
            text = message.get("text")
            if text is None:
                raise Closed(4400, "Messages are texts")
            await connection.receive(text)
        except Closed as closed:
            note_bad_frame("/graphql/", closed.reason)
            outbox.close(closed.code, closed.reason)
        except (OperationalError, InterfaceError):
            outbox.close(TRY_AGAIN_LATER, "Try again later")
        except Exception as fault:
            # 1011 would tell the client never to come back.
            outbox.close(TRY_AGAIN_LATER, log_fault(fault, where="a websocket message"))


def _begin_writing(outbox: Outbox, send: Send) -> list[asyncio.Task[None]]:
    """The tasks that write to this socket: with frames none, until it is to be closed."""
    loop = asyncio.get_running_loop()
    if not outbox.writes_by_itself:
        return [loop.create_task(_write(outbox, send))]
    tasks: list[asyncio.Task[None]] = []
    outbox.on_closing = lambda: tasks.append(loop.create_task(_write(outbox, send)))
    return tasks


async def _write(outbox: Outbox, send: Send) -> None:
    """Write what waits, as fast as the other side reads; close when told to."""
    while (text := await outbox.take()) is not None:
        await send({"type": "websocket.send", "text": text})
    code, reason = outbox.closing or (1000, "")
    await send({"type": "websocket.close", "code": code, "reason": reason})
