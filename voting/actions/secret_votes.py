"""Votes of secret polls within a batch: who voted goes to the roll, what was marked to a ballot.

Nothing that is stored joins the two: no key, no order, no time. Only the voter's own ballot key leads to the
ballot. What watchers are told, a turnout, moves by groups (`settings.SMALLEST_GROUP`) or when the host
changes something; piles there are none before the close (closing.py).
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.conf import settings

from voting.actions.answers import Answered, Cast, Withdrawal, answer_row, kept_answer
from voting.actions.ballot_keys import belongs_to, kept_as, new_ballot_key, receipt_of
from voting.actions.log_entries import next_batch
from voting.actions.rows import Place
from voting.actions.secret_rows import (
    BallotName,
    HeldBallot,
    ballots_written,
    poll_written,
    read_secrets,
    roll_written,
    seal_written,
)
from voting.actions.statements import Statement
from voting.counts import options_of
from voting.errors import RefusalCode, Refused
from voting.methods.marks import Marks
from voting.models import Answer, Poll
from voting.permissions import Viewer, refuse, why_not_vote, why_not_withdraw
from voting.sealed_log import leaf
from voting.words import VoteStatus


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one request what secret polls need to know."""

    poll_id: UUID
    voter: UUID
    request_id: str | None
    ballot_key: str | None

    @property
    def place(self) -> Place:
        """The poll and the voter."""
        return self.poll_id, self.voter

    @property
    def receipt(self) -> str | None:
        """That of the key which was sent along; None unless it is the voter's own."""
        key = self.ballot_key
        return receipt_of(key) if key and belongs_to(key, self.poll_id, self.voter) else None


class SecretVotes:
    """The secret polls of a batch, what is known of these voters there, and what is to be stored."""

    def __init__(self, polls: dict[UUID, Poll], requests: Collection[Asked]) -> None:
        known = read_secrets(
            polls.keys(),
            list({asked.voter for asked in requests}),
            list({asked.receipt for asked in requests if asked.receipt}),
            [_kept_as(asked) for asked in requests if asked.request_id],
        )
        self._polls = polls
        self._roll, self._ballots, self._answers = known.roll, known.ballots, known.answers
        self._joined: set[Place] = set()
        self._left: set[Place] = set()
        self._gone: list[UUID] = []
        self._touched: set[UUID] = set()

    def earlier(self, asked: Asked) -> Answered | None:
        """The first answer to this request, if it was made before."""
        if asked.request_id is None:
            return None
        content = self._answers.get((*asked.place, _kept_as(asked)))
        if content is None:
            return None
        answer = kept_answer(self._polls[asked.poll_id], content)
        if not isinstance(answer, Cast):
            return answer
        key = new_ballot_key(*asked.place, asked.request_id) if answer.status == VoteStatus.NEW else None
        return _told(answer, receipt_of(key) if key else asked.receipt, key)

    def answer_row(self, poll: Poll, viewer: Viewer, asked: Asked, answer: Answered, at: datetime) -> Answer:
        """The row that keeps the answer, without what leads to the ballot, nor when."""
        bare = _told(answer, None, None) if isinstance(answer, Cast) else answer
        row = answer_row(poll, viewer, _kept_as(asked), bare, at.replace(minute=0, second=0, microsecond=0))
        self._answers[*asked.place, row.request_id] = row.content
        return row

    def cast(self, poll: Poll, viewer: Viewer, asked: Asked, marks: Marks) -> Cast:
        """What becomes of the vote. One who has voted changes it with the ballot's own key only."""
        if asked.place not in self._roll:
            key = new_ballot_key(*asked.place, asked.request_id)
            self._enter(asked.place)
            self._lay_down(poll, (poll.pk, receipt_of(key)), marks)
            poll.ballots_held += 1
            return self._answer(poll, VoteStatus.NEW, receipt_of(key), key)
        refuse_changes = why_not_vote(poll, viewer, has_voted=True)
        name = (poll.pk, asked.receipt or "")
        held = self._ballots.get(name)
        if held is None:
            refuse(refuse_changes)
            raise Refused(
                RefusalCode.ALREADY_VOTED, "You have voted; only your ballot key can change the vote."
            )
        if held.digest == marks.digest():
            return self._answer(poll, VoteStatus.UNCHANGED, name[1])
        refuse(refuse_changes)
        self._take_up(name)
        self._lay_down(poll, name, marks)
        return self._answer(poll, VoteStatus.REPLACED, name[1])

    def withdraw(self, poll: Poll, asked: Asked) -> Withdrawal:
        """The vote taken back by its ballot key; where there is none, nothing changes."""
        refuse(why_not_withdraw(poll))
        if asked.place not in self._roll:
            return Withdrawal(poll.pk, poll.revision)
        name = (poll.pk, asked.receipt or "")
        if name not in self._ballots:
            message = "Only your ballot key can take the vote back."
            raise Refused(RefusalCode.NOT_ALLOWED, message, path=("ballotKey",))
        self._take_up(name)
        self._leave(asked.place)
        poll.ballots_held -= 1
        return Withdrawal(poll.pk, poll.revision + 1)

    def _enter(self, place: Place) -> None:
        self._roll.add(place)
        if place in self._left:
            self._left.discard(place)
        else:
            self._joined.add(place)

    def _leave(self, place: Place) -> None:
        self._roll.discard(place)
        if place in self._joined:
            self._joined.discard(place)
        else:
            self._left.add(place)

    def _lay_down(self, poll: Poll, name: BallotName, marks: Marks) -> None:
        self._ballots[name] = HeldBallot(None, marks.digest(), marks.as_json(), is_mixed=False)
        self._touched.add(poll.pk)

    def _take_up(self, name: BallotName) -> None:
        held = self._ballots.pop(name)
        self._touched.add(name[0])
        if held.key is not None:
            self._gone.append(held.key)

    def _answer(self, poll: Poll, status: VoteStatus, receipt: str, key: str | None = None) -> Cast:
        return Cast(
            poll_id=poll.pk,
            status=status,
            revision=poll.revision + 1,  # Whatever raises it next tells of all ballots.
            cast_at=None,
            marks=None,
            receipt=receipt,
            options=options_of(poll.pk, poll.asked_revision),
            ballot_key=key,
        )

    def settle(self) -> tuple[list[Poll], list[Statement]]:
        """The polls whose turnout is told anew, and what is to be written of all."""
        told, seals, written = [], [], list(roll_written(self._joined, self._left))
        to_write: list[tuple[BallotName, HeldBallot]] = []
        for poll_id in self._touched:
            poll = self._polls[poll_id]
            mixed, is_group = self._mixed(poll_id)
            to_write += mixed
            if is_group:
                leaves = [leaf(receipt) for (_, receipt), _ in mixed]
                seals.append(next_batch(poll, leaves, revision=poll.revision))
            if is_a_group(poll):
                poll.revision += 1
                poll.turnout_told = poll.ballots_held
                told.append(poll)
            written.append(poll_written(poll))
        return told, [*written, *ballots_written(self._gone, to_write), *map(seal_written, seals)]

    def _mixed(self, poll_id: UUID) -> tuple[list[tuple[BallotName, HeldBallot]], bool]:
        """The ballots to write: once they are a group all that lie where they were cast, else new ones."""
        waiting = [
            (name, held) for name, held in self._ballots.items() if name[0] == poll_id and not held.is_mixed
        ]
        if len(waiting) < settings.SMALLEST_GROUP:
            return [(name, held) for name, held in waiting if held.key is None], False
        for _, held in waiting:
            if held.key is not None:
                self._gone.append(held.key)
            held.is_mixed = True
        return waiting, True


def is_a_group(poll: Poll) -> bool:
    """Whether so many have voted, or left, since watchers were last told that it shows nobody's vote."""
    return abs(poll.ballots_held - poll.turnout_told) >= settings.SMALLEST_GROUP


def _kept_as(asked: Asked) -> str:
    return kept_as(*asked.place, asked.request_id or "")


def _told(answer: Cast, receipt: str | None, key: str | None) -> Cast:
    return replace(answer, receipt=receipt, ballot_key=key)
