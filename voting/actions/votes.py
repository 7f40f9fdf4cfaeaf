"""Casting and withdrawing votes: one per voter and poll, piles moved in the vote's own transaction."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import InterfaceError, InternalError, OperationalError, transaction
from django.db.models import F

from voting.actions import answers
from voting.actions.answers import Cast, Withdrawal, cast_from
from voting.actions.given_marks import GivenMarks, by_position
from voting.actions.holding import hold_poll, known, may_be_seen_by, raise_revision
from voting.errors import RefusalCode, Refused, not_found
from voting.methods import METHODS
from voting.methods.marks import Marks
from voting.models import Pile, Poll, Vote
from voting.permissions import Viewer, refuse, why_not_vote, why_not_withdraw
from voting.words import VoteStatus

P = ParamSpec("P")
R = TypeVar("R")
A = TypeVar("A", Cast, Withdrawal)

__all__ = ["Cast", "GivenMarks", "Withdrawal", "cast_vote", "withdraw_vote"]


def or_unavailable(action: Callable[P, R]) -> Callable[P, R]:
    """Turn a database that cannot take the write into UNAVAILABLE: nothing was stored, try again."""

    @wraps(action)
    def attempt(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return action(*args, **kwargs)
        except (OperationalError, InterfaceError, InternalError) as fault:
            raise Refused(
                RefusalCode.UNAVAILABLE, "The vote could not be stored just now.", retry_after_seconds=1
            ) from fault

    return attempt


def _answered(
    viewer: Viewer, poll_id: UUID, request_id: str | None, kind: type[A], act: Callable[[Poll, datetime], A]
) -> A:
    """The answer of `act` in one transaction with the held poll, or the first answer to the same request."""
    answers.check_request_id(request_id)
    with transaction.atomic():
        poll, now = hold_poll(poll_id)
        answer = answers.recall(poll, viewer, request_id)
        if answer is None:
            try:
                answer = act(poll, now)
            except Refused as refused:
                # Raised again outside, so that what the clock changed while holding stays written.
                answer = refused
            answers.remember(poll, viewer, request_id, answer)
    if isinstance(answer, Refused):
        raise answer
    if not isinstance(answer, kind):
        raise answers.used_for_another()
    return answer


@or_unavailable
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
    marks = _checked(poll, given)
    vote = Vote.objects.select_related("pile").filter(poll=poll, voter=viewer.id).first()
    if vote is None:
        raise_revision(poll)
        pile = _add_to_pile(poll, marks)
        vote = Vote.objects.create(poll=poll, voter=viewer.id, pile=pile, revision=poll.revision, cast_at=now)
        return cast_from(vote, marks, VoteStatus.NEW)
    if bytes(vote.pile.digest) == marks.digest():
        return cast_from(vote, marks, VoteStatus.UNCHANGED)
    refuse(why_not_vote(poll, viewer, has_voted=True))
    return _replace(poll, vote, marks, now)


def _replace(poll: Poll, vote: Vote, marks: Marks, now: datetime) -> Cast:
    raise_revision(poll)
    _take_from_pile(poll, vote.pile_id)
    vote.pile, vote.revision, vote.cast_at = _add_to_pile(poll, marks), poll.revision, now
    vote.save(update_fields=["pile", "revision", "cast_at"])
    return cast_from(vote, marks, VoteStatus.REPLACED)


def _checked(poll: Poll, given: GivenMarks) -> Marks:
    options = list(poll.options.values_list("pk", flat=True))
    return METHODS[poll.method].check(by_position(given, options), poll.known_rules, len(options))


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


@or_unavailable
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
