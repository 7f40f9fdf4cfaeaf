"""Forgetting who voted, once a poll has been closed for long: what it came to stays, whose it was goes.

A closed poll takes no votes and its log has its closing entry, so nothing here changes a tally, an export or
what a receipt proves. Everything is done in batches that hold no poll, each a transaction of its own; whoever
is killed on the way leaves batches undone, and the next run does them.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.db.models import QuerySet

from voting.actions.arranging import delete_draft
from voting.actions.statements import as_stored
from voting.database import atomically
from voting.errors import Refused
from voting.models import Answer, BallotCode, Poll, RollEntry, UserViewer, Vote
from voting.words import PollState

BATCH = 1000


def polls_to_forget(now: datetime) -> QuerySet[Poll]:
    """The polls closed so long ago that it is nobody's business any more who voted."""
    if not settings.KEEP_VOTERS_DAYS:
        return Poll.objects.none()
    closed_before = now - timedelta(days=settings.KEEP_VOTERS_DAYS)
    return Poll.objects.filter(closed_at__lt=closed_before, voters_forgotten=False)


def naming() -> dict[str, QuerySet[Any]]:
    """The rows that say who voted, by what they are; each has its poll."""
    return {
        "votes": Vote.objects.all(),
        "roll entries": RollEntry.objects.all(),
        "codes": BallotCode.objects.all(),
        "first answers": Answer.objects.all(),
    }


def forget_voters(poll: Poll) -> Counter[str]:
    """Leave nothing by which a vote in the closed poll is anybody's; how many rows of each kind it was."""
    done = Counter[str]()
    for votes in batches(Vote.objects.filter(poll=poll)):
        done["votes"] += make_nobodys(votes, poll)
    for codes in batches(BallotCode.objects.filter(poll=poll)):
        done["codes"] += make_nameless(codes)
    done["roll entries"] = delete_in_batches(RollEntry.objects.filter(poll=poll))
    done["first answers"] = delete_in_batches(Answer.objects.filter(poll=poll))
    Poll.objects.filter(pk=poll.pk).update(voters_forgotten=True)
    return done


def late_answers(now: datetime) -> QuerySet[Answer]:
    """First answers to guests whose cookies and tokens have expired: nobody can ask for them again."""
    life = timedelta(days=max(settings.GUEST_COOKIE_DAYS, settings.GUEST_TOKEN_DAYS))
    users = UserViewer.objects.values("viewer_id")
    return Answer.objects.filter(created_at__lt=now - life).exclude(voter__in=users)


def stale_drafts(now: datetime) -> QuerySet[Poll]:
    """Drafts that nobody has opened for so long; none where drafts are kept, as they usually are."""
    if not settings.KEEP_DRAFTS_DAYS:
        return Poll.objects.none()
    made_before = now - timedelta(days=settings.KEEP_DRAFTS_DAYS)
    return Poll.objects.filter(state=PollState.DRAFT, opens_at=None, created_at__lt=made_before)


def delete_drafts(drafts: QuerySet[Poll]) -> int:
    """Delete them one by one; one that is opened or deleted meanwhile is left alone."""
    deleted = 0
    for poll_id in list(drafts.values_list("pk", flat=True)):
        try:
            delete_draft(poll_id)
        except Refused:
            continue
        deleted += 1
    return deleted


@atomically
def make_nobodys(votes: list[int], poll: Poll) -> int:
    """Lay these votes of a closed poll under random ids, all at the moment of the close."""
    Vote.objects.filter(pk__in=votes).update(cast_at=poll.closed_at, revision=poll.revision)
    _name_anew("UPDATE voting_vote SET voter = %s WHERE id = %s", votes)
    return len(votes)


@atomically
def make_nameless(codes: list[int]) -> int:
    """Take names and addresses off codes of a closed poll; how many were spent can still be counted."""
    BallotCode.objects.filter(pk__in=codes).update(
        address=None, address_digest=None, delivery=None, due_at=None, sent_at=None, language=None
    )
    _name_anew("UPDATE voting_ballotcode SET voter = %s WHERE id = %s AND voter IS NOT NULL", codes)
    return len(codes)


def _name_anew(update: str, keys: list[int]) -> None:
    # Spelled out: the ORM's one statement for many rows takes 1 ms a row, and SQLite is held meanwhile.
    with connection.cursor() as cursor:
        cursor.executemany(update, [(as_stored(uuid4()), key) for key in keys])


def batches(rows: QuerySet[Any]) -> Iterator[list[int]]:
    """The rows' keys, some at a time."""
    last = 0
    while keys := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        yield keys
        last = keys[-1]


def delete_in_batches(rows: QuerySet[Any]) -> int:
    """Delete rows on which nothing hangs; how many there were."""
    deleted = 0
    while keys := list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH]):
        deleted += rows.filter(pk__in=keys).delete()[0]
    return deleted
