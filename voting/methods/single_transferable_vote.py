"""Single transferable vote by the Scottish rule: rankings, a quota, surpluses that move on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from voting.methods.marks import Marks
from voting.methods.ranking import ALL_RANKED_UP_TO, RANKED_OF_MORE, check_ranked, ranks_of
from voting.methods.rankings import (
    Node,
    OtherWay,
    Rankings,
    highest_by_history,
    lowest_by_history,
    note_change,
    passed_on,
    ties_counted_both_ways,
)
from voting.methods.rules import Rules, refuse_rules_outside, seats_rule, ties_rule, whole_number
from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Round, Tally, Transfer, nobodys_tally
from voting.methods.winning import places_from_the_end
from voting.words import ReasonKind, RoundStatus, TieDecision

KNOWN = frozenset({"max_ranks", "seats", "ties"})


def rules(given: Mapping[str, object], options: int) -> Rules:
    """All options may be ranked up to ten, six of more, unless the host says otherwise; `seats` winners."""
    refuse_rules_outside(given, KNOWN, "SINGLE_TRANSFERABLE_VOTE")
    usual = options if options <= ALL_RANKED_UP_TO else RANKED_OF_MORE
    return Rules(
        max_ranks=whole_number(given, "max_ranks", usual=usual, low=1, high=options),
        seats=seats_rule(given, options),
        ties=ties_rule(given),
    )


def check(marks: Marks, rules: Rules, options: int) -> Marks:
    """The canonical marks; INVALID_MARKS for gaps, duplicates, equal ranks and too many ranks."""
    return check_ranked(marks, rules, options, may_be_equal=False)


class Count:
    """The tree of rankings; stages are counted from it anew, for one vote can change all of them."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        self._rules, self._options, self._lots = rules, options, lots
        self._rankings = Rankings()

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        self._rankings.add(ranks_of(marks), count)

    def result(self) -> Tally:
        """The tally: stages until all seats are taken."""
        root = self._rankings.root
        if not root.votes:
            return nobodys_tally((0,) * self._options)
        counting = _Stages(root, self._options, self._lots, self._rules.seats)
        counting.run()
        counting.count_ties_both_ways()
        return Tally(
            votes=tuple([votes // PARTS_OF_A_VOTE for votes in counting.history[0]]),
            points=None,
            denominator=counting.rounds[-1].continuing,
            places=counting.places(),
            winners=tuple(counting.elected),
            tied=False,
            rounds=tuple(counting.rounds),
            shared=counting.history[-1],
            reasons=counting.headline(),
        )


# Votes of one way through the tree, and what each of them is worth, in parts of a vote.
Parcel = tuple[Node, int]


@dataclass
class _Stages:
    """One count, stage by stage; votes in parts of a vote. other_way: see OtherWay."""

    root: Node
    options: int
    lots: Sequence[int]
    seats: int
    other_way: OtherWay = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.quota = (self.root.votes // (self.seats + 1) + 1) * PARTS_OF_A_VOTE
        self.still_in = [True] * self.options
        self.piles: list[list[Parcel]] = [[] for _ in range(self.options)]
        self.votes = [0] * self.options
        self.left = list(range(self.options))
        self.statuses = [RoundStatus.CONTINUING] * self.options
        self.counting = 0
        self.changed: list[list[int]] = [[0] for _ in range(self.options)]
        self.history: list[tuple[int, ...]] = []
        self.rounds: list[Round] = []
        self.elected: list[int] = []
        self.as_last: list[int] = []
        self.groups_out: list[tuple[int, ...]] = []
        # Elected over the quota, whose surplus has not moved on yet.
        self._over: list[int] = []

    def run(self) -> None:
        """Count to the end: one action a stage, a surplus before anybody goes out."""
        self._receive([(self.root, PARTS_OF_A_VOTE)])
        while True:
            self.history.append(tuple(self.votes))
            reasons = self._elect()
            left = self.left
            free = self.seats - len(self.elected)
            if len(left) <= free or not free:
                if left and free:
                    reasons.append(Reason(ReasonKind.AS_MANY_AS_SEATS, options=tuple(left)))
                self._tell(self.history[-1], self.counting, [], reasons)
                if left and free:
                    self._elect_last(left)
                return
            if self._over:
                self._move_surplus(reasons)
            else:
                self._take_out(left, reasons)

    def _receive(self, parcels: Iterable[Parcel]) -> dict[int, int]:
        """Give each parcel's votes to the next option still in; what each option received."""
        received: dict[int, int] = {}
        for parcel, value in parcels:
            for option, nodes in passed_on(parcel, self.still_in).items():
                self.piles[option].extend([(node, value) for node in nodes])
                more = value * sum([node.votes for node in nodes])
                received[option] = received.get(option, 0) + more
        for option, more in received.items():
            self.votes[option] += more
            self.counting += more
            note_change(self.changed[option], len(self.history))
        return received

    def _elect(self) -> list[Reason]:
        enough = [i for i in self.left if self.votes[i] >= self.quota]
        enough.sort(key=lambda i: (-self.votes[i], self.lots.index(i)))
        for option in enough:
            self._decide_on(option, RoundStatus.ELECTED)
        self.elected += enough
        self._over += [i for i in enough if self.votes[i] > self.quota]
        if not enough:
            return []
        return [Reason(ReasonKind.ELECTED_BY_QUOTA, options=tuple(enough), of=self.quota)]

    def _elect_last(self, left: Sequence[int]) -> None:
        """The last action: as many seats are left as options."""
        self.as_last = sorted(left, key=lambda i: (-self.votes[i], self.lots.index(i)))
        self.elected += self.as_last
        for option in self.as_last:
            self._decide_on(option, RoundStatus.ELECTED)
        self.history.append(tuple(self.votes))
        told = [Reason(ReasonKind.ELECTED_AS_LAST, options=tuple(self.as_last))]
        self._tell(self.history[-1], self.counting, [], told)

    def _decide_on(self, option: int, status: RoundStatus) -> None:
        """From here on it receives no votes any more."""
        self.still_in[option] = False
        self.left.remove(option)
        self.statuses[option] = status

    def _move_surplus(self, reasons: list[Reason]) -> None:
        most = max(self.votes[i] for i in self._over)
        largest = [i for i in self._over if self.votes[i] == most]
        giver = self._decide(largest, highest_by_history(largest, self.history[:-1], self.lots), reasons)
        self._over.remove(giver)
        surplus = most - self.quota
        reasons.append(Reason(ReasonKind.SURPLUS_TRANSFERRED, options=(giver,), votes=surplus))
        parcels = [(node, surplus * value // most) for node, value in self.piles[giver]]
        self._move(giver, surplus, parcels, reasons)

    def _take_out(self, left: Sequence[int], reasons: list[Reason]) -> None:
        fewest = min(map(self.votes.__getitem__, left))
        lowest = [i for i in left if self.votes[i] == fewest]
        free = self.seats - len(self.elected)
        if fewest == 0 and len(left) - len(lowest) >= free:
            out = tuple(lowest)
            reasons.append(Reason(ReasonKind.ELIMINATED_WITHOUT_VOTES, options=out))
        else:
            decision = lowest_by_history(lowest, self.history[:-1], self.changed, self.lots)
            out = (self._decide(lowest, decision, reasons),)
            kind, everyone = ReasonKind.ELIMINATED_FEWEST, self.root.votes * PARTS_OF_A_VOTE
            reasons.append(Reason(kind, options=out, votes=fewest, of=self.counting, of_all=everyone))
        for option in out:
            self._decide_on(option, RoundStatus.ELIMINATED)
        self.groups_out.append(out)
        self._move(out[0], fewest, [parcel for option in out for parcel in self.piles[option]], reasons)
        for option in out:
            self.statuses[option] = RoundStatus.OUT

    def _decide(self, equals: Sequence[int], decision: tuple[int, bool], reasons: list[Reason]) -> int:
        if len(equals) == 1:
            return equals[0]
        first, by_lot = decision
        first = self.other_way.get(len(self.history), first)
        others = tuple([i for i in equals if i != first])
        decided = TieDecision.LOT if by_lot else TieDecision.EARLIER_ROUND
        reasons.append(Reason(ReasonKind.TIE, options=(first,), over=others, decided_by=decided))
        return first

    def _move(
        self,
        giver: int,
        votes: int,
        parcels: Sequence[Parcel],
        reasons: Sequence[Reason],
    ) -> None:
        """Move these votes on, and keep the stage with the votes that it began with."""
        before = self.counting
        self.votes[giver] -= votes
        self.counting -= votes
        note_change(self.changed[giver], len(self.history))
        self.piles[giver] = []
        received = self._receive(parcels)
        lost = votes - sum(received.values())
        transfers = [Transfer(giver, to, more) for to, more in sorted(received.items()) if more]
        if lost:
            transfers.append(Transfer(giver, None, lost))
        self._tell(self.history[-1], before, transfers, reasons)

    def _tell(
        self,
        votes: tuple[int, ...],
        counting: int,
        transfers: Sequence[Transfer],
        reasons: Sequence[Reason],
    ) -> None:
        self.rounds.append(
            Round(
                number=len(self.history),
                quota=self.quota,
                votes=votes,
                statuses=tuple(self.statuses),
                continuing=counting,
                exhausted=self.root.votes * PARTS_OF_A_VOTE - counting,
                transfers=tuple(transfers),
                reasons=tuple(reasons),
            )
        )

    def places(self) -> tuple[int, ...]:
        """Places from 1: in the order of election, then who was still in, then who went out last."""
        left = [i for i in range(self.options) if self.still_in[i] and i not in self.elected]
        by_votes: dict[int, list[int]] = {}
        for option in left:
            by_votes.setdefault(self.votes[option], []).append(option)
        still = [by_votes[votes] for votes in sorted(by_votes, reverse=True)]
        return places_from_the_end([*([i] for i in self.elected), *still], self.groups_out, self.options)

    def headline(self) -> tuple[Reason, ...]:
        """Who is elected, and how."""
        by_quota = tuple([i for i in self.elected if i not in self.as_last])
        told = []
        if by_quota:
            told.append(Reason(ReasonKind.ELECTED_BY_QUOTA, options=by_quota, of=self.quota))
        if self.as_last:
            told.append(Reason(ReasonKind.ELECTED_AS_LAST, options=tuple(self.as_last)))
        return tuple(told)

    def count_ties_both_ways(self) -> None:
        """Add to each tie whether another outcome would have changed who is elected."""
        self.rounds = ties_counted_both_ways(self.rounds, frozenset(self.elected), self._elected_if)

    def _elected_if(self, number: int, first: int) -> frozenset[int]:
        other = _Stages(self.root, self.options, self.lots, self.seats, {number: first})
        other.run()
        return frozenset(other.elected)
