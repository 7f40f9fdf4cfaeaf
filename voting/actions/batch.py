"""Many voters' requests in one transaction: decided one by one in their order, written together.

Whoever gathers them (lane.py) gives each voter an own answer; a batch of one is a request by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from voting.actions.answers import (
    Answered,
    Cast,
    Withdrawal,
    answer_row,
    cast_from,
    is_kept,
    read_answers,
)
from voting.actions.given_marks import GivenMarks, by_position
from voting.actions.holding import announce_on_commit, hold_polls, may_be_seen_by
from voting.actions.rows import (
    hosts_among,
    piles_of,
    store_piles,
    store_revisions,
    store_votes,
    votes_of,
)
from voting.database import atomically
from voting.errors import Refused, not_found
from voting.methods import METHODS
from voting.methods.marks import Marks
from voting.models import Answer, Pile, Poll, Vote
from voting.permissions import Viewer, refuse, why_not_vote, why_not_withdraw
from voting.results import options_of
from voting.words import PollState, VoteStatus


@dataclass(frozen=True, slots=True)
class CastRequest:
    """A voter's wish to vote."""

    viewer: Viewer
    poll_id: UUID
    marks: GivenMarks
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class WithdrawRequest:
    """A voter's wish to take its vote back."""

    viewer: Viewer
    poll_id: UUID
    request_id: str | None = None


Request = CastRequest | WithdrawRequest
# A poll and a voter.
Place = tuple[UUID, UUID]


@atomically
def carry_out(requests: Sequence[Request]) -> list[Answered]:
    """An answer for each request, in order; what was accepted is stored when this returns.

    Refusals are answers too: what the clock changed while the polls were held stays written.
    """
    polls, now = hold_polls({request.poll_id for request in requests})
    checked = [_checked(polls.get(request.poll_id), request) for request in requests]
    batch = _Batch(polls, now, requests, checked)
    given = [batch.answer(request, marks) for request, marks in zip(requests, checked, strict=True)]
    batch.store()
    return given


def _checked(poll: Poll | None, request: Request) -> Marks | Refused | None:
    """The canonical marks, or why they cannot be taken; None where there are none to check."""
    if poll is None or isinstance(request, WithdrawRequest):
        return None
    options = options_of(poll.pk, poll.asked_revision)
    try:
        marks = by_position(request.marks, [option_id for option_id, _ in options])
        return METHODS[poll.method].check(marks, poll.known_rules, len(options))
    except Refused as refused:
        return refused


class _Batch:
    """The held polls, what the database knows of these voters there, and what is to be stored."""

    def __init__(
        self,
        polls: dict[UUID, Poll],
        now: datetime,
        requests: Sequence[Request],
        checked: Sequence[Marks | Refused | None],
    ) -> None:
        self._polls, self._now = polls, now
        voters = {request.viewer.id for request in requests}
        rooms = {poll.room_id for poll in polls.values()}
        self._hosts = hosts_among(rooms, voters)
        votes = votes_of(polls, voters)
        self._votes: dict[Place, Vote] = {(vote.poll_id, vote.voter): vote for vote in votes}
        self._earlier = read_answers(polls, voters, {r.request_id for r in requests if r.request_id})
        digests = {marks.digest() for marks in checked if isinstance(marks, Marks)}
        piles = {pile.pk: pile for pile in piles_of(polls, digests, {vote.pile_id for vote in votes})}
        for vote in votes:
            # Equal votes share one pile here too, or their moves would overwrite each other.
            vote.pile = piles[vote.pile_id]
        self._piles = {_pile_key(pile): pile for pile in piles.values()}
        self._raised: dict[UUID, Poll] = {}
        self._moved: dict[int, Pile] = {}
        self._new: dict[Place, Vote] = {}
        self._replaced: dict[Place, Vote] = {}
        self._to_delete: dict[Place, Vote] = {}
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
        answer: Answered
        try:
            answer = self._decide(poll, request, marks)
        except Refused as refused:
            answer = refused
        if request.request_id is not None and is_kept(answer, poll):
            self._earlier[asked] = answer
            self._to_keep.append(answer_row(poll, request.viewer, request.request_id, answer))
        return answer

    def _decide(self, poll: Poll, request: Request, marks: Marks | Refused | None) -> Cast | Withdrawal:
        if poll.state == PollState.DRAFT and not may_be_seen_by(request.viewer, poll):
            raise not_found("poll")
        place = (poll.pk, request.viewer.id)
        if marks is None:
            return self._withdraw(poll, place)
        refuse(why_not_vote(poll, request.viewer, has_voted=False))
        if isinstance(marks, Refused):
            raise marks
        return self._cast(poll, request.viewer, place, marks)

    def _cast(self, poll: Poll, viewer: Viewer, place: Place, marks: Marks) -> Cast:
        options = options_of(poll.pk, poll.asked_revision)
        standing = self._votes.get(place)
        if standing is not None:
            if bytes(standing.pile.digest) == marks.digest():
                return cast_from(standing, marks, VoteStatus.UNCHANGED, options)
            refuse(why_not_vote(poll, viewer, has_voted=True))
        self._raise(poll)
        if standing is not None:
            self._move(poll, standing.pile, -1)
        pile = self._pile_of(poll, marks)
        self._move(poll, pile, +1)
        vote = standing or Vote(poll=poll, voter=viewer.id)
        vote.pile, vote.revision, vote.cast_at = pile, poll.revision, self._now
        self._votes[place] = vote
        if standing is None:
            self._new[place] = vote
        elif place not in self._new:
            self._replaced[place] = vote
        status = VoteStatus.NEW if standing is None else VoteStatus.REPLACED
        return cast_from(vote, marks, status, options)

    def _withdraw(self, poll: Poll, place: Place) -> Withdrawal:
        refuse(why_not_withdraw(poll))
        vote = self._votes.pop(place, None)
        if vote is not None:
            self._raise(poll)
            self._move(poll, vote.pile, -1)
            self._replaced.pop(place, None)
            if self._new.pop(place, None) is None:
                self._to_delete[place] = vote
        return Withdrawal(poll.pk, poll.revision)

    def _raise(self, poll: Poll) -> None:
        poll.revision += 1
        self._raised[poll.pk] = poll

    def _pile_of(self, poll: Poll, marks: Marks) -> Pile:
        digest = marks.digest()
        empty = Pile(poll=poll, digest=digest, marks=marks.as_json(), count=0)
        return self._piles.setdefault((poll.pk, digest), empty)

    def _move(self, poll: Poll, pile: Pile, votes: int) -> None:
        pile.count += votes
        pile.revision = poll.revision
        self._moved[id(pile)] = pile

    def store(self) -> None:
        """Write everything, each kind of row in one statement."""
        store_revisions(self._raised.values())
        for poll in self._raised.values():
            announce_on_commit(poll)
        if self._to_delete:
            Vote.objects.filter(pk__in=[vote.pk for vote in self._to_delete.values()]).delete()
        store_piles(list(self._moved.values()))
        store_votes(list(self._new.values()))
        if self._replaced:
            Vote.objects.bulk_update(self._replaced.values(), ["pile", "revision", "cast_at"])
        if self._to_keep:
            Answer.objects.bulk_create(self._to_keep)


def _pile_key(pile: Pile) -> tuple[UUID, bytes]:
    return pile.poll_id, bytes(pile.digest)
