"""What a poll's next revision asks of its votes: groups are told of in full, a close seals the log."""

import json

from django.db.models import Count, F, Min, TextField
from django.db.models.functions import Cast

from voting.actions.log_entries import LOG_FIELDS, close_log
from voting.actions.receipts import receipts_of
from voting.models import Ballot, BallotCode, Pile, Poll
from voting.words import Delivery, Electorate, PollState


def settle_votes(poll: Poll) -> tuple[str, ...]:
    """Bring the held poll's votes in line with its new revision; the fields that are to be saved with it.

    Of a secret poll that is closed now no ballot is left, only piles: nobody can ask whose lies where.
    """
    if poll.secret or poll.grouped_results:
        poll.turnout_told = poll.ballots_held
    if poll.grouped_results:
        Pile.objects.filter(poll=poll).exclude(count_told=F("count")).update(count_told=F("count"))
    if poll.state == PollState.CLOSED and not poll.log_closed:
        receipts = list(receipts_of(poll))
        if poll.secret:
            _pour(poll)
        if poll.electorate == Electorate.INVITED:
            _forget_addresses(poll)
        close_log(poll, receipts)
        return ("turnout_told", *LOG_FIELDS)
    return ("turnout_told",) if poll.secret or poll.grouped_results else ()


def _forget_addresses(poll: Poll) -> None:
    """Nothing is sent any more."""
    invitations = BallotCode.objects.filter(poll=poll)
    invitations.exclude(address=None).update(address=None)
    invitations.filter(delivery__in=[Delivery.WAITING, Delivery.SENDING]).update(delivery=None, due_at=None)


def _pour(poll: Poll) -> None:
    ballots = Ballot.objects.filter(poll=poll)
    alike = ballots.order_by("digest").values("digest")
    counted = alike.annotate(count=Count("id"), marks_as_text=Min(Cast("marks", TextField())))
    Pile.objects.bulk_create(
        Pile(
            poll=poll,
            digest=bytes(pile["digest"]),
            marks=json.loads(pile["marks_as_text"]),
            count=pile["count"],
            revision=poll.revision,
        )
        for pile in counted
    )
    ballots.delete()
