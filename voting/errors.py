"""The closed list of refusals: what a program can count on, from here to the screen."""

from enum import StrEnum


class RefusalCode(StrEnum):
    """Why something that was to be expected was not done."""

    NOT_FOUND = "NOT_FOUND"
    NOT_ALLOWED = "NOT_ALLOWED"
    SIGN_IN_REQUIRED = "SIGN_IN_REQUIRED"
    NOT_OPEN = "NOT_OPEN"
    ALREADY_VOTED = "ALREADY_VOTED"
    INVALID_MARKS = "INVALID_MARKS"
    INVALID_INPUT = "INVALID_INPUT"
    BALLOT_CODE_REQUIRED = "BALLOT_CODE_REQUIRED"
    BALLOT_CODE_INVALID = "BALLOT_CODE_INVALID"
    CONFLICT = "CONFLICT"
    RATE_LIMITED = "RATE_LIMITED"
    UNAVAILABLE = "UNAVAILABLE"


class Refused(Exception):
    """An expected refusal; `code` is for programs, `message` for people.

    path: the input's fault as field names and positions, e.g. ("marks", "choose", "1").
    """

    def __init__(
        self,
        code: RefusalCode,
        message: str,
        *,
        path: tuple[str, ...] | None = None,
        retry_after_seconds: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.path = path
        self.retry_after_seconds = retry_after_seconds


def invalid_input(message: str, *path: str) -> Refused:
    """A refusal of one field of the input."""
    return Refused(RefusalCode.INVALID_INPUT, message, path=path or None)


def invalid_marks(message: str, *path: str) -> Refused:
    """A refusal of marks that the method or the poll's rules do not take."""
    return Refused(RefusalCode.INVALID_MARKS, message, path=("marks", *path))


def not_found(what: str) -> Refused:
    """The one answer for what does not exist and for what the asker may not see."""
    return Refused(RefusalCode.NOT_FOUND, f"There is no such {what}.")
