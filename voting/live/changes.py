"""The bus: says and hears that a poll or room is at a revision. The only file that knows Channels and Redis.

Announcements may be lost, doubled or merged without lying: what is watched is also looked up in the
database every few seconds (see feed).
"""

import asyncio
import contextlib
import logging
import time
from collections import defaultdict
from collections.abc import Callable
from contextvars import Context
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.layers import get_channel_layer

from voting.counters import counted

log = logging.getLogger(__name__)

# An announcement that takes longer is given up; watchers then heal by looking at the revision.
ANNOUNCING_TAKES_AT_MOST_SECONDS = 1.0
TRY_AGAIN_AFTER_SECONDS = 1.0
# Between two rounds of announcements: many batches then share one. A fraction of the shortest tick.
REST_SECONDS = 0.02
# So often each process says something to itself over the bus. When it does not hear even that, the line
# is dead, whatever the network says of it: a half-open connection never tells.
ECHO_EVERY_SECONDS = 1.5
SILENT_AFTER_SECONDS = 4.0

Topic = str
Message = dict[str, Any]


def poll_topic(poll_id: UUID) -> Topic:
    """The group of those who watch a poll."""
    return f"poll.{poll_id}"


def room_topic(room_id: UUID) -> Topic:
    """The group of those who watch a room."""
    return f"room.{room_id}"


def announce_poll(poll_id: UUID, revision: int) -> None:
    """Tell every process that the poll is at `revision`; never waits, never fails. Any thread."""
    _announce(poll_topic(poll_id), {"revision": revision, "at": time.time()})


def announce_room(room_id: UUID, revision: int) -> None:
    """Tell every process that the room is at `revision`; never waits, never fails. Any thread."""
    _announce(room_topic(room_id), {"revision": revision, "at": time.time()})


def announce_hosts(poll_id: UUID) -> None:
    """Tell every process that other viewers run the poll now; never waits, never fails. Any thread."""
    _announce(poll_topic(poll_id), {"revision": 0, "hosts": True, "from": "hosts"})


def _announce(topic: Topic, message: Message) -> None:
    for changes in list(_by_loop.values()):
        with contextlib.suppress(RuntimeError):  # The loop has ended; who watched there is gone.
            changes.loop.call_soon_threadsafe(changes.say, topic, message)


_by_loop: "WeakKeyDictionary[asyncio.AbstractEventLoop, Changes]" = WeakKeyDictionary()


def changes() -> "Changes":
    """The running event loop's ear and voice, made when first asked for."""
    loop = asyncio.get_running_loop()
    if loop not in _by_loop:
        _by_loop[loop] = Changes(loop)
    return _by_loop[loop]


class Changes:
    """One process's ear and voice: one layer channel, a group per watched topic, one task for each way."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.loop = loop
        self._hearers: defaultdict[Topic, list[Callable[[Message], None]]] = defaultdict(list)
        self._joined: set[Topic] = set()
        self._to_say: dict[tuple[Topic, str], Message] = {}
        self._groups_wanted = asyncio.Event()
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def hear(self, topic: Topic, hearer: Callable[[Message], None]) -> Callable[[], None]:
        """Call `hearer` with each message about the topic; call what is returned to stop."""
        self._hearers[topic].append(hearer)
        self._groups_wanted.set()
        self._keep_running("listen", self._listen)

        def stop() -> None:
            if topic in self._hearers and hearer in self._hearers[topic]:
                self._hearers[topic].remove(hearer)
                if not self._hearers[topic]:
                    del self._hearers[topic]
                    self._groups_wanted.set()

        return stop

    def say(self, topic: Topic, message: Message) -> None:
        """Tell this process at once and the others soon; a newer message of one kind replaces an older."""
        self._heard(topic, message)
        self._to_say[topic, message.get("from", "")] = message
        self._keep_running("speak", self._speak)

    def _heard(self, topic: Topic, message: Message) -> None:
        for hearer in list(self._hearers.get(topic, ())):
            hearer(message)

    def _keep_running(self, name: str, work: Callable[[], Any]) -> None:
        if name not in self._tasks or self._tasks[name].done():
            self._tasks[name] = self.loop.create_task(
                work(),
                name=f"changes.{name}",
                context=Context(),  # nobody's operation
            )

    async def _speak(self) -> None:
        """Say what waits, in rounds: the first at once, what comes meanwhile together in the next."""
        layer = get_channel_layer()
        while self._to_say:
            saying, self._to_say = self._to_say, {}
            for (topic, _), message in saying.items():
                try:
                    async with asyncio.timeout(ANNOUNCING_TAKES_AT_MOST_SECONDS):
                        await layer.group_send(topic, {"topic": topic, **message})
                except Exception as fault:
                    counted.announcements_lost += 1
                    log.warning(
                        "An announcement was lost (%s); watchers will look themselves.", type(fault).__name__
                    )
            await asyncio.sleep(REST_SECONDS)

    async def _listen(self) -> None:
        """Hear for as long as the process lives; a bus that is away is tried again every second."""
        while True:
            layer = get_channel_layer()
            try:
                await self._listen_on(layer)
            except Exception as fault:
                log.warning("The bus cannot be heard (%s); trying again.", type(fault).__name__)
            with contextlib.suppress(Exception):  # What cannot even be hung up is replaced all the same.
                async with asyncio.timeout(SILENT_AFTER_SECONDS):
                    await layer.flush()
            await asyncio.sleep(TRY_AGAIN_AFTER_SECONDS)

    async def _listen_on(self, layer: Any) -> None:
        async with asyncio.timeout(SILENT_AFTER_SECONDS):
            channel = await layer.new_channel("live")
        self._joined.clear()
        beside = [self._keep_groups(layer, channel), self._keep_echoing(layer, channel)]
        tasks = [self.loop.create_task(work) for work in beside]
        try:
            while True:
                async with asyncio.timeout(SILENT_AFTER_SECONDS):
                    message = await layer.receive(channel)
                if (said_at := message.get("at")) is not None:
                    counted.announcement_seconds.note(max(0.0, time.time() - said_at))
                self._heard(message["topic"], message)
        finally:
            for task in tasks:
                task.cancel()

    async def _keep_echoing(self, layer: Any, channel: str) -> None:
        """Say to oneself, over the bus, that it carries."""
        while True:
            await asyncio.sleep(ECHO_EVERY_SECONDS)
            with contextlib.suppress(Exception):  # The silence will tell.
                async with asyncio.timeout(ANNOUNCING_TAKES_AT_MOST_SECONDS):
                    await layer.send(channel, {"topic": ""})

    async def _keep_groups(self, layer: Any, channel: str) -> None:
        """Be a member of exactly the groups that someone here hears."""
        self._groups_wanted.set()
        while True:
            await self._groups_wanted.wait()
            self._groups_wanted.clear()
            try:
                for topic in set(self._hearers) - self._joined:
                    await layer.group_add(topic, channel)
                    self._joined.add(topic)
                for topic in self._joined - set(self._hearers):
                    await layer.group_discard(topic, channel)
                    self._joined.discard(topic)
            except Exception as fault:
                log.warning("A group could not be joined (%s); trying again.", type(fault).__name__)
                await asyncio.sleep(TRY_AGAIN_AFTER_SECONDS)
                self._groups_wanted.set()
