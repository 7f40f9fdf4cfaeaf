"""What is live here: one run of figures per watched poll, seen through each audience's eyes.

First state at once, then at most one per tick; the last state always. A lost announcement heals, because
what is watched is also looked up every few seconds.
"""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from uuid import UUID

from voting.database import in_database, in_database_patiently
from voting.live.audiences import Follower, read_moves
from voting.live.changes import Changes, poll_topic
from voting.live.multicast import Multicast, Reader, Slot
from voting.permissions import Audience, Viewer
from voting.results import Figures, Snapshot, read_audience, seen_by
from voting.words import ResultsVisible

ReadFigures = Callable[[UUID], Figures | None]


class PollFeed:
    """The polls watched in this process.

    read_figures: the one read (actions.current_figures), which also lets the clock act.
    """

    def __init__(
        self, changes: Changes, read_figures: ReadFigures, *, tick_seconds: float, look_every_seconds: float
    ) -> None:
        self._changes = changes
        self._read_figures = read_figures
        self._tick_seconds = tick_seconds
        self._look_every_seconds = look_every_seconds
        self._followers: defaultdict[UUID, dict[Follower, None]] = defaultdict(dict)
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
            audience = follower.audience or await in_database(read_audience, poll_id, viewer)
        except BaseException:
            stop()
            raise
        if audience is None:
            stop()
            return None
        follower.audience = follower.audience or audience
        return follower.audience, stop

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
        news = asyncio.Event()
        stop = self._changes.hear(poll_topic(poll_id), lambda message: news.set())
        shown: Figures | None = None
        try:
            while True:
                news.clear()
                read_at = time.monotonic()
                figures = await in_database_patiently(self._read_figures, poll_id)
                if figures is None:
                    return
                await self._move_followers(figures, shown)
                if shown is None or _is_news(figures, shown):
                    yield figures
                    shown = figures
                await self._wait(news, figures, read_at)
        finally:
            stop()

    async def _wait(self, news: asyncio.Event, figures: Figures, read_at: float) -> None:
        """Until there is news, at least a tick since the last read; at most the time between two looks."""
        patience = self._look_every_seconds
        if figures.due_in_seconds is not None:
            patience = min(patience, figures.due_in_seconds + 0.005)
        try:
            async with asyncio.timeout(patience):
                await news.wait()
        except TimeoutError:
            return
        await asyncio.sleep(max(0.0, read_at + self._tick_seconds - time.monotonic()))

    async def _move_followers(self, figures: Figures, before: Figures | None) -> None:
        """Let followers who voted, or gained or lost host rights, look with other eyes."""
        followers = self._followers.get(figures.poll_id)
        if not followers:
            return
        had_votes_open_results = before and before.results_visible == ResultsVisible.AFTER_VOTING
        since = before.revision if before and had_votes_open_results else None
        hosts, voted = await in_database_patiently(
            read_moves, figures.poll_id, figures.room_id, figures.results_visible, since,
            self.watchers(figures.poll_id),
        )  # fmt: skip
        for follower in list(followers):
            follower.move(
                is_public=figures.is_public,
                is_host=follower.viewer_id in hosts,
                has_voted=follower.viewer_id in voted,
                votes_open_results=figures.results_visible == ResultsVisible.AFTER_VOTING,
            )


def _is_news(figures: Figures, shown: Figures) -> bool:
    return figures.revision > shown.revision or figures.is_public != shown.is_public
