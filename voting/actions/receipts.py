"""Receipts: what a voter can show to prove that the vote is counted, and not what it marks."""

import functools
import hashlib
import hmac
from collections.abc import Iterator
from uuid import UUID

from django.conf import settings

from voting.models import Ballot, Poll, Vote

CHARACTERS = 32


def receipt(poll_id: UUID, voter: UUID, revision: int, digest: bytes) -> str:
    """A keyed hash of poll, voter and vote: the same for the same vote, telling nothing of its marks."""
    vote = f"{poll_id}:{voter}:{revision}:{digest.hex()}"
    return hmac.digest(_key(settings.SECRET_KEY), vote.encode(), "sha256").hex()[:CHARACTERS]


@functools.cache
def _key(secret: str) -> bytes:
    """As django.utils.crypto.salted_hmac makes it."""
    return hashlib.sha256(b"voting.receipt" + secret.encode()).digest()


def receipts_of(poll: Poll, *, after: int = 0, until: int | None = None) -> Iterator[str]:
    """The receipts of all votes that stand; or of those cast or changed after a revision, until another."""
    if poll.secret:
        yield from Ballot.objects.filter(poll=poll).values_list("receipt", flat=True).iterator()
        return
    last = poll.revision if until is None else until
    votes = Vote.objects.filter(poll=poll, revision__gt=after, revision__lte=last).order_by()
    for voter, revision, digest in votes.values_list("voter", "revision", "pile__digest").iterator():
        yield receipt(poll.pk, voter, revision, bytes(digest))
