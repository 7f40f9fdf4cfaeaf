"""What the log says and how: lines for people or JSON for programs, with one id for all of an operation.

No line holds a choice, a token or a cookie: whoever logs passes ids, codes and kinds, never what was sent.
"""

from __future__ import annotations

import itertools
import json
import logging
import re
import secrets
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the settings come by here before Django is set up
    from backend.guards import App, Receive, Scope, Send

_operation: ContextVar[str] = ContextVar("operation", default="")
_process = secrets.token_hex(4)
_numbers = itertools.count(1)

# PostgreSQL names the values of a row that it refuses; one of them tells what was marked.
DETAIL = re.compile(r"^(DETAIL: ).*$", re.MULTILINE)
SAME_AGAIN_AFTER_SECONDS = 60.0
REMEMBERED_KINDS = 100
# What libraries log with a traceback each time, though it is a client's doing, or Redis being away.
NO_FAULTS_OF_OURS = {"Invalid UTF-8 sequence received from client.", "Unexpected exception in receive task"}

bad_frames = logging.getLogger("backend.bad_frames")


def begin_operation() -> str:
    """A new id, in every line that this task logs from now on, and those that it starts."""
    _operation.set(f"{_process}-{next(_numbers)}")
    return _operation.get()


def with_operation(app: App) -> App:
    """The HTTP application; each request is an operation."""

    async def named(scope: Scope, receive: Receive, send: Send) -> None:
        begin_operation()
        await app(scope, receive, send)

    return named


class Lines(logging.Formatter):
    """A readable line, the operation at its end; tracebacks below it."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        """The line itself."""
        operation = _operation.get()
        return super().formatMessage(record) + (f" [{operation}]" if operation else "")

    def formatException(self, ei: Any) -> str:  # noqa: N802 - logging's name
        """The traceback, without the values of rows."""
        return DETAIL.sub(r"\1(left out)", super().formatException(ei))


class JsonLines(Lines):
    """One JSON object a line: time, level, logger, message, and operation and fault where there are any."""

    def format(self, record: logging.LogRecord) -> str:
        """The object as text."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "operation": _operation.get(),
            "fault": self.formatException(record.exc_info) if record.exc_info else "",
        }
        return json.dumps({name: value for name, value in line.items() if value}, ensure_ascii=False)


class OncePerKind(logging.Filter):
    """Lets a line through once a minute, with how many like it were held back; faults of ours always."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, float] = {}
        self._held_back: dict[str, int] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this line goes out."""
        kind = record.getMessage()
        if kind in NO_FAULTS_OF_OURS:
            if record.exc_info and record.exc_info[0]:
                kind = record.msg = f"{kind} ({record.exc_info[0].__name__})"
            record.exc_info = None
        elif record.levelno > logging.WARNING:
            return True
        if record.created - self._told.get(kind, 0) < SAME_AGAIN_AFTER_SECONDS:
            self._held_back[kind] = self._held_back.get(kind, 0) + 1
            return False
        if len(self._told) >= REMEMBERED_KINDS:
            self._told.clear()
        self._told[kind] = record.created
        if more := self._held_back.pop(kind, 0):
            record.msg, record.args = f"{kind} ({more} more like it before)", None
        return True


def note_bad_frame(door: str, kind: str) -> None:
    """Say that a client at this door does not keep to the protocol, and how."""
    bad_frames.info("A client at %s: %s", door, kind)
