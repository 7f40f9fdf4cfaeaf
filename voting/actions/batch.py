"""Many voters' requests in one transaction: decided one by one in their order, written together.

Whoever gathers them (lane.py) gives each voter an own answer; a batch of one is a request by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from uuid import UUID

from voting.actions.answers import (
    Answered,
    Cast,
    Withdrawal,
    answer_row,
    cast_from,
    is_kept,
    kept_answer,
)
from voting.actions.ballot_codes import BY_CODE
from voting.actions.code_holders import CodeHolders, holders_in
from voting.actions.given_marks import GivenMarks, at_what_was_given, by_position
from voting.actions.holding import announce_on_commit, hold_polls, may_be_seen_by
from voting.actions.rows import Known, Move, Place, Standing, group_written, store
from voting.actions.secret_votes import Asked, SecretVotes, is_a_group
from voting.counts import options_of
from voting.database import atomically
from voting.errors import Refused, not_found
from voting.methods import METHODS
from voting.methods.marks import Marks
from voting.models import Answer, Poll
from voting.permissions import Viewer, refuse, why_not_vote, why_not_withdraw
from voting.words import PollState, VoteStatus


@dataclass(frozen=True, slots=True)
class CastRequest:
    """A voter's wish to vote."""

    viewer: Viewer
    poll_id: UUID
    marks: GivenMarks
    request_id: str | None = None
    ballot_key: str | None = None
    ballot_code: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """A voter's wish to take its vote back."""

    viewer: Viewer
    poll_id: UUID
    request_id: str | None = None
    ballot_key: str | None = None


Request = CastRequest | WithdrawRequest


@atomically
def carry_out(requests: Sequence[Request]) -> list[Answered]:
    """An answer for each request, in order; what was accepted is stored when this returns.

    Refusals are answers too: what the clock changed while the polls were held stays written.
    """
    polls, now, known = hold_polls(
        {request.poll_id for request in requests},
        {request.viewer.id for request in requests},
        {request.request_id for request in requests if request.request_id},
    )
    checked = [_checked(polls.get(request.poll_id), request) for request in requests]
    codes = holders_in(polls, (r.viewer.id for r in requests), ((r.poll_id, _code(r)) for r in requests))
    batch = _Batch(polls, now, known, _secret_votes(polls, requests), codes)
    given = [batch.answer(request, marks) for request, marks in zip(requests, checked, strict=True)]
    batch.store()
    return given


def _secret_votes(polls: dict[UUID, Poll], requests: Sequence[Request]) -> SecretVotes | None:
    """The batch's secret polls, read at hand; None where it has none, as nearly always."""
    secret = {poll.pk: poll for poll in polls.values() if poll.secret}
    if not secret:
        return None
    return SecretVotes(secret, [_asked(request) for request in requests if request.poll_id in secret])


def _code(request: Request) -> str | None:
    return request.ballot_code if isinstance(request, CastRequest) else None


def _asked(request: Request) -> Asked:
    return Asked(request.poll_id, request.viewer.id, request.request_id, request.ballot_key)


def _checked(poll: Poll | None, request: Request) -> Marks | Refused | None:
    """The canonical marks, or why they cannot be taken; None where there are none to check."""
    if poll is None or isinstance(request, WithdrawRequest):
        return None
    options = [option_id for option_id, _ in options_of(poll.pk, poll.asked_revision)]
    try:
        marks = by_position(request.marks, options)
        return METHODS[poll.method].check(marks, poll.known_rules, len(options))
    except Refused as refused:
        return at_what_was_given(refused, request.marks, options)


class _Batch:
    """The held polls, what the database knows of these voters there, and what is to be stored."""

    def __init__(
        self,
        polls: dict[UUID, Poll],
        now: datetime,
        known: Known,
        secret: SecretVotes | None,
        codes: CodeHolders | None,
    ) -> None:
        self._polls, self._now, self._secret, self._codes = polls, now, secret, codes
        self._hosts, self._votes = known.hosts, known.votes
        self._earlier: dict[tuple[UUID, UUID, str | None], Answered] = {
            asked: kept_answer(polls[asked[0]], content) for asked, content in known.answers.items()
        }
        self._raised: dict[UUID, Poll] = {}
        self._grouped: dict[UUID, Poll] = {}
        self._moves: dict[tuple[UUID, bytes], Move] = {}
        self._new: dict[Place, Standing] = {}
        self._replaced: dict[Place, Standing] = {}
        self._withdrawn: list[Standing] = []
        self._to_keep: list[Answer] = []

    def answer(self, request: Request, marks: Marks | Refused | None) -> Answered:
        """What becomes of the request, as if those before it were stored."""
        answer = self._answer(request, marks)
        poll = self._polls.get(request.poll_id)
        if poll is None or not isinstance(answer, Cast):
            return answer
        return replace(
            answer,
            is_host=(poll.room_id, request.viewer.id) in self._hosts,
            has_vote=(poll.pk, request.viewer.id) in self._votes,
            poll_revision=poll.revision,
        )

    def _answer(self, request: Request, marks: Marks | Refused | None) -> Answered:
        asked = (request.poll_id, request.viewer.id, request.request_id)
        if request.request_id is not None and asked in self._earlier:
            return self._earlier[asked]
        poll = self._polls.get(request.poll_id)
        if poll is None:
            return not_found("poll")
        if self._secret is not None and poll.secret and (earlier := self._secret.earlier(_asked(request))):
            return earlier
        answer: Answered
        try:
            answer = self._decide(poll, request, marks)
        except Refused as refused:
            answer = refused
        if request.request_id is not None and is_kept(answer, poll):
            self._earlier[asked] = answer
            self._to_keep.append(self._kept(poll, request, request.request_id, answer))
        return answer

    def _kept(self, poll: Poll, request: Request, request_id: str, answer: Answered) -> Answer:
        if self._secret is not None and poll.secret:
            return self._secret.answer_row(poll, request.viewer, _asked(request), answer, self._now)
        return answer_row(poll, request.viewer, request_id, answer, self._now)

    def _decide(self, poll: Poll, request: Request, marks: Marks | Refused | None) -> Cast | Withdrawal:
        if poll.state == PollState.DRAFT and not may_be_seen_by(request.viewer, poll):
            raise not_found("poll")
        place = (poll.pk, request.viewer.id)
        if marks is None:
            if self._secret is not None and poll.secret:
                return self._secret.withdraw(poll, _asked(request))
            return self._withdraw(poll, place)
        refuse(why_not_vote(poll, request.viewer, has_voted=False))
        if isinstance(marks, Refused):
            raise marks
        if self._codes is not None and poll.electorate in BY_CODE:
            return self._cast_by_code(self._codes, poll, request, place, marks)
        return self._cast_anyhow(poll, request, place, marks)

    def _cast_by_code(
        self, codes: CodeHolders, poll: Poll, request: Request, place: Place, marks: Marks
    ) -> Cast:
        """The vote of who holds a code; a code is spent with the vote or not at all."""
        spending = codes.admit(poll, request.viewer, _code(request))
        cast = self._cast_anyhow(poll, request, place, marks)
        if spending is not None:
            codes.spend(spending, place)
        return cast

    def _cast_anyhow(self, poll: Poll, request: Request, place: Place, marks: Marks) -> Cast:
        if self._secret is not None and poll.secret:
            return self._secret.cast(poll, request.viewer, _asked(request), marks)
        return self._cast(poll, request.viewer, place, marks)

    def _cast(self, poll: Poll, viewer: Viewer, place: Place, marks: Marks) -> Cast:
        options = options_of(poll.pk, poll.asked_revision)
        digest = marks.digest()
        standing = self._votes.get(place)
        if standing is not None:
            if standing.digest == digest:
                return cast_from(place, standing, marks, VoteStatus.UNCHANGED, options)
            refuse(why_not_vote(poll, viewer, has_voted=True))
        revision = self._raise(poll)
        if standing is not None:
            self._move(poll, standing.digest, -1, revision)
        else:
            poll.ballots_held += poll.grouped_results
        self._move(poll, digest, +1, revision).marks = marks.as_json()
        vote = Standing(standing.key if standing else None, revision, self._now, digest)
        self._votes[place] = vote
        (self._new if vote.key is None else self._replaced)[place] = vote
        status = VoteStatus.NEW if standing is None else VoteStatus.REPLACED
        return cast_from(place, vote, marks, status, options)

    def _withdraw(self, poll: Poll, place: Place) -> Withdrawal:
        refuse(why_not_withdraw(poll))
        vote = self._votes.pop(place, None)
        if vote is None:
            return Withdrawal(poll.pk, poll.revision)
        revision = self._raise(poll)
        poll.ballots_held -= poll.grouped_results
        self._move(poll, vote.digest, -1, revision)
        self._replaced.pop(place, None)
        self._new.pop(place, None)
        if vote.key is not None:
            self._withdrawn.append(vote)
        return Withdrawal(poll.pk, revision)

    def _raise(self, poll: Poll) -> int:
        """The revision that tells of a change: the next one, which grouped results have not reached yet."""
        if poll.grouped_results:
            self._grouped[poll.pk] = poll
            return poll.revision + 1
        poll.revision += 1
        self._raised[poll.pk] = poll
        return poll.revision

    def _move(self, poll: Poll, digest: bytes, votes: int, revision: int) -> Move:
        move = self._moves.setdefault((poll.pk, digest), Move(poll.pk, digest))
        move.votes += votes
        move.revision = revision
        return move

    def _told_groups(self) -> list[Poll]:
        """The polls of whose waiting votes, a group by now, is told from here on."""
        told = [poll for poll in self._grouped.values() if is_a_group(poll)]
        for poll in told:
            poll.revision += 1
            poll.turnout_told = poll.ballots_held
        return told

    def store(self) -> None:
        """Write everything, each kind of row in one statement where there are many."""
        told, more = self._secret.settle() if self._secret is not None else ([], [])
        groups = self._told_groups()
        for poll in [*self._raised.values(), *told, *groups]:
            announce_on_commit(poll)
        more += chain.from_iterable(group_written(p, is_told=p in groups) for p in self._grouped.values())
        store(
            self._raised.values(),
            self._moves.values(),
            new=self._new,
            replaced=self._replaced,
            withdrawn=self._withdrawn,
            answers=self._to_keep,
            more=[*more, *self._codes.written()] if self._codes is not None else more,
        )
