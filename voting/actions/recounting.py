"""Proving that piles are what votes say, and mending them where they are not."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count

from voting.actions.holding import hold_poll, raise_revision
from voting.database import atomically
from voting.models import Pile, Poll, Vote


@dataclass(frozen=True, slots=True)
class WrongPile:
    """A pile that does not hold as many votes as it says."""

    pile_id: int
    says: int
    holds: int


@atomically
def recount(*, poll_id: UUID, repair: bool) -> list[WrongPile]:
    """The poll's wrong piles, compared while no vote can come between; mended under a new revision."""
    poll, _ = hold_poll(poll_id)
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


def _mend(poll: Poll, wrong: list[WrongPile]) -> None:
    raise_revision(poll)
    for pile in wrong:
        Pile.objects.filter(pk=pile.pile_id).update(count=pile.holds, revision=poll.revision)
