"""Statements spelled out, and several of them in one round trip where the database takes several.

Composed by the ORM, a vote by itself took four times as long; and of what is left, round trips are most.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db import InterfaceError, OperationalError, connection
from django.db.models import Field

from voting import commits

Row = Sequence[Any]
# libpq's PQTRANS_IDLE: no transaction has begun.
IDLE = 0


class Statement(NamedTuple):
    """One SQL statement; its text is the same for both databases."""

    text: str
    values: Sequence[Any] = ()


def rows_of(*reads: Statement) -> list[list[Row]]:
    """The rows that each of these SELECTs finds, one carried out after the other."""
    with connection.cursor() as cursor:
        if not _takes_several():
            return [cursor.execute(*read).fetchall() for read in reads]
        begins = _begins_here()
        cursor.execute(*_joined([BEGIN, *reads] if begins else reads))
        if begins:
            cursor.nextset()
        found = [cursor.fetchall()]
        while cursor.nextset():
            found.append(cursor.fetchall())
        return found


def write_last(*writes: Statement) -> None:
    """Carry these out, one after the other; nothing may be written after them in this transaction."""
    with connection.cursor() as cursor:
        if not _takes_several():
            for statement in writes:
                cursor.execute(*statement)
        else:
            is_outermost = len(connection.atomic_blocks) == 1
            try:
                cursor.execute(*_joined([*writes, COMMIT] if is_outermost else writes))
            except (OperationalError, InterfaceError):
                if not is_outermost or not commits.swallow_loss():
                    raise


BEGIN, COMMIT = Statement("BEGIN"), Statement("COMMIT")


def _begins_here() -> bool:
    """Whether this is a transaction's first statement, and BEGIN is to travel with it.

    Django has told psycopg to begin by itself, which is a round trip of its own; that is taken back here.
    A COMMIT that travels with the last statement needs no such care: psycopg sees that it is done.
    """
    driver: Any = connection.connection
    begins = bool(driver and not driver.autocommit and driver.pgconn.transaction_status == IDLE)
    if begins:
        driver.autocommit = True
    return begins


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
