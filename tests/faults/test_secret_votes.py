"""Secret votes by ballot codes, met by every fault: the roll, the ballots and the spent codes agree."""

import asyncio
from collections import Counter
from typing import Any
from uuid import UUID

import pytest

from tests.faults.hall import OPTIONS, Hall, Question, choice_of
from tests.faults.harm import FAULTS, POSTGRES_CRASHED, PROCESS_KILLED, Fault
from tests.faults.ledger import Account, Outcome
from tests.faults.ordeal import VOTES_PER_SECOND, Line, lines
from tests.faults.screens import screens_of
from tests.faults.voters import Voters, voters_of
from tests.journeys.people import votes_by_label

pytestmark = [pytest.mark.postgresql, pytest.mark.redis]

SHORT = (POSTGRES_CRASHED, PROCESS_KILLED)
CODES = 250
MAKE_CODES = """mutation($poll: ID!, $count: Int!) { makeBallotCodes(pollId: $poll, count: $count) {
  ... on BallotCodes { codes } } }"""


@pytest.mark.parametrize(
    "fault",
    [pytest.param(fault, marks=[] if fault in SHORT else pytest.mark.long) for fault in FAULTS],
    ids=str,
)
def test_no_ballot_is_without_its_voter_and_no_code_gives_two(hall: Hall, fault: Fault) -> None:
    """GV1, GV2, GV3, GV6."""
    asyncio.run(_go_through(_ask_in_secret(hall), fault))


def _ask_in_secret(hall: Hall) -> Question:
    """An open secret poll for the holders of codes, of which there are enough."""
    question = hall.ask(policy={"secret": True, "electorate": "BALLOT_CODE"}, open=False)
    made = question.host.ask_in_own_words(MAKE_CODES, poll=question.id, count=CODES)
    question.codes = iter(made["makeBallotCodes"]["codes"])
    question.host.ask("OpenPoll", pollId=question.id)
    return question


async def _go_through(question: Question, fault: Fault) -> None:
    hall = question.hall
    doors = [door for node in hall.nodes for door in (node.url, node.server.url)]
    async with voters_of(question, patience_seconds=4) as voters, screens_of(question) as screens:
        for nodes in (hall.nodes[:1], hall.nodes[1:]):
            screens.open(nodes)
        voting = asyncio.create_task(voters.stream(doors, per_second=VOTES_PER_SECOND, seconds=fault.seconds))
        await asyncio.to_thread(fault.begin, hall)
        await voting
        await asyncio.to_thread(fault.end, hall)
        await voters.all_heard()
        account = _account_of(question)
        lines.append(Line(f"secret, by codes: {fault}", account))
        assert account.is_sound, account
        assert account.acknowledged, "there was something to lose"
        _all_agree(question)
        await _retries_are_told_the_same(question, voters)
        meant = _all_agree(question)
        closed = await asyncio.to_thread(question.host.ask, "ClosePoll", pollId=question.id)
        final = closed["closePoll"]["tally"]
        assert votes_by_label(final) == {label: meant[label] for label in OPTIONS}
        assert final["turnout"] == meant.total()
        await screens.all_show(question.truth_of(meant.elements()))


async def _retries_are_told_the_same(question: Question, voters: Voters) -> None:
    """Receipt and ballot key come again (voters.py compares them); nobody's fate stays unknown."""
    attempts = [a for a in question.ledger.attempts.values() if a.outcome is not Outcome.FAILED]
    for number, attempt in enumerate(attempts):
        await voters.vote(question.hall.nodes[number % 2].server.url, attempt)
        assert attempt.outcome is Outcome.ACKNOWLEDGED, attempt
        assert attempt.ballot_key
    assert _account_of(question).is_sound


def _account_of(question: Question) -> Account:
    """The roll beside what voters know. Nothing tells what one of them marked, so that is taken on trust."""
    attempts = question.ledger.attempts
    return question.ledger.account(
        (voter, attempts[voter].choice if voter in attempts else "") for voter in _roll(question)
    )


def _all_agree(question: Question) -> Counter[str]:
    """Who is on the roll has a ballot as it was meant and a spent code, and nobody else has; the choices."""
    roll = _roll(question)
    holders = _column(question, "voter FROM voting_ballotcode WHERE voter IS NOT NULL AND")
    assert sorted(holders) == sorted(roll)
    meant = Counter(question.ledger.attempts[voter].choice for voter in roll)
    assert Counter(map(choice_of, _column(question, "marks FROM voting_ballot WHERE"))) == meant
    return meant


def _roll(question: Question) -> list[UUID]:
    return _column(question, "voter FROM voting_rollentry WHERE")


def _column(question: Question, select: str) -> list[Any]:
    return [value for (value,) in question.hall.read(f"SELECT {select} poll_id = %s", question.id)]
