"""The bookkeeping itself: a ledger that overlooks a lost vote would make every other test here worthless."""

from uuid import UUID, uuid4

import pytest

from tests.faults.ledger import Ledger, Outcome


@pytest.fixture
def ledger() -> Ledger:
    """Nine voters: three acknowledged, three refused, three who heard nothing."""
    ledger = Ledger()
    for number in range(9):
        attempt = ledger.attempt(UUID(int=number), "Tea")
        if number < 3:
            attempt.acknowledge(f"receipt {number}")
        elif number < 6:
            attempt.fail("NOT_OPEN")
    return ledger


def rows(*numbers: int, choice: str = "Tea") -> list[tuple[UUID, str]]:
    """What the store holds."""
    return [(UUID(int=number), choice) for number in numbers]


def numbers(voters: frozenset[UUID]) -> set[int]:
    """Which voters these are."""
    return {voter.int for voter in voters}


def test_all_is_sound_when_the_acknowledged_are_stored(ledger: Ledger) -> None:
    account = ledger.account(rows(0, 1, 2))
    assert account.is_sound
    assert (account.attempted, account.acknowledged, len(account.recovered)) == (9, 3, 0)


def test_an_acknowledged_vote_that_is_not_stored_is_lost(ledger: Ledger) -> None:
    account = ledger.account(rows(0, 2, 7))
    assert numbers(account.lost) == {1}
    assert not account.is_sound


def test_a_vote_of_unknown_outcome_may_be_stored_or_not(ledger: Ledger) -> None:
    account = ledger.account(rows(0, 1, 2, 6, 8))
    assert account.is_sound
    assert numbers(account.recovered) == {6, 8}


def test_a_refused_vote_that_is_stored_is_unexpected(ledger: Ledger) -> None:
    account = ledger.account(rows(0, 1, 2, 4))
    assert numbers(account.unexpected) == {4}
    assert not account.is_sound


def test_a_vote_of_nobody_is_unexpected(ledger: Ledger) -> None:
    account = ledger.account(rows(0, 1, 2, 99))
    assert numbers(account.unexpected) == {99}


def test_a_vote_for_something_else_is_unexpected(ledger: Ledger) -> None:
    account = ledger.account([*rows(0, 1), *rows(2, choice="Coffee")])
    assert numbers(account.unexpected) == {2}
    assert not account.lost


def test_a_vote_that_is_stored_twice_is_doubled(ledger: Ledger) -> None:
    account = ledger.account(rows(0, 1, 2, 2))
    assert numbers(account.doubled) == {2}
    assert not account.is_sound


def test_a_vote_is_unknown_until_an_answer_has_come() -> None:
    ledger = Ledger()
    attempt = ledger.attempt(uuid4(), "Tea")
    assert ledger.of(Outcome.UNKNOWN) == [attempt]
    attempt.acknowledge("receipt")
    assert ledger.of(Outcome.UNKNOWN) == []


def test_a_voter_attempts_one_vote() -> None:
    ledger, voter = Ledger(), uuid4()
    ledger.attempt(voter, "Tea")
    with pytest.raises(AssertionError, match="one vote"):
        ledger.attempt(voter, "Coffee")
