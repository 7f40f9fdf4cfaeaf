"""Invitations on their way: taken with a lease, sent by whoever took them, and what became of them.

A link is made when its mail is about to go out, and stored, as a hash, before it does; nobody can make it
again. So where a sender dies between the two, or before it could say that the mail went out, the invitation
is sent once more when its lease is over, with a new link in place of the earlier one.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from voting.actions.ballot_codes import UNGUESSABLE_IN_LINKS, digest_of, new_code
from voting.clock import database_now
from voting.database import atomically
from voting.models import BallotCode
from voting.words import Delivery, Electorate

LEASE = timedelta(minutes=5)
MOST_TRIES = 5
# After the first failure; the pause grows fourfold with each: 1 minute, 4, 16, about an hour.
FIRST_PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Letter:
    """An invitation that is to be sent now; nobody else sends it while the lease lasts."""

    key: int
    tries: int
    address: str
    code: str
    poll_id: UUID
    join_code: str
    question: str
    language: str | None


def due_letters(now: datetime) -> QuerySet[BallotCode]:
    """The invitations that are to be sent by now, also those whose sender is taken to be dead."""
    return BallotCode.objects.filter(
        poll__electorate=Electorate.INVITED,
        delivery__in=[Delivery.WAITING, Delivery.SENDING],
        due_at__lte=now,
    )


def are_letters_due() -> bool:
    """Whether there is anything to send; a read that holds nothing."""
    return due_letters(database_now()).exists()


@atomically
def take_letters(most: int) -> list[Letter]:
    """Up to so many invitations that are due, each with a new code, taken for the length of a lease."""
    now = database_now()
    due = due_letters(now).select_for_update(skip_locked=True, of=("self",)).select_related("poll__room")
    letters = []
    for row in due.order_by("due_at")[:most]:
        invitation = BallotCode.objects.filter(pk=row.pk)
        if row.voter is not None or row.address is None:
            # Who has voted is sent nothing, and looks like all others.
            invitation.update(delivery=Delivery.SENT, due_at=None, sent_at=now)
        elif row.tries >= MOST_TRIES:
            # Whoever took it died, again and again: this one may be the cause.
            invitation.update(delivery=Delivery.FAILED, due_at=None)
        else:
            letter = _letter(row, row.address)
            digest = digest_of(row.poll_id, letter.code)
            invitation.filter(voter=None).update(
                digest=digest, delivery=Delivery.SENDING, due_at=now + LEASE, tries=letter.tries
            )
            letters.append(letter)
    return letters


def _letter(row: BallotCode, address: str) -> Letter:
    poll = row.poll
    return Letter(
        key=row.pk,
        tries=row.tries + 1,
        address=address,
        code=new_code(UNGUESSABLE_IN_LINKS),
        poll_id=poll.pk,
        join_code=poll.room.join_code,
        question=poll.question,
        language=row.language,
    )


@atomically
def note_sent(letter: Letter) -> None:
    """The mail went out."""
    _taken(letter).update(delivery=Delivery.SENT, due_at=None, sent_at=database_now())


@atomically
def note_failed(letter: Letter, *, for_good: bool) -> None:
    """The mail did not go out: tried again after a pause, unless for good or too often by now."""
    if for_good or letter.tries >= MOST_TRIES:
        _taken(letter).update(delivery=Delivery.FAILED, due_at=None)
    else:
        pause = FIRST_PAUSE * 4 ** (letter.tries - 1)
        _taken(letter).update(delivery=Delivery.WAITING, due_at=database_now() + pause)


def _taken(letter: Letter) -> QuerySet[BallotCode]:
    """The invitation, if it is still this sender's: another may have taken it over after the lease."""
    digest = digest_of(letter.poll_id, letter.code)
    return BallotCode.objects.filter(pk=letter.key, delivery=Delivery.SENDING, digest=digest)
