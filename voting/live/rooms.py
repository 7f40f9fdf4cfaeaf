"""What a room's screens follow: which poll it shows, and how many are here and ready."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID, uuid4

from voting.database import in_database_patiently
from voting.live.changes import Changes, Message, room_topic
from voting.live.feed import PollFeed
from voting.live.multicast import Multicast
from voting.models import Room
from voting.permissions import Viewer

# Heads are counted at most once in this time: a hall that streams in is not a hall of frames.
HEADCOUNT_SECONDS = 1.0
# Each process repeats its headcount, and believes another's for three times as long.
REPEAT_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class RoomState:
    """A room's revision and shown poll; joined: viewers connected, ready: those who watch that poll."""

    room_id: UUID
    revision: int
    current_poll_id: UUID | None
    joined: int
    ready: int


def read_room(room_id: UUID) -> tuple[int, UUID | None] | None:
    """The room's revision and shown poll, or None when there is no such room."""
    return Room.objects.filter(pk=room_id).values_list("revision", "current_poll_id").first()


class RoomFeed:
    """The rooms watched in this process; heads in other processes are heard of over the bus."""

    def __init__(
        self, changes: Changes, polls: PollFeed, *, tick_seconds: float, look_every_seconds: float
    ) -> None:
        self._changes = changes
        self._polls = polls
        self._tick_seconds = tick_seconds
        self._look_every_seconds = look_every_seconds
        self._process = uuid4().hex
        self._here: defaultdict[UUID, Counter[UUID]] = defaultdict(Counter)
        self._elsewhere: defaultdict[UUID, dict[str, tuple[int, int, float]]] = defaultdict(dict)
        self._rooms: Multicast[UUID, RoomState] = Multicast(self._run_room)

    def states(self, room_id: UUID) -> AsyncGenerator[RoomState, None]:
        """The room's state now and whenever it changes; ends when the room is deleted."""
        return self._rooms.stream(room_id)

    def enter(self, room_id: UUID, viewer: Viewer | None) -> Callable[[], None]:
        """Count the viewer as connected until what is returned is called; the nameless are not counted."""
        if viewer is None:
            return lambda: None
        here = self._here[room_id]
        here[viewer.id] += 1

        def leave() -> None:
            here[viewer.id] -= 1
            if not here[viewer.id]:
                del here[viewer.id]
            if not here:
                self._here.pop(room_id, None)

        return leave

    async def _run_room(self, room_id: UUID) -> AsyncGenerator[RoomState, None]:
        news = asyncio.Event()

        def hear(message: Message) -> None:
            if "joined" not in message:
                news.set()
            elif message["from"] != self._process:
                self._note(room_id, message)

        stop = self._changes.hear(room_topic(room_id), hear)
        state: RoomState | None = None
        looked_at, said_at, said = -1e9, -1e9, (-1, -1)
        stored: tuple[int, UUID | None] | None = None
        try:
            while True:
                now = time.monotonic()
                if news.is_set() or now - looked_at >= self._look_every_seconds:
                    news.clear()
                    looked_at = now
                    stored = await in_database_patiently(read_room, room_id)
                if stored is None:
                    return
                heads = self._heads_here(room_id, stored[1])
                if heads != said or now - said_at >= REPEAT_SECONDS:
                    said_at, said = now, heads
                    self._say(room_id, heads)
                newest = RoomState(room_id, *stored, *self._heads(room_id, heads, now))
                if newest != state:
                    yield newest
                    state = newest
                with suppress(TimeoutError):
                    async with asyncio.timeout(HEADCOUNT_SECONDS):
                        await news.wait()
                        await asyncio.sleep(max(0.0, now + self._tick_seconds - time.monotonic()))
        finally:
            stop()
            self._say(room_id, (0, 0))
            self._elsewhere.pop(room_id, None)

    def _heads_here(self, room_id: UUID, poll_id: UUID | None) -> tuple[int, int]:
        viewers = self._here.get(room_id, Counter()).keys()
        ready = viewers & self._polls.watchers(poll_id) if poll_id else set()
        return len(viewers), len(ready)

    def _say(self, room_id: UUID, heads: tuple[int, int]) -> None:
        message = {"from": self._process, "joined": heads[0], "ready": heads[1]}
        self._changes.say(room_topic(room_id), message)

    def _note(self, room_id: UUID, message: Message) -> None:
        until = time.monotonic() + 3 * REPEAT_SECONDS
        self._elsewhere[room_id][message["from"]] = (message["joined"], message["ready"], until)

    def _heads(self, room_id: UUID, here: tuple[int, int], now: float) -> tuple[int, int]:
        elsewhere = self._elsewhere[room_id]
        for process in [p for p, (_, _, until) in elsewhere.items() if until < now]:
            del elsewhere[process]
        joined = here[0] + sum(heads[0] for heads in elsewhere.values())
        ready = here[1] + sum(heads[1] for heads in elsewhere.values())
        return joined, ready
