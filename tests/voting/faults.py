"""Trouble that a store may have, on every thread and however the code writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.db import OperationalError
from django.db.backends.utils import CursorWrapper


@contextmanager
def a_full_disk() -> Iterator[None]:
    """No row can be inserted; reading and updating go on."""
    execute = CursorWrapper._execute_with_wrappers  # type: ignore[attr-defined]

    def refuse(cursor: CursorWrapper, sql: str, *rest: Any, **named: Any) -> Any:
        if "INSERT INTO" in str(sql).upper():
            raise OperationalError("database or disk is full")
        return execute(cursor, sql, *rest, **named)

    with patch.object(CursorWrapper, "_execute_with_wrappers", refuse):
        yield
