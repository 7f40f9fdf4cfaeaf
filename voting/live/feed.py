"""What is live here: one run of figures per watched poll, seen through each audience's eyes.

First state at once, then at most one per tick; the last state always. A lost announcement heals, because
what is watched is also looked up every few seconds.
"""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from uuid import UUID

from django.db import InterfaceError, OperationalError

from voting.counters import counted
from voting.database import TRY_AGAIN_AFTER_SECONDS, in_database, in_database_patiently
from voting.errors import Refused
from voting.live.audiences import Follower, read_hosts, read_voters_since
from voting.live.changes import ANNOUNCING_TAKES_AT_MOST_SECONDS, Changes, Message, poll_topic
from voting.live.multicast import Multicast, Reader, Slot
from voting.live.pace import Pace
from voting.live.readings import Readings
from voting.permissions import Audience, Viewer
from voting.results import Figures, Snapshot, read_audience, seen_by
from voting.words import ResultsVisible

log = logging.getLogger(__name__)


class PollFeed:
    """The polls watched in this process.

    readings: what votes are answered from too, so that one read serves both. pace: how far ticks stretch.
    """

    def __init__(
        self,
        changes: Changes,
        readings: Readings,
        pace: Pace,
        *,
        tick_seconds: float,
        look_every_seconds: float,
    ) -> None:
        self._changes = changes
        self._pace = pace
        self._readings = readings
        self._tick_seconds = tick_seconds
        self._look_every_seconds = look_every_seconds
        self._followers: defaultdict[UUID, dict[Follower, None]] = defaultdict(dict)
        self._known: dict[UUID, tuple[Figures, frozenset[UUID]]] = {}
        self._figures: Multicast[UUID, Figures] = Multicast(self._run_figures)
        self._views: Multicast[tuple[UUID, Audience], Snapshot] = Multicast(self._run_view)

    def view(self, poll_id: UUID, audience: Audience) -> AsyncGenerator[Snapshot, None]:
        """The poll as the audience sees it, now and whenever that changes; ends when it sees it no more."""
        return self._views.stream((poll_id, audience))

    def watchers(self, poll_id: UUID) -> set[UUID]:
        """The viewers who follow the poll in this process."""
        return {f.viewer_id for f in self._followers.get(poll_id, ()) if f.viewer_id is not None}

    async def follow(
        self, poll_id: UUID, viewer: Viewer | None, on_audience: Callable[[Audience | None], None]
    ) -> tuple[Audience, Callable[[], None]] | None:
        """The viewer's audience and how to stop following; None when the poll does not exist for it.

        on_audience is called when the viewer belongs to another audience from now on (it has voted, it
        became a host), with None when it may see the poll no more.
        """
        follower = Follower(viewer, on_audience)
        self._followers[poll_id][follower] = None

        def stop() -> None:
            followers = self._followers.get(poll_id, {})
            followers.pop(follower, None)
            if not followers:
                self._followers.pop(poll_id, None)

        try:
            audience = self._audience_at_hand(poll_id, viewer) or await in_database(
                read_audience, poll_id, viewer
            )
        except BaseException:
            stop()
            raise
        if audience is None:
            stop()
            return None
        follower.audience = follower.audience or audience
        return follower.audience, stop

    def _audience_at_hand(self, poll_id: UUID, viewer: Viewer | None) -> Audience | None:
        """The viewer's audience without asking the database, where the poll is watched here already.

        When a hall streams in, nearly everyone is answered here.
        """
        figures, hosts = self._known.get(poll_id, (None, frozenset()))
        if figures is None or not figures.is_public:
            return None
        if viewer is not None and viewer.id in hosts:
            return Audience.HOST
        votes_open_results = figures.results_visible == ResultsVisible.AFTER_VOTING
        return None if viewer is not None and votes_open_results else Audience.ANYONE

    async def snapshots(self, poll_id: UUID, viewer: Viewer | None) -> AsyncGenerator[Snapshot, None]:
        """The poll as this viewer sees it, following the viewer from audience to audience.

        Ends at once when the poll does not exist for the viewer.
        """
        slot = Slot[Snapshot]()
        leave: list[Callable[[], None]] = []

        def look_as(audience: Audience | None) -> None:
            while leave:
                leave.pop()()
            if audience is None:
                slot.end()
            else:
                leave.append(self._views.join((poll_id, audience), Reader(slot.put, slot.end)))

        followed = await self.follow(poll_id, viewer, look_as)
        if followed is None:
            return
        audience, stop = followed
        try:
            look_as(audience)
            async for snapshot in slot:
                yield snapshot
        finally:
            stop()
            while leave:
                leave.pop()()

    async def _run_view(self, key: tuple[UUID, Audience]) -> AsyncGenerator[Snapshot, None]:
        poll_id, audience = key
        async with aclosing(self._figures.stream(poll_id)) as figures:
            async for now in figures:
                if not now.is_public and audience is not Audience.HOST:
                    return
                yield seen_by(now, audience)

    async def _run_figures(self, poll_id: UUID) -> AsyncGenerator[Figures, None]:
        """One poll's figures: read when told of a change, when the clock is due, and every few seconds."""
        heard = Heard()
        stop = self._changes.hear(poll_topic(poll_id), heard.note)
        shown: Figures | None = None
        looked_at, hosts = 0.0, frozenset[UUID]()
        try:
            while True:
                read_at = time.monotonic()
                is_look = (
                    shown is None
                    or read_at - looked_at >= self._look_every_seconds
                    or heard.revision <= shown.revision
                    or heard.other_hosts
                )
                heard.other_hosts = False
                figures = await self._read(poll_id, None if is_look else heard.revision)
                if figures is None:
                    return
                if shown is not None and figures.revision > max(shown.revision, heard.revision):
                    # Unless its announcement is only late.
                    asyncio.get_running_loop().call_later(
                        ANNOUNCING_TAKES_AT_MOST_SECONDS, _count_repair, heard, figures.revision
                    )
                hosts_before = hosts
                if is_look:
                    looked_at = read_at
                    hosts = await in_database_patiently(read_hosts, figures.room_id)
                self._known[poll_id] = (figures, hosts)
                await self._move_followers(figures, shown, hosts_before)
                if shown is None or _is_news(figures, shown):
                    yield figures
                    shown = figures
                await self._wait(heard, figures, read_at)
        finally:
            stop()
            self._known.pop(poll_id, None)

    async def _read(self, poll_id: UUID, revision: int | None) -> Figures | None:
        """The figures at that revision or newer; None asks for what there is now. Waits for the database."""
        while True:
            try:
                if revision is None:
                    return await self._readings.now(poll_id)
                return await self._readings.at_least(poll_id, revision)
            except (OperationalError, InterfaceError, Refused) as fault:
                log.warning("Poll %s cannot be read (%s); trying again.", poll_id, type(fault).__name__)
                await asyncio.sleep(TRY_AGAIN_AFTER_SECONDS)

    async def _wait(self, heard: "Heard", figures: Figures, read_at: float) -> None:
        """Until there is news, at least a tick since the last read; at most the time between two looks."""
        patience = self._look_every_seconds
        if figures.due_in_seconds is not None:
            patience = min(patience, figures.due_in_seconds + 0.005)
        try:
            async with asyncio.timeout(patience):
                while heard.revision <= figures.revision and not heard.other_hosts:
                    await heard.next()
        except TimeoutError:
            return
        tick = self._pace.stretched(self._tick_seconds)
        await asyncio.sleep(max(0.0, read_at + tick - time.monotonic()))

    async def _move_followers(
        self, figures: Figures, before: Figures | None, hosts_before: frozenset[UUID]
    ) -> None:
        """Let followers who voted, or gained or lost host rights, look with other eyes."""
        followers = self._followers.get(figures.poll_id)
        if not followers:
            return
        votes_open_results = figures.results_visible == ResultsVisible.AFTER_VOTING
        voted: set[UUID] = set()
        if votes_open_results:
            opened_before = before is not None and before.results_visible == ResultsVisible.AFTER_VOTING
            since = before.revision if before is not None and opened_before else 0
            voted = await in_database_patiently(read_voters_since, figures.poll_id, since)
        _, hosts = self._known[figures.poll_id]
        moves_all = before is None or hosts_before != hosts or _is_seen_otherwise(figures, before)
        for follower in list(followers) if moves_all or voted else ():
            if not moves_all and follower.viewer_id not in voted:
                continue  # Nearly always, for nearly all: a vote of others moves nobody.
            follower.move(
                is_public=figures.is_public,
                is_host=follower.viewer_id in hosts,
                has_voted=follower.viewer_id in voted,
                votes_open_results=votes_open_results,
            )


class Heard:
    """The newest revision that was announced, whether the hosts changed, and a way to wait for news."""

    def __init__(self) -> None:
        self.revision = 0
        self.other_hosts = False
        self._news = asyncio.Event()

    def note(self, message: Message) -> None:
        """Take an announcement in."""
        if message.get("hosts"):
            self.other_hosts = True
            self._news.set()
        if message["revision"] > self.revision:
            self.revision = message["revision"]
            self._news.set()

    async def next(self) -> None:
        """Wait until there is news."""
        await self._news.wait()
        self._news.clear()


def _count_repair(heard: Heard, revision: int) -> None:
    if heard.revision < revision:
        counted.repairs += 1


def _is_seen_otherwise(figures: Figures, before: Figures) -> bool:
    """Whether viewers may belong to other audiences now, whatever votes there were."""
    return (figures.is_public, figures.results_visible) != (before.is_public, before.results_visible)


def _is_news(figures: Figures, shown: Figures) -> bool:
    return figures.revision > shown.revision or figures.is_public != shown.is_public
