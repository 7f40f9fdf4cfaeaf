"""Proving that piles are what votes say, and mending them where they are not."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from voting.actions.holding import hold_poll, raise_revision
from voting.database import atomically
from voting.models import Ballot, Pile, Poll, Vote


@dataclass(frozen=True, slots=True)
class WrongPile:
    """A pile that does not hold as many votes as it says; without pile_id the ballots of a secret poll."""

    pile_id: int | None
    says: int
    holds: int


@atomically
def recount(*, poll_id: UUID, repair: bool) -> list[WrongPile]:
    """The poll's wrong piles, compared while no vote can come between; mended under a new revision.

    A secret poll's piles are all that is left of its ballots: they are compared with how many there were,
    and never changed.
    """
    poll, _ = hold_poll(poll_id)
    if poll.secret:
        return _wrong_ballots(poll)
    votes = Vote.objects.filter(poll=poll).order_by().values_list("pile_id").annotate(Count("id"))
    holds = dict(votes)
    wrong = [
        WrongPile(pile_id, says, holds.get(pile_id, 0))
        for pile_id, says in Pile.objects.filter(poll=poll).values_list("pk", "count")
        if says != holds.get(pile_id, 0)
    ]
    if wrong and repair:
        _mend(poll, wrong)
    return wrong


def _wrong_ballots(poll: Poll) -> list[WrongPile]:
    poured: int = Pile.objects.filter(poll=poll).aggregate(votes=Sum("count"))["votes"] or 0
    lying = Ballot.objects.filter(poll=poll).count()
    holds = poured + lying
    return [] if holds == poll.ballots_held else [WrongPile(None, poll.ballots_held, holds)]


def _mend(poll: Poll, wrong: list[WrongPile]) -> None:
    raise_revision(poll)
    for pile in wrong:
        Pile.objects.filter(poll=poll, pk=pile.pile_id or 0).update(
            count=pile.holds, count_told=pile.holds, revision=poll.revision
        )
