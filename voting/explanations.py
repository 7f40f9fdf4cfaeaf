"""Results told in plain English, from the reasons that the methods give as data.

The one place where such sentences are made; another language is another module over the same reasons.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Round, Transfer
from voting.words import ReasonKind, TieDecision, Unit

# Of more options a sentence says how many there are.
MOST_NAMED = 6


def headline(reasons: Sequence[Reason], labels: Sequence[str], *, provisional: bool) -> str | None:
    """The result in a sentence or two; None while nobody has marked anything."""
    if not reasons or (reasons[0].kind == ReasonKind.NO_VOTES and not reasons[0].of):
        return None
    told = Telling(labels, provisional=provisional).all_said(reasons)
    return f"Provisional: {told}" if provisional else told


def of_round(told: Round, labels: Sequence[str], *, provisional: bool) -> str:
    """What happened in the round, and where its votes went."""
    telling = Telling(labels, provisional=provisional)
    return " ".join(filter(None, [telling.all_said(told.reasons), *telling.moved(told.transfers)]))


@dataclass(frozen=True, slots=True)
class Telling:
    """The words for one result: its options' labels, and what may still come out otherwise."""

    labels: Sequence[str]
    provisional: bool

    def all_said(self, reasons: Sequence[Reason]) -> str:
        """A sentence for each reason; a tie is told with what it decided, which comes next."""
        beside = [None, *reasons], [*reasons[1:], None]
        return " ".join(
            self._said(reason, before, after) for reason, before, after in zip(reasons, *beside, strict=False)
        )

    def moved(self, transfers: Sequence[Transfer]) -> list[str]:
        """Where the votes went, the most first."""
        went = sorted((t for t in transfers if t.to is not None), key=lambda t: -t.votes)
        parts = [f"{_number(t.votes)} to {self.labels[t.to]}" for t in went[:MOST_NAMED] if t.to is not None]
        if rest := went[MOST_NAMED:]:
            parts.append(f"{_number(sum(t.votes for t in rest))} to {len(rest)} others")
        exhausted = sum(t.votes for t in transfers if t.to is None)
        sentences = [f"Of these votes went {_listed(parts)}."] if parts else []
        if exhausted:
            sentences.append(f"{_number(exhausted)} ranked nobody else who was left.")
        return sentences

    def named(self, options: Sequence[int]) -> str:
        """The options' labels, or of very many the first ones."""
        names = [self.labels[i] for i in options[:MOST_NAMED]]
        if len(options) > MOST_NAMED:
            names.append(f"{len(options) - MOST_NAMED} others")
        return _listed(names)

    def win(self, options: Sequence[int]) -> str:
        """Tea wins; Tea and Coffee win; Tea would win."""
        verb = "would win" if self.provisional else "wins" if len(options) == 1 else "win"
        return f"{self.named(options)} {verb}"

    def elected(self, options: Sequence[int]) -> str:
        """Tea is elected; Tea and Coffee would be elected."""
        be = "would be" if self.provisional else "is" if len(options) == 1 else "are"
        return f"{self.named(options)} {be} elected"

    def _said(self, reason: Reason, before: Reason | None, after: Reason | None) -> str:
        if reason.decided_by:
            return self._tie_said(reason, before, after)
        if reason.kind == ReasonKind.BEATS_ALL and before:
            return f"{self.named(reason.options)} beats every other head to head."
        return SAID[reason.kind](self, reason)

    def _tie_said(self, tie: Reason, before: Reason | None, after: Reason | None) -> str:
        if tie.decided_by == TieDecision.SHARED:
            return self._shared(tie, before)
        assert tie.decided_by is not None
        equal = f"{self.named((*tie.options, *tie.over))} were tied{_each(tie)}"
        sentence = f"{equal}; {DECIDED[tie.decided_by]} {self._so(tie, before, after)}."
        match tie.changes_winners:
            case True if tie.kind == ReasonKind.TIE:
                return f"{sentence} The other way round, the result would be another."
            case False:
                return f"{sentence} This tie does not change the winner."
        return sentence

    def _so(self, tie: Reason, before: Reason | None, after: Reason | None) -> str:
        """What the decision came to."""
        chosen = self.named(tie.options)
        if tie.kind == ReasonKind.WINNER_TIE:
            return f"for {chosen}" if before else f"that {self.win(tie.options)}"
        match after.kind if after else None:
            case ReasonKind.SURPLUS_TRANSFERRED:
                return f"that the surplus of {chosen} moved first"
            case ReasonKind.FINALISTS:
                return f"that {chosen} came into the runoff"
        return f"that {chosen} went out"

    def _shared(self, tie: Reason, before: Reason | None) -> str:
        if before is None or set(before.options) == set(tie.options):
            who = self.named(tie.options) if before is None else "They"
            return f"{who} are tied{_each(tie)} and {'would ' if self.provisional else ''}share the win."
        return f"{self.named(tie.options)} are tied for the last place among them and share it."


def _each(tie: Reason) -> str:
    unit = "continuing vote" if tie.of_all else "vote"
    return "" if tie.votes is None else f" with {_share(tie, unit)} each"


def _most(telling: Telling, reason: Reason) -> str:
    if reason.votes is None:
        total = reason.kind == ReasonKind.MOST_POINTS and len(reason.options) > 1
        return f"{telling.win(reason.options)}{' with the highest totals' if total else ''}."
    each = "" if len(reason.options) == 1 else " each"
    if reason.kind == ReasonKind.MOST_VOTES:
        return f"{telling.win(reason.options)} with {_share(reason, 'vote')}{each}."
    unit = "vote" if reason.unit == Unit.VOTES else "point"
    return f"{telling.win(reason.options)} with {_counted(reason.votes, unit)}{each}."


def _no_votes(_: Telling, reason: Reason) -> str:
    if not reason.of:
        return "Nobody has marked anything yet."
    return f"Nothing wins: no option has any {'votes' if reason.unit == Unit.VOTES else 'points'}."


def _majority(telling: Telling, reason: Reason) -> str:
    return f"{telling.named(reason.options)} has more than half: {_share(reason, 'continuing vote')}."


def _final_pair(telling: Telling, reason: Reason) -> str:
    share = _share(reason, "continuing vote")
    if not reason.over:
        return f"{telling.win(reason.options)} as the only option left, with {share}{_left_over(reason)}."
    against = telling.named(reason.over)
    return f"{telling.win(reason.options)} against {against} with {share}{_left_over(reason)}."


def _left_over(reason: Reason) -> str:
    """Who is not among the continuing votes."""
    left = (reason.of_all or 0) - (reason.of or 0)
    if not left:
        return ""
    return f"; {_number(left)} ranked {'neither of the two' if reason.over else 'nobody who was left'}"


def _fewest(telling: Telling, reason: Reason) -> str:
    share = _share(reason, "continuing vote")
    return f"{telling.named(reason.options)} had the fewest, {share}, and went out."


def _without_votes(telling: Telling, reason: Reason) -> str:
    together = " together" if len(reason.options) > 1 else ""
    return f"{telling.named(reason.options)} had no votes and went out{together}."


def _by_quota(telling: Telling, reason: Reason) -> str:
    return f"{telling.elected(reason.options)} with the quota of {_counted(reason.of, 'vote')}."


def _as_last(telling: Telling, reason: Reason) -> str:
    return f"{telling.elected(reason.options)}: as many seats are left as options."


def _as_many_as_seats(_: Telling, __: Reason) -> str:
    return "As many options are left as seats."


def _surplus(telling: Telling, reason: Reason) -> str:
    surplus = _counted(reason.votes, "vote")
    return f"{telling.named(reason.options)} had {surplus} more than the quota, which moved on."


def _leader_lost(telling: Telling, reason: Reason) -> str:
    led, won = telling.named(reason.options), telling.named(reason.over)
    share = f" with {_share(reason, 'vote')}" if reason.votes else ""
    return f"{led} led the first round{share}, but more of the votes that moved on went to {won}."


def _beats_all(telling: Telling, reason: Reason) -> str:
    who = telling.win(reason.options)
    return f"{who}: more voters prefer it, whichever other it is compared with."


def _no_condorcet_winner(telling: Telling, reason: Reason) -> str:
    who = telling.win(reason.options)
    return f"No option beats every other head to head; by the strongest chains of wins (Schulze) {who}."


def _would_beat(telling: Telling, reason: Reason) -> str:
    against = (reason.of or 0) - (reason.votes or 0)
    return (
        f"Head to head, {telling.named(reason.options)} would beat {telling.named(reason.over)}"
        f" by {_number(reason.votes)} to {_number(against)}."
    )


def _finalists(telling: Telling, reason: Reason) -> str:
    return f"{telling.named(reason.options)} have the highest totals and meet in the runoff."


def _runoff(telling: Telling, reason: Reason) -> str:
    no_preference = (reason.of_all or 0) - (reason.of or 0)
    equal = f"; {_number(no_preference)} scored both the same" if no_preference else ""
    return (
        f"{telling.win(reason.options)} the runoff against {telling.named(reason.over)}"
        f" with {_share(reason, 'vote', ' that prefer one of the two')}{equal}."
    )


def _score_leader_lost(telling: Telling, reason: Reason) -> str:
    led, won = telling.named(reason.options), telling.named(reason.over)
    return f"{led} has the highest total score, but more voters prefer {won} of the two."


SAID: dict[ReasonKind, Callable[[Telling, Reason], str]] = {
    ReasonKind.MOST_VOTES: _most,
    ReasonKind.MOST_POINTS: _most,
    ReasonKind.NO_VOTES: _no_votes,
    ReasonKind.MAJORITY: _majority,
    ReasonKind.FINAL_PAIR: _final_pair,
    ReasonKind.ELIMINATED_FEWEST: _fewest,
    ReasonKind.ELIMINATED_WITHOUT_VOTES: _without_votes,
    ReasonKind.ELECTED_BY_QUOTA: _by_quota,
    ReasonKind.ELECTED_AS_LAST: _as_last,
    ReasonKind.AS_MANY_AS_SEATS: _as_many_as_seats,
    ReasonKind.SURPLUS_TRANSFERRED: _surplus,
    ReasonKind.LEADER_LOST: _leader_lost,
    ReasonKind.BEATS_ALL: _beats_all,
    ReasonKind.NO_CONDORCET_WINNER: _no_condorcet_winner,
    ReasonKind.WOULD_BEAT: _would_beat,
    ReasonKind.FINALISTS: _finalists,
    ReasonKind.RUNOFF: _runoff,
    ReasonKind.SCORE_LEADER_LOST: _score_leader_lost,
}
DECIDED = {
    TieDecision.EARLIER_ROUND: "an earlier round, in which they differed, decided",
    TieDecision.HEAD_TO_HEAD: "who more voters prefer of them decided",
    TieDecision.HIGHER_TOTAL: "the higher total score decided",
    TieDecision.MOST_TOP_SCORES: "the higher number of top scores decided",
    TieDecision.LOT: "the lot decided",
}


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _share(reason: Reason, unit: str, which: str = "") -> str:
    """3 of 9 continuing votes (33.3%; 30% of all 10)."""
    votes, of, of_all = reason.votes, reason.of, reason.of_all
    if votes is None or not of:
        return _counted(votes, unit)
    units = unit if of == PARTS_OF_A_VOTE else f"{unit}s"
    share = _percent(votes, of)
    if of_all and (share_of_all := _percent(votes, of_all)) != share:
        share = f"{share}; {share_of_all} of all {_number(of_all)}"
    return f"{_number(votes)} of {_number(of)} {units}{which} ({share})"


def _counted(parts: int | None, unit: str) -> str:
    return f"{_number(parts)} {unit}{'' if parts == PARTS_OF_A_VOTE else 's'}"


def _percent(votes: int, of: int) -> str:
    """Half up to a tenth: 52.9%."""
    tenths = (2_000 * votes + of) // (2 * of)
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"


def _number(parts: int | None) -> str:
    """Votes with thousands parted, and with two decimals (half up) where they are not whole."""
    hundredths = (200 * abs(parts or 0) + PARTS_OF_A_VOTE) // (2 * PARTS_OF_A_VOTE)
    whole, rest = divmod(hundredths, 100)
    sign = "-" if (parts or 0) < 0 else ""
    return f"{sign}{whole:,}.{rest:02}" if rest else f"{sign}{whole:,}"
