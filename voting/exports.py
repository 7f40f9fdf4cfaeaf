"""The anonymised votes of a closed poll as a file, for whoever wants to count it again.

Equal votes stand on one line, the most first and then by their marks: the order tells nothing of who voted,
nor when. `manage.py count` reads the JSON and the BLT.
"""

import csv
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import cast
from uuid import UUID

from django.conf import settings

from voting.methods import METHODS, Marks, Tally
from voting.methods.lots import lot_order
from voting.methods.marks import marks_from_json
from voting.methods.rules import in_camel_case
from voting.models import Option, Pile, Poll, Seal
from voting.permissions import Audience, Viewer, sight
from voting.results import read_audience
from voting.sealed_log import HASH_BYTES, SealedLog
from voting.words import PollState, ResultsDetail

# What a spreadsheet would take for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class ClosedPoll:
    """What there is to export; piles: (canonical marks, number of equal votes)."""

    poll: Poll
    options: tuple[tuple[UUID, str], ...]
    piles: tuple[tuple[Marks, int], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The options' labels, in their order."""
        return tuple([label for _, label in self.options])


def may_export(poll: Poll, audience: Audience | None) -> bool:
    """Whether this audience may have the votes: of a closed poll, where it may see counts."""
    if audience is None or poll.state != PollState.CLOSED:
        return False
    if poll.secret and poll.turnout_told < settings.SMALLEST_GROUP:
        return False  # So few votes, side by side, would tell whose they are.
    seen = sight(
        audience,
        results_visible=poll.results_visible,
        results_detail=poll.results_detail,
        state=poll.state,
        revealed=poll.revealed,
        secret=poll.secret,
    )
    return seen.detail == ResultsDetail.COUNTS


def read_export(poll_id: UUID, viewer: Viewer | None) -> ClosedPoll | None:
    """The closed poll's votes, or None where there are none for this viewer, for whatever reason."""
    poll = Poll.objects.filter(pk=poll_id).first()
    if poll is None or not may_export(poll, read_audience(poll_id, viewer)):
        return None
    return read_closed(poll)


def read_closed(poll: Poll) -> ClosedPoll:
    """The closed poll's votes, whoever asks."""
    options = tuple(Option.objects.filter(poll=poll).order_by("position").values_list("id", "label"))
    stored = Pile.objects.filter(poll=poll, count__gt=0).values_list("marks", "count")
    piles = sorted(
        ((marks_from_json(marks), count) for marks, count in stored),
        key=lambda pile: (-pile[1], json.dumps(pile[0].as_json())),
    )
    return ClosedPoll(poll, options, tuple(piles))


def election_of(closed: ClosedPoll) -> dict[str, object]:
    """What was asked and marked, as election_files.py reads it, with what it takes to check the lots."""
    return {
        "question": closed.poll.question,
        "method": closed.poll.method,
        "rules": {in_camel_case(name): value for name, value in closed.poll.rules.items()},
        "options": list(closed.labels),
        "votes": [[count, marks.as_json()] for marks, count in closed.piles],
        "optionIds": [str(option_id) for option_id, _ in closed.options],
        "lotSeed": closed.poll.lot_seed,
        "lots": list(_lots(closed)),
    }


def _lots(closed: ClosedPoll) -> tuple[int, ...]:
    return lot_order(closed.poll.lot_seed, [option_id for option_id, _ in closed.options])


def as_json(closed: ClosedPoll) -> str:
    """The election, its result, and the sealed log that holds both to the receipts (sealed_log.py)."""
    poll = closed.poll
    tally = METHODS[poll.method].tally(closed.piles, poll.known_rules, len(closed.options), _lots(closed))
    election = {**election_of(closed), "result": published(closed.piles, tally)}
    if poll.log_closed:
        election["log"] = read_log(poll).as_json()
    return json.dumps(election, ensure_ascii=False)


def published(piles: Sequence[tuple[Marks, int]], tally: Tally) -> dict[str, object]:
    """The result as plain data; options by their index."""
    return {
        "turnout": sum(count for _, count in piles),
        "blank": sum(count for marks, count in piles if marks.is_blank),
        "votes": list(tally.votes),
        "points": None if tally.points is None else list(tally.points),
        "winners": list(tally.winners),
    }


def read_log(poll: Poll) -> SealedLog:
    """The closed poll's sealed log."""
    seals = list(Seal.objects.filter(poll=poll).order_by("number"))
    batches = [leaves_in(seal.leaves) for seal in seals if not seal.closes]
    closing = seals[-1]
    return SealedLog(str(poll.pk), tuple(batches), leaves_in(closing.leaves), bytes.fromhex(closing.head))


def leaves_in(blob: bytes | memoryview) -> tuple[bytes, ...]:
    """The leaves that a seal holds."""
    return tuple([bytes(blob[i : i + HASH_BYTES]) for i in range(0, len(blob), HASH_BYTES)])


def as_blt(closed: ClosedPoll) -> str | None:
    """BLT; None for votes that are neither rankings nor choices, for which it has no form."""
    lines = [f"{len(closed.options)} {closed.poll.rules.get('seats', 1)}"]
    for marks, count in closed.piles:
        ranks = _ranks(marks)
        if ranks is None:
            return None
        ranked = "".join(f" {'='.join(str(option + 1) for option in equals)}" for equals in ranks)
        lines.append(f"{count}{ranked} 0")
    names = [*closed.labels, closed.poll.question]
    return "\n".join([*lines, "0", *(_quoted(name) for name in names), ""])


def _ranks(marks: Marks) -> Sequence[Sequence[int]] | None:
    if marks.kind == "rank":
        return cast("Sequence[Sequence[int]]", marks.value)
    if marks.kind == "choose":
        return [cast("Sequence[int]", marks.value)] if marks.value else []
    return None


def _quoted(name: str) -> str:
    plain = " ".join(name.replace('"', "'").replace("\\", "/").split())
    return f'"{plain}"'


def as_csv(closed: ClosedPoll) -> str:
    """A line per pile: how many votes, and what they gave each option (a rank, a score, votes; or 1)."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(["votes", *(_harmless(label) for label in closed.labels)])
    for marks, count in closed.piles:
        values = dict(marks.values(range(len(closed.options))))
        writer.writerow([count, *(values.get(i, "") for i in range(len(closed.options)))])
    return out.getvalue()


def _harmless(label: str) -> str:
    return f"'{label}" if label.startswith(FORMULA) else label


FORMS: Mapping[str, tuple[str, Callable[[ClosedPoll], str | None]]] = {
    "json": ("application/json", as_json),
    "blt": ("text/plain", as_blt),
    "csv": ("text/csv", as_csv),
}
