"""The feed: the first state at once, at most one per tick, the last one always, each to the right eyes."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from channels.layers import BaseChannelLayer

from tests.voting.committed import committed
from tests.voting.live.watching import TICK_SECONDS, Process, in_one_loop, screen, shows_what_is_read, until
from tests.voting.people import WHILE_OPEN, ask, draft, host_of, someone, stored, vote, withdraw
from voting.actions.arranging import delete_poll
from voting.actions.editing import update_poll
from voting.actions.host_keys import host_key, join_as_host, revoke_host_key
from voting.actions.polls import close_poll, hide_results, open_poll, pause_poll, reveal_results
from voting.actions.rooms import show_poll
from voting.clock import database_now
from voting.database import in_database
from voting.models import Host, Poll
from voting.permissions import Viewer

pytestmark = committed


def test_the_first_state_is_there_at_once() -> None:
    poll = ask()
    vote(poll, None, "Tea")

    async def story() -> None:
        process = Process()
        async with screen(process, poll.pk) as shown:
            assert [frame.turnout for frame in shown.frames] == [1]
            await shows_what_is_read(shown, poll.pk, None)

    in_one_loop(story())


def test_live_equals_read_after_every_action() -> None:
    """Rule 22, for a stranger, a voter and the host on screens of their own."""
    host, voter = someone(), someone()
    poll = ask(host, policy={**WHILE_OPEN, "results_visible": "AFTER_REVEAL"})
    key: dict[str, Any] = {"viewer": host, "poll_id": poll.pk}
    acts: list[Callable[[], object]] = [
        lambda: vote(poll, voter, "Tea"),
        lambda: vote(poll, voter, "Coffee"),
        lambda: vote(poll, None, "Tea"),
        lambda: withdraw(poll, voter),
        lambda: vote(poll, voter),
        lambda: reveal_results(**key),
        lambda: hide_results(**key),
        lambda: reveal_results(**key),
        lambda: pause_poll(**key),
        lambda: update_poll(**key, changes={"policy": {"results_visible": "HOST_ONLY"}}),
        lambda: open_poll(**key),
        lambda: update_poll(**key, changes={"policy": {"results_visible": "AFTER_VOTING"}}),
        lambda: vote(poll, None, "Water"),
        lambda: update_poll(**key, changes={"policy": {"results_visible": "ALWAYS"}}),
        lambda: close_poll(**key),
    ]

    async def story() -> None:
        process = Process()
        viewers = [None, voter, host]
        async with (
            screen(process, poll.pk, None) as stranger,
            screen(process, poll.pk, voter) as voters,
            screen(process, poll.pk, host) as hosts,
        ):
            for act in acts:
                await in_database(act)
                for shown, viewer in zip((stranger, voters, hosts), viewers, strict=True):
                    await shows_what_is_read(shown, poll.pk, viewer)
            for shown in (stranger, voters, hosts):
                revisions = [frame.revision for frame in shown.frames]
                assert revisions == sorted(revisions), "a screen never goes back"
                assert not shown.has_ended

    in_one_loop(story())


def test_a_burst_is_merged_to_one_frame_a_tick_and_its_last_value_arrives() -> None:
    """R6, GL5."""
    poll = ask()

    async def story() -> None:
        process = Process()
        async with screen(process, poll.pk) as shown:
            for _ in range(60):
                await in_database(vote, poll, None, "Tea")
            await until(lambda: shown.last.turnout == 60, what="the last vote is shown")
            took = shown.times[-1] - shown.times[0]
            assert len(shown.frames) <= 3 + took / TICK_SECONDS

    in_one_loop(story())


def test_the_first_change_after_a_pause_is_shown_at_once() -> None:
    poll = ask()

    async def story() -> None:
        process = Process()
        process.polls._tick_seconds = 0.5
        async with screen(process, poll.pk) as shown:
            await asyncio.sleep(0.6)
            began = asyncio.get_running_loop().time()
            await in_database(vote, poll, None, "Tea")
            await until(lambda: shown.last.turnout == 1, what="the vote is shown")
            assert asyncio.get_running_loop().time() - began < 0.4

    in_one_loop(story())


def test_a_lost_announcement_heals_by_looking() -> None:
    """GL1, GL5: with no further vote."""
    poll = ask()

    async def story() -> None:
        process = Process(look_every_seconds=0.2)
        process.changes._heard = lambda topic, message: None  # type: ignore[method-assign]
        async with screen(process, poll.pk) as shown:
            await in_database(vote, poll, None, "Tea")
            await until(lambda: shown.last.turnout == 1, what="the vote is shown", deadline_seconds=5)

    in_one_loop(story())


def test_a_vote_between_asking_and_listening_is_shown() -> None:
    """GL3: a read that began before the vote must not be taken for the state after it."""
    poll = ask()

    async def story() -> None:
        process = Process()
        reading, may_go_on = asyncio.Event(), asyncio.Event()
        read = process.readings._read

        async def slow_first(poll_id: Any) -> Any:
            figures = await read(poll_id)
            if not reading.is_set():
                reading.set()
                await may_go_on.wait()
            return figures

        process.readings._read = slow_first  # type: ignore[method-assign]
        early = asyncio.create_task(process.readings.now(poll.pk))
        await reading.wait()
        await in_database(vote, poll, None, "Tea")
        async with asyncio.timeout(5):
            opening = asyncio.create_task(screen(process, poll.pk).__aenter__())
            await asyncio.sleep(0.05)
            may_go_on.set()
            shown = await opening
        await early
        await until(lambda: shown.last.turnout == 1, what="the vote is shown", deadline_seconds=2)

    in_one_loop(story())


def test_a_deadline_closes_by_itself_while_it_is_watched() -> None:
    poll = ask(closes_at=database_now() + timedelta(seconds=0.6))

    async def story() -> None:
        process = Process()
        async with screen(process, poll.pk) as shown:
            assert shown.last.provisional
            await until(lambda: not shown.last.provisional, what="the poll is closed", deadline_seconds=3)
            assert shown.last.revision == 2

    in_one_loop(story())
    assert stored(poll).closed_at == poll.closes_at


def test_an_opening_time_opens_by_itself_while_it_is_watched() -> None:
    poll = ask(open_now=False, opens_at=database_now() + timedelta(seconds=0.6))

    async def story() -> None:
        process = Process()
        async with screen(process, poll.pk) as shown:
            assert shown.last.state == "DRAFT"
            await until(lambda: shown.last.state == "OPEN", what="the poll is open", deadline_seconds=3)

    in_one_loop(story())


def test_a_voter_sees_what_its_vote_opens_and_others_do_not() -> None:
    poll, voter = ask(policy={"results_visible": "AFTER_VOTING"}), someone()

    async def story() -> None:
        here, elsewhere = Process(), Process(elsewhere=True)
        async with (
            screen(here, poll.pk, voter) as one,
            screen(elsewhere, poll.pk, voter) as other,
            screen(here, poll.pk, someone()) as stranger,
        ):
            assert one.last.hidden_because == "VOTE_FIRST"
            await in_database(vote, poll, voter, "Tea")
            for shown in (one, other):
                await until(lambda shown=shown: shown.last.audience == "voted", what="the view is open")  # type: ignore[misc]
                assert shown.last.options is not None
            await until(lambda: stranger.last.turnout == 1, what="the turnout is shown")
            assert stranger.last.options is None

    in_one_loop(story())


def test_a_voter_who_comes_back_after_a_new_policy_sees_what_its_vote_opens() -> None:
    poll, voter = ask(policy={"results_visible": "ALWAYS"}), someone()
    vote(poll, voter, "Tea")
    host = host_of(poll)
    changes = {"policy": {"results_visible": "AFTER_VOTING"}}

    async def story() -> None:
        process = Process(look_every_seconds=0.5)
        async with screen(process, poll.pk) as stranger:
            await in_database(update_poll, viewer=host, poll_id=poll.pk, changes=changes)
            await until(lambda: stranger.last.options is None, what="results are hidden")
            async with screen(process, poll.pk, voter) as back:
                await until(lambda: back.last.audience == "voted", what="the voter sees", deadline_seconds=3)

    in_one_loop(story())


def become_host(viewer: Viewer, poll: Poll) -> None:
    """Use the room's host key."""
    join_as_host(viewer=viewer, join_code=poll.room.join_code, key=host_key(poll.room))


@pytest.mark.parametrize("busy", [False, True], ids=["quiet", "while-votes-arrive"])
def test_who_becomes_a_host_sees_as_one_soon(busy: bool) -> None:
    poll, guest = ask(policy={"results_visible": "HOST_ONLY"}), someone()

    async def story() -> None:
        process = Process(look_every_seconds=0.3)
        async with screen(process, poll.pk, guest) as shown:
            assert shown.last.hidden_because == "HOST_ONLY"
            await in_database(become_host, guest, poll)
            for _ in range(100):
                if shown.last.audience == "host":
                    break
                if busy:
                    await in_database(vote, poll, None, "Tea")
                await asyncio.sleep(0.03)
            assert shown.last.audience == "host"
            await in_database(Host.objects.filter(viewer_id=guest.id).delete)
            await until(lambda: shown.last.audience == "anyone", what="the host's view is taken back")

    in_one_loop(story())


def test_a_draft_that_is_no_longer_shown_ends_for_all_but_its_host() -> None:
    poll = ask(open_now=False)
    host = host_of(poll)

    async def story() -> None:
        process = Process()
        async with screen(process, poll.pk, someone()) as guest, screen(process, poll.pk, host) as hosts:
            await in_database(show_poll, viewer=host, room_id=poll.room_id, poll_id=None)
            await until(lambda: guest.has_ended, what="the guest's screen ends")
            assert not hosts.has_ended

    in_one_loop(story())


def test_a_hidden_draft_and_an_unknown_poll_end_before_they_begin() -> None:
    hidden = draft()

    async def story() -> None:
        process = Process()
        for poll_id in (hidden.pk, Poll().pk):
            async with screen(process, poll_id, someone()) as shown:
                await until(lambda shown=shown: shown.has_ended, what="it ends")  # type: ignore[misc]
                assert shown.frames == []

    in_one_loop(story())


def test_a_deleted_poll_ends_for_everyone() -> None:
    poll = ask()
    host = host_of(poll)

    async def story() -> None:
        process = Process(look_every_seconds=0.2)
        async with screen(process, poll.pk) as guest, screen(process, poll.pk, host) as hosts:
            await in_database(Poll.objects.filter(pk=poll.pk).delete)
            await until(lambda: guest.has_ended and hosts.has_ended, what="both screens end")

    in_one_loop(story())


def test_screens_that_go_leave_nothing_behind() -> None:
    poll = ask()

    async def story() -> None:
        process = Process()
        for _ in range(50):
            async with screen(process, poll.pk, someone()):
                pass
        polls = process.polls
        await until(
            lambda: not (len(polls._figures) or len(polls._views) or polls._followers),
            what="nothing is left",
        )
        assert not process.changes._hearers
        assert polls.watchers(poll.pk) == set()

    in_one_loop(story())


def test_who_gains_or_loses_the_hosts_rights_looks_with_other_eyes_at_once(
    channel_layer: BaseChannelLayer,
) -> None:
    """A9."""
    poll, guest = ask(policy={"results_visible": "HOST_ONLY"}), someone()
    host = host_of(poll)

    async def story() -> None:
        _voice, process = Process(), Process(elsewhere=True)
        async with screen(process, poll.pk, guest) as shown, screen(process, poll.pk, host) as hosts:
            await in_database(become_host, guest, poll)
            await until(lambda: shown.last.audience == "host", what="the new host's view")
            revoke: dict[str, Any] = {"viewer": host, "room_id": poll.room_id, "remove_other_hosts": True}
            await in_database(revoke_host_key, **revoke)
            await until(lambda: shown.last.audience == "anyone", what="the host's view is taken back")
            assert shown.last.options is None
            assert hosts.last.audience == "host"

    in_one_loop(story())


def test_a_deleted_draft_ends_at_once_on_every_screen(channel_layer: BaseChannelLayer) -> None:
    poll = ask(open_now=False)
    host = host_of(poll)

    async def story() -> None:
        _voice, process = Process(), Process(elsewhere=True)
        async with screen(process, poll.pk) as guest, screen(process, poll.pk, host) as hosts:
            await in_database(delete_poll, viewer=host, poll_id=poll.pk)
            await until(lambda: guest.has_ended and hosts.has_ended, what="both screens end")

    in_one_loop(story())
