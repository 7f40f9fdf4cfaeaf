"""What a voter is answered, and the memory of first answers, so that a late retry can never undo a change."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from voting.actions.receipts import receipt
from voting.actions.rows import Place, Standing
from voting.counts import OptionRows, options_of
from voting.errors import RefusalCode, Refused, invalid_input
from voting.methods.marks import Marks, marks_from_json
from voting.models import Answer, Poll
from voting.permissions import Viewer
from voting.words import PollState, VoteStatus

MOST_REQUEST_ID_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Cast:
    """What became of a cast vote; every tally from `revision` on includes it.

    options: the poll's options as (id, label), which the marks name by position. marks: None where a first
    answer is told again after its options were replaced, and in secret polls, as is cast_at; there the
    receipt is None where it cannot be told again. ballot_key: that of a secret poll's first vote.
    Of the moment of answering, which for a retry is later than the vote: is_host: whether the voter runs the
    poll's room; has_vote: whether the voter's vote stands; poll_revision: the poll's revision.
    """

    poll_id: UUID
    status: VoteStatus
    revision: int
    cast_at: datetime | None
    marks: Marks | None
    receipt: str | None
    options: OptionRows
    ballot_key: str | None = None
    is_host: bool = False
    has_vote: bool = True
    poll_revision: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A vote taken back; every tally from `revision` on is without it."""

    poll_id: UUID
    revision: int


Answered = Cast | Withdrawal | Refused


def cast_from(place: Place, vote: Standing, marks: Marks, status: VoteStatus, options: OptionRows) -> Cast:
    """The answer that tells of a stored vote."""
    poll_id, voter = place
    proof = receipt(poll_id, voter, vote.revision, vote.digest)
    return Cast(poll_id, status, vote.revision, vote.cast_at, marks, proof, options)


def check_request_id(request_id: str | None) -> None:
    """Refuse a requestId that cannot be kept."""
    if request_id is None:
        return
    if (
        not 1 <= len(request_id) <= MOST_REQUEST_ID_CHARACTERS
        or not request_id.isascii()
        or "\0" in request_id
    ):
        most = MOST_REQUEST_ID_CHARACTERS
        raise invalid_input(f"requestId must be 1 to {most} plain characters, such as a UUID.", "requestId")


# Refusals that would turn into something else when the poll moves on.
PASSING = frozenset(
    {RefusalCode.NOT_OPEN, RefusalCode.NOT_ALLOWED, RefusalCode.NOT_FOUND, RefusalCode.BALLOT_CODE_REQUIRED}
)


def is_kept(answer: Answered, poll: Poll) -> bool:
    """Whether a late retry could otherwise do what the voter no longer means, or undo a later change."""
    if isinstance(answer, Refused):
        return answer.code in PASSING and poll.state != PollState.CLOSED
    return True


def answer_row(
    poll: Poll, viewer: Viewer, request_id: str, answer: Answered, answered_at: datetime
) -> Answer:
    """The row that keeps the answer."""
    content = _as_json(poll, answer)
    return Answer(poll=poll, voter=viewer.id, request_id=request_id, content=content, created_at=answered_at)


def used_for_another() -> Refused:
    """The refusal of a requestId that named another kind of request."""
    return Refused(RefusalCode.CONFLICT, "This requestId was used for another request.", path=("requestId",))


def _as_json(poll: Poll, answer: Answered) -> dict[str, Any]:
    match answer:
        case Cast():
            return {
                "status": answer.status,
                "revision": answer.revision,
                "cast_at": answer.cast_at and answer.cast_at.isoformat(),
                "marks": answer.marks.as_json() if answer.marks else None,
                "asked_revision": poll.asked_revision,
                "receipt": answer.receipt,
            }
        case Withdrawal():
            return {"withdrawn": True, "revision": answer.revision}
        case Refused():
            return {"refused": answer.code, "message": answer.message}


def kept_answer(poll: Poll, content: dict[str, Any]) -> Answered:
    """The answer that the row's content keeps."""
    if "refused" in content:
        return Refused(RefusalCode(content["refused"]), content["message"])
    if "withdrawn" in content:
        return Withdrawal(poll.pk, content["revision"])
    names_options = content["asked_revision"] == poll.asked_revision
    return Cast(
        poll_id=poll.pk,
        status=VoteStatus(content["status"]),
        revision=content["revision"],
        cast_at=datetime.fromisoformat(content["cast_at"]) if content["cast_at"] else None,
        marks=marks_from_json(content["marks"]) if names_options and content["marks"] else None,
        receipt=content["receipt"],
        options=options_of(poll.pk, poll.asked_revision),
    )
