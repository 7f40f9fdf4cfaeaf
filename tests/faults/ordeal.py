"""One fault, gone through from the first vote to the last screen, and its line in the summary."""

import asyncio
import time
from collections.abc import Iterator
from dataclasses import dataclass

from tests.faults.hall import Hall, Question
from tests.faults.harm import Fault
from tests.faults.ledger import Account, Outcome
from tests.faults.screens import Screens, screens_of
from tests.faults.voters import Voters, voters_of

VOTES_PER_SECOND = 40
BUS_IS_BACK_WITHIN_SECONDS = 10.0
HERD_IS_BACK_WITHIN_SECONDS = 30.0


@dataclass(frozen=True)
class Line:
    """What one ordeal came to. seconds: from the end of the fault to the last screen on the true tally."""

    fault: str
    account: Account
    seconds: float | None = None


lines: list[Line] = []


def table() -> Iterator[str]:
    """The summary of all ordeals so far."""
    yield f"{'fault':<52}{'acked':>7}{'lost':>6}{'recovered':>11}{'unexpected':>12}{'healed in':>11}"
    for line in lines:
        account = line.account
        wrong = len(account.unexpected) + len(account.doubled)
        healed = "" if line.seconds is None else f"{line.seconds:.1f} s"
        yield (
            f"{line.fault:<52}{account.acknowledged:>7}{len(account.lost):>6}{len(account.recovered):>11}"
            f"{wrong:>12}{healed:>11}"
        )


def go_through(hall: Hall, fault: Fault) -> None:
    """Vote and watch through the fault; all that is promised of it is asserted here.

    There are votes only during the fault, so that nothing but healing can bring them to the screens.
    """
    asyncio.run(_go_through(hall.ask(), fault))


async def _go_through(question: Question, fault: Fault) -> None:
    hall = question.hall
    # Half of the voters are on the same network as the screens, half on the server's own.
    doors = [door for node in hall.nodes for door in (node.url, node.server.url)]
    async with voters_of(question, patience_seconds=4) as voters, screens_of(question) as screens:
        for nodes in (hall.nodes[:1], hall.nodes[1:]):
            screens.open(nodes)
        await screens.all_show(question.truth())
        voting = asyncio.create_task(voters.stream(doors, per_second=VOTES_PER_SECOND, seconds=fault.seconds))
        await asyncio.to_thread(fault.begin, hall)
        await _newcomers_see(question, screens, fault)
        await voting
        await asyncio.to_thread(fault.end, hall)
        healed_at = time.monotonic()
        await voters.all_heard()
        account = question.ledger.account(question.stored())
        seconds = await screens.all_show(question.truth(), since=healed_at)
        lines.append(Line(fault.name, account, seconds))
        assert account.is_sound, account
        assert account.acknowledged, "there was something to lose"
        await _retries_change_nothing(question, voters)
        if fault.of_bus:
            await _bus_carries(question, voters)


async def _newcomers_see(question: Question, screens: Screens, fault: Fault) -> None:
    """Whoever comes during the fault is served, where that is promised."""
    new = screens.open(question.hall.nodes, each=1)
    if fault.of_bus:
        began = time.monotonic()
        while not all(screen.tally for screen in new):
            assert time.monotonic() - began < 5, f"no newcomer is served: {', '.join(map(str, new))}"
            await asyncio.sleep(0.02)


async def _retries_change_nothing(question: Question, voters: Voters) -> None:
    """Sent again under its id, a vote gets its first answer; one of unknown outcome is then stored once."""
    nodes = question.hall.nodes
    known = question.ledger.of(Outcome.ACKNOWLEDGED)[:20]
    unknown = question.ledger.of(Outcome.UNKNOWN)
    for number, attempt in enumerate([*known, *unknown]):
        await voters.vote(nodes[number % 2].server.url, attempt)
        assert attempt.outcome is Outcome.ACKNOWLEDGED, attempt
    account = question.ledger.account(question.stored())
    assert account.is_sound, account
    assert not question.ledger.of(Outcome.UNKNOWN)


async def _bus_carries(question: Question, voters: Voters) -> None:
    """What one process stores is announced to the other again, not only found by looking."""
    here, there = question.hall.nodes
    before = await asyncio.to_thread(there.number, "announcement_seconds_count")
    began = time.monotonic()
    while await asyncio.to_thread(there.number, "announcement_seconds_count") == before:
        assert time.monotonic() - began < BUS_IS_BACK_WITHIN_SECONDS, "the bus stays silent"
        await voters.vote(here.server.url)
        await asyncio.sleep(0.1)


def return_at_once(hall: Hall, count: int) -> None:
    """Cut off so many screens of one process and let them come back together, while others vote."""
    asyncio.run(_return_at_once(hall.ask(), count))


async def _return_at_once(question: Question, count: int) -> None:
    node = question.hall.nodes[0]
    async with voters_of(question) as voters, screens_of(question) as screens:
        screens.open([node], each=count // 2)
        await screens.all_show(question.truth(), within_seconds=HERD_IS_BACK_WITHIN_SECONDS)
        node.network.cut()
        await asyncio.gather(*(voters.vote(node.server.url) for _ in range(10)))
        voting = asyncio.create_task(voters.stream([node.server.url], per_second=10, seconds=2))
        node.network.mend()
        healed_at = time.monotonic()
        await voting
        await voters.all_heard()
        within = HERD_IS_BACK_WITHIN_SECONDS
        seconds = await screens.all_show(question.truth(), since=healed_at, within_seconds=within)
        account = question.ledger.account(question.stored())
        assert account.is_sound, account
        assert account.acknowledged == account.attempted == 30
        slowest = max(attempt.seconds for attempt in question.ledger.attempts.values())
        lines.append(Line(f"{count} screens return (slowest vote {slowest * 1000:.0f} ms)", account, seconds))
        # A second on a machine of its own; here the screens have no other.
        assert slowest < 5, "who votes meanwhile waits for the returning"
