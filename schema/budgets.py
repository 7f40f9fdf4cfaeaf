"""How often things may be done: budgets a minute per viewer, address, poll or room.

Decided in this process's memory, at once: no vote waits for a store, and a store that hangs or is away
refuses nobody. Where several processes share a store (backend/shared_budgets.py), what the others spent is
taken off here a moment later; until then a budget may be overdrawn by what they spend in that moment.
"""

import math
import time
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from threading import Lock
from typing import NamedTuple

from django.conf import settings

from voting.errors import RefusalCode, Refused

MINUTE = 60.0
# What is hardly drawn on is not worth telling other processes.
TOLD_FROM = 0.05 * MINUTE
# Of one budget so many subjects are remembered; beyond this the full ones are forgotten, then the oldest.
MOST_REMEMBERED = 50_000


class Draw(NamedTuple):
    """What was drawn on: "vote/viewer", say, and which viewer's."""

    name: str
    subject: Hashable


class Budget:
    """One budget of each subject: a bucket that is full at first and fills evenly.

    A minute's worth may be spent at once, then at the rate (the generic cell rate algorithm). A bucket is
    one number: the moment, by the clock that the callers read, at which it will be full again.
    """

    __slots__ = ("cost", "full_at", "kind", "name", "untold")

    def __init__(self, name: str, per_minute: int) -> None:
        self.name, self.kind = name, name.partition("/")[2]
        self.cost = MINUTE / per_minute
        self.full_at: dict[Hashable, float] = {}
        # Drawn and not yet told to the other processes.
        self.untold: dict[Hashable, int] = {}

    def wait_seconds(self, subject: Hashable, now: float) -> float:
        """How long until there is enough for one more; not above 0 where there is now."""
        return self.full_at.get(subject, now) + self.cost - now - MINUTE

    def draw(self, subject: Hashable, now: float) -> None:
        """Spend one, whatever is left."""
        full_at = self.full_at.get(subject, now)
        full_at = self.full_at[subject] = max(now, full_at) + self.cost
        if full_at - now > TOLD_FROM:
            self.untold[subject] = self.untold.get(subject, 0) + 1
        if len(self.full_at) > MOST_REMEMBERED:
            self._forget(now)

    def _forget(self, now: float) -> None:
        drawn = {subject: full_at for subject, full_at in self.full_at.items() if full_at > now}
        if len(drawn) > MOST_REMEMBERED // 2:
            drawn = dict(list(drawn.items())[len(drawn) // 2 :])
        self.full_at = drawn
        self.untold = {subject: drawn for subject, drawn in self.untold.items() if subject in self.full_at}


class Budgets:
    """All budgets. per_minute: by name, such as "vote/viewer"; 0 and what is not named have no limit."""

    def __init__(self, per_minute: Mapping[str, int], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._budgets = {name: Budget(name, most) for name, most in per_minute.items() if most > 0}
        self._of: dict[str, list[Budget]] = defaultdict(list)
        for name, budget in self._budgets.items():
            self._of[name.partition("/")[0]].append(budget)
        # What all processes had drawn, and in which minute, when this one last heard of it.
        self._heard: dict[Draw, tuple[int, int]] = {}
        # Django's own pages (signing in) run on threads of their own.
        self._lock = Lock()

    def spend(self, what: str, **subjects: Hashable) -> None:
        """Draw one on the budget of each subject: on all, or on none and RATE_LIMITED.

        spend("vote", viewer=…, poll=…) draws on "vote/viewer" and "vote/poll"; None has no budget.
        """
        with self._lock:
            now = self._clock()
            for budget, subject in self._meant(what, subjects):
                _refuse_if_empty(budget, subject, now)
            for budget, subject in self._meant(what, subjects):
                budget.draw(subject, now)

    def check(self, what: str, **subjects: Hashable) -> None:
        """RATE_LIMITED where `spend` would say so; nothing is drawn."""
        now = self._clock()
        for budget, subject in self._meant(what, subjects):
            _refuse_if_empty(budget, subject, now)

    def draw(self, what: str, **subjects: Hashable) -> None:
        """Draw on these budgets, whatever is left of them."""
        with self._lock:
            now = self._clock()
            for budget, subject in self._meant(what, subjects):
                budget.draw(subject, now)

    def cost(self, name: str) -> float:
        """Seconds until what one draw took has come back; 0 where there is no limit."""
        return self._budgets[name].cost if name in self._budgets else 0.0

    def _meant(self, what: str, subjects: Mapping[str, Hashable]) -> Iterator[tuple[Budget, Hashable]]:
        for budget in self._of.get(what, ()):
            if (subject := subjects.get(budget.kind)) is not None:
                yield budget, subject

    def take_untold(self) -> dict[Draw, int]:
        """What was drawn here since the last time."""
        untold: dict[Draw, int] = {}
        with self._lock:
            for budget in self._budgets.values():
                taken, budget.untold = budget.untold, {}
                untold |= {Draw(budget.name, subject): drawn for subject, drawn in taken.items()}
        return untold

    def hear(self, minute: int, told: Mapping[Draw, int], totals: Mapping[Draw, int]) -> None:
        """Take off what other processes drew. totals: what all drew in that minute, with what was told."""
        with self._lock:
            now = self._clock()
            for draw, total in totals.items():
                heard_in, heard = self._heard.get(draw, (minute, 0))
                others = total - told[draw] - (heard if heard_in == minute else 0)
                self._heard[draw] = (minute, total)
                budget = self._budgets[draw.name]
                if others > 0:
                    full_at = max(now, budget.full_at.get(draw.subject, now))
                    budget.full_at[draw.subject] = full_at + others * budget.cost
            if len(self._heard) > MOST_REMEMBERED:
                self._heard.clear()


def _refuse_if_empty(budget: Budget, subject: Hashable, now: float) -> None:
    wait = budget.wait_seconds(subject, now)
    if wait > 1e-6:
        raise Refused(
            RefusalCode.RATE_LIMITED, "Too much at once; try again a little later.",
            retry_after_seconds=math.ceil(wait),
        )  # fmt: skip


class Bucket:
    """One budget that a thing has to itself, such as a socket's messages."""

    __slots__ = ("_cost", "_full_at")

    def __init__(self, name: str) -> None:
        self._cost = budgets().cost(name)
        self._full_at = 0.0

    def take(self) -> bool:
        """Spend one; False where nothing is left."""
        now = time.monotonic()
        full_at = max(now, self._full_at) + self._cost
        if full_at - now > MINUTE:
            return False
        self._full_at = full_at
        return True


@cache
def budgets() -> Budgets:
    """This process's budgets, as the settings say."""
    return Budgets(settings.RATES_PER_MINUTE if settings.RATE_LIMITS else {})


def spend(what: str, **subjects: Hashable) -> None:
    """Draw one on this process's budgets of these subjects; RATE_LIMITED when one of them is empty."""
    budgets().spend(what, **subjects)
