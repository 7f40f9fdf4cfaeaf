"""Casting and withdrawing votes one at a time, and reading a viewer's own; batch.py does the writing."""

from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Value

from voting.actions import answers
from voting.actions.answers import Answered, Cast, Withdrawal, cast_from
from voting.actions.batch import CastRequest, WithdrawRequest, carry_out
from voting.actions.code_holders import why_no_code
from voting.actions.given_marks import GivenMarks
from voting.actions.holding import known
from voting.actions.rows import Standing
from voting.counts import options_of
from voting.errors import Refused
from voting.methods.marks import marks_from_json
from voting.models import Poll, RollEntry, Vote
from voting.permissions import Viewer, why_not_vote
from voting.words import PollState, VoteStatus

A = TypeVar("A", Cast, Withdrawal)

__all__ = ["Cast", "GivenMarks", "Withdrawal", "cast_vote", "withdraw_vote"]


def cast_request(
    viewer: Viewer | None,
    poll_id: UUID,
    marks: GivenMarks,
    request_id: str | None,
    *,
    ballot_key: str | None = None,
    ballot_code: str | None = None,
) -> CastRequest:
    """The wish to vote, if somebody known makes it in a way that can be kept."""
    answers.check_request_id(request_id)
    return CastRequest(known(viewer), poll_id, marks, request_id, ballot_key, ballot_code)


def withdraw_request(
    viewer: Viewer | None, poll_id: UUID, request_id: str | None, ballot_key: str | None = None
) -> WithdrawRequest:
    """The wish to take a vote back, if somebody known makes it in a way that can be kept."""
    answers.check_request_id(request_id)
    return WithdrawRequest(known(viewer), poll_id, request_id, ballot_key)


def expect(answer: Answered, kind: type[A]) -> A:
    """The answer of that kind; raises a refusal."""
    if isinstance(answer, Refused):
        raise answer
    if not isinstance(answer, kind):
        raise answers.used_for_another()
    return answer


def cast_vote(
    *,
    viewer: Viewer | None,
    poll_id: UUID,
    marks: GivenMarks,
    request_id: str | None = None,
    ballot_key: str | None = None,
    ballot_code: str | None = None,
) -> Cast:
    """Store the viewer's vote, or say why not; a request made before gets its first answer again."""
    request = cast_request(viewer, poll_id, marks, request_id, ballot_key=ballot_key, ballot_code=ballot_code)
    (answer,) = carry_out([request])
    return expect(answer, Cast)


def withdraw_vote(
    *, viewer: Viewer | None, poll_id: UUID, request_id: str | None = None, ballot_key: str | None = None
) -> Withdrawal:
    """Take the viewer's vote back; where there is none, nothing changes."""
    (answer,) = carry_out([withdraw_request(viewer, poll_id, request_id, ballot_key)])
    return expect(answer, Withdrawal)


def read_cast(poll_id: UUID, viewer: Viewer | None, *, may_be_secret: bool = True) -> Cast | None:
    """The viewer's stored vote, told as an unchanged one; None without a vote.

    Of a vote in a secret poll there is nothing to tell but that it was cast; where the poll is known not to
    be one, its roll need not be read.
    """
    if viewer is None:
        return None
    if may_be_secret and (poll := read_roll(poll_id, viewer)) is not None:
        # Before the close always the next one: whether votes wait that nobody was told of is hidden.
        revision = poll.revision + (poll.state != PollState.CLOSED)
        options = options_of(poll_id, poll.asked_revision)
        return Cast(poll_id, VoteStatus.UNCHANGED, revision, None, None, None, options)
    votes = Vote.objects.select_related("pile", "poll")
    vote = votes.filter(poll=poll_id, voter=viewer.id).first()
    if vote is None:
        return None
    return cast_of(vote)


def cast_of(vote: Vote) -> Cast:
    """The stored vote, its pile and poll at hand, told as an unchanged one."""
    options = options_of(vote.poll_id, vote.poll.asked_revision)
    standing = Standing(vote.pk, vote.revision, vote.cast_at, bytes(vote.pile.digest))
    marks = marks_from_json(vote.pile.marks)
    return cast_from((vote.poll_id, vote.voter), standing, marks, VoteStatus.UNCHANGED, options)


def read_roll(poll_id: UUID, viewer: Viewer) -> Poll | None:
    """The poll, if it is a secret one in which the viewer has voted."""
    entry = RollEntry.objects.select_related("poll").filter(poll=poll_id, voter=viewer.id).first()
    return entry.poll if entry else None


def read_why_not_vote(poll_id: UUID, viewer: Viewer | None, ballot_code: str | None = None) -> Refused | None:
    """Why a vote of the viewer, with this code if it has one, would be refused now, or None."""
    poll = Poll.objects.annotate(has_voted=_has_voted(viewer)).get(pk=poll_id)
    refused = why_not_vote(poll, viewer, has_voted=poll.has_voted)
    if refused is None and viewer is not None:
        return why_no_code(poll, viewer, ballot_code)
    return refused


def _has_voted(viewer: Viewer | None) -> Q | Value:
    """Whether the viewer has voted in the row's poll, secret or not."""
    if viewer is None:
        return Value(False)
    mine = {"poll": OuterRef("pk"), "voter": viewer.id}
    return Q(Exists(Vote.objects.filter(**mine))) | Q(Exists(RollEntry.objects.filter(**mine)))
