"""Ballot keys of secret polls: what a voter alone has, and what can be told of it without knowing it.

A key is 16 bytes that nobody can guess and 16 that prove that they were handed to this voter for this poll,
in hex. Stored is only the receipt, a hash of the key: the database does not tell whose ballot is whose.
"""

import hashlib
import secrets
from hmac import compare_digest
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

HALF = 32


def new_ballot_key(poll_id: UUID, voter: UUID, request_id: str | None) -> str:
    """The key for a first vote: the same for the same request, so that a retry can be told it again."""
    if request_id is None:
        unguessable = secrets.token_hex(HALF // 2)
    else:
        unguessable = _keyed("voting.ballot_key", f"{poll_id}:{voter}:{request_id}")[:HALF]
    return unguessable + _proof(poll_id, voter, unguessable, settings.SECRET_KEY)


def belongs_to(key: str | None, poll_id: UUID, voter: UUID) -> bool:
    """Whether the key was handed to this voter for this poll."""
    if key is None or len(key) != 2 * HALF or not key.isascii():
        return False
    known = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return any(compare_digest(key[HALF:], _proof(poll_id, voter, key[:HALF], secret)) for secret in known)


def receipt_of(key: str) -> str:
    """What proves that the key's ballot is counted, without giving the key away."""
    return hashlib.sha256(f"livetally ballot {key}".encode()).hexdigest()[:HALF]


def kept_as(poll_id: UUID, voter: UUID, request_id: str) -> str:
    """The name under which the first answer to a request is kept: the requestId itself leads to the key."""
    return _keyed("voting.kept_request", f"{poll_id}:{voter}:{request_id}")


def _proof(poll_id: UUID, voter: UUID, unguessable: str, secret: str) -> str:
    handed_out = f"{poll_id}:{voter}:{unguessable}"
    return _keyed("voting.ballot_key_proof", handed_out, secret)[:HALF]


def _keyed(salt: str, value: str, secret: str | None = None) -> str:
    return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()
