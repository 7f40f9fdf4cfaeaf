"""The instant between the COMMIT and its answer: whatever is lost there, nobody is told what is not so."""

import asyncio
from collections.abc import Callable

import pytest

from tests.faults.hall import Hall, Node, Question
from tests.faults.ledger import Attempt, Outcome
from tests.faults.ordeal import Line, lines
from tests.faults.proxy import Trap
from tests.faults.voters import voters_of
from tests.servers.kept import wait_until

pytestmark = [pytest.mark.postgresql, pytest.mark.redis]

Harm = Callable[[Node], None]


def kill(node: Node) -> None:
    """End the process that waits for the database's answer."""
    node.server.kill()


def cut(node: Node) -> None:
    """Break its wires to the database, and mend them at once."""
    node.database.cut()
    node.database.mend()


def one_vote_met_by(hall: Hall, question: Question, harm: Harm, *, is_committed: bool) -> Attempt:
    """A vote whose process is harmed when its COMMIT is on the wire, or when it has been carried out."""
    node = hall.nodes[0]
    send_again(hall.ask(), None)  # so that connections are open: setting one up is a transaction too
    trap: Trap = node.database.trap(b"COMMIT")

    def spring() -> None:
        assert trap.has_sprung.wait(10), "no COMMIT came by"
        if is_committed:
            node.database.let_through(trap)
            wait_until(lambda: len(question.stored()) == 1, what="the vote is stored")
        assert len(question.stored()) == int(is_committed)
        harm(node)

    async def vote() -> Attempt:
        async with voters_of(question) as voters:
            attempt, _ = await asyncio.gather(voters.vote(node.server.url), asyncio.to_thread(spring))
            return attempt

    return asyncio.run(vote())


def send_again(question: Question, attempt: Attempt | None) -> Attempt:
    """Send it three times more, at either process; without one, someone new's."""

    async def retry() -> Attempt:
        async with voters_of(question) as voters:
            urls = [node.server.url for node in question.hall.nodes]
            sent = await voters.vote(urls[0], attempt)
            for url in reversed(urls):
                await voters.vote(url, sent)
            return sent

    return asyncio.run(retry())


@pytest.mark.parametrize("is_committed", [False, True], ids=["before", "after"])
def test_gv6_a_retry_gets_the_receipt_of_the_vote_whose_process_was_killed(
    hall: Hall, is_committed: bool
) -> None:
    question = hall.ask()
    attempt = one_vote_met_by(hall, question, kill, is_committed=is_committed)
    assert attempt.outcome is Outcome.UNKNOWN
    account = question.ledger.account(question.stored())
    assert account.is_sound
    assert len(account.recovered) == int(is_committed)
    lines.append(Line(f"a process killed {'after' if is_committed else 'before'} a COMMIT", account))
    hall.mend()
    assert send_again(question, attempt).outcome is Outcome.ACKNOWLEDGED
    assert [voter for voter, _ in question.stored()] == [attempt.voter]
    assert question.truth().revision == 2, "it was counted once"


@pytest.mark.parametrize("is_committed", [False, True], ids=["before", "after"])
def test_a_vote_whose_commit_was_cut_off_is_found_or_cast_again(hall: Hall, is_committed: bool) -> None:
    """UNAVAILABLE says that nothing was stored: it must be so, and here there is no need to say it."""
    question = hall.ask()
    attempt = one_vote_met_by(hall, question, cut, is_committed=is_committed)
    assert attempt.outcome is Outcome.ACKNOWLEDGED, attempt
    assert [voter for voter, _ in question.stored()] == [attempt.voter]
    assert question.truth().revision == 2
    assert send_again(question, attempt).receipt == attempt.receipt


@pytest.mark.long
def test_a_vote_whose_fate_nobody_can_tell_is_not_said_to_be_refused(hall: Hall) -> None:
    question = hall.ask()
    attempt = one_vote_met_by(hall, question, lambda node: node.database.cut(), is_committed=True)
    assert attempt.outcome is Outcome.UNKNOWN, "neither acknowledged nor refused"
    assert "INTERNAL" in attempt.reason
    hall.mend()
    assert send_again(question, attempt).outcome is Outcome.ACKNOWLEDGED
    assert question.truth().revision == 2
