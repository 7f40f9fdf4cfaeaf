"""Voters: questions over kept HTTP connections, and what each was answered and when."""

import json
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from backend.bench.lines import Line, Lines
from backend.bench.wire import answer_in

now = time.perf_counter


class Answer(NamedTuple):
    """What one question came to. due_at: when it should have been sent, which a slow server may delay."""

    due_at: float
    sent_at: float
    answered_at: float
    status: int
    body: bytes

    @property
    def data(self) -> dict[str, Any]:
        """The answer's only field; where there is none, what was said instead."""
        if self.status != 200:
            return {"code": f"HTTP {self.status}", "message": self.body[:200].decode(errors="replace")}
        content = json.loads(self.body)
        if "errors" in content:
            return {"code": "ERROR", "message": content["errors"][0]["message"]}
        field: dict[str, Any] = next(iter(content["data"].values()))
        return field


class _Talk:
    """One connection: one question at a time."""

    __slots__ = ("due_at", "line", "on_answer", "received", "sent_at")

    def __init__(self) -> None:
        self.line: Line
        self.received = b""
        self.due_at = self.sent_at = 0.0
        self.on_answer: Callable[[Answer], None] | None = None


class Voters:
    """As many connections as there are questions under way."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._idle: list[_Talk] = []
        self.under_way = 0

    def ask(self, question: bytes, on_answer: Callable[[Answer], None], *, due_at: float = 0.0) -> None:
        """Send the question on a connection that is idle, or a new one."""
        talk = self._idle.pop() if self._idle else self._open()
        talk.on_answer, talk.sent_at = on_answer, now()
        talk.due_at = due_at or talk.sent_at
        self.under_way += 1
        talk.line.say(question)

    def ask_all(self, questions: list[bytes], *, at_once: int, most_seconds: float) -> list[Answer]:
        """The answers to all these questions, so many under way at a time."""
        answers: list[Answer] = []
        end = now() + most_seconds
        for question in questions:
            while self.under_way >= at_once and now() < end:
                self._lines.turn(0.02)
            self.ask(question, answers.append)
        self._lines.turn_until(lambda: self.under_way == 0, most_seconds=end - now())
        return answers

    def _open(self) -> _Talk:
        talk = _Talk()
        talk.line = self._lines.open(lambda data: self._hear(talk, data))
        return talk

    def _hear(self, talk: _Talk, data: bytes) -> None:
        if not data:
            self._lines.close(talk.line)
            if talk in self._idle:
                self._idle.remove(talk)
            self._finish(talk, 0, b"cut off", is_open=False)
            return
        talk.received += data
        if (whole := answer_in(talk.received)) is not None:
            status, body, talk.received = whole
            self._finish(talk, status, body, is_open=True)

    def _finish(self, talk: _Talk, status: int, body: bytes, *, is_open: bool) -> None:
        on_answer, talk.on_answer = talk.on_answer, None
        if on_answer is None:
            return
        self.under_way -= 1
        if is_open:
            self._idle.append(talk)
        on_answer(Answer(talk.due_at, talk.sent_at, now(), status, body))
