"""Instant runoff: rankings; the lowest option goes out and its votes move on, until two are left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from voting.methods.marks import Marks
from voting.methods.pairs import RankedPairs
from voting.methods.ranking import ALL_RANKED_UP_TO, RANKED_OF_MORE, check_ranked, ranks_of
from voting.methods.rankings import (
    Node,
    OtherWay,
    Rankings,
    lowest_by_history,
    note_change,
    passed_on,
    ties_counted_both_ways,
)
from voting.methods.rules import Rules, refuse_rules_outside, ties_rule, whole_number
from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Round, Tally, Transfer, nobodys_tally
from voting.methods.winning import places_from_the_end
from voting.words import ReasonKind, RoundStatus, TieDecision, Ties

KNOWN = frozenset({"max_ranks", "seats", "ties"})
# Of so many options it is also told who would beat the winner head to head.
MOST_COMPARED = 20
FINALISTS = 2


def rules(given: Mapping[str, object], options: int) -> Rules:
    """All options may be ranked up to ten, six of more, unless the host says otherwise; one winner."""
    refuse_rules_outside(given, KNOWN, "INSTANT_RUNOFF")
    usual = options if options <= ALL_RANKED_UP_TO else RANKED_OF_MORE
    return Rules(
        max_ranks=whole_number(given, "max_ranks", usual=usual, low=1, high=options),
        seats=whole_number(given, "seats", usual=1, low=1, high=1),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; INVALID_MARKS for gaps, duplicates, equal ranks and too many ranks."""
    return check_ranked(marks, rules, options, may_be_equal=False)


class Count:
    """The tree of rankings; rounds are counted from it anew, for one vote can change all of them."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        self._rules, self._options, self._lots = rules, options, lots
        self._rankings = Rankings()
        few = options <= MOST_COMPARED
        self._pairs = RankedPairs(options, unranked_last=True) if few else None

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        ranks = ranks_of(marks)
        self._rankings.add(ranks, count)
        if self._pairs is not None:
            self._pairs.add(ranks, count)

    def result(self) -> Tally:
        """The tally: rounds until two options are left, of whom the one with more votes wins."""
        root = self._rankings.root
        if not root.votes:
            return nobodys_tally((0,) * self._options)
        counting = _Runoff(root, self._options, self._lots, self._rules.ties)
        counting.run()
        counting.count_ties_both_ways()
        last = counting.rounds[-1]
        return Tally(
            votes=tuple([votes // PARTS_OF_A_VOTE for votes in counting.history[0]]),
            points=None,
            denominator=last.continuing,
            places=counting.places(),
            winners=counting.winners,
            tied=len(counting.winners) > 1,
            rounds=tuple(counting.rounds),
            shared=counting.history[-1],
            reasons=(*last.reasons, *self._surprises(counting)),
        )

    def _surprises(self, counting: "_Runoff") -> list[Reason]:
        """What people ask about when they see the winner: the leader who lost, the one who would beat it."""
        told = []
        first, winners = counting.history[0], counting.winners
        leaders = [i for i, votes in enumerate(first) if votes == max(first)]
        if len(leaders) == 1 and leaders[0] not in winners:
            of = self._rankings.root.votes * PARTS_OF_A_VOTE
            lost = Reason(ReasonKind.LEADER_LOST, (leaders[0],), winners, votes=first[leaders[0]], of=of)
            told.append(lost)
        return told if self._pairs is None else [*told, *self._pairs.pairs().would_beat(winners)]


@dataclass
class _Runoff:
    """One count, round by round; votes in parts of a vote. other_way: see OtherWay.

    Of a thousand options there are nearly a thousand rounds: what a round costs beyond the votes that move is
    a few copies of lists.
    """

    root: Node
    options: int
    lots: Sequence[int]
    ties: str
    other_way: OtherWay = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.still_in = [True] * self.options
        self.left = list(range(self.options))
        self.statuses = [RoundStatus.CONTINUING] * self.options
        self.continuing = 0
        self.piles: list[list[Node]] = [[] for _ in range(self.options)]
        self.votes = [0] * self.options
        self.changed: list[list[int]] = [[0] for _ in range(self.options)]
        self.history: list[tuple[int, ...]] = []
        self.rounds: list[Round] = []
        self.groups_out: list[tuple[int, ...]] = []
        self.winners: tuple[int, ...] = ()
        self._had_majority = False

    def run(self) -> None:
        """Count to the end."""
        self._receive(passed_on(self.root, self.still_in))
        while True:
            self.history.append(tuple(self.votes))
            if len(self.left) <= FINALISTS:
                self._finish(self.left)
                return
            out, reasons = self._who_goes(self.left)
            self._take_out(out, reasons)

    def _receive(self, gains: Mapping[int, Sequence[Node]]) -> dict[int, int]:
        """Give each option these votes; how many each received."""
        received = {}
        for option, nodes in gains.items():
            self.piles[option].extend(nodes)
            received[option] = more = PARTS_OF_A_VOTE * sum([node.votes for node in nodes])
            self.votes[option] += more
            self.continuing += more
            note_change(self.changed[option], len(self.history))
        return received

    def _who_goes(self, left: Sequence[int]) -> tuple[tuple[int, ...], list[Reason]]:
        reasons = []
        leader = max(left, key=self.votes.__getitem__)
        if not self._had_majority and 2 * self.votes[leader] > self.continuing:
            self._had_majority = True
            reasons.append(self._share(ReasonKind.MAJORITY, (leader,), self.votes[leader]))
        fewest = min(map(self.votes.__getitem__, left))
        lowest = tuple([i for i in left if self.votes[i] == fewest])
        if fewest == 0:
            return lowest, [*reasons, Reason(ReasonKind.ELIMINATED_WITHOUT_VOTES, options=lowest)]
        out = lowest[0]
        if len(lowest) > 1:
            out, by_lot = lowest_by_history(lowest, self.history[:-1], self.changed, self.lots)
            out = self.other_way.get(len(self.history), out)
            decided = TieDecision.LOT if by_lot else TieDecision.EARLIER_ROUND
            others = tuple([i for i in lowest if i != out])
            reasons.append(Reason(ReasonKind.TIE, options=(out,), over=others, decided_by=decided))
        return (out,), [*reasons, self._share(ReasonKind.ELIMINATED_FEWEST, (out,), fewest)]

    def _share(
        self, kind: ReasonKind, options: tuple[int, ...], votes: int, over: tuple[int, ...] = ()
    ) -> Reason:
        return Reason(
            kind,
            options=options,
            over=over,
            votes=votes,
            of=self.continuing,
            of_all=self.root.votes * PARTS_OF_A_VOTE,
        )

    def _take_out(self, out: tuple[int, ...], reasons: Sequence[Reason]) -> None:
        for option in out:
            self.still_in[option] = False
            self.statuses[option] = RoundStatus.ELIMINATED
        statuses, continuing = tuple(self.statuses), self.continuing
        transfers = [transfer for option in out for transfer in self._move(option)]
        for option in out:
            self.statuses[option] = RoundStatus.OUT
            self.left.remove(option)
        self.groups_out.append(out)
        self._tell(statuses, continuing, transfers, reasons)

    def _move(self, option: int) -> list[Transfer]:
        moved: dict[int, int] = {}
        self.continuing -= self.votes[option]
        for node in self.piles[option]:
            for to, votes in self._receive(passed_on(node, self.still_in)).items():
                moved[to] = moved.get(to, 0) + votes
        exhausted = self.votes[option] - sum(moved.values())
        self.votes[option], self.piles[option] = 0, []
        told = [Transfer(option, to, votes) for to, votes in sorted(moved.items()) if votes]
        return [*told, Transfer(option, None, exhausted)] if exhausted else told

    def _finish(self, left: Sequence[int]) -> None:
        ahead = sorted(left, key=self.votes.__getitem__, reverse=True)
        tie = None
        self.winners = (ahead[0],)
        if len(ahead) > 1 and self.votes[ahead[0]] == self.votes[ahead[1]]:
            if self.ties == Ties.SHARED:
                self.winners = tuple(sorted(ahead))
                decided = TieDecision.SHARED
            else:
                ahead.sort(key=self.lots.index)
                self.winners, decided = (ahead[0],), TieDecision.LOT
            others = tuple([i for i in ahead if i not in self.winners])
            equal = self._share(ReasonKind.WINNER_TIE, self.winners, self.votes[ahead[0]], others)
            changes = True if decided == TieDecision.LOT else None
            tie = replace(equal, decided_by=decided, changes_winners=changes)
        losers = tuple([i for i in ahead if i not in self.winners])
        pair = self._share(ReasonKind.FINAL_PAIR, self.winners, self.votes[ahead[0]], losers)
        reasons = [pair] if tie is None else [tie]
        for option in self.winners:
            self.statuses[option] = RoundStatus.ELECTED
        if losers:
            self.groups_out.append(losers)
        self._tell(tuple(self.statuses), self.continuing, [], reasons)

    def _tell(
        self,
        statuses: tuple[RoundStatus, ...],
        continuing: int,
        transfers: Sequence[Transfer],
        reasons: Sequence[Reason],
    ) -> None:
        self.rounds.append(
            Round(
                number=len(self.history),
                quota=None,
                votes=self.history[-1],
                statuses=statuses,
                continuing=continuing,
                exhausted=self.root.votes * PARTS_OF_A_VOTE - continuing,
                transfers=tuple(transfers),
                reasons=tuple(reasons),
            )
        )

    def places(self) -> tuple[int, ...]:
        """Places from 1: the winners, then who went out last."""
        return places_from_the_end([self.winners], self.groups_out, self.options)

    def count_ties_both_ways(self) -> None:
        """Add to each tie on the way whether another outcome would have changed the winners."""
        self.rounds = ties_counted_both_ways(self.rounds, frozenset(self.winners), self._winners_if)

    def _winners_if(self, number: int, out: int) -> frozenset[int]:
        other = _Runoff(self.root, self.options, self.lots, self.ties, {number: out})
        other.run()
        return frozenset(other.winners)
