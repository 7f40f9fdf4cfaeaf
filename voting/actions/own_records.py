"""What is stored about one viewer: all of it to read, and the way to have it erased.

Erasing changes nothing that was published and gives nobody a second vote. In closed polls a vote stays
counted and becomes nobody's. In polls that are not closed it is taken back where votes may be; where they
may not, it stays under the viewer's id until the close, for that is what keeps one viewer to one vote.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from voting.actions.forgetting import delete_drafts, make_nameless, make_nobodys, naming
from voting.actions.holding import hold_poll
from voting.actions.host_keys import leave_room, refuse_while_voting
from voting.actions.polls import settle_due
from voting.actions.votes import cast_of, withdraw_vote
from voting.database import atomically
from voting.errors import Refused
from voting.models import Answer, BallotCode, Poll, RollEntry, Room, Vote
from voting.permissions import Viewer, hosted_rooms
from voting.words import PollState


def read_own(viewer: Viewer) -> dict[str, Any]:
    """Everything that is stored under the viewer's id, as plain data."""
    mine = {"voter": viewer.id}
    codes = BallotCode.objects.filter(**mine).select_related("poll")
    answers = Answer.objects.filter(**mine).order_by("pk")
    return {
        "viewer": str(viewer.id),
        "votes": [_vote(vote) for vote in Vote.objects.filter(**mine).select_related("poll", "pile")],
        "secretVotes": [
            _named(entry.poll) for entry in RollEntry.objects.filter(**mine).select_related("poll")
        ],
        "codes": [
            {**_named(code.poll), "sentTo": code.address, "sentAt": code.sent_at and code.sent_at.isoformat()}
            for code in codes
        ],
        "firstAnswers": [
            {
                "poll": str(answer.poll_id),
                "requestId": answer.request_id,
                "answeredAt": answer.created_at.isoformat(),
                "answer": answer.content,
            }
            for answer in answers
        ],
        "hostedRooms": [_room(room) for room in hosted_rooms(viewer).prefetch_related("polls")],
    }


def _named(poll: Poll) -> dict[str, Any]:
    return {"poll": str(poll.pk), "question": poll.question, "state": poll.state}


def _vote(vote: Vote) -> dict[str, Any]:
    cast = cast_of(vote)
    labels = [label for _, label in cast.options]
    marks = (
        [{"option": label, "value": value} for label, value in cast.marks.values(labels)]
        if cast.marks
        else []
    )
    told = {"castAt": vote.cast_at.isoformat(), "revision": vote.revision, "receipt": cast.receipt}
    return {**_named(vote.poll), "marks": marks, **told}


def _room(room: Room) -> dict[str, Any]:
    polls = [_named(poll) for poll in room.polls.all()]
    return {"joinCode": room.join_code, "title": room.title, "polls": polls}


def erase(*viewers: Viewer) -> list[Poll]:
    """Erase what is stored about one person's viewers; the polls in which a vote stays until the close.

    CONFLICT, and nothing erased, for the only host of a room in which voting is not over. Killed on the
    way, it is finished by being asked again.
    """
    for viewer in viewers:
        for room in hosted_rooms(viewer):
            if _runs_alone(room, viewers):
                refuse_while_voting(room)
    remaining = [poll_id for viewer in viewers for poll_id in _erase_votes(viewer)]
    for viewer in viewers:
        for room in hosted_rooms(viewer):
            if _runs_alone(room, viewers):
                delete_drafts(room.polls.filter(state=PollState.DRAFT))
            leave_room(viewer=viewer, room_id=room.pk)
    return list(Poll.objects.filter(pk__in=remaining))


def _erase_votes(viewer: Viewer) -> list[UUID]:
    """Erase what polls have of the viewer; those that could not."""
    polls = _polls_that_name(viewer)
    settle_due(Poll.objects.filter(pk__in=polls))
    return [poll_id for poll_id in polls if not _let_go(poll_id, viewer)]


def _runs_alone(room: Room, viewers: Sequence[Viewer]) -> bool:
    return not room.hosts.exclude(viewer_id__in=[viewer.id for viewer in viewers]).exists()


def _polls_that_name(viewer: Viewer) -> list[UUID]:
    named = {
        poll_id
        for rows in naming().values()
        for poll_id in rows.filter(voter=viewer.id).values_list("poll", flat=True)
    }
    return sorted(named)


def _let_go(poll_id: UUID, viewer: Viewer) -> bool:
    """Erase what the poll has of the viewer; whether it could."""
    if Vote.objects.filter(poll=poll_id, voter=viewer.id).exclude(poll__state=PollState.CLOSED).exists():
        try:
            withdraw_vote(viewer=viewer, poll_id=poll_id)
        except Refused:
            return False
    return _forget(poll_id, viewer)


@atomically
def _forget(poll_id: UUID, viewer: Viewer) -> bool:
    poll, _ = hold_poll(poll_id)
    mine = {"poll": poll, "voter": viewer.id}
    is_closed = poll.state == PollState.CLOSED
    votes = list(Vote.objects.filter(**mine).values_list("pk", flat=True))
    if not is_closed and (votes or RollEntry.objects.filter(**mine).exists()):
        return False
    codes = BallotCode.objects.filter(**mine)
    if is_closed:
        make_nobodys(votes, poll)
        make_nameless(list(codes.values_list("pk", flat=True)))
    else:
        codes.update(voter=None)  # The vote that it gave is taken back, so it gives one again.
    RollEntry.objects.filter(**mine).delete()
    Answer.objects.filter(**mine).delete()
    return True
