"""Limits that hold before anything else is done with a request or a handshake; plain ASGI."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any

from django.conf import settings

from backend.addresses import address_of
from backend.draining import sockets
from backend.identity import is_our_host, sender_of
from schema.budgets import spend
from voting.errors import Refused

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MOST_HEADERS = 100
# Against clients that hold connections by sending a byte now and then.
MOST_BODY_SECONDS = 15
GONE: Message = {"type": "http.disconnect"}


def within_limits(app: App) -> App:
    """The HTTP application, behind limits on headers (431) and on the body's size (413) and time (408).

    A large body is not read.
    """

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        header_bytes = sum(len(name) + len(value) for name, value in scope["headers"])
        if header_bytes > settings.MAX_HEADER_BYTES or len(scope["headers"]) > MOST_HEADERS:
            await refuse(send, 431, "The headers are too large.")
            return
        left = settings.MAX_BODY_BYTES
        if _declared_bytes(scope) > left:
            await refuse(send, 413, "The body is too large.")
            return

        # None once the body is there.
        deadline: float | None = asyncio.get_running_loop().time() + MOST_BODY_SECONDS
        is_late = False

        async def counted() -> Message:
            nonlocal left, deadline, is_late
            # To the application it looks as if the client had gone: it lets go of what it has read.
            try:
                async with asyncio.timeout_at(deadline):
                    message = await receive()
            except TimeoutError:
                is_late = True
                return GONE
            if not message.get("more_body", False):
                deadline = None
            left -= len(message.get("body", b""))
            return message if left >= 0 else GONE

        await app(scope, counted, send)
        if left < 0:
            await refuse(send, 413, "The body is too large.")
        elif is_late:
            await refuse(send, HTTPStatus.REQUEST_TIMEOUT, "The body did not come in time.")

    return guarded


def _declared_bytes(scope: Scope) -> int:
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    return int(declared) if declared.isdigit() else 0


async def read_body(receive: Receive) -> bytes | None:
    """The whole body, which is limited already; None where nothing is to be answered any more."""
    pieces: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        pieces.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(pieces)


async def refuse(send: Send, status: int, reason: str) -> None:
    """Answer in plain words, for any origin to read, and let the connection go."""
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"access-control-allow-origin", b"*"),
        (b"cache-control", b"no-store"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": reason.encode()})


def only_our_hosts(app: App) -> App:
    """The websocket application, for handshakes whose Host is ours (else 403): against DNS rebinding."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if not is_our_host(sender_of(scope).host):
            await refuse_handshake(scope, receive, send)
        else:
            await app(scope, receive, send)

    return guarded


def within_socket_limits(app: App) -> App:
    """The websocket application, for as many sockets as it may have: more are to come back later (1013)."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if _is_too_much(address_of(scope)):
            await receive()
            # Only an open socket can be closed with a code, and only by the words that it offers is it open.
            offered = scope.get("subprotocols") or [None]
            await send({"type": "websocket.accept", "subprotocol": offered[0]})
            await send({"type": "websocket.close", "code": 1013, "reason": "Try again later"})
        else:
            await app(scope, receive, send)

    return guarded


def _is_too_much(address: str) -> bool:
    if len(sockets) >= settings.MOST_SOCKETS or sockets.count_at(address) >= settings.SOCKETS_PER_ADDRESS:
        return True
    try:
        spend("connect", address=address)
    except Refused:
        return True
    return False


async def refuse_handshake(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a handshake with 403."""
    await receive()
    await send({"type": "websocket.close"})
