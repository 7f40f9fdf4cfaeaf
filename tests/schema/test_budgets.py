"""Budgets: what they allow, what they refuse, what they cost in memory, and what other processes tell."""

from collections.abc import Callable
from typing import Any

import pytest

from schema import budgets as module
from schema.budgets import Bucket, Budgets, Draw
from voting.errors import RefusalCode, Refused


class Clock:
    """A clock that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def refusal_of(act: Callable[..., None], *given: Any, **subjects: Any) -> Refused | None:
    """How the act is refused, if it is."""
    try:
        act(*given, **subjects)
    except Refused as refused:
        return refused
    return None


def spent(budgets: Budgets, what: str, **subjects: Any) -> int:
    """How often it may be done at this moment."""
    times = 0
    while refusal_of(budgets.spend, what, **subjects) is None:
        times += 1
    return times


def test_a_minutes_worth_may_be_spent_at_once_and_comes_back_evenly(clock: Clock) -> None:
    budgets = Budgets({"vote/viewer": 30}, clock=clock)
    assert spent(budgets, "vote", viewer=1) == 30
    refused = refusal_of(budgets.spend, "vote", viewer=1)
    assert refused
    assert (refused.code, refused.retry_after_seconds) == (RefusalCode.RATE_LIMITED, 2)
    clock.now += 2
    assert spent(budgets, "vote", viewer=1) == 1
    clock.now += 3600
    assert spent(budgets, "vote", viewer=1) == 30


def test_trying_again_after_the_named_time_helps(clock: Clock) -> None:
    budgets = Budgets({"join/address": 7}, clock=clock)
    for _ in range(50):
        refused = refusal_of(budgets.spend, "join", address="a")
        if refused:
            assert refused.retry_after_seconds
            clock.now += refused.retry_after_seconds
            assert refusal_of(budgets.spend, "join", address="a") is None


def test_whom_one_budget_refuses_draws_on_no_other(clock: Clock) -> None:
    """One who floods takes nothing from the hall around."""
    budgets = Budgets({"vote/viewer": 2, "vote/address": 5}, clock=clock)
    for _ in range(100):
        refusal_of(budgets.spend, "vote", viewer=1, address="hall")
    assert spent(budgets, "vote", viewer=2, address="hall") == 2
    assert spent(budgets, "vote", viewer=3, address="hall") == 1


def test_nobody_and_what_is_not_named_have_no_limit(clock: Clock) -> None:
    budgets = Budgets({"vote/viewer": 1, "join/address": 0}, clock=clock)
    for _ in range(10):
        budgets.spend("vote", viewer=None, poll=1)
        budgets.spend("join", address="a")
        budgets.spend("other", address="a")


def test_a_check_draws_nothing_and_a_draw_asks_nothing(clock: Clock) -> None:
    budgets = Budgets({"missed/address": 2}, clock=clock)
    for _ in range(5):
        budgets.check("missed", address="a")
    for _ in range(5):
        budgets.draw("missed", address="a")
    assert refusal_of(budgets.check, "missed", address="a")


def test_a_flood_of_subjects_is_forgotten(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 100)
    budgets = Budgets({"join/address": 10}, clock=clock)
    for address in range(10_000):
        budgets.spend("join", address=address)
        clock.now += 0.001
    (budget,) = budgets._budgets.values()
    assert len(budget.full_at) <= 100
    assert len(budget.untold) <= 100


def test_a_bucket_of_ones_own(rates: Callable[[dict[str, int]], None]) -> None:
    rates({"message/socket": 3})
    bucket = Bucket("message/socket")
    assert [bucket.take() for _ in range(5)] == [True, True, True, False, False]
    assert all(Bucket("other/socket").take() for _ in range(5))


def exchange(minute: int, store: dict[tuple[int, Draw], int], *processes: Budgets) -> None:
    """What each process tells the store, and hears of it, in turn."""
    for budgets in processes:
        told = budgets.take_untold()
        for draw, times in told.items():
            store[minute, draw] = store.get((minute, draw), 0) + times
        budgets.hear(minute, told, {draw: store[minute, draw] for draw in told})


def test_what_others_spent_is_taken_off(clock: Clock) -> None:
    here, there = Budgets({"join/address": 100}, clock=clock), Budgets({"join/address": 100}, clock=clock)
    store: dict[tuple[int, Draw], int] = {}
    for minute in range(10):
        for _ in range(10):
            for _ in range(10):
                for budgets in (here, there):
                    refusal_of(budgets.spend, "join", address="a")
            exchange(minute, store, here, there)
            clock.now += 6
    allowed = sum(times for (minute, _), times in store.items() if minute >= 2)
    assert 700 <= allowed <= 1000, "both together spend about one budget, not two"


def test_what_is_hardly_drawn_on_is_not_told(clock: Clock) -> None:
    budgets = Budgets({"vote/viewer": 100}, clock=clock)
    for viewer in range(50):
        budgets.spend("vote", viewer=viewer)
    assert budgets.take_untold() == {}
