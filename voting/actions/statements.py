"""Statements spelled out, and several of them in one round trip where the database takes several.

Composed by the ORM, a vote by itself took four times as long; and of what is left, round trips are most.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Field

Row = Sequence[Any]


class Statement(NamedTuple):
    """One SQL statement; its text is the same for both databases."""

    text: str
    values: Sequence[Any] = ()


def rows_of(*reads: Statement) -> list[list[Row]]:
    """The rows that each of these SELECTs finds, one carried out after the other."""
    with connection.cursor() as cursor:
        if not _takes_several():
            return [cursor.execute(*read).fetchall() for read in reads]
        cursor.execute(*_joined(reads))
        found = [cursor.fetchall()]
        while cursor.nextset():
            found.append(cursor.fetchall())
        return found


def write(*writes: Statement) -> None:
    """Carry these out, one after the other."""
    with connection.cursor() as cursor:
        for statement in [_joined(writes)] if _takes_several() else writes:
            cursor.execute(*statement)


def _takes_several() -> bool:
    return connection.vendor == "postgresql"


def _joined(statements: Sequence[Statement]) -> Statement:
    text = ";\n".join(statement.text for statement in statements)
    return Statement(text, [value for statement in statements for value in statement.values])


def among(values: Collection[object]) -> str:
    """The places for these values behind IN."""
    return f"({','.join(['%s'] * len(values)) or 'NULL'})"


def given(rows: int, columns: int) -> str:
    """The places for so many rows behind VALUES."""
    row = f"({','.join(['%s'] * columns)})"
    return ",".join([row] * rows)


def names_of(fields: Iterable[Field[Any, Any]]) -> str:
    """The fields' columns, to be selected in this order."""
    return ", ".join(f"{field.model._meta.db_table}.{field.column}" for field in fields)


def as_stored(value: UUID) -> UUID | str:
    """An id as the database takes it."""
    return value if connection.features.has_native_uuid_field else value.hex


def read_with(fields: tuple[Field[Any, Any], ...], row: Row) -> list[Any]:
    """The row's values as the fields read them from this database."""
    values = list(row)
    for place, expression, converters in _converters(connection.vendor, fields):
        for convert in converters:
            values[place] = convert(values[place], expression, connection)
    return values


@functools.cache
def _converters(
    _vendor: str, fields: tuple[Field[Any, Any], ...]
) -> list[tuple[int, Any, list[Callable[..., Any]]]]:
    converted = []
    for place, field in enumerate(fields):
        expression = field.get_col(field.model._meta.db_table)
        of_database = connection.ops.get_db_converters(expression)
        if converters := [*of_database, *expression.get_db_converters(connection)]:
            converted.append((place, expression, converters))
    return converted
