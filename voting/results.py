"""The one way to read counts: a poll's figures at one revision, and what an audience may see of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Now

from voting.counts import CountedPoll, OptionRows, RunningCounts
from voting.methods.tally import Reason, Round, Tally
from voting.models import Poll, Vote
from voting.permissions import Audience, Viewer, audience_of, is_hosted_by, sight
from voting.words import HiddenBecause, PollState, ResultsDetail, ResultsVisible

# Of more options a table of everyone against everyone is neither read nor cheap to send.
MOST_COMPARED = 50


@dataclass(frozen=True, slots=True)
class OptionFigures:
    """One option as an audience may see it; None is a figure that it may not."""

    id: UUID
    label: str
    votes: int | None
    points: float | None
    share: float | None
    place: int | None
    winner: bool
    distribution: tuple[int, ...] | None = None
    credits: int | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """One poll as stored and counted at one revision: everything, before any policy.

    options: (id, label) in their order. is_public: whether others than hosts may see the poll at all.
    read_at: by the database's clock.
    """

    poll_id: UUID
    room_id: UUID
    revision: int
    state: PollState
    revealed: bool
    results_visible: str
    results_detail: str
    secret: bool
    opens_at: datetime | None
    closes_at: datetime | None
    is_public: bool
    read_at: datetime
    options: OptionRows
    sealed_head: str | None
    turnout: int
    blank: int
    tally: Tally

    @property
    def is_due(self) -> bool:
        """Whether the clock has a change to make: an opening time or a deadline has passed."""
        return is_due(self.state, self.opens_at, self.closes_at, self.read_at)

    @property
    def due_in_seconds(self) -> float | None:
        """Seconds until the clock makes its next change, or None."""
        due_at = self.opens_at if self.state == PollState.DRAFT else self.closes_at
        if due_at is None or self.state == PollState.CLOSED:
            return None
        return max(0.0, (due_at - self.read_at).total_seconds())


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What one audience may see of a poll at one revision; what it may not see is not in here."""

    poll_id: UUID
    audience: Audience
    revision: int
    state: PollState
    revealed: bool
    hidden_because: HiddenBecause | None
    turnout: int | None
    blank: int | None
    options: tuple[OptionFigures, ...] | None
    tied: bool | None
    rounds: tuple[Round, ...] | None
    reasons: tuple[Reason, ...] | None = None
    head_to_head: tuple[tuple[int, ...], ...] | None = None
    sealed_head: str | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The options' labels, in their order."""
        return tuple([option.label for option in self.options or ()])

    @property
    def provisional(self) -> bool:
        """Whether votes may still come."""
        return self.state != PollState.CLOSED


def is_due(state: str, opens_at: datetime | None, closes_at: datetime | None, now: datetime) -> bool:
    """Whether an opening time or a deadline has passed that the stored state does not show yet."""
    if state == PollState.DRAFT:
        return opens_at is not None and opens_at <= now
    return state != PollState.CLOSED and closes_at is not None and closes_at <= now


def has_come_due() -> Q:
    """The condition that `is_due` of a stored poll by the database's clock."""
    opening = Q(state=PollState.DRAFT, opens_at__lte=Now())
    return opening | Q(state__in=[PollState.OPEN, PollState.PAUSED], closes_at__lte=Now())


def read_figures(poll_id: UUID, counts: RunningCounts | None = None) -> Figures | None:
    """The poll's figures now, or None when there is no such poll.

    counts: what is kept between reads, so that a read costs what changed; without it all is counted anew.
    """
    read = (counts or RunningCounts()).read(poll_id)
    return None if read is None else figures_from(poll_id, read)


def figures_from(poll_id: UUID, read: CountedPoll) -> Figures:
    """The figures of a poll as it was read."""
    poll, counted = read.columns, read.counted
    keeps_secret = poll["secret"] and poll["state"] != PollState.CLOSED
    return Figures(
        poll_id=poll_id,
        room_id=poll["room_id"],
        revision=poll["revision"],
        state=PollState(poll["state"]),
        revealed=poll["revealed"],
        results_visible=poll["results_visible"],
        results_detail=poll["results_detail"],
        secret=poll["secret"],
        opens_at=poll["opens_at"],
        closes_at=poll["closes_at"],
        is_public=poll["state"] != PollState.DRAFT or bool(poll["is_shown"]),
        read_at=poll["read_at"],
        options=read.options,
        sealed_head=poll["log_head"] or None,
        turnout=poll["turnout_told"] if keeps_secret else counted.turnout,
        blank=counted.blank,
        tally=counted.tally,
    )


def read_audience(poll_id: UUID, viewer: Viewer | None) -> Audience | None:
    """The viewer's audience of the poll, or None when the poll does not exist for the viewer."""
    polls = Poll.objects.select_related("room").annotate(is_hosted=is_hosted_by(viewer))
    poll = polls.filter(pk=poll_id).first()
    if poll is None:
        return None
    hosts_it = poll.is_hosted
    if poll.state == PollState.DRAFT and not hosts_it and poll.room.current_poll_id != poll_id:
        return None
    voted_matters = viewer is not None and poll.results_visible == ResultsVisible.AFTER_VOTING
    has_voted = voted_matters and Vote.objects.filter(poll=poll, voter=viewer.id).exists()  # type: ignore[union-attr]
    return audience_of(poll.results_visible, is_host=hosts_it, has_voted=has_voted)


def seen_by(figures: Figures, audience: Audience) -> Snapshot:
    """The figures as the audience may see them: the one place where results are hidden."""
    seen = sight(
        audience,
        results_visible=figures.results_visible,
        results_detail=figures.results_detail,
        state=figures.state,
        revealed=figures.revealed,
        secret=figures.secret,
    )
    detail = seen.detail
    shows_options = detail is not None and detail != ResultsDetail.TURNOUT_ONLY
    return Snapshot(
        poll_id=figures.poll_id,
        audience=audience,
        revision=figures.revision,
        state=figures.state,
        revealed=figures.revealed,
        hidden_because=seen.hidden_because,
        turnout=None if detail == ResultsDetail.PERCENTAGES else figures.turnout,
        blank=figures.blank if detail in (ResultsDetail.COUNTS, ResultsDetail.TURNOUT_ONLY) else None,
        options=_options(figures, detail) if shows_options and detail else None,
        tied=figures.tally.tied if shows_options else None,
        rounds=figures.tally.rounds if detail == ResultsDetail.COUNTS else None,
        reasons=figures.tally.reasons if detail == ResultsDetail.COUNTS else None,
        head_to_head=_head_to_head(figures) if detail == ResultsDetail.COUNTS else None,
        sealed_head=figures.sealed_head,
    )


def _options(figures: Figures, detail: ResultsDetail) -> tuple[OptionFigures, ...]:
    tally, counts = figures.tally, detail == ResultsDetail.COUNTS
    return tuple(
        OptionFigures(
            id=option_id,
            label=label,
            votes=tally.votes[i] if counts else None,
            points=tally.points[i] / tally.parts_of_a_point if counts and tally.points else None,
            share=_share(figures, i, detail),
            place=tally.places[i] if detail != ResultsDetail.WINNER_ONLY else None,
            winner=i in tally.winners,
            distribution=tally.distributions[i] if counts and tally.distributions else None,
            credits=tally.credits[i] if counts and tally.credits else None,
        )
        for i, (option_id, label) in enumerate(figures.options)
    )


def _head_to_head(figures: Figures) -> tuple[tuple[int, ...], ...] | None:
    return figures.tally.head_to_head if len(figures.options) <= MOST_COMPARED else None


def _share(figures: Figures, option: int, detail: ResultsDetail) -> float | None:
    """Of non-blank votes, 0 to 1: in whole percents (half up) where counts are not shown."""
    if detail == ResultsDetail.WINNER_ONLY:
        return None
    votes, of = (figures.tally.shared or figures.tally.votes)[option], figures.tally.denominator
    if not of:
        return 0.0
    if detail == ResultsDetail.PERCENTAGES:
        return (200 * votes + of) // (2 * of) / 100
    return round(votes / of, 6)
