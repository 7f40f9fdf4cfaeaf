"""Jepsen's bookkeeping: what became of each attempted vote, and what the store holds once all is healed.

lost: acknowledged, and not stored. recovered: of unknown outcome, and stored. unexpected: stored, although
it was refused, never attempted, or cast otherwise. doubled: stored more than once. Only the recovered are
allowed to be.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Outcome(StrEnum):
    """What a voter knows of its vote."""

    ACKNOWLEDGED = "acknowledged"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass
class Attempt:
    """One voter's vote. choice: the option it is for. A vote is unknown until an answer has come.

    code: the ballot code that it is cast with. ballot_key: of a secret vote, what its answer handed out.
    """

    voter: UUID
    choice: str
    outcome: Outcome = Outcome.UNKNOWN
    receipt: str = ""
    reason: str = ""
    seconds: float = 0.0
    code: str | None = None
    ballot_key: str | None = None

    @property
    def request_id(self) -> str:
        """One vote, one id, however often it is sent."""
        return f"vote-of-{self.voter.hex}"

    def acknowledge(self, receipt: str) -> None:
        """The server has said that the vote is stored; what was acknowledged once stays so."""
        self.outcome, self.receipt = Outcome.ACKNOWLEDGED, receipt

    def fail(self, reason: str) -> None:
        """The server has said that the vote is not stored, or it was never sent."""
        self.outcome, self.reason = Outcome.FAILED, reason


@dataclass(frozen=True)
class Account:
    """How the store compares with what the voters know."""

    attempted: int
    acknowledged: int
    lost: frozenset[UUID]
    recovered: frozenset[UUID]
    unexpected: frozenset[UUID]
    doubled: frozenset[UUID]

    @property
    def is_sound(self) -> bool:
        """Whether no acknowledged vote is missing and none is there that should not be."""
        return not (self.lost or self.unexpected or self.doubled)


@dataclass
class Ledger:
    """All attempts of one run."""

    attempts: dict[UUID, Attempt] = field(default_factory=dict)

    def attempt(self, voter: UUID, choice: str) -> Attempt:
        """Note that this voter is about to vote."""
        assert voter not in self.attempts, "a voter attempts one vote"
        attempt = self.attempts[voter] = Attempt(voter, choice)
        return attempt

    def of(self, outcome: Outcome) -> list[Attempt]:
        """The attempts with that outcome."""
        return [attempt for attempt in self.attempts.values() if attempt.outcome is outcome]

    def account(self, stored: Iterable[tuple[UUID, str]]) -> Account:
        """Compare with the store: (voter, choice) of each vote in it."""
        rows = list(stored)
        times = Counter(voter for voter, _ in rows)
        acknowledged = {attempt.voter for attempt in self.of(Outcome.ACKNOWLEDGED)}
        unknown = {attempt.voter for attempt in self.of(Outcome.UNKNOWN)}
        otherwise = {voter for voter, choice in rows if not self._was_meant(voter, choice)}
        expected = acknowledged | unknown
        return Account(
            attempted=len(self.attempts),
            acknowledged=len(acknowledged),
            lost=frozenset(acknowledged - times.keys()),
            recovered=frozenset(unknown & times.keys()),
            unexpected=frozenset((times.keys() - expected) | otherwise),
            doubled=frozenset(voter for voter, count in times.items() if count > 1),
        )

    def _was_meant(self, voter: UUID, choice: str) -> bool:
        attempt = self.attempts.get(voter)
        return attempt is not None and attempt.choice == choice
