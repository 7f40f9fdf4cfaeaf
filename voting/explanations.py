"""Results told in plain English, from the reasons that the methods give as data.

The one place where such sentences are made; another language is another module over the same reasons.
"""

import re
from collections.abc import Callable, Sequence

from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Round, Transfer
from voting.words import ReasonKind, TieDecision

# Of more options a sentence says how many there are.
MOST_NAMED = 6

WINS = re.compile(r" wins?\b")
IS_ELECTED = re.compile(r" (?:is|are) elected\b")
PLACE = re.compile("\0(\\d+)\0")


def headline(reasons: Sequence[Reason], labels: Sequence[str], *, provisional: bool) -> str | None:
    """The result in a sentence or two; None while nobody has marked anything."""
    if not reasons or reasons[0].kind == ReasonKind.NO_VOTES:
        return None
    told = " ".join(_said(reason, labels, provisional=provisional) for reason in reasons)
    return f"Provisional: {told}" if provisional else told


def of_round(told: Round, labels: Sequence[str], *, provisional: bool) -> str:
    """What happened in the round, and where its votes went."""
    sentences = [_said(reason, labels, provisional=provisional) for reason in told.reasons]
    return " ".join([*sentences, *_moved(told.transfers, labels)])


def _said(reason: Reason, labels: Sequence[str], *, provisional: bool) -> str:
    if reason.kind in (ReasonKind.TIE, ReasonKind.WINNER_TIE):
        return _tie_said(reason, labels)
    if not provisional or reason.kind not in FINAL:
        return SAID[reason.kind](reason, labels)
    # The labels are put in last: one may itself say "wins".
    places = [f"\0{i}\0" for i in range(len(labels))]
    sentence = WINS.sub(" would win", SAID[reason.kind](reason, places))
    sentence = IS_ELECTED.sub(" would be elected", sentence)
    return PLACE.sub(lambda place: labels[int(place[1])], sentence)


def _most_votes(reason: Reason, labels: Sequence[str]) -> str:
    who = _named(reason.options, labels)
    win = "wins" if len(reason.options) == 1 else "win"
    if reason.votes is None:
        return f"{who} {win}."
    each = "" if len(reason.options) == 1 else " each"
    return f"{who} {win} with {_share(reason.votes, reason.of, 'vote')}{each}."


def _most_points(reason: Reason, labels: Sequence[str]) -> str:
    who = _named(reason.options, labels)
    if reason.votes is None:
        return f"{who} win with the highest totals."
    one = len(reason.options) == 1
    return f"{who} {'wins' if one else 'win'} with {_number(reason.votes)} points{'' if one else ' each'}."


def _no_votes(reason: Reason, _: Sequence[str]) -> str:
    return "No option has any points." if reason.of else "Nobody has marked anything yet."


def _majority(reason: Reason, labels: Sequence[str]) -> str:
    share = _share(reason.votes, reason.of, "continuing vote")
    return f"{_named(reason.options, labels)} has more than half: {share}."


def _final_pair(reason: Reason, labels: Sequence[str]) -> str:
    who = _named(reason.options, labels)
    share = _share(reason.votes, reason.of, "continuing vote")
    if not reason.over:
        return f"{who} wins as the only option left, with {share}{_of_all(reason)}."
    return f"{who} wins against {_named(reason.over, labels)} with {share}{_of_all(reason)}."


def _of_all(reason: Reason) -> str:
    if reason.votes is None or reason.of_all is None or reason.of is None or reason.of == reason.of_all:
        return ""
    neither = _number(reason.of_all - reason.of)
    return (
        f", which is {_percent(reason.votes, reason.of_all)} of all {_number(reason.of_all)};"
        f" {neither} ranked nobody who was left"
    )


def _fewest(reason: Reason, labels: Sequence[str]) -> str:
    share = _share(reason.votes, reason.of, "continuing vote")
    return f"{_named(reason.options, labels)} had the fewest, {share}, and went out."


def _without_votes(reason: Reason, labels: Sequence[str]) -> str:
    together = " together" if len(reason.options) > 1 else ""
    return f"{_named(reason.options, labels)} had no votes and went out{together}."


def _by_quota(reason: Reason, labels: Sequence[str]) -> str:
    are = "is" if len(reason.options) == 1 else "are"
    return f"{_named(reason.options, labels)} {are} elected with the quota of {_number(reason.of)} votes."


def _as_last(reason: Reason, labels: Sequence[str]) -> str:
    are = "is" if len(reason.options) == 1 else "are"
    return f"{_named(reason.options, labels)} {are} elected: as many seats are left as options."


def _surplus(reason: Reason, labels: Sequence[str]) -> str:
    return f"The surplus of {_named(reason.options, labels)}, {_number(reason.votes)}, moved on."


def _leader_lost(reason: Reason, labels: Sequence[str]) -> str:
    led, won = _named(reason.options, labels), _named(reason.over, labels)
    return f"{led} led the first round, but the votes of those who went out brought more to {won}."


def _beats_all(reason: Reason, labels: Sequence[str]) -> str:
    return (
        f"{_named(reason.options, labels)} wins: more voters prefer it, whichever other it is compared with."
    )


def _no_condorcet_winner(reason: Reason, labels: Sequence[str]) -> str:
    win = "wins" if len(reason.options) == 1 else "win"
    return (
        "No option beats every other head to head; by the strongest chains of wins (Schulze) "
        f"{_named(reason.options, labels)} {win}."
    )


def _would_beat(reason: Reason, labels: Sequence[str]) -> str:
    return (
        f"Head to head, {_named(reason.options, labels)} would beat {_named(reason.over, labels)}"
        f" by {_number(reason.votes)} to {_number((reason.of or 0) - (reason.votes or 0))}."
    )


def _runoff(reason: Reason, labels: Sequence[str]) -> str:
    who, other = _named(reason.options, labels), _named(reason.over, labels)
    share = _share(reason.votes, reason.of, "vote")
    no_preference = (reason.of_all or 0) - (reason.of or 0)
    equal = f"; {_number(no_preference)} scored both the same" if no_preference else ""
    return f"{who} wins the runoff against {other} with {share} that prefer one of the two{equal}."


def _score_leader_lost(reason: Reason, labels: Sequence[str]) -> str:
    led, won = _named(reason.options, labels), _named(reason.over, labels)
    return f"{led} has the highest total score, but more voters prefer {won} of the two."


SAID: dict[ReasonKind, Callable[[Reason, Sequence[str]], str]] = {
    ReasonKind.MOST_VOTES: _most_votes,
    ReasonKind.NO_VOTES: _no_votes,
    ReasonKind.MAJORITY: _majority,
    ReasonKind.FINAL_PAIR: _final_pair,
    ReasonKind.ELIMINATED_FEWEST: _fewest,
    ReasonKind.ELIMINATED_WITHOUT_VOTES: _without_votes,
    ReasonKind.ELECTED_BY_QUOTA: _by_quota,
    ReasonKind.ELECTED_AS_LAST: _as_last,
    ReasonKind.SURPLUS_TRANSFERRED: _surplus,
    ReasonKind.LEADER_LOST: _leader_lost,
    ReasonKind.BEATS_ALL: _beats_all,
    ReasonKind.NO_CONDORCET_WINNER: _no_condorcet_winner,
    ReasonKind.WOULD_BEAT: _would_beat,
    ReasonKind.RUNOFF: _runoff,
    ReasonKind.SCORE_LEADER_LOST: _score_leader_lost,
    ReasonKind.MOST_POINTS: _most_points,
}
# What may still come out otherwise while votes come.
FINAL = frozenset(
    {
        ReasonKind.MOST_VOTES,
        ReasonKind.MOST_POINTS,
        ReasonKind.FINAL_PAIR,
        ReasonKind.ELECTED_BY_QUOTA,
        ReasonKind.ELECTED_AS_LAST,
        ReasonKind.BEATS_ALL,
        ReasonKind.NO_CONDORCET_WINNER,
        ReasonKind.RUNOFF,
    }
)

DECIDED = {
    TieDecision.EARLIER_ROUND: "the latest earlier round in which they differed decided",
    TieDecision.HEAD_TO_HEAD: "head to head decided",
    TieDecision.HIGHER_TOTAL: "the higher total score decided",
    TieDecision.MOST_TOP_SCORES: "the higher number of top scores decided",
    TieDecision.LOT: "the lot decided",
}


def _tie_said(reason: Reason, labels: Sequence[str]) -> str:
    assert reason.decided_by is not None
    if reason.decided_by == TieDecision.SHARED:
        return f"{_named(reason.options, labels)} are tied and share the win."
    decided = DECIDED[reason.decided_by]
    chosen, others = _named(reason.options, labels), _named(reason.over, labels)
    sentence = f"{chosen} and {others} were tied; {decided} for {chosen}"
    if reason.kind == ReasonKind.TIE:
        sentence = f"{chosen} and {others} were tied; {decided} that {chosen} came first to move"
    match reason.changes_winners:
        case True if reason.kind == ReasonKind.TIE:
            return f"{sentence}. The other way round, the result would be another."
        case False:
            return f"{sentence}. This tie does not change the winner."
    return f"{sentence}."


def _moved(transfers: Sequence[Transfer], labels: Sequence[str]) -> list[str]:
    """Where the votes went, the most first."""
    went = sorted((t for t in transfers if t.to is not None), key=lambda t: -t.votes)
    parts = [f"{_number(t.votes)} to {labels[t.to]}" for t in went[:MOST_NAMED] if t.to is not None]
    if len(went) > MOST_NAMED:
        rest = went[MOST_NAMED:]
        parts.append(f"{_number(sum(t.votes for t in rest))} to {len(rest)} others")
    exhausted = sum(t.votes for t in transfers if t.to is None)
    sentences = [f"Of these votes went {_listed(parts)}."] if parts else []
    if exhausted:
        sentences.append(f"{_number(exhausted)} ranked nobody else who was left.")
    return sentences


def _named(options: Sequence[int], labels: Sequence[str]) -> str:
    names = [labels[i] for i in options[:MOST_NAMED]]
    if len(options) > MOST_NAMED:
        names.append(f"{len(options) - MOST_NAMED} others")
    return _listed(names)


def _listed(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _share(votes: int | None, of: int | None, unit: str) -> str:
    """3 of 10 votes (30%)."""
    if votes is None or not of:
        return f"{_number(votes)} {unit}s"
    units = unit if of == PARTS_OF_A_VOTE else f"{unit}s"
    return f"{_number(votes)} of {_number(of)} {units} ({_percent(votes, of)})"


def _percent(votes: int, of: int) -> str:
    """Half up to a tenth: 52.9%."""
    tenths = (2_000 * votes + of) // (2 * of)
    whole, tenth = divmod(tenths, 10)
    return f"{whole}.{tenth}%" if tenth else f"{whole}%"


def _number(parts: int | None) -> str:
    """Votes with thousands parted, and with two decimals (half up) where they are not whole."""
    hundredths = (200 * (parts or 0) + PARTS_OF_A_VOTE) // (2 * PARTS_OF_A_VOTE)
    whole, rest = divmod(hundredths, 100)
    return f"{whole:,}.{rest:02}" if rest else f"{whole:,}"
