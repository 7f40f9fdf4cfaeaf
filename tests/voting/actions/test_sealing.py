"""Sealing: every vote that counts is in the log at the close, in batches before, and never twice."""

import asyncio
import threading
from uuid import UUID

import pytest
from pytest_django import Settings

from tests.voting.actions.test_races import at_once
from tests.voting.committed import committed
from tests.voting.faults import a_full_disk
from tests.voting.people import (
    SECRET,
    WHILE_OPEN,
    ask,
    chosen,
    close,
    host_of,
    refused,
    secretly,
    seen,
    someone,
    stored,
    vote,
    withdraw,
)
from voting.actions import sealing
from voting.actions.lane import lane
from voting.actions.polls import reveal_results
from voting.actions.sealing import seal_new_votes
from voting.actions.votes import cast_request
from voting.database import in_database
from voting.exports import read_log
from voting.models import Poll, Seal
from voting.sealed_log import SealedLog, leaf

pytestmark = pytest.mark.django_db


def log_of(poll: Poll) -> SealedLog:
    """The closed poll's log."""
    return read_log(stored(poll))


def leaves(*receipts: str | None) -> set[bytes]:
    """What stands in the log for these receipts."""
    return {leaf(receipt or "") for receipt in receipts}


def test_a_close_seals_every_vote_that_counts() -> None:
    poll = ask()
    receipts = [vote(poll, None, "Tea").receipt for _ in range(5)]
    assert seen(poll).sealed_head is None
    close(poll)
    log = log_of(poll)
    assert (log.counted, log.superseded) == (leaves(*receipts), ())
    assert seen(poll).sealed_head == log.head.hex()


def test_an_empty_poll_is_closed_with_a_head_too() -> None:
    poll = ask()
    close(poll)
    assert (log_of(poll).batches, len(log_of(poll).head)) == ((), 32)


def test_batches_hold_what_came_since_and_the_close_what_counts() -> None:
    poll, changing, leaving = ask(policy=WHILE_OPEN), someone(), someone()
    first = [vote(poll, viewer, "Tea").receipt for viewer in (changing, leaving, someone())]
    assert seal_new_votes(poll.pk) is True
    head = seen(poll).sealed_head
    assert seal_new_votes(poll.pk) is False
    changed = vote(poll, changing, "Water").receipt
    withdraw(poll, leaving)
    last = vote(poll, None, "Coffee").receipt
    revision = stored(poll).revision
    assert seal_new_votes(poll.pk) is True
    assert stored(poll).revision == revision
    late = vote(poll, None, "Coffee").receipt
    close(poll)
    log = log_of(poll)
    assert [set(batch) for batch in log.batches] == [leaves(*first), leaves(changed, last), leaves(late)]
    assert set(log.superseded) == leaves(*first[:2])
    assert log.counted == leaves(first[2], changed, last, late)
    assert head != seen(poll).sealed_head
    assert Seal.objects.get(number=1).head == head


def test_a_closed_log_stays_as_it_is() -> None:
    poll = ask(policy={"results_visible": "AFTER_REVEAL"})
    vote(poll, None, "Tea")
    close(poll)
    head = seen(poll).sealed_head
    reveal_results(viewer=host_of(poll), poll_id=poll.pk)
    assert seal_new_votes(poll.pk) is False
    assert seen(poll).sealed_head == head


def test_secret_votes_are_sealed_by_groups(groups_of_three: None) -> None:
    poll, voters = ask(policy=SECRET), [someone() for _ in range(4)]
    casts = [secretly(poll, voter, "Tea") for voter in voters]
    assert seal_new_votes(poll.pk) is False  # Its votes seal themselves.
    secretly(poll, voters[0], "Water", key=casts[0].ballot_key)
    close(poll)
    log = log_of(poll)
    assert [set(batch) for batch in log.batches] == [
        leaves(*[cast.receipt for cast in casts[:3]]),
        leaves(casts[3].receipt),
    ]
    assert log.counted == leaves(*[cast.receipt for cast in casts])
    assert stored(poll).log_length == Seal.objects.count() == 3


def test_a_close_that_fails_leaves_no_entry() -> None:
    poll = ask()
    vote(poll, None, "Tea")
    with a_full_disk(), refused("UNAVAILABLE"):
        close(poll)
    assert (Seal.objects.count(), stored(poll).state, stored(poll).log_head) == (0, "OPEN", "")
    close(poll)
    assert len(log_of(poll).counted) == 1


@committed
def test_two_who_seal_at_once_leave_one_chain() -> None:
    poll = ask()
    receipts = [vote(poll, None, "Tea").receipt for _ in range(4)]
    at_once(*[lambda: seal_new_votes(poll.pk)] * 4, lambda: close(poll), lambda: seal_new_votes(poll.pk))
    log = log_of(poll)
    assert log.counted == leaves(*receipts)
    assert sum(len(batch) for batch in log.batches) == 4
    numbers = list(Seal.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


@committed
def test_the_process_that_took_votes_seals_them(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SEAL_SECONDS = 0.01
    poll, sealed = ask(), threading.Event()

    def seal(poll_id: UUID) -> bool:
        done = seal_new_votes(poll_id)
        sealed.set()
        return done

    monkeypatch.setattr(sealing, "seal_new_votes", seal)

    async def vote_and_wait() -> None:
        marks = await in_database(chosen, poll, "Tea")
        await lane().carry_out(cast_request(someone(), poll.pk, marks, None))
        assert await asyncio.to_thread(sealed.wait, 30)

    asyncio.run(vote_and_wait())
    assert stored(poll).log_length == 1
