"""What a change of a secret poll does to its ballots: all are told of, and a close pours them onto piles."""

import json

from django.db.models import Count, Min, TextField
from django.db.models.functions import Cast

from voting.models import Ballot, Pile, Poll
from voting.words import PollState


def told_of_all(poll: Poll) -> tuple[str, ...]:
    """Let the held poll's next revision tell of every ballot; the fields that are to be saved with it.

    Of a poll that is closed now no ballot is left, only piles: nobody can ask any more whose lies where.
    """
    if not poll.secret:
        return ()
    poll.turnout_told = poll.ballots_held
    if poll.state == PollState.CLOSED:
        _pour(poll)
    return ("turnout_told",)


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
