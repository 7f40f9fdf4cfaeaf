"""The bus: announcements cross processes, lost ones heal, and no trouble of Redis reaches a voter."""

import asyncio
import signal
import time

import pytest
from channels.layers import BaseChannelLayer
from pytest_django import Settings

from tests.conftest import redis_layer
from tests.servers.redis import RedisServer
from tests.voting.committed import committed
from tests.voting.live.watching import Process, in_one_loop, screen, until
from tests.voting.people import ask, someone, vote
from voting.database import in_database
from voting.live.changes import Changes, Message, announce_poll, changes, poll_topic
from voting.models import Poll


class Ear:
    """A process that hears of one topic, and what it has heard."""

    def __init__(self, topic: str, ears: Changes | None = None) -> None:
        self.changes = ears or Changes(asyncio.get_running_loop())
        self.heard: list[int] = []
        self.topic = topic
        self.stop = self.changes.hear(topic, self._note)

    def _note(self, message: Message) -> None:
        self.heard.append(message["revision"])

    async def listens(self) -> None:
        """Wait until announcements of others can be heard."""
        await until(lambda: self.topic in self.changes._joined, what="the group is joined")


def test_what_one_process_says_every_process_hears(channel_layer: BaseChannelLayer) -> None:
    async def story() -> None:
        topic = poll_topic(Poll().pk)
        here, there = Ear(topic, changes()), Ear(topic)
        other_topic = Ear("poll.other", there.changes)
        for ear in (here, there, other_topic):
            await ear.listens()
        here.changes.say(topic, {"revision": 7})
        assert here.heard == [7], "this process hears at once"
        await until(lambda: there.heard == [7], what="the other process hears")
        there.changes.say(topic, {"revision": 8})
        await until(lambda: 8 in here.heard, what="and back")
        assert other_topic.heard == []

    in_one_loop(story())


@committed
def test_what_is_announced_of_a_vote_is_a_poll_and_a_revision(monkeypatch: pytest.MonkeyPatch) -> None:
    """L18."""
    announced: list[tuple[str, Message]] = []

    class Layer:
        async def group_send(self, topic: str, message: Message) -> None:
            announced.append((topic, message))

    monkeypatch.setattr("voting.live.changes.get_channel_layer", Layer)

    async def story() -> None:
        changes()
        cast = await in_database(vote, await in_database(ask), someone(), "Tea")
        said = poll_topic(cast.poll_id), cast.poll_revision
        await until(lambda: said in [(topic, m["revision"]) for topic, m in announced], what="it is said")

    in_one_loop(story())
    assert {name for _, message in announced for name in message} == {"topic", "revision", "at"}


def test_who_stops_listening_hears_no_more(channel_layer: BaseChannelLayer) -> None:
    async def story() -> None:
        topic = poll_topic(Poll().pk)
        here, gone, stays = Ear(topic, changes()), Ear(topic), Ear(topic)
        for ear in (here, gone, stays):
            await ear.listens()
        gone.stop()
        gone.stop()
        await until(lambda: not gone.changes._joined, what="the group is left")
        here.changes.say(topic, {"revision": 1})
        await until(lambda: stays.heard == [1], what="who stays hears")
        assert gone.heard == []

    in_one_loop(story())


def test_a_burst_of_announcements_is_merged_and_its_newest_arrives(channel_layer: BaseChannelLayer) -> None:
    async def story() -> None:
        topic = poll_topic(Poll().pk)
        here, there = Ear(topic, changes()), Ear(topic)
        await there.listens()
        for revision in range(1, 1001):
            here.changes.say(topic, {"revision": revision})
        await until(lambda: bool(there.heard) and there.heard[-1] == 1000, what="the newest is heard")
        assert len(there.heard) < 100
        assert not here.changes._to_say

    in_one_loop(story())


def test_announcing_where_nobody_listens_fails_nothing() -> None:
    """From threads without a loop, and past loops that have ended."""

    async def story() -> None:
        changes()

    announce_poll(Poll().pk, 1)
    asyncio.run(story())
    announce_poll(Poll().pk, 2)


@committed
def test_a_vote_in_one_process_moves_the_screens_of_another(channel_layer: BaseChannelLayer) -> None:
    """GL12."""
    poll = ask()

    async def story() -> None:
        here, there = Process(), Process(elsewhere=True)
        async with screen(here, poll.pk) as near, screen(there, poll.pk) as far:
            for turnout in (1, 2, 3):
                await in_database(vote, poll, None, "Tea")
                for shown in (near, far):
                    await until(lambda s=shown, n=turnout: s.last.turnout == n, what="the vote is shown")  # type: ignore[misc]

    in_one_loop(story())


@pytest.fixture
def redis(settings: Settings, redis_server: RedisServer) -> RedisServer:
    """The bus over a real Redis."""
    settings.REDIS_URL = redis_server.url
    settings.CHANNEL_LAYERS = {"default": redis_layer(redis_server.url)}
    return redis_server


@committed
@pytest.mark.redis
def test_a_redis_that_dies_and_comes_back_leaves_every_screen_true(redis: RedisServer) -> None:
    """GL1, GV3: votes only during the fault, and none afterwards."""
    poll = ask()

    async def story() -> None:
        here = Process(look_every_seconds=0.3)
        there = Process(look_every_seconds=0.3, elsewhere=True)
        async with screen(here, poll.pk) as near, screen(there, poll.pk) as far:
            await asyncio.to_thread(redis.kill)
            assert (await in_database(vote, poll, None, "Tea")).status == "NEW"
            for shown in (near, far):
                await until(lambda s=shown: s.last.turnout == 1, what="healed without Redis")  # type: ignore[misc]
            await asyncio.to_thread(redis.start)
        # A newcomer on a process that never looks is told over the bus again.
        late = Process(elsewhere=True)
        async with screen(late, poll.pk) as shown:
            assert shown.last.turnout == 1

            async def told() -> bool:
                await in_database(vote, poll, None, "Tea")
                await asyncio.sleep(0.3)
                return (shown.last.turnout or 0) > 1

            for _ in range(20):
                if await told():
                    break
            assert (shown.last.turnout or 0) > 1

    in_one_loop(story())


@committed
@pytest.mark.redis
def test_a_redis_that_hangs_delays_no_vote(redis: RedisServer) -> None:
    """GV13."""
    poll = ask()

    async def story() -> None:
        process = Process(look_every_seconds=0.3)
        async with screen(process, poll.pk, someone()) as shown:
            redis.process.signal(signal.SIGSTOP)
            try:
                for turnout in range(1, 6):
                    began = time.monotonic()
                    assert (await in_database(vote, poll, None, "Tea")).status == "NEW"
                    assert time.monotonic() - began < 0.3 + 0.5, "the half second is this machine's"
                    await until(lambda n=turnout: shown.last.turnout == n, what="the vote is shown")  # type: ignore[misc]
            finally:
                redis.process.signal(signal.SIGCONT)
            await in_database(vote, poll, None, "Tea")
            await until(lambda: shown.last.turnout == 6, what="and after it woke up")

    in_one_loop(story())


@committed
@pytest.mark.redis
def test_a_screen_opens_while_redis_is_away(redis: RedisServer) -> None:
    """GL9."""
    poll = ask()

    async def story() -> None:
        process = Process(look_every_seconds=0.3)
        async with asyncio.timeout(5):
            frames = process.polls.snapshots(poll.pk, None)
            assert (await anext(frames)).turnout == 0
            await in_database(vote, poll, None, "Tea")
            assert (await anext(frames)).turnout == 1
            await frames.aclose()

    redis.kill()
    in_one_loop(story())
