"""One measurement: a hall that joins, watches and votes, and whether every screen ends on the truth."""

import bisect
import gc
import time
from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import Any

from backend.bench.lines import Lines
from backend.bench.operations import CAST_VOTE, CLOSE_POLL, CREATE_POLL, JOIN, READ_TALLY
from backend.bench.usage import Usage, usage_of
from backend.bench.voters import Answer, Voters
from backend.bench.watchers import Watchers
from backend.bench.wire import Place, question

OPTIONS = ["Tea", "Coffee", "Water", "Juice"]
JOINING_AT_ONCE = 20
# By rate: what a server that has stopped answering is asked at most.
MOST_UNDER_WAY = 500
PATIENCE_SECONDS = 120.0
# After the last vote, screens have so long to show it.
SETTLE_SECONDS = 10.0

now = time.perf_counter


class CannotMeasure(Exception):
    """The server does not answer as the contract says; the message tells how."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure.

    closed: so many votes under way at once, the next as soon as one is answered; 0: by rate. late: so many
    votes all at once after the close, none of which may count.
    """

    place: Place
    watchers: int
    votes_per_second: float
    seconds: float
    closed: int
    most_votes: int
    late: int
    pid: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it; times in seconds, memory and processor time only of a local server."""

    watchers: int
    watchers_lost: Counter[str]
    join_seconds: list[float]
    joining_seconds: float
    stored: int
    refused: Counter[str]
    late: Counter[str]
    voting_seconds: float
    vote_seconds: list[float]
    screen_seconds: list[float]
    frames: int
    wrong_screens: int
    is_tally_right: bool
    usages: list[Usage]


class Hall:
    """One poll, its voters and its screens."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._lines = Lines(plan.place)
        self._voters = Voters(self._lines)
        self._votes: list[tuple[Answer, str]] = []
        self._usages: list[Usage] = []

    def measure(self) -> Measured:
        """Carry the plan out."""
        try:
            return self._measure()
        finally:
            self._lines.end()

    def _measure(self) -> Measured:
        plan = self._plan
        host = self._tokens(1)[0]
        poll = self._ask(CREATE_POLL, {"input": self._poll_input()}, token=host)
        wanted = plan.most_votes if plan.closed else round(plan.votes_per_second * plan.seconds)
        tokens, late_tokens = self._tokens(wanted), self._tokens(plan.late)
        watchers = Watchers(self._lines, plan.place, poll["id"])
        gc.freeze()
        self._note_usage()
        began = now()
        watchers.join(plan.watchers, most_seconds=PATIENCE_SECONDS)
        joining_seconds = now() - began
        self._note_usage()
        frames = watchers.frames
        began = now()
        self._vote(poll, tokens)
        voting_seconds = now() - began
        refused, stored = Counter[str](), list[tuple[Answer, int, str]]()
        for answer, option_id in self._votes:
            cast = answer.data
            if cast.get("status") == "NEW":
                stored.append((answer, cast["vote"]["revision"], option_id))
            else:
                refused[str(cast.get("code") or cast.get("status"))] += 1
        newest = max((revision for _, revision, _ in stored), default=1)
        self._lines.turn_until(lambda: watchers.have_seen(newest), most_seconds=SETTLE_SECONDS)
        self._note_usage()
        frames = watchers.frames - frames
        self._ask(CLOSE_POLL, {"pollId": poll["id"]}, token=host)
        late = self._vote_late(poll, late_tokens)
        truth: dict[str, Any] = self._ask(READ_TALLY, {"pollId": poll["id"]}, token=host)["tally"]
        counted = Counter(option_id for _, _, option_id in stored)
        return Measured(
            watchers=plan.watchers,
            watchers_lost=Counter(
                watcher.problem or "never on" for watcher in watchers.all if not watcher.is_on
            ),
            join_seconds=[watcher.joined_seconds for watcher in watchers.all if watcher.is_on],
            joining_seconds=joining_seconds,
            stored=len(stored),
            refused=refused,
            late=late,
            voting_seconds=voting_seconds,
            vote_seconds=[answer.answered_at - answer.due_at for answer, _, _ in stored],
            screen_seconds=_screen_seconds([(a.due_at, revision) for a, revision, _ in stored], watchers),
            frames=frames,
            wrong_screens=self._wrong_screens(watchers, truth),
            is_tally_right=_votes_by_option(truth) == {id_: counted[id_] for id_ in _ids(poll)},
            usages=self._usages,
        )

    def _poll_input(self) -> dict[str, Any]:
        return {"question": "How does it hold?", "options": OPTIONS, "open": True}

    def _ask(self, query: str, variables: dict[str, Any], *, token: str = "") -> dict[str, Any]:
        """The answer to one question; CannotMeasure when it is a refusal."""
        asked = question(self._plan.place, query, variables, token=token)
        answers = self._voters.ask_all([asked], at_once=1, most_seconds=PATIENCE_SECONDS)
        data = answers[0].data if answers else {"code": "no answer", "message": "in time"}
        if "code" in data:
            raise CannotMeasure(f"{data['code']}: {data['message']}")
        return data

    def _tokens(self, wanted: int) -> list[str]:
        """New guests' tokens."""
        asked = [question(self._plan.place, JOIN, {})] * wanted
        answers = self._voters.ask_all(asked, at_once=JOINING_AT_ONCE, most_seconds=PATIENCE_SECONDS)
        joined = [answer.data for answer in answers]
        refused = [data for data in joined if "token" not in data]
        if refused or len(joined) < wanted:
            said = refused[0] if refused else {"code": "no answer", "message": "in time"}
            raise CannotMeasure(f"joinAsGuest: {said['code']}: {said['message']} (RATE_LIMITS=off may help)")
        return [data["token"] for data in joined]

    def _note_usage(self) -> None:
        if self._plan.pid is not None:
            self._usages.append(usage_of(self._plan.pid))

    def _vote(self, poll: dict[str, Any], tokens: list[str]) -> None:
        """Cast the votes: by the plan's rate whatever the server does, or as fast as it answers."""
        plan = self._plan
        votes = [(self._vote_question(poll, option_id, token), option_id) for option_id, token in zip(
            _in_turns(_ids(poll), len(tokens)), tokens, strict=True,
        )]  # fmt: skip
        votes.reverse()
        began = now()
        for number in count():
            due_at = began if plan.closed else began + number / plan.votes_per_second
            while votes and (wait := due_at - now()) > 0:
                self._lines.turn(wait)
            at_once = plan.closed or MOST_UNDER_WAY
            while self._voters.under_way >= at_once and now() < began + PATIENCE_SECONDS:
                self._lines.turn(0.02)
            if not votes or now() - began > (plan.seconds if plan.closed else PATIENCE_SECONDS):
                break
            asked, option_id = votes.pop()
            self._voters.ask(
                asked,
                lambda answer, option_id=option_id: self._votes.append((answer, option_id)),  # type: ignore[misc]
                due_at=0.0 if plan.closed else due_at,
            )
            self._lines.turn(0)
        self._lines.turn_until(lambda: self._voters.under_way == 0, most_seconds=PATIENCE_SECONDS)

    def _vote_question(self, poll: dict[str, Any], option_id: str, token: str) -> bytes:
        marked = {"pollId": poll["id"], "marks": {"choose": [option_id]}}
        return question(self._plan.place, CAST_VOTE, {"input": marked}, token=token)

    def _vote_late(self, poll: dict[str, Any], tokens: list[str]) -> Counter[str]:
        """What votes after the close are answered, all sent at once."""
        asked = [self._vote_question(poll, _ids(poll)[0], token) for token in tokens]
        answers = self._voters.ask_all(asked, at_once=len(asked), most_seconds=PATIENCE_SECONDS)
        return Counter(str(answer.data.get("code") or answer.data.get("status")) for answer in answers)

    def _wrong_screens(self, watchers: Watchers, truth: dict[str, Any]) -> int:
        """How many screens do not end on the final tally."""
        self._lines.turn_until(lambda: watchers.have_seen(truth["revision"]), most_seconds=SETTLE_SECONDS)
        wanted = _what_counts(truth)
        return sum(not watcher.last or _what_counts(watcher.tally) != wanted for watcher in watchers.all)


def _ids(poll: dict[str, Any]) -> list[str]:
    return [option["id"] for option in poll["options"]]


def _in_turns(option_ids: list[str], wanted: int) -> list[str]:
    return [option_ids[number % len(option_ids)] for number in range(wanted)]


def _votes_by_option(tally: dict[str, Any]) -> dict[str, int]:
    return {line["option"]["id"]: line["votes"] for line in tally["options"] or []}


def _what_counts(tally: dict[str, Any]) -> tuple[object, ...]:
    """What has to be the same on every screen, whoever looks."""
    return tally["revision"], tally["turnout"], tally["provisional"], _votes_by_option(tally)


def _screen_seconds(votes: list[tuple[float, int]], watchers: Watchers) -> list[float]:
    """From each vote's moment until each noted screen showed a tally with it."""
    found: list[float] = []
    for watcher in watchers.all:
        if watcher.seen and watcher.is_on:
            revisions = [revision for _, revision in watcher.seen]
            for voted_at, revision in votes:
                place = bisect.bisect_left(revisions, revision)
                if place < len(revisions):
                    found.append(watcher.seen[place][0] - voted_at)
    return found
