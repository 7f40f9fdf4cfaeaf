"""Ballot codes: what gives one vote to whoever holds it, made up here and known again here.

A code has 17 characters that nobody can guess (84 bits), in an invitation's link 26 (128 bits), and one that
makes the whole check out, so that nearly every slip of the finger is noticed without asking the database.
Stored is only a keyed hash.
"""

import secrets
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from voting.errors import RefusalCode, Refused
from voting.models import JOIN_CODE_ALPHABET as ALPHABET
from voting.words import Electorate

UNGUESSABLE = 17
UNGUESSABLE_IN_LINKS = 26
GROUP = 3
# What people put between the groups.
BETWEEN = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u00a0\t\r\n")
LONGEST_READ = 100
# The levels at which a code gives the vote.
BY_CODE = frozenset({Electorate.BALLOT_CODE, Electorate.INVITED})


def new_code(unguessable: int = UNGUESSABLE) -> str:
    """A code in groups of three, to be shown once."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(unguessable))
    return _in_groups(drawn + _check_character(drawn))


def read_code(text: str) -> str | None:
    """The code that somebody typed, in any case and however spaced; None for what cannot be one."""
    code = text[:LONGEST_READ].translate(BETWEEN).upper()
    if len(code) - 1 not in (UNGUESSABLE, UNGUESSABLE_IN_LINKS) or not set(code) <= set(ALPHABET):
        return None
    return _in_groups(code) if _check_character(code[:-1]) == code[-1] else None


def _in_groups(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _check_character(drawn: str) -> str:
    """The alphabet has a prime number of characters: one wrong or two swapped ones never check out."""
    total = sum(place * ALPHABET.index(letter) for place, letter in enumerate(drawn, start=2))
    return ALPHABET[total % len(ALPHABET)]


def digest_of(poll_id: UUID, code: str, secret: str | None = None) -> bytes:
    """What is stored of a code: worthless in any other poll, and to whoever has only the database."""
    return salted_hmac("voting.ballot_code", f"{poll_id}:{code}", secret=secret, algorithm="sha256").digest()


def digests_of(poll_id: UUID, code: str) -> list[bytes]:
    """What may be stored of a code: by the present key or by an earlier one that is still honoured."""
    return [digest_of(poll_id, code, key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def code_needed(electorate: str) -> Refused:
    """The refusal of one who has not shown a code."""
    if electorate == Electorate.INVITED:
        message = "Only those who were invited may vote: open the link in your invitation."
        return Refused(RefusalCode.NOT_ALLOWED, message)
    return Refused(RefusalCode.BALLOT_CODE_REQUIRED, "This poll takes votes by ballot code.")


def code_unknown() -> Refused:
    """The refusal of what is no code of this poll."""
    message = "This is not a code of this poll. Check it character by character."
    return Refused(RefusalCode.BALLOT_CODE_INVALID, message, path=("ballotCode",))


def code_spent() -> Refused:
    """The refusal of a code that somebody has voted with."""
    message = "Somebody has voted with this code already, in another browser."
    return Refused(RefusalCode.BALLOT_CODE_INVALID, message, path=("ballotCode",))


def another_code() -> Refused:
    """The refusal of a second code in one browser: the first one's vote must not be lost to it."""
    message = "This browser has voted with another code. Use another browser for another person's code."
    return Refused(RefusalCode.ALREADY_VOTED, message, path=("ballotCode",))
