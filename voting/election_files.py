"""Elections as files: Livetally's own JSON, and BLT, which other counting programs write and read.

Livetally's JSON: {"method": "INSTANT_RUNOFF", "rules": {…}, "options": ["label", …],
"votes": [[count, marks], …]} with marks as {"choose": [0, 2]}, {"rank": [[2], [0, 1]]},
{"score": [5, 0, null]} or {"spend": [3, 1, 0]}; options by index from 0, one value per option for score and
spend. "lots", if given: the options in the order in which lots prefer them. Rules are named as in the
contract's RulesInput.

BLT: "options seats", then a line per ballot ("count option option=equal … 0", options from 1), "0" at the
end, then the options' names and a title in quotes. Withdrawn options ("-3") are left out of all rankings.
"""

import json
import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields

from voting.errors import Refused
from voting.methods import Marks, Rules, Tally, method_named
from voting.methods.marks import marks_from_json
from voting.methods.rules import in_camel_case

MARK_KINDS = frozenset({"choose", "rank", "score", "spend"})
RULES = {in_camel_case(rule.name): rule.name for rule in fields(Rules)}
# Rankings on file are counted whole, whatever a poll's form would offer.
RANKED = frozenset({"INSTANT_RUNOFF", "SINGLE_TRANSFERABLE_VOTE", "CONDORCET", "BORDA"})


class NotAnElection(Exception):
    """What is wrong with the file, in words for who wrote it."""


@dataclass(frozen=True, slots=True)
class Election:
    """What there is to count: each pile's marks are checked against the rules."""

    method: str
    rules: Rules
    options: tuple[str, ...]
    piles: tuple[tuple[Marks, int], ...]
    lots: tuple[int, ...] | None = None

    def tally(self) -> Tally:
        """The result."""
        return method_named(self.method).tally(self.piles, self.rules, len(self.options), self.lots)


def read_election(
    text: str,
    *,
    method: str | None = None,
    seats: int | None = None,
    rules: Mapping[str, object] | None = None,
) -> Election:
    """The file's election; what is given besides goes before what it says. NotAnElection tells why not."""
    read = _read_json if text.lstrip().startswith("{") else _read_blt
    on_file = read(text)
    name = method or on_file.method
    given = {**_named_rules(on_file.rules), **_named_rules(rules or {})}
    if seats is not None:
        given["seats"] = seats
    if not on_file.options:
        raise NotAnElection("An election needs at least one option.")
    try:
        chosen = method_named(name)
        if name in RANKED:
            given.setdefault("max_ranks", len(on_file.options))
        complete = chosen.rules(given, len(on_file.options))
    except Refused as refused:
        raise NotAnElection(refused.message) from refused
    piles = []
    for number, (marks, count) in enumerate(on_file.piles, start=1):
        try:
            checked = chosen.check(_as_asked(marks, name), complete, len(on_file.options))
        except Refused as refused:
            where = ".".join(refused.path or ())
            raise NotAnElection(f"Vote {number}: {refused.message} ({where})") from refused
        piles.append((checked, count))
    return Election(name, complete, on_file.options, tuple(piles), on_file.lots)


def _as_asked(marks: Marks, method: str) -> Marks:
    """A ranking as the marks of a method that only asks who is chosen: BLT has no other form for them."""
    if marks.kind == "rank" and method in ("SINGLE_CHOICE", "APPROVAL"):
        return Marks("choose", tuple([i for equals in marks.value for i in equals]))  # type: ignore[attr-defined]
    return marks


def _named_rules(given: Mapping[str, object]) -> dict[str, object]:
    if unknown := sorted(given.keys() - RULES.keys()):
        raise NotAnElection(f"There is no rule {unknown[0]}; there are {', '.join(RULES)}.")
    return {RULES[name]: value for name, value in given.items()}


@dataclass(frozen=True, slots=True)
class _OnFile:
    """What a file says, before a method has looked at it."""

    method: str
    rules: Mapping[str, object]
    options: tuple[str, ...]
    piles: Sequence[tuple[Marks, int]]
    lots: tuple[int, ...] | None = None


def _read_json(text: str) -> _OnFile:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise NotAnElection(f"This is not JSON: {fault}") from fault
    options, votes, rules = said.get("options"), said.get("votes"), said.get("rules") or {}
    if not isinstance(options, list) or not all(isinstance(label, str) for label in options):
        raise NotAnElection('"options" must be a list of labels.')
    if not isinstance(votes, list):
        raise NotAnElection('"votes" must be a list of [count, marks].')
    if not isinstance(rules, dict):
        raise NotAnElection('"rules" must be an object.')
    if not isinstance(said.get("method"), str):
        raise NotAnElection('"method" must name the voting method.')
    piles = [_pile(number, vote) for number, vote in enumerate(votes, start=1)]
    return _OnFile(said["method"], rules, tuple(options), piles, _lots(said.get("lots"), len(options)))


def _pile(number: int, vote: object) -> tuple[Marks, int]:
    match vote:
        case [int(count), dict(marks)] if len(marks) == 1 and not isinstance(count, bool) and count >= 0:
            ((kind, value),) = marks.items()
            if kind in MARK_KINDS and isinstance(value, list):
                return marks_from_json(marks), count
    raise NotAnElection(
        f"Vote {number}: a vote is [count, marks], marks are one of choose, rank, score, spend with a list."
    )


def _lots(said: object, options: int) -> tuple[int, ...] | None:
    if said is None:
        return None
    if not isinstance(said, list) or sorted(map(str, said)) != sorted(map(str, range(options))):
        raise NotAnElection('"lots" must name each option once, by its index.')
    return tuple(map(int, said))


# ---------- BLT
BALLOT = re.compile(r"(\d+)((?:\s+(?:\d+(?:=\d+)*|-))*)\s+0")


def _read_blt(text: str) -> _OnFile:
    lines = _meaningful_lines(text)
    _, first = next(lines, (0, ""))
    if not (head := re.fullmatch(r"(\d+)\s+(\d+)", first)):
        raise NotAnElection('Line 1: BLT begins with "options seats"; Livetally\'s JSON with a brace.')
    options, seats = int(head[1]), int(head[2])
    withdrawn: set[int] = set()
    piles: list[tuple[Marks, int]] = []
    for number, line in lines:
        if line == "0":
            break
        if line.startswith("-"):
            withdrawn |= {_option(word[1:], options, number) for word in line.split()}
        elif ballot := BALLOT.fullmatch(line):
            piles.append((_ranking(ballot[2].split(), options, withdrawn, number), int(ballot[1])))
        else:
            raise NotAnElection(f"Line {number}: a ballot is a count, options from 1 and a 0 at the end.")
    else:
        raise NotAnElection('The ballots must end with a line "0".')
    labels = _labels(lines, options)
    method = "INSTANT_RUNOFF" if seats == 1 else "SINGLE_TRANSFERABLE_VOTE"
    return _OnFile(method, {"seats": seats}, labels, piles)


def _meaningful_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that say something, by their number from 1; # begins a comment."""
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.strip() if line.lstrip().startswith('"') else line.partition("#")[0].strip()
        if said:
            yield number, said


def _labels(lines: Iterator[tuple[int, str]], options: int) -> tuple[str, ...]:
    try:
        labels = [label for _, line in lines for label in shlex.split(line)]
    except ValueError as fault:
        raise NotAnElection(f"The names of the options: {fault}.") from fault
    if len(labels) < options:
        raise NotAnElection(
            f"There are {options} options, but {len(labels)} names in quotes after the ballots."
        )
    return tuple(labels[:options])


def _ranking(words: Sequence[str], options: int, withdrawn: set[int], number: int) -> Marks:
    ranks = []
    for word in words:
        if word == "-":  # a rank that was left out
            continue
        equals = [_option(name, options, number) for name in word.split("=")]
        if kept := tuple([option for option in equals if option not in withdrawn]):
            ranks.append(kept)
    return Marks("rank", tuple(ranks))


def _option(word: str, options: int, number: int) -> int:
    if not word.isdecimal() or not 1 <= int(word) <= options:
        raise NotAnElection(f"Line {number}: {word} is no option; they are numbered from 1 to {options}.")
    return int(word) - 1
