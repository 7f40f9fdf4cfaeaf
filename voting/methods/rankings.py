"""All rankings of a poll as a tree: what the methods that move votes from option to option keep of them."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace

from voting.methods.ranking import Ranks
from voting.methods.tally import Round
from voting.words import ReasonKind


class Node:
    """The voters whose rankings begin with the way to here: how many, and what they rank next."""

    __slots__ = ("next", "votes")

    def __init__(self) -> None:
        self.votes = 0
        self.next: dict[int, Node] = {}


class Rankings:
    """The tree of strict rankings; a vote costs its length, equal beginnings are kept once."""

    def __init__(self) -> None:
        self.root = Node()

    def add(self, ranks: Ranks, count: int) -> None:
        """Take in that many equal rankings; a negative number takes them away again."""
        node = self.root
        node.votes += count
        for (option,) in ranks:
            child = node.next.get(option)
            if child is None:
                child = node.next[option] = Node()
            child.votes += count
            if not child.votes:
                # Nobody's ranking goes this way any more.
                del node.next[option]
                return
            node = child


def passed_on(node: Node, still_in: Sequence[bool]) -> dict[int, list[Node]]:
    """Where the votes at a node go next, by the highest option that is still in; the others are exhausted."""
    gains: dict[int, list[Node]] = {}
    waiting = [node]
    while waiting:
        for option, child in waiting.pop().next.items():
            if still_in[option]:
                gains.setdefault(option, []).append(child)
            else:
                waiting.append(child)
    return gains


def lowest_by_history(
    tied: Sequence[int],
    history: Sequence[Sequence[int]],
    changed: Sequence[Sequence[int]],
    lots: Sequence[int],
) -> tuple[int, bool]:
    """Which of equal options goes out, and whether the lot had to decide.

    The one with fewest votes in the latest earlier round in which they differ, else the lot's last.
    history: the votes of the earlier rounds. changed: for each option, the rounds (from 0) in which it had
    other votes than before, so that of a thousand rounds only those are looked at.
    """
    left, at = list(tied), len(history) - 1
    while at >= 0:
        votes = history[at]
        fewest = min([votes[i] for i in left])
        left = [i for i in left if votes[i] == fewest]
        if len(left) == 1:
            return left[0], False
        at = max([changed[i][bisect_right(changed[i], at) - 1] for i in left]) - 1
    return max(left, key=lots.index), True


def note_change(changed: list[int], number: int) -> None:
    """Keep that votes are others from this round on, see `lowest_by_history`."""
    if changed[-1] != number:
        changed.append(number)


def highest_by_history(
    tied: Sequence[int], history: Sequence[Sequence[int]], lots: Sequence[int]
) -> tuple[int, bool]:
    """Which of equal surpluses goes first: most votes in the first round in which they differ, or the lot."""
    left = list(tied)
    for votes in history:
        most = max(votes[i] for i in left)
        left = [i for i in left if votes[i] == most]
        if len(left) == 1:
            return left[0], False
    return min(left, key=lots.index), True


# Round by round, whom to take first instead of whom the tie's rule names: for counting a tie both ways.
OtherWay = Mapping[int, int]
# A tie is counted both ways where that asks for no more recounts than this.
MOST_RECOUNTS = 8


def ties_counted_both_ways(
    rounds: Sequence[Round], winners: Set[int], winners_if: Callable[[int, int], Set[int]]
) -> list[Round]:
    """The rounds, each tie on the way with whether another outcome would have changed the winners.

    winners_if(number, option): who wins if the tie of that round goes against or for this option instead.
    """
    ties = [(told, reason) for told in rounds for reason in told.reasons if reason.kind == ReasonKind.TIE]
    if sum(len(tie.over) for _, tie in ties) > MOST_RECOUNTS:
        return list(rounds)
    told_rounds = {told.number: told for told in rounds}
    for told, tie in ties:
        changes = any(winners_if(told.number, other) != winners for other in tie.over)
        decided = replace(tie, changes_winners=changes)
        reasons = tuple([decided if reason is tie else reason for reason in told.reasons])
        told_rounds[told.number] = replace(told, reasons=reasons)
    return list(told_rounds.values())
