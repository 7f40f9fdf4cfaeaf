"""Condorcet: rankings; who beats every other head to head wins, else Schulze's method decides.

Schulze: a chain of wins is as strong as its weakest link, a win as strong as its votes ("winning votes").
An option wins by chains over another if its strongest chain there is stronger than the strongest one back;
options are ordered by how many others they win over so.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from voting.methods.marks import Marks
from voting.methods.pairs import Pairs, RankedPairs
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
        last = rules.unranked != Unranked.NO_OPINION
        self._pairs = RankedPairs(options, unranked_last=last)
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
        self._pairs.add(ranks, count)

    def result(self) -> Tally:
        """The tally: the first `seats` in Schulze's order win, no option that nobody ranked."""
        pairs = self._pairs.pairs()
        wins = chain_wins(pairs)
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
            reasons=(*self._reasons(win.winners, pairs), *filter(None, [win.tie])),
            head_to_head=pairs.matrix(),
        )

    def _reasons(self, winners: tuple[int, ...], pairs: Pairs) -> list[Reason]:
        of = self._marked * PARTS_OF_A_VOTE
        if not winners:
            return [Reason(ReasonKind.NO_VOTES, of=of)]
        best = pairs.beats_all(range(len(self._first)))
        if best is None:
            return [Reason(ReasonKind.NO_CONDORCET_WINNER, options=winners, of=of)]
        beats_all = Reason(ReasonKind.BEATS_ALL, options=(best,), of=of)
        if len(winners) == 1:
            return [beats_all]
        return [Reason(ReasonKind.MOST_VOTES, options=winners, of=of), beats_all]


def chain_wins(pairs: Pairs) -> list[int]:
    """For each option, how many others it wins over by chains of wins.

    Wins are taken in by falling strength. An option's chain to another is as strong as the wins at which the
    other is first reached, so it wins over those it reaches that do not reach it by then.
    Sets of options are bits of an integer: no pair is visited twice, also where a thousand options are in a
    cycle.
    """
    options = len(pairs.over)
    bits = [1 << option for option in range(options)]
    reached, reaching, wins = [0] * options, [0] * options, [0] * options
    for equals in _wins_by_falling_strength(pairs):
        gained: dict[int, int] = {}
        for winner, loser in equals:
            if reached[winner] & bits[loser]:
                continue  # and so does whoever reaches the winner
            onward = reached[loser] | bits[loser]
            for option in _members((reaching[winner] | bits[winner]) & ~reaching[loser]):
                new = onward & ~reached[option] & ~bits[option]
                reached[option] |= new
                gained[option] = gained.get(option, 0) | new
                for other in _members(new):
                    reaching[other] |= bits[option]
        for option, new in gained.items():
            wins[option] += (new & ~reaching[option]).bit_count()
    return wins


def _wins_by_falling_strength(pairs: Pairs) -> Iterator[list[tuple[int, int]]]:
    """(winner, loser) of every pair that is no tie, equally strong wins together."""
    by_strength = defaultdict[int, list[tuple[int, int]]](list)
    columns = zip(*pairs.over, strict=True)
    for one, (row, column) in enumerate(zip(pairs.over, columns, strict=True)):
        for other, ours, theirs in zip(range(one), row, column, strict=False):
            if ours > theirs:
                by_strength[ours].append((one, other))
            elif theirs > ours:
                by_strength[theirs].append((other, one))
    for strength in sorted(by_strength, reverse=True):
        yield by_strength[strength]


def _members(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
