"""Who may, and what each audience may see: every such decision of the project, without I/O but for
the querysets that scope a viewer's reads."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from voting.models import Host, Poll
from voting.words import HiddenBecause, PollState, ResultsDetail, ResultsVisible


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
        case ResultsVisible.AFTER_VOTING if audience is not Audience.VOTED and not closed:
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


def hosted_by(viewer: Viewer | None, room: str = "room") -> Exists | Q:
    """The condition that the viewer hosts the row's room."""
    if viewer is None:
        return Q(pk__in=[])
    return Exists(Host.objects.filter(room=OuterRef(room), viewer_id=viewer.id))


def visible_polls(viewer: Viewer | None) -> QuerySet[Poll]:
    """The polls a viewer may see: all but drafts, drafts that their room shows, and all in own rooms."""
    shown = Q(room__current_poll=F("pk"))
    return Poll.objects.filter(~Q(state=PollState.DRAFT) | shown | Q(hosted_by(viewer)))


def hosted_polls(viewer: Viewer | None) -> QuerySet[Poll]:
    """The polls in the viewer's own rooms."""
    return Poll.objects.filter(hosted_by(viewer))
