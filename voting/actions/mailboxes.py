"""E-mail addresses as a host pastes them: checked, in the one form that counts, and known again by a hash."""

from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.crypto import salted_hmac

from voting.errors import invalid_input

LONGEST = 254
_is_address = EmailValidator()


def clean_address(text: str, *path: str) -> str:
    """The address in lower case, as mail systems read it in practice; INVALID_INPUT for what is none.

    The domain is in the letters that mail travels by: one spelling of each, and none that cannot be sent to.
    Dots and what follows a + stay: to many systems these are other people. The roll is the host's.
    """
    address = text[: LONGEST + 1].strip().lower()
    try:
        _check(address)
        name, _, domain = address.rpartition("@")
        address = f"{name}@{domain.encode('idna').decode()}"
        _check(address)
    except (ValidationError, UnicodeError) as fault:
        raise invalid_input("This is not an e-mail address.", *path) from fault
    return address


def _check(address: str) -> None:
    if len(address) > LONGEST or '"' in address or not address.isprintable():
        raise ValidationError("")
    _is_address(address)


def address_digest(poll_id: UUID, address: str, secret: str | None = None) -> bytes:
    """What stays of an address when it is forgotten; worthless in any other poll."""
    subject = f"{poll_id}:{address}"
    return salted_hmac("voting.invitation", subject, secret=secret, algorithm="sha256").digest()


def address_digests(poll_id: UUID, address: str) -> list[bytes]:
    """What may be stored of the address: by the present key or by an earlier one that is still honoured."""
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return [address_digest(poll_id, address, key) for key in keys]
