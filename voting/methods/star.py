"""STAR: a score for each option; the two highest totals meet in a runoff."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from voting.methods.marks import Marks
from voting.methods.pairs import MOST_COMPARED, Pairs
from voting.methods.rankings import MOST_RECOUNTS
from voting.methods.rules import Rules, refuse_rules_outside, ties_rule, whole_number
from voting.methods.scoring import CountScores, score_range
from voting.methods.scoring import check_scored as check
from voting.methods.tally import PARTS_OF_A_VOTE, Reason, Round, Tally, nobodys_tally
from voting.methods.winning import places_from_the_end
from voting.words import ReasonKind, RoundStatus, TieDecision, Ties, Unit

__all__ = ["Count", "check", "rules"]

KNOWN = frozenset({"min_score", "max_score", "seats", "ties"})
FINALISTS = 2


def rules(given: Mapping[str, object], options: int) -> Rules:
    """Scores from 0 to 5 unless the host says otherwise; one winner."""
    refuse_rules_outside(given, KNOWN, "STAR")
    least, most = score_range(given)
    seats = whole_number(given, "seats", usual=1, low=1, high=1)
    return Rules(min_score=least, max_score=most, seats=seats, ties=ties_rule(given))


class Count(CountScores):
    """Who gave which score to which option, and who scored whom higher."""

    def __init__(self, rules: Rules, options: int, lots: Sequence[int]) -> None:
        super().__init__(rules, options)
        self._lots = lots
        # Of very many options the runoff asks for one pair only, which the votes themselves can tell.
        self._pairs = Pairs.none(options) if options <= MOST_COMPARED else None
        self._scored: dict[tuple[int, ...], int] = {}

    def add(self, marks: Marks, count: int) -> None:
        """Take in that many equal votes; a negative number takes them away again."""
        super().add(marks, count)
        scores = tuple([score or 0 for score in cast("tuple[int | None, ...]", marks.value)])
        if self._pairs is not None:
            self._pairs.add_scores(scores, count)
        elif votes := self._scored.pop(scores, 0) + count:
            self._scored[scores] = votes

    def result(self) -> Tally:
        """The tally: of the two highest totals wins who is scored higher by more voters."""
        totals, votes = self.totals(), self.scorers()
        if not self.marked:
            return nobodys_tally(votes, totals)
        finalists, tie = self._finalists(totals)
        winners, runoff = self._runoff(finalists, totals)
        return Tally(
            votes=votes,
            points=totals,
            denominator=self.marked,
            places=_places(totals, finalists, winners),
            winners=winners,
            tied=len(winners) > 1,
            rounds=(self._first_round(totals, finalists, tie), *runoff[:1]),
            reasons=self._headline(totals, finalists, winners, runoff[0].reasons if runoff else ()),
            head_to_head=None if self._pairs is None else self._pairs.matrix(),
            distributions=self.distributions(),
        )

    def _prefer(self, one: int, other: int) -> int:
        """Voters who scored the one higher than the other."""
        if self._pairs is not None:
            return self._pairs.over[one][other]
        return sum(votes for scores, votes in self._scored.items() if scores[one] > scores[other])

    def _finalists(self, totals: Sequence[int]) -> tuple[tuple[int, ...], Reason | None]:
        """The two highest totals, and the tie that was met on the way to them."""
        ahead: list[int] = []
        for total in sorted(set(totals), reverse=True):
            equals = [i for i, points in enumerate(totals) if points == total]
            free = FINALISTS - len(ahead)
            if len(equals) <= free:
                ahead += equals
            else:
                chosen, decided = self._choose(equals, free)
                others = tuple([i for i in equals if i not in chosen])
                changes = self._changes_winners(ahead, chosen, others, totals)
                tie = Reason(
                    ReasonKind.TIE, tuple(chosen), others, decided_by=decided, changes_winners=changes
                )
                return (*ahead, *chosen), tie
            if len(ahead) == FINALISTS:
                break
        return tuple(ahead), None

    def _changes_winners(
        self, ahead: Sequence[int], chosen: Sequence[int], others: Sequence[int], totals: Sequence[int]
    ) -> bool | None:
        """Whether others of those with equal totals in the runoff would have made another win.

        None where that would have to be looked at too often.
        """
        if self._pairs is None or len(chosen) + len(others) > MOST_RECOUNTS:
            return None
        winners = self._won([*ahead, *chosen], totals)[0]
        pairs = itertools.combinations([*chosen, *others], FINALISTS - len(ahead))
        return any(self._won([*ahead, *pair], totals)[0] != winners for pair in pairs)

    def _choose(self, equals: Sequence[int], free: int) -> tuple[list[int], TieDecision]:
        """So many of those with equal totals: two by head to head, else by most top scores, else by lot."""
        if len(equals) == FINALISTS and (better := self._preferred(*equals)) is not None:
            return [better], TieDecision.HEAD_TO_HEAD
        ranked = sorted(equals, key=lambda i: (-self._top_scores(i), self._lots.index(i)))
        last, next_one = ranked[free - 1], ranked[free]
        by_lot = self._top_scores(last) == self._top_scores(next_one)
        return ranked[:free], TieDecision.LOT if by_lot else TieDecision.MOST_TOP_SCORES

    def _preferred(self, one: int, other: int) -> int | None:
        difference = self._prefer(one, other) - self._prefer(other, one)
        return None if difference == 0 else one if difference > 0 else other

    def _top_scores(self, option: int) -> int:
        return self._cells[option][-1]

    def _runoff(
        self, finalists: tuple[int, ...], totals: Sequence[int]
    ) -> tuple[tuple[int, ...], tuple[Round, ...]]:
        """Who wins, and the round in which the finalists met; none where there is one option only."""
        if len(finalists) < FINALISTS:
            return finalists, ()
        one, other = finalists
        winners, tie = self._won(finalists, totals)
        prefer = {one: self._prefer(one, other), other: self._prefer(other, one)}
        compared = sum(prefer.values()) * PARTS_OF_A_VOTE
        losers = tuple([i for i in finalists if i not in winners])
        runoff = Reason(
            ReasonKind.RUNOFF,
            options=winners[:1],
            over=losers,
            votes=prefer[winners[0]] * PARTS_OF_A_VOTE,
            of=compared,
            of_all=self.marked * PARTS_OF_A_VOTE,
        )
        statuses = [RoundStatus.OUT] * len(totals)
        for option in finalists:
            statuses[option] = RoundStatus.ELECTED if option in winners else RoundStatus.CONTINUING
        told = Round(
            number=2,
            quota=None,
            votes=tuple([prefer.get(i, 0) * PARTS_OF_A_VOTE for i in range(len(totals))]),
            statuses=tuple(statuses),
            continuing=compared,
            exhausted=self.marked * PARTS_OF_A_VOTE - compared,
            reasons=(runoff,) if tie is None else (tie,),
        )
        return winners, (told,)

    def _won(self, finalists: Sequence[int], totals: Sequence[int]) -> tuple[tuple[int, ...], Reason | None]:
        one, other = finalists
        if (better := self._preferred(one, other)) is not None:
            return (better,), None
        votes = self._prefer(one, other) * PARTS_OF_A_VOTE
        equal = Reason(ReasonKind.WINNER_TIE, votes=votes, of=2 * votes)
        for decided, figures in (
            (TieDecision.HIGHER_TOTAL, totals),
            (TieDecision.MOST_TOP_SCORES, [self._top_scores(i) for i in range(len(totals))]),
        ):
            if figures[one] != figures[other]:
                first, second = sorted((one, other), key=lambda i: -figures[i])
                return (first,), replace(equal, options=(first,), over=(second,), decided_by=decided)
        if self.rules.ties == Ties.SHARED:
            both = tuple(sorted((one, other)))
            return both, replace(equal, options=both, decided_by=TieDecision.SHARED)
        first, second = sorted((one, other), key=self._lots.index)
        lot = TieDecision.LOT
        return (first,), replace(
            equal, options=(first,), over=(second,), decided_by=lot, changes_winners=True
        )

    def _first_round(self, totals: Sequence[int], finalists: Sequence[int], tie: Reason | None) -> Round:
        passed = RoundStatus.CONTINUING if len(finalists) == FINALISTS else RoundStatus.ELECTED
        kind = ReasonKind.FINALISTS if len(finalists) == FINALISTS else ReasonKind.MOST_POINTS
        meet = Reason(kind, tuple(finalists), unit=Unit.POINTS)
        return Round(
            number=1,
            quota=None,
            votes=tuple([points * PARTS_OF_A_VOTE for points in totals]),
            statuses=tuple(
                [passed if i in finalists else RoundStatus.ELIMINATED for i in range(len(totals))]
            ),
            continuing=self.marked * PARTS_OF_A_VOTE,
            exhausted=0,
            reasons=tuple(filter(None, [tie, meet])),
        )

    def _headline(
        self,
        totals: Sequence[int],
        finalists: Sequence[int],
        winners: tuple[int, ...],
        runoff: tuple[Reason, ...],
    ) -> tuple[Reason, ...]:
        if not runoff:
            return (Reason(ReasonKind.MOST_POINTS, options=winners, unit=Unit.POINTS),)
        would_beat = () if self._pairs is None else self._pairs.would_beat(winners)
        leaders = [i for i in finalists if totals[i] == max(totals)]
        if len(leaders) == 1 and leaders[0] not in winners:
            lost = Reason(ReasonKind.SCORE_LEADER_LOST, options=(leaders[0],), over=winners)
            return (*runoff, lost, *would_beat)
        return (*runoff, *would_beat)


def _places(totals: Sequence[int], finalists: Sequence[int], winners: tuple[int, ...]) -> tuple[int, ...]:
    """Places from 1: who won, the other finalist, then by total."""
    out: dict[int, list[int]] = {}
    for option, total in enumerate(totals):
        if option not in finalists:
            out.setdefault(total, []).append(option)
    second = [i for i in finalists if i not in winners]
    ahead = [winners, second, *(out[total] for total in sorted(out, reverse=True))]
    return places_from_the_end(ahead, [], len(totals))
