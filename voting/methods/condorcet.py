"""Condorcet: rankings; who beats every other head to head wins, else Schulze's method decides.

Schulze: a chain of wins is as strong as its weakest link, a win as strong as its votes ("winning votes").
An option wins by chains over another if its strongest chain there is stronger than the strongest one back;
options are ordered by how many others they win over so.
"""

from collections.abc import Mapping, Sequence

from voting.methods.marks import Marks
from voting.methods.pairs import Pairs
from voting.methods.ranking import check_ranked, ranks_of
from voting.methods.rules import (
    Rules,
    refuse_rules_outside,
    seats_rule,
    ties_rule,
    unranked_rule,
    whole_number,
)
from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Tally
from voting.methods.winning import win_by_figure
from voting.words import ReasonKind, Unranked

KNOWN = frozenset({"max_ranks", "seats", "unranked", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """As many ranks as options, unranked options last, unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "CONDORCET")
    return Rules(
        max_ranks=whole_number(given, "max_ranks", usual=options, low=1, high=options),
        seats=seats_rule(given, options),
        unranked=unranked_rule(given),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; equal ranks are fine, gaps and duplicates are INVALID_MARKS."""
    return check_ranked(marks, rules, options, may_be_equal=True)


class Count:
    """First preferences and the matrix of pairs: what a tally costs does not depend on how many voted."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        self._rules, self._lots = rules, lots
        self._pairs = Pairs(options)
        self._first, self._ranked = [0] * options, [0] * options
        self._marked = 0

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        self._marked += count
        ranks = ranks_of(marks)
        for option in ranks[0]:
            self._first[option] += count
        for equals in ranks:
            for option in equals:
                self._ranked[option] += count
        self._pairs.add_ranks(ranks, count, unranked_last=self._rules.unranked != Unranked.NO_OPINION)

    def result(self) -> Tally:
        """The tally: the first `seats` in Schulze's order win, no option that nobody ranked."""
        options = range(len(self._first))
        wins = chain_wins(self._pairs, options)
        win = win_by_figure(
            wins, may_win=self._ranked, seats=self._rules.seats, ties=self._rules.ties, lots=self._lots
        )
        return Tally(
            votes=tuple(self._first),
            points=None,
            denominator=self._marked,
            places=win.places,
            winners=win.winners,
            tied=win.tied,
            reasons=(*self._reasons(win.winners), *filter(None, [win.tie])),
            head_to_head=self._pairs.matrix(),
        )

    def _reasons(self, winners: tuple[int, ...]) -> list[Reason]:
        of = self._marked * PARTS_OF_A_VOTE
        if not winners:
            return [Reason(ReasonKind.NO_VOTES, of=of)]
        best = self._pairs.beats_all(range(len(self._first)))
        if best is None:
            return [Reason(ReasonKind.NO_CONDORCET_WINNER, options=winners, of=of)]
        told = [Reason(ReasonKind.BEATS_ALL, options=(best,), of=of)]
        return told if len(winners) == 1 else [*told, Reason(ReasonKind.MOST_VOTES, options=winners)]


def chain_wins(pairs: Pairs, options: Sequence[int]) -> list[int]:
    """For each option, how many others it wins over by chains of wins.

    Who beats all that are left, or is beaten by all that are left, stands first or last without any chain;
    only the cycles in between cost the cube of their number.
    """
    wins = [0] * len(options)
    left = list(options)
    while left and (best := pairs.beats_all(left)) is not None:
        left.remove(best)
        wins[best] = len(left)
    last = 0
    while (worst := _beaten_by_all(pairs, left)) is not None:
        left.remove(worst)
        last += 1
        wins[worst] = last - 1
    for option, chains in zip(left, _strongest_chains(pairs, left), strict=True):
        wins[option] = last + chains
    return wins


def _beaten_by_all(pairs: Pairs, left: Sequence[int]) -> int | None:
    for option in left:
        if all(pairs.beats(other, option) for other in left if other != option):
            return option
    return None


def _strongest_chains(pairs: Pairs, left: Sequence[int]) -> list[int]:
    """For each of the options left, how many of the others it wins over."""
    strength = [[pairs.over[a][b] if pairs.beats(a, b) else 0 for b in left] for a in left]
    for middle, onward in enumerate(strength):
        for row in strength:
            if (to_middle := row[middle]) and row is not onward:
                row[:] = [
                    known if known >= (chain := min(to_middle, link)) else chain
                    for known, link in zip(row, onward, strict=True)
                ]
    size = range(len(left))
    return [sum(strength[a][b] > strength[b][a] for b in size if b != a) for a in size]
