"""Who may, and what each audience may see: every such decision of the project.

Decided without I/O, but for whether a viewer hosts a room and for the querysets that scope its reads.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value

from voting.errors import RefusalCode, Refused
from voting.models import Host, Poll, Room
from voting.words import Electorate, HiddenBecause, PollState, ResultsDetail, ResultsVisible, VoteChange


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is asking: a guest or a signed-in user, by the random id that stands on votes and rooms."""

    id: UUID
    is_signed_in: bool = False


class Audience(StrEnum):
    """Those who may see the same of one poll; live frames are shared by an audience, never a person."""

    ANYONE = "anyone"
    VOTED = "voted"
    HOST = "host"


@dataclass(frozen=True, slots=True)
class Sight:
    """What an audience may see of the results: a detail, or why nothing."""

    detail: ResultsDetail | None
    hidden_because: HiddenBecause | None = None


def audience_of(results_visible: str, *, is_host: bool, has_voted: bool) -> Audience:
    """The audience a viewer belongs to; having voted matters only where votes open the results."""
    if is_host:
        return Audience.HOST
    if has_voted and results_visible == ResultsVisible.AFTER_VOTING:
        return Audience.VOTED
    return Audience.ANYONE


def sight(
    audience: Audience, *, results_visible: str, results_detail: str, state: str, revealed: bool, secret: bool
) -> Sight:
    """The one policy of visibility x detail."""
    closed = state == PollState.CLOSED
    if audience is Audience.HOST:
        if secret and not closed:
            return Sight(None, HiddenBecause.NOT_CLOSED)
        return Sight(ResultsDetail.COUNTS)
    reason: HiddenBecause | None = None
    match ResultsVisible(results_visible):
        case ResultsVisible.AFTER_VOTING if audience is not Audience.VOTED and not closed and not secret:
            reason = HiddenBecause.VOTE_FIRST
        case ResultsVisible.AFTER_CLOSING if not closed:
            reason = HiddenBecause.NOT_CLOSED
        case ResultsVisible.AFTER_REVEAL if not revealed:
            reason = HiddenBecause.NOT_REVEALED
        case ResultsVisible.HOST_ONLY:
            reason = HiddenBecause.HOST_ONLY
        case _ if secret and not closed:
            reason = HiddenBecause.NOT_CLOSED
    return Sight(None, reason) if reason else Sight(ResultsDetail(results_detail))


def counted_in_the_open() -> Q:
    """The condition that `sight` gives anyone a poll's counts, and that these tell of all its votes."""
    is_closed = Q(state=PollState.CLOSED)
    at_the_close = Q(results_visible__in=[ResultsVisible.AFTER_VOTING, ResultsVisible.AFTER_CLOSING])
    visible = (
        Q(results_visible=ResultsVisible.ALWAYS)
        | Q(results_visible=ResultsVisible.AFTER_REVEAL, revealed=True)
        | at_the_close & is_closed
    )
    tells_of_all = is_closed | Q(secret=False, grouped_results=False)
    return Q(results_detail=ResultsDetail.COUNTS) & visible & tells_of_all


def join_first() -> Refused:
    """The refusal for someone who has not said who is asking."""
    return Refused(RefusalCode.NOT_ALLOWED, "Join first: call joinAsGuest and send its token, or sign in.")


def refuse(refusal: Refused | None) -> None:
    """Raise the refusal, if there is one."""
    if refusal is not None:
        raise refusal


def why_not_vote(poll: Poll, viewer: Viewer | None, *, has_voted: bool) -> Refused | None:
    """Why a vote would be refused now, or None. A vote given already may be changed WHILE_OPEN."""
    if viewer is None:
        return join_first()
    if poll.state != PollState.OPEN:
        return Refused(RefusalCode.NOT_OPEN, NOT_OPEN_BECAUSE[PollState(poll.state)])
    if poll.electorate == Electorate.SIGNED_IN and not viewer.is_signed_in:
        return Refused(RefusalCode.SIGN_IN_REQUIRED, "Only signed-in users may vote in this poll.")
    if has_voted and poll.vote_change == VoteChange.NEVER:
        return Refused(RefusalCode.ALREADY_VOTED, "You have voted; votes in this poll cannot be changed.")
    return None


NOT_OPEN_BECAUSE = {
    PollState.DRAFT: "Voting has not been opened yet.",
    PollState.PAUSED: "Voting is paused.",
    PollState.CLOSED: "Voting is closed.",
}


def why_not_withdraw(poll: Poll) -> Refused | None:
    """Why a vote cannot be taken back now, or None."""
    if poll.state != PollState.OPEN:
        message = NOT_OPEN_BECAUSE[PollState(poll.state)]
    elif poll.vote_change == VoteChange.NEVER:
        message = "Votes in this poll cannot be withdrawn."
    elif poll.results_visible == ResultsVisible.AFTER_VOTING:
        message = "Voting opened the results to you; that cannot be undone."
    else:
        return None
    return Refused(RefusalCode.NOT_ALLOWED, message)


def is_host(viewer: Viewer | None, room_id: UUID) -> bool:
    """Whether the viewer runs the room."""
    return viewer is not None and Host.objects.filter(room=room_id, viewer_id=viewer.id).exists()


def hosted_by(viewer: Viewer | None, room: str = "room") -> Exists | Q:
    """The condition that the viewer hosts the row's room."""
    return Q(pk__in=[]) if viewer is None else _a_host(viewer, room)


def is_hosted_by(viewer: Viewer | None) -> Exists | Value:
    """The same, to be read with the row."""
    return Value(False) if viewer is None else _a_host(viewer, "room")


def _a_host(viewer: Viewer, room: str) -> Exists:
    return Exists(Host.objects.filter(room=OuterRef(room), viewer_id=viewer.id))


def hosted_rooms(viewer: Viewer) -> QuerySet[Room]:
    """The rooms that the viewer runs."""
    return Room.objects.filter(hosted_by(viewer, "pk"))


def rooms_named(join_code: str) -> QuerySet[Room]:
    """The room with that join code, read in any case; none for a text that cannot be one."""
    if not (join_code.isascii() and join_code.isalnum()):
        return Room.objects.none()
    return Room.objects.filter(join_code=join_code.upper())


def visible_polls(viewer: Viewer | None) -> QuerySet[Poll]:
    """The polls a viewer may see: all but drafts, drafts that their room shows, and all in own rooms."""
    shown = Q(room__current_poll=F("pk"))
    return Poll.objects.filter(~Q(state=PollState.DRAFT) | shown | Q(hosted_by(viewer)))


def hosted_polls(viewer: Viewer | None) -> QuerySet[Poll]:
    """The polls in the viewer's own rooms."""
    return Poll.objects.filter(hosted_by(viewer))


def loaded(polls: QuerySet[Poll]) -> QuerySet[Poll]:
    """The polls with their room and options at hand, for readers off the database's threads."""
    return polls.select_related("room").prefetch_related("options")
