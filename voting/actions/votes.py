"""Casting and withdrawing votes: one per voter and poll, piles moved in the vote's own transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import F

from voting.actions import answers
from voting.actions.answers import Cast, Withdrawal, cast_from
from voting.actions.given_marks import GivenMarks, by_position
from voting.actions.holding import hold_poll, known, may_be_seen_by, raise_revision
from voting.database import atomically
from voting.errors import Refused, not_found
from voting.methods import METHODS
from voting.methods.marks import Marks, marks_from_json
from voting.models import Pile, Poll, Vote
from voting.permissions import Viewer, refuse, why_not_vote, why_not_withdraw
from voting.results import OptionRows, read_options
from voting.words import VoteStatus

A = TypeVar("A", Cast, Withdrawal)

__all__ = ["Cast", "GivenMarks", "Withdrawal", "cast_vote", "withdraw_vote"]


def _answered(
    viewer: Viewer, poll_id: UUID, request_id: str | None, kind: type[A], act: Callable[[Poll, datetime], A]
) -> A:
    """The answer of `act` on the held poll, or the first answer to the same request."""
    answers.check_request_id(request_id)
    answer = _answer(viewer, poll_id, request_id, act)
    if isinstance(answer, Refused):
        raise answer
    if not isinstance(answer, kind):
        raise answers.used_for_another()
    return answer


@atomically
def _answer(
    viewer: Viewer, poll_id: UUID, request_id: str | None, act: Callable[[Poll, datetime], A]
) -> Cast | Withdrawal | Refused:
    """One transaction. A refusal is returned, not raised, so that what the clock changed stays written."""
    poll, now = hold_poll(poll_id)
    answer = answers.recall(poll, viewer, request_id)
    if answer is None:
        try:
            answer = act(poll, now)
        except Refused as refused:
            answer = refused
        answers.remember(poll, viewer, request_id, answer)
    return answer


def cast_vote(
    *, viewer: Viewer | None, poll_id: UUID, marks: GivenMarks, request_id: str | None = None
) -> Cast:
    """Store the viewer's vote, or say why not; a request made before gets its first answer again."""
    asking = known(viewer)
    return _answered(asking, poll_id, request_id, Cast, lambda poll, now: _cast(poll, asking, marks, now))


def _cast(poll: Poll, viewer: Viewer, given: GivenMarks, now: datetime) -> Cast:
    if not may_be_seen_by(viewer, poll):
        raise not_found("poll")
    refuse(why_not_vote(poll, viewer, has_voted=False))
    options = read_options(poll.pk)
    marks = _checked(poll, given, options)
    vote = Vote.objects.select_related("pile").filter(poll=poll, voter=viewer.id).first()
    if vote is None:
        raise_revision(poll)
        pile = _add_to_pile(poll, marks)
        vote = Vote.objects.create(poll=poll, voter=viewer.id, pile=pile, revision=poll.revision, cast_at=now)
        return cast_from(vote, marks, VoteStatus.NEW, options)
    if bytes(vote.pile.digest) == marks.digest():
        return cast_from(vote, marks, VoteStatus.UNCHANGED, options)
    refuse(why_not_vote(poll, viewer, has_voted=True))
    _replace(poll, vote, marks, now)
    return cast_from(vote, marks, VoteStatus.REPLACED, options)


def _replace(poll: Poll, vote: Vote, marks: Marks, now: datetime) -> None:
    raise_revision(poll)
    _take_from_pile(poll, vote.pile_id)
    vote.pile, vote.revision, vote.cast_at = _add_to_pile(poll, marks), poll.revision, now
    vote.save(update_fields=["pile", "revision", "cast_at"])


def _checked(poll: Poll, given: GivenMarks, options: OptionRows) -> Marks:
    marks = by_position(given, [option_id for option_id, _ in options])
    return METHODS[poll.method].check(marks, poll.known_rules, len(options))


def _add_to_pile(poll: Poll, marks: Marks) -> Pile:
    digest = marks.digest()
    pile = Pile.objects.filter(poll=poll, digest=digest).first()
    if pile is None:
        return Pile.objects.create(
            poll=poll, digest=digest, marks=marks.as_json(), count=1, revision=poll.revision
        )
    Pile.objects.filter(pk=pile.pk).update(count=F("count") + 1, revision=poll.revision)
    return pile


def _take_from_pile(poll: Poll, pile_id: int) -> None:
    Pile.objects.filter(pk=pile_id).update(count=F("count") - 1, revision=poll.revision)


def withdraw_vote(*, viewer: Viewer | None, poll_id: UUID, request_id: str | None = None) -> Withdrawal:
    """Take the viewer's vote back; where there is none, nothing changes."""
    asking = known(viewer)
    return _answered(asking, poll_id, request_id, Withdrawal, lambda poll, _now: _withdraw(poll, asking))


def _withdraw(poll: Poll, viewer: Viewer) -> Withdrawal:
    if not may_be_seen_by(viewer, poll):
        raise not_found("poll")
    refuse(why_not_withdraw(poll))
    vote = Vote.objects.filter(poll=poll, voter=viewer.id).first()
    if vote is not None:
        raise_revision(poll)
        _take_from_pile(poll, vote.pile_id)
        vote.delete()
    return Withdrawal(poll.pk, poll.revision)


def read_cast(poll_id: UUID, viewer: Viewer | None) -> Cast | None:
    """The viewer's stored vote, told as an unchanged one; None without a vote."""
    if viewer is None:
        return None
    vote = Vote.objects.select_related("pile").filter(poll=poll_id, voter=viewer.id).first()
    if vote is None:
        return None
    marks = marks_from_json(vote.pile.marks)
    return cast_from(vote, marks, VoteStatus.UNCHANGED, read_options(poll_id))


def read_why_not_vote(poll_id: UUID, viewer: Viewer | None) -> Refused | None:
    """Why a vote of the viewer would be refused now, or None."""
    poll = Poll.objects.get(pk=poll_id)
    has_voted = viewer is not None and Vote.objects.filter(poll=poll, voter=viewer.id).exists()
    return why_not_vote(poll, viewer, has_voted=has_voted)
