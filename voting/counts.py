"""What is counted of each poll so far: kept between reads, and fed with the piles that changed since."""

import functools
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection

from voting.methods import METHODS, Marks, Rules, Tally
from voting.methods.lots import lot_order
from voting.methods.marks import marks_from_json
from voting.models import Option, Poll
from voting.words import PollState

# How many numbers are kept between reads, all polls together; a number takes some ten bytes.
KEPT_NUMBERS = 4_000_000
# What a pile weighs in them: its count, and its way through a tree of rankings.
NUMBERS_OF_A_PILE = 16

OptionRows = tuple[tuple[UUID, str], ...]
# A pile as it is now: its id, its marks as stored, and how many votes lie on it.
PileRow = tuple[int, Mapping[str, object], int]

# Everything that figures need of a poll, in one row: a hall's ticks and votes all come through here.
_POLL = """
SELECT voting_poll.*, (
  EXISTS (SELECT 1 FROM voting_room WHERE voting_room.current_poll_id = voting_poll.id)
) AS is_shown, (
  SELECT {collected} FROM voting_pile WHERE voting_pile.poll_id = voting_poll.id AND voting_pile.revision > %s
) AS changed{moment} FROM voting_poll WHERE voting_poll.id = %s
"""
# Watchers of grouped results are told of votes by groups, until the close tells of all.
_TOLD = "CASE WHEN grouped_results AND state <> 'CLOSED' THEN count_told ELSE count END"
_POLL_IN = {
    "postgresql": _POLL.format(
        collected=f"json_agg(json_build_array(voting_pile.id, marks, {_TOLD}))::text",
        moment=", clock_timestamp() AS read_at",
    ),
    "sqlite": _POLL.format(
        collected=f"json_group_array(json_array(voting_pile.id, json(marks), {_TOLD}))", moment=""
    ),
}


@dataclass(frozen=True, slots=True)
class Counted:
    """A poll's votes as counted. blank: those of the turnout that mark nothing."""

    turnout: int
    blank: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class CountedPoll:
    """A poll's columns, with `is_shown` and `read_at`, and its votes, all at the same revision."""

    columns: Mapping[str, Any]
    options: OptionRows
    counted: Counted


@functools.lru_cache(4096)
def options_of(poll_id: UUID, asked_revision: int) -> OptionRows:
    """The poll's options as (id, label), in their order, as they were asked at that revision.

    Remembered: an edit of the options comes with another asked_revision.
    """
    return tuple(Option.objects.filter(poll_id=poll_id).order_by("position").values_list("id", "label"))


class RunningCount:
    """One poll's votes up to `revision`."""

    def __init__(self, poll: Mapping[str, Any], options: OptionRows) -> None:
        self.revision = 0
        self._asked = _asked(poll)
        self._steps = 0
        self._options = len(options)
        lots = lot_order(poll["lot_seed"], [option_id for option_id, _ in options])
        self._count = METHODS[poll["method"]].begin(Rules(**poll["rules"]), len(options), lots)
        self._piles: dict[int, int] = {}
        self._turnout = self._blank = 0
        self._counted: Counted | None = None

    def leads_to(self, poll: Mapping[str, Any], changed: Sequence[PileRow]) -> bool:
        """Whether taking in what changed makes this the count of the poll as it is now.

        Not where something else is asked, nor where a database was restored to an earlier revision. What is
        final is counted from all piles in one go, whatever was fed before.
        """
        if self._asked != _asked(poll) or poll["revision"] < self.revision:
            return False
        return poll["state"] != PollState.CLOSED or self._steps + bool(changed) <= 1

    def take_in(self, changed: Sequence[PileRow], revision: int) -> None:
        """Bring the count to that revision; changed: the piles that changed since its own."""
        for pile, stored, votes in changed:
            if more := votes - self._piles.get(pile, 0):
                self._add(marks_from_json(stored), more)
                self._piles[pile] = votes
        self._steps += bool(changed)
        self.revision = revision

    def _add(self, marks: Marks, more: int) -> None:
        self._counted = None
        self._turnout += more
        if marks.is_blank:
            self._blank += more
        else:
            self._count.add(marks, more)

    @property
    def counted(self) -> Counted:
        """The votes as counted; costs something only where votes have changed."""
        if self._counted is None:
            self._counted = Counted(self._turnout, self._blank, self._count.result())
        return self._counted

    @property
    def numbers(self) -> int:
        """About how many numbers it keeps."""
        return NUMBERS_OF_A_PILE * len(self._piles) + self._options**2


class RunningCounts:
    """The polls' counts that are kept between reads, those used last.

    A count is borrowed while it is fed: of two reads of a poll at once one counts anew, and a read that
    fails leaves nothing half fed behind.
    """

    def __init__(self) -> None:
        self._kept: OrderedDict[UUID, RunningCount] = OrderedDict()
        self._lock = threading.Lock()

    def read(self, poll_id: UUID) -> CountedPoll | None:
        """The poll as stored and counted now, or None when there is no such poll.

        State, revision and changed piles come from one statement, so that they belong together; options and
        rules cannot change once a vote exists.
        """
        with self._lock:
            count = self._kept.pop(poll_id, None)
        found = _read(poll_id, since=0 if count is None else count.revision)
        if found and count and not count.leads_to(*found):
            count, found = None, _read(poll_id, since=0)
        if found is None:
            return None
        poll, changed = found
        options = options_of(poll_id, poll["asked_revision"])
        if count is None:
            count = RunningCount(poll, options)
        count.take_in(changed, poll["revision"])
        read = CountedPoll(poll, options, count.counted)
        self._keep(poll_id, count)
        return read

    def _keep(self, poll_id: UUID, count: RunningCount) -> None:
        with self._lock:
            known = self._kept.pop(poll_id, count)
            self._kept[poll_id] = known if known.revision > count.revision else count
            while len(self._kept) > 1 and sum(kept.numbers for kept in self._kept.values()) > KEPT_NUMBERS:
                self._kept.popitem(last=False)


def _asked(poll: Mapping[str, Any]) -> tuple[object, ...]:
    return poll["asked_revision"], poll["method"], poll["rules"], poll["lot_seed"]


def _read(poll_id: UUID, *, since: int) -> tuple[dict[str, Any], list[PileRow]] | None:
    """The poll's columns, and its piles that changed after that revision."""
    key = poll_id if connection.features.has_native_uuid_field else poll_id.hex
    for poll in Poll.objects.raw(_POLL_IN[connection.vendor], [since, key]):
        columns = {"read_at": datetime.now(UTC), **vars(poll)}
        return columns, json.loads(columns.pop("changed") or "[]")
    return None
