"""What a voter is answered, and the memory of first answers, so that a late retry can never undo a change."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.crypto import salted_hmac

from voting.errors import RefusalCode, Refused, invalid_input
from voting.methods.marks import Marks, marks_from_json
from voting.models import Answer, Poll, Vote
from voting.permissions import Viewer
from voting.results import OptionRows, options_of
from voting.words import PollState, VoteStatus

MOST_REQUEST_ID_CHARACTERS = 64


@dataclass(frozen=True, slots=True)
class Cast:
    """What became of a cast vote; every tally from `revision` on includes it.

    options: the poll's options as (id, label), which the marks name by position. marks: None where a first
    answer is told again after its options were replaced. Of the moment of answering,
    which for a retry is later than the vote: is_host: whether the voter runs the poll's room; has_vote:
    whether the voter's vote stands; poll_revision: the poll's revision.
    """

    poll_id: UUID
    status: VoteStatus
    revision: int
    cast_at: datetime
    marks: Marks | None
    receipt: str
    options: OptionRows
    is_host: bool = False
    has_vote: bool = True
    poll_revision: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A vote taken back; every tally from `revision` on is without it."""

    poll_id: UUID
    revision: int


Answered = Cast | Withdrawal | Refused


def receipt(poll_id: UUID, voter: UUID, revision: int, digest: bytes) -> str:
    """A keyed hash of poll, voter and vote: the same for the same vote, telling nothing of its marks."""
    vote = f"{poll_id}:{voter}:{revision}:{digest.hex()}"
    return salted_hmac("voting.receipt", vote, algorithm="sha256").hexdigest()[:32]


def cast_from(vote: Vote, marks: Marks, status: VoteStatus, options: OptionRows) -> Cast:
    """The answer that tells of a stored vote."""
    proof = receipt(vote.poll_id, vote.voter, vote.revision, marks.digest())
    return Cast(vote.poll_id, status, vote.revision, vote.cast_at, marks, proof, options)


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


def read_answers(
    polls: Iterable[UUID], voters: Iterable[UUID], request_ids: Collection[str]
) -> dict[tuple[UUID, UUID, str | None], Answered]:
    """The first answers to these requests, by (poll, voter, requestId)."""
    if not request_ids:
        return {}
    rows = Answer.objects.filter(poll__in=polls, voter__in=voters, request_id__in=request_ids)
    return {
        (row.poll_id, row.voter, row.request_id): _from_json(row.poll, row.content)
        for row in rows.select_related("poll")
    }


# Refusals that would turn into something else when the poll moves on.
PASSING = frozenset({RefusalCode.NOT_OPEN, RefusalCode.NOT_ALLOWED, RefusalCode.NOT_FOUND})


def is_kept(answer: Answered, poll: Poll) -> bool:
    """Whether a late retry could otherwise do what the voter no longer means, or undo a later change."""
    if isinstance(answer, Refused):
        return answer.code in PASSING and poll.state != PollState.CLOSED
    return True


def answer_row(poll: Poll, viewer: Viewer, request_id: str, answer: Answered) -> Answer:
    """The row that keeps the answer."""
    return Answer(poll=poll, voter=viewer.id, request_id=request_id, content=_as_json(poll, answer))


def used_for_another() -> Refused:
    """The refusal of a requestId that named another kind of request."""
    return Refused(RefusalCode.CONFLICT, "This requestId was used for another request.", path=("requestId",))


def _as_json(poll: Poll, answer: Answered) -> dict[str, Any]:
    match answer:
        case Cast():
            return {
                "status": answer.status,
                "revision": answer.revision,
                "cast_at": answer.cast_at.isoformat(),
                "marks": answer.marks.as_json() if answer.marks else None,
                "asked_revision": poll.asked_revision,
                "receipt": answer.receipt,
            }
        case Withdrawal():
            return {"withdrawn": True, "revision": answer.revision}
        case Refused():
            return {"refused": answer.code, "message": answer.message}


def _from_json(poll: Poll, content: dict[str, Any]) -> Answered:
    if "refused" in content:
        return Refused(RefusalCode(content["refused"]), content["message"])
    if "withdrawn" in content:
        return Withdrawal(poll.pk, content["revision"])
    names_options = content["asked_revision"] == poll.asked_revision
    return Cast(
        poll_id=poll.pk,
        status=VoteStatus(content["status"]),
        revision=content["revision"],
        cast_at=datetime.fromisoformat(content["cast_at"]),
        marks=marks_from_json(content["marks"]) if names_options and content["marks"] else None,
        receipt=content["receipt"],
        options=options_of(poll.pk, poll.asked_revision),
    )
