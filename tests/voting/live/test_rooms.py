"""What a room's screens follow: the shown poll, who is here, and who is ready."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from channels.layers import BaseChannelLayer

from tests.voting.committed import committed
from tests.voting.live.watching import Process, in_one_loop, screen, until
from tests.voting.people import ask, host_of, someone
from voting.actions.polls import close_poll
from voting.actions.rooms import show_poll
from voting.database import in_database
from voting.live import rooms
from voting.live.rooms import RoomState
from voting.models import Room
from voting.permissions import Viewer

pytestmark = committed


@pytest.fixture(autouse=True)
def _counted_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count heads ten times as often as a hall needs it."""
    monkeypatch.setattr(rooms, "HEADCOUNT_SECONDS", 0.1)
    monkeypatch.setattr(rooms, "REPEAT_SECONDS", 0.5)


@asynccontextmanager
async def entrance(process: Process, room_id: UUID, viewer: Viewer | None) -> AsyncIterator[list[RoomState]]:
    """A screen on which the viewer follows the room: its states so far; None at the end."""
    states: list[RoomState] = []
    leave = process.rooms.enter(room_id, viewer)

    async def watch() -> None:
        async for state in process.rooms.states(room_id):
            states.append(state)  # noqa: PERF401 - one by one, as they come

    watching = asyncio.get_running_loop().create_task(watch())
    try:
        await until(lambda: bool(states) or watching.done(), what="the room's first state")
        yield states
    finally:
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
        leave()


def counts(joined: int, ready: int) -> Callable[[list[RoomState]], bool]:
    """Whether the newest state counts so many."""
    return lambda states: (states[-1].joined, states[-1].ready) == (joined, ready)


async def count(states: list[RoomState], *, joined: int, ready: int) -> None:
    """Wait until so many are counted."""
    holds = counts(joined, ready)
    await until(lambda: holds(states), what=f"{joined} joined and {ready} ready, not {states[-1]}")


def test_a_room_tells_what_it_shows_and_when_that_changes() -> None:
    poll = ask()
    host, room_id = host_of(poll), poll.room_id

    async def story() -> None:
        process = Process()
        async with entrance(process, room_id, None) as states:
            assert states[-1].current_poll_id == poll.pk
            await in_database(show_poll, viewer=host, room_id=room_id, poll_id=None)
            await until(lambda: states[-1].current_poll_id is None, what="nothing is shown")
            revision = states[-1].revision
            await in_database(close_poll, viewer=host, poll_id=poll.pk)
            await until(lambda: states[-1].revision > revision, what="a change of what is listed")
            stored = await in_database(Room.objects.get, pk=room_id)
            assert states[-1].revision == stored.revision

    in_one_loop(story())


def test_viewers_are_counted_once_and_the_nameless_not_at_all() -> None:
    poll = ask()

    async def story() -> None:
        process, twice = Process(), someone()
        async with (
            entrance(process, poll.room_id, twice) as states,
            entrance(process, poll.room_id, twice),
            entrance(process, poll.room_id, None),
        ):
            await count(states, joined=1, ready=0)
            async with entrance(process, poll.room_id, someone()):
                await count(states, joined=2, ready=0)
            await count(states, joined=1, ready=0)

    in_one_loop(story())


def test_ready_are_those_whose_screen_watches_the_shown_poll() -> None:
    poll = ask()
    host = host_of(poll)
    other = ask(host, room_id=poll.room_id)

    async def story() -> None:
        process, viewer = Process(), someone()
        async with entrance(process, poll.room_id, viewer) as states:
            await count(states, joined=1, ready=0)
            async with screen(process, poll.pk, viewer), screen(process, poll.pk, someone()):
                await count(states, joined=1, ready=1)
                await in_database(show_poll, viewer=host, room_id=poll.room_id, poll_id=other.pk)
                await count(states, joined=1, ready=0)
            async with screen(process, other.pk, viewer):
                await count(states, joined=1, ready=1)

    in_one_loop(story())


def test_heads_in_all_processes_are_summed_and_those_that_leave_are_not(
    channel_layer: BaseChannelLayer,
) -> None:
    poll = ask()

    async def story() -> None:
        here, there, viewer = Process(), Process(elsewhere=True), someone()
        async with entrance(here, poll.room_id, someone()) as states:
            await count(states, joined=1, ready=0)
            async with (
                entrance(there, poll.room_id, viewer) as others,
                entrance(there, poll.room_id, someone()),
                screen(there, poll.pk, viewer),
            ):
                await count(states, joined=3, ready=1)
                await count(others, joined=3, ready=1)
            await count(states, joined=1, ready=0)

    in_one_loop(story())


def test_a_process_that_falls_silent_is_forgotten() -> None:
    poll = ask()

    async def story() -> None:
        here, there = Process(), Process(elsewhere=True)
        async with (
            entrance(here, poll.room_id, someone()) as states,
            entrance(there, poll.room_id, someone()),
        ):
            await count(states, joined=2, ready=0)
            there.changes.say = lambda topic, message: None  # type: ignore[method-assign]
            await count(states, joined=1, ready=0)

    in_one_loop(story())


def test_a_deleted_room_ends() -> None:
    poll = ask()

    async def story() -> None:
        process = Process(look_every_seconds=0.2)
        states = process.rooms.states(poll.room_id)
        await anext(states)
        await in_database(Room.objects.filter(pk=poll.room_id).delete)
        async with asyncio.timeout(5):
            assert [state async for state in states] == []
        assert not len(process.rooms._rooms)
        assert not process.changes._hearers

    in_one_loop(story())


def test_screens_that_go_leave_nothing_behind() -> None:
    poll = ask()

    async def story() -> None:
        process = Process()
        for _ in range(20):
            async with entrance(process, poll.room_id, someone()):
                pass
        await until(lambda: not len(process.rooms._rooms), what="no room runs")
        assert not process.rooms._here
        assert not process.rooms._elsewhere
        assert not process.changes._hearers

    in_one_loop(story())
