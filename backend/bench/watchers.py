"""Screens: sockets that watch one poll, and when each saw which revision."""

import json
import re
import time

from backend.bench.lines import Line, Lines
from backend.bench.operations import WATCH_TALLY
from backend.bench.wire import CLOSE, PING, PONG, TEXT, Place, frame, frames_in, handshake

REVISION = re.compile(rb'"revision":(\d+)')
# So many screens note every frame; the others only how many came, and the last.
MOST_NOTED = 50
OPENING_AT_ONCE = 40

now = time.perf_counter


class Watcher:
    """One screen."""

    __slots__ = (
        "_hall", "_line", "_rest", "began_at", "frames", "is_on", "joined_seconds", "last", "problem", "seen",
    )  # fmt: skip

    def __init__(self, hall: "Watchers", *, is_noted: bool) -> None:
        self._hall = hall
        self._rest = b""
        self.began_at = now()
        self.joined_seconds = 0.0
        self.is_on = False
        self.frames = 0
        self.last = b""
        self.problem = ""
        # (moment, revision) of each frame, oldest first.
        self.seen: list[tuple[float, int]] | None = [] if is_noted else None
        self._line: Line = hall.lines.open(self._shake_hands)
        self._line.say(handshake(hall.place))

    def _shake_hands(self, data: bytes) -> None:
        self._rest += data
        head, found, rest = self._rest.partition(b"\r\n\r\n")
        if not data or (found and b" 101 " not in head[:16]):
            self._fail(head[:60].decode(errors="replace") or "refused")
        elif found:
            self._rest = b""
            self._line.hear = self._hear
            self._line.say(frame(b'{"type":"connection_init"}') + frame(self._hall.subscribe))
            if rest:
                self._hear(rest)

    def _hear(self, data: bytes) -> None:
        if not data:
            self._fail("cut off")
            return
        if self._rest:
            data = self._rest + data
        end = 0
        for kind, start, end in frames_in(data):
            if kind == TEXT:
                self._note(data, start, end)
            elif kind == PING:
                self._line.say(frame(data[start:end], PONG))
            elif kind == CLOSE:
                self._fail(f"closed with {int.from_bytes(data[start : start + 2])}")
                return
        self._rest = data[end:]

    def _note(self, data: bytes, start: int, end: int) -> None:
        found = REVISION.search(data, start, end)
        if found is None:
            message = json.loads(data[start:end])
            if message["type"] not in ("connection_ack", "ping"):
                self._fail(str(message)[:100])
            return
        self.frames += 1
        self.last = data[start:end]
        if self.seen is not None:
            self.seen.append((now(), int(found[1])))
        if not self.is_on:
            self.is_on = True
            self.joined_seconds = now() - self.began_at

    def _fail(self, problem: str) -> None:
        self.problem, self.is_on = problem, False
        self._hall.lines.close(self._line)

    @property
    def tally(self) -> dict[str, object]:
        """The tally on this screen."""
        tally: dict[str, object] = json.loads(self.last)["payload"]["data"]["voteTally"]
        return tally


class Watchers:
    """The hall's screens, all on one poll."""

    def __init__(self, lines: Lines, place: Place, poll_id: str) -> None:
        self.lines, self.place = lines, place
        payload = {"query": WATCH_TALLY, "variables": {"pollId": poll_id}}
        self.subscribe = json.dumps({"id": "1", "type": "subscribe", "payload": payload}).encode()
        self.all: list[Watcher] = []

    def join(self, count: int, *, most_seconds: float) -> None:
        """Turn so many screens on, a few at once, until each has its first tally."""
        noted_each = max(1, count // MOST_NOTED)
        end = now() + most_seconds
        waiting: list[Watcher] = []
        while (len(self.all) < count or waiting) and now() < end:
            while len(self.all) < count and len(waiting) < OPENING_AT_ONCE:
                watcher = Watcher(self, is_noted=len(self.all) % noted_each == 0)
                self.all.append(watcher)
                waiting.append(watcher)
            self.lines.turn(0.02)
            waiting = [watcher for watcher in waiting if not watcher.is_on and not watcher.problem]

    @property
    def frames(self) -> int:
        """How many frames came so far, to all screens together."""
        return sum(watcher.frames for watcher in self.all)

    def have_seen(self, revision: int) -> bool:
        """Whether every screen that is on shows that revision or a newer one."""
        wanted = (REVISION.search(watcher.last) for watcher in self.all if watcher.is_on)
        return all(found is not None and int(found[1]) >= revision for found in wanted)
