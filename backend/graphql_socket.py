"""GraphQL over websockets: one ASGI socket speaking graphql-transport-ws.

A plain ASGI application rather than a Channels consumer: a consumer costs a layer channel per socket and
a thread hop per frame, and cannot be opened while Redis is away.
"""

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import InterfaceError, OperationalError

from backend.addresses import address_of
from backend.draining import sockets
from backend.faults import log_fault
from backend.frames import EXTENSION, Frames
from backend.guards import Receive, Scope, Send
from backend.identity import session_key_of, viewer_of_authorization, viewer_of_socket
from backend.logs import note_bad_frame
from backend.outbox import TRY_AGAIN_LATER, Outbox
from backend.sittings import SIGNED_OUT, sittings
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
    frames: Frames | None = scope.get("extensions", {}).get(EXTENSION)
    talk = _Talk(scope, send, frames)
    if frames is not None:
        frames.hand_over(talk.hear, talk.end)
        return
    try:
        while (message := await receive())["type"] != "websocket.disconnect":
            await talk.hear(message.get("text"))
    finally:
        talk.end()


class _Talk:
    """One open socket: what it says goes to its connection, what it is told comes from its outbox."""

    __slots__ = ("_connection", "_is_gone", "_leave", "_outbox", "_rise", "_send", "_too_late", "_writing")

    def __init__(self, scope: Scope, send: Send, frames: Frames | None) -> None:
        loop = asyncio.get_running_loop()
        self._send = send
        self._outbox = Outbox(frames)
        self._is_gone = False
        address = address_of(scope)
        self._connection = Connection(
            self._outbox, executions(), partial(self._identify, scope), address=address
        )
        self._leave = sockets.enter(self._connection, address)
        self._rise: Callable[[], None] | None = None
        self._writing: asyncio.Task[None] | None = None
        if frames is None:
            self._write()
        else:
            # With frames nothing is left to write until the socket is to be closed.
            self._outbox.on_closing = self._write
        self._too_late: asyncio.TimerHandle | None = loop.call_later(
            settings.SOCKET_INIT_SECONDS, self._close_unless_acknowledged
        )

    async def _identify(self, scope: Scope, payload: Mapping[str, Any]) -> Viewer | None:
        viewer = await _identify(scope, payload)
        if viewer is not None and viewer.is_signed_in and not self._is_gone:
            self._rise = sittings().hold(session_key_of(scope), partial(self._outbox.close, *SIGNED_OUT))
        return viewer

    async def hear(self, text: str | None) -> None:
        """Act on one message; whatever is wrong with it closes the socket, and nothing else."""
        if self._is_gone or self._outbox.closing is not None:
            self._connection.end()
            return  # What is still heard after our close frame, or the socket's end, is not acted on.
        try:
            if text is None:
                raise Closed(4400, "Messages are texts")
            await self._connection.receive(text)
        except Closed as closed:
            note_bad_frame("/graphql/", closed.reason)
            self._outbox.close(closed.code, closed.reason)
        except (OperationalError, InterfaceError):
            self._outbox.close(TRY_AGAIN_LATER, "Try again later")
        except Exception as fault:
            # 1011 would tell the client never to come back.
            self._outbox.close(TRY_AGAIN_LATER, log_fault(fault, where="a websocket message"))

    def end(self) -> None:
        """Leave everything: the socket is gone."""
        self._is_gone = True
        self._stop_waiting()
        self._leave()
        if self._rise is not None:
            self._rise()
        self._connection.end()
        if self._writing is not None:
            self._writing.cancel()

    def _stop_waiting(self) -> None:
        if self._too_late is not None:
            self._too_late.cancel()
            self._too_late = None

    def _close_unless_acknowledged(self) -> None:
        self._too_late = None
        if not self._connection.is_acknowledged:
            self._outbox.close(4408, "Connection initialisation timeout")

    def _write(self) -> None:
        self._writing = asyncio.get_running_loop().create_task(_write(self._outbox, self._send))


async def _identify(scope: Scope, payload: Mapping[str, Any]) -> Viewer | None:
    if payload.get("anonymous") is True:
        # A browser sends its cookies unasked; a page for all to see wants to be nobody.
        return None
    authorization = payload.get("authorization", payload.get("Authorization"))
    if authorization is None:
        return await viewer_of_socket(scope)
    by_token = viewer_of_authorization(authorization) if isinstance(authorization, str) else None
    if by_token is None:
        # Whoever says who is asking is never taken for nobody.
        raise BadToken
    return by_token


async def _write(outbox: Outbox, send: Send) -> None:
    """Write what waits, as fast as the other side reads; close when told to."""
    while (text := await outbox.take()) is not None:
        await send({"type": "websocket.send", "text": text})
    code, reason = outbox.closing or (1000, "")
    await send({"type": "websocket.close", "code": code, "reason": reason})
