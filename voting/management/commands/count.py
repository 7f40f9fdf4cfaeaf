"""manage.py count: count an election on file, with the same functions as every live tally."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from voting.election_files import NotAnElection, read_election
from voting.methods import METHODS, Tally
from voting.methods.tally import PARTS_OF_A_VOTE, Round
from voting.words import RoundStatus


class Command(BaseCommand):
    """Prints the result as JSON."""

    help = "Count an election on file (Livetally's JSON, or BLT) and print the result as JSON."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what goes before what it says."""
        parser.add_argument("file", help="Livetally's JSON or BLT; - reads standard input")
        parser.add_argument(
            "--method",
            choices=METHODS,
            help="left out for BLT: INSTANT_RUNOFF for one seat, SINGLE_TRANSFERABLE_VOTE for more",
        )
        parser.add_argument("--seats", type=int, help="how many options win")
        parser.add_argument("--rules", help='JSON, with keys as in the API: {"unranked": "NO_OPINION"}')

    def handle(self, *args: Any, **options: Any) -> None:
        """Count, or tell what is wrong with the file."""
        try:
            rules = json.loads(options["rules"]) if options["rules"] else {}
        except ValueError as fault:
            raise CommandError(f"--rules is not JSON: {fault}") from fault
        if not isinstance(rules, dict):
            raise CommandError("--rules must be a JSON object.")
        try:
            election = read_election(
                _text(options["file"]), method=options["method"], seats=options["seats"], rules=rules
            )
        except NotAnElection as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(json.dumps(counted(election.method, election.tally())))


def _text(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise CommandError(f"{file} cannot be read: {fault}") from fault


def counted(method: str, tally: Tally) -> dict[str, object]:
    """The result as plain data; options by their index, STV's votes as text with five decimals."""
    is_stv = method == "SINGLE_TRANSFERABLE_VOTE"
    has_rounds = is_stv or method == "INSTANT_RUNOFF"
    rounds = tally.rounds or ()
    return {
        "winners": list(tally.winners),
        "places": list(tally.places),
        "tied": tally.tied,
        "figures": _figures(method, tally),
        "rounds": _rounds(rounds, is_stv=is_stv) if has_rounds else [],
        "matrix": tally.head_to_head and [list(row) for row in tally.head_to_head],
        "runoff": _runoff(rounds[-1]) if method == "STAR" and len(rounds) > 1 else None,
    }


def _figures(method: str, tally: Tally) -> list[int]:
    if method == "CONDORCET":
        over = tally.head_to_head or ()
        return [sum(row[b] > over[b][a] for b in range(len(row))) for a, row in enumerate(over)]
    return list(tally.votes if tally.points is None else tally.points)


def _rounds(rounds: tuple[Round, ...], *, is_stv: bool) -> list[dict[str, object]]:
    told: list[dict[str, object]] = []
    elected: set[int] = set()
    for step in rounds:
        now = {i for i, status in enumerate(step.statuses) if status == RoundStatus.ELECTED}
        show = _five_decimals if is_stv else _whole
        told.append(
            {
                "votes": [
                    None if status == RoundStatus.OUT else show(votes)
                    for votes, status in zip(step.votes, step.statuses, strict=True)
                ],
                "quota": None if step.quota is None else step.quota // PARTS_OF_A_VOTE,
                "exhausted": show(step.exhausted),
                "eliminated": [i for i, s in enumerate(step.statuses) if s == RoundStatus.ELIMINATED],
                "elected": sorted(now - elected),
            }
        )
        elected = now
    return told


def _runoff(last: Round) -> dict[str, int]:
    """Votes of the two finalists, by their index."""
    finalists = [i for i, status in enumerate(last.statuses) if status != RoundStatus.OUT]
    return {str(i): last.votes[i] // PARTS_OF_A_VOTE for i in finalists}


def _whole(parts: int) -> int:
    return parts // PARTS_OF_A_VOTE


def _five_decimals(parts: int) -> str:
    whole, rest = divmod(parts, PARTS_OF_A_VOTE)
    return f"{whole}.{rest:05}"
