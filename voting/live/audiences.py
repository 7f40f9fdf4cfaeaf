"""Who follows a poll here, and which audience each follower belongs to as votes and hosts change."""

from collections.abc import Callable
from uuid import UUID

from voting.models import Host, Vote
from voting.permissions import Audience, Viewer


class Follower:
    """One subscription's viewer; `on_audience` is called when the viewer moves to another audience.

    audience: None until its own look-up is done; what the poll's figures tell meanwhile is newer and kept.
    """

    __slots__ = ("audience", "on_audience", "viewer_id")

    def __init__(self, viewer: Viewer | None, on_audience: Callable[[Audience | None], None]) -> None:
        self.viewer_id = viewer.id if viewer else None
        self.audience: Audience | None = None
        self.on_audience = on_audience

    def move(self, *, is_public: bool, is_host: bool, has_voted: bool, votes_open_results: bool) -> None:
        """Tell the subscription if its viewer's audience is another one now, or none any more."""
        known = self.audience
        stays_voter = votes_open_results and (has_voted or known is Audience.VOTED)
        if is_host:
            audience = Audience.HOST
        elif not is_public:
            audience = None
        else:
            audience = Audience.VOTED if stays_voter else Audience.ANYONE
        if known is None:
            self.audience = audience if audience is not Audience.ANYONE else None
        elif audience is not known:
            self.audience = audience or known
            self.on_audience(audience)


def read_hosts(room_id: UUID) -> frozenset[UUID]:
    """The viewers who run the room."""
    return frozenset(Host.objects.filter(room=room_id).values_list("viewer_id", flat=True))


def read_voters_since(poll_id: UUID, revision: int) -> set[UUID]:
    """Those whose votes were stored after the revision: a cost of new votes, not of followers."""
    votes = Vote.objects.filter(poll=poll_id, revision__gt=revision)
    return set(votes.values_list("voter", flat=True))
