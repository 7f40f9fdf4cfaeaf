"""The plain door: voting and watching over a websocket that speaks simple JSON, for small devices.

The contract is in README.md's examples; the words are read and written in plain_messages.py.
One message is handled at a time, so that a client that sends faster than it is served has to wait.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Mapping
from contextlib import aclosing
from functools import partial
from typing import Any
from uuid import UUID

from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
from django.db import InterfaceError, OperationalError

from backend import plain_messages
from backend.addresses import address_of
from backend.draining import sockets
from backend.faults import log_fault
from backend.identity import session_key_of, viewer_of_authorization, viewer_of_socket
from backend.logs import begin_operation, note_bad_frame
from backend.plain_messages import Message, at_the_vote, options_meant, read_message
from backend.sittings import SIGNED_OUT, sittings
from schema.budgets import Bucket, spend
from schema.codes import counting_wrong_codes
from schema.live import live
from schema.lookups import looking_up
from schema.refusals import uuid_from
from voting.actions.given_marks import GivenMarks
from voting.actions.sealing import sealer
from voting.actions.votes import Cast, cast_vote
from voting.counters import counted
from voting.database import in_database
from voting.errors import RefusalCode, Refused, invalid_input, not_found
from voting.guests import BadToken, new_guest
from voting.models import Poll
from voting.permissions import Viewer, rooms_named, visible_polls

NEW_TOKEN_NEEDED, ABUSE, TOO_BIG = 4403, 1008, 1009
# A script that never gets it right learns nothing from one more answer.
MOST_UNREADABLE = 20

Event = Mapping[str, Any]


class VoteSocket(AsyncWebsocketConsumer):  # type: ignore[misc]
    """One client of the plain door."""

    channel_layer_alias = "none: what is live comes from the process's one feed"

    def __init__(self) -> None:
        super().__init__()
        # Whoever does not say who is asking is a guest of this socket's own.
        self._viewer = new_guest()
        self._watches: dict[UUID, asyncio.Task[None]] = {}
        self._is_closing = False
        self._parting: asyncio.Task[None] | None = None
        self.is_answering = False
        self._is_counted = False
        self._messages = 0
        self._unreadable = 0
        self._allowed = Bucket("message/socket")
        self._rise: Callable[[], None] = lambda: None

    async def __call__(
        self, scope: Event, receive: Callable[[], Awaitable[Event]], send: Callable[[Event], Awaitable[None]]
    ) -> None:
        leave = sockets.enter(self, address_of(scope))
        try:
            await super().__call__(scope, receive, send)
        finally:
            leave()
            self._rise()
            # However it ends: nothing goes on watching for a socket that is gone.
            await self._stop_watching(*self._watches)

    async def dispatch(self, message: Event) -> None:
        """Hand the event on; Channels would first wait for the one thread that all sockets share."""
        match message["type"]:
            case "websocket.connect":
                await self.connect()
            case "websocket.receive" if not self._is_closing:
                await self.receive(message.get("text"))
            case "websocket.disconnect":
                raise StopConsumer

    async def connect(self) -> None:
        """Let the client in, as whom its cookie or token says; a close code needs an open socket."""
        await self.accept()
        try:
            known = await viewer_of_socket(self.scope)
            self._viewer, self._is_counted = known or self._viewer, known is not None
            if known is not None and known.is_signed_in:
                self._rise = sittings().hold(session_key_of(self.scope), partial(self.part, *SIGNED_OUT))
        except BadToken:
            await self.close(NEW_TOKEN_NEEDED)

    def part(self, code: int, reason: str) -> None:
        """Have the socket closed; what it says from now on is not acted on."""
        self._is_closing = True
        self._parting = asyncio.get_running_loop().create_task(self.close(code, reason))

    async def close(self, code: int | None = None, reason: str | None = None) -> None:
        """End the socket; nothing is sent or read after this."""
        self._is_closing = True
        await self._stop_watching(*self._watches)
        await super().close(code, reason)

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Do what one message says and answer it; whatever it says, the socket's watching goes on."""
        if not self._allowed.take():
            await self.close(ABUSE)
        elif len(text_data or "") > settings.MAX_BODY_BYTES:
            await self.close(TOO_BIG)
        else:
            self.is_answering = True
            with contextlib.suppress(OSError):  # The client is gone; the event that says so follows.
                await self._answer(text_data or "")
            self.is_answering = False

    async def _answer(self, text: str) -> None:
        begin_operation()
        self._messages += 1
        try:
            message = read_message(text)
        except Refused as refusal:
            note_bad_frame("/ws/vote/", "unreadable message")
            await self.send(plain_messages.refused(refusal))
            self._unreadable += 1
            if self._unreadable >= MOST_UNREADABLE:
                await self.close(ABUSE)
            return
        try:
            await self._do(message)
        except BadToken:
            await self.close(NEW_TOKEN_NEEDED)
        except Refused as refusal:
            await self.send(plain_messages.refused(refusal, message.request_id))
        except (OperationalError, InterfaceError) as fault:
            log_fault(fault, where="/ws/vote/")
            unavailable = Refused(
                RefusalCode.UNAVAILABLE, "The store cannot be reached just now.", retry_after_seconds=1
            )
            await self.send(plain_messages.refused(unavailable, message.request_id))
        except OSError:
            raise
        except Exception as fault:
            told = log_fault(fault, where="/ws/vote/")
            await self.send(plain_messages.failed(told, message.request_id))

    async def _do(self, message: Message) -> None:
        if message.authorization is not None:
            self._become(message.authorization)
        if message.marked is not None:
            await self._vote(message, message.marked)
        if message.watch is not None:
            poll_id = (await self._find(self._named(message))).pk
            await self._stop_watching(poll_id)
            if message.watch:
                self._start_watching(poll_id)

    def _become(self, authorization: str) -> None:
        """Be the token's guest from now on, if nothing was said before."""
        if self._messages > 1:
            raise invalid_input("authorization comes with the first message.", "authorization")
        viewer = viewer_of_authorization(authorization)
        if viewer is None:
            raise BadToken
        self._viewer, self._is_counted = viewer, True

    def _named(self, message: Message) -> str:
        named: str | None = message.poll or self.scope["url_route"]["kwargs"].get("poll")
        if not named:
            raise invalid_input("Name the poll: its id or its room's join code.", "poll")
        return named

    async def _find(self, named: str) -> Poll:
        """The poll; by a join code it is found at the price of a look-up."""
        if uuid_from(named) is not None:
            return await in_database(find_poll, named, self._viewer)
        with looking_up(address_of(self.scope)):
            return await in_database(find_poll, named, self._viewer)

    async def _vote(self, message: Message, marked: list[str | int]) -> None:
        poll = await self._find(self._named(message))
        address = address_of(self.scope)
        if not self._is_counted:
            spend("join", address=address)
            self._is_counted = True
        spend("vote", viewer=self._viewer.id, address=address, poll=poll.pk)
        with counting_wrong_codes(message.ballot_code, self._viewer, address):
            cast = await in_database(cast_plainly, self._viewer, poll, marked, message)
        sealer().note([poll.pk])
        await self.send(plain_messages.received(cast, message.request_id))

    def _start_watching(self, poll_id: UUID) -> None:
        if len(self._watches) >= settings.PLAIN_WATCHED_POLLS:
            most = settings.PLAIN_WATCHED_POLLS
            raise Refused(RefusalCode.RATE_LIMITED, f"One socket watches at most {most} polls.")
        self._watches[poll_id] = asyncio.create_task(self._watch(poll_id))

    async def _watch(self, poll_id: UUID) -> None:
        """Send the tally now and as it changes; while a send waits, the feed keeps only the newest."""
        counted.plain_watches += 1
        try:
            async with aclosing(live().polls.snapshots(poll_id, self._viewer)) as snapshots:
                async for snapshot in snapshots:
                    counted.frames_sent += 1
                    await self.send(plain_messages.tally(snapshot))
            self._watches.pop(poll_id, None)
            await self.send(plain_messages.refused(not_found("poll")))
        except OSError:
            pass  # The client is gone; the socket's own end follows.
        except Exception as fault:
            told = log_fault(fault, where="/ws/vote/ watching")
            self._watches.pop(poll_id, None)
            with contextlib.suppress(OSError):
                await self.send(plain_messages.failed(told))
        finally:
            counted.plain_watches -= 1

    async def _stop_watching(self, *poll_ids: UUID) -> None:
        stopped = [task for poll_id in poll_ids if (task := self._watches.pop(poll_id, None))]
        for task in stopped:
            task.cancel()
        await asyncio.gather(*stopped, return_exceptions=True)


def find_poll(named: str, viewer: Viewer) -> Poll:
    """The poll of that id, or the one that the room of that join code shows; NOT_FOUND for the rest."""
    poll_id = uuid_from(named)
    if poll_id is None:
        poll_id = rooms_named(named).values_list("current_poll_id", flat=True).first()
    poll = visible_polls(viewer).filter(pk=poll_id).first() if poll_id else None
    if poll is None:
        raise not_found("poll")
    return poll


def cast_plainly(voter: Viewer, poll: Poll, marked: list[str | int], message: Message) -> Cast:
    """Cast the vote that the plain words mean."""
    options = list(poll.options.values_list("pk", "label"))
    try:
        return cast_vote(
            viewer=voter,
            poll_id=poll.pk,
            marks=GivenMarks("choose", options_meant(marked, options)),
            request_id=message.request_id,
            ballot_key=message.ballot_key,
            ballot_code=message.ballot_code,
        )
    except Refused as refusal:
        raise at_the_vote(refusal) from refusal
