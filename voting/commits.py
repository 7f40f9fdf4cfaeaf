"""Whether a transaction was committed whose connection was lost meanwhile: the database itself is asked.

PostgreSQL only: an embedded database lives in this process, so its answers cannot get lost on the way.
"""

import threading
import time
from typing import Any

from django.db import DataError, InterfaceError, InternalError, OperationalError, connection

STORE_FAULTS = (OperationalError, InterfaceError, InternalError)
DECIDED_WITHIN_SECONDS = 5.0
ASK_AGAIN_AFTER_SECONDS = 0.1
# A transaction's number; it has none before it writes or locks something.
NUMBER = "pg_current_xact_id_if_assigned()::text"
# libpq's PQTRANS_INTRANS: a transaction is under way, and no statement.
IN_TRANSACTION = 2


class Undecided(Exception):
    """Nobody can say now whether the transaction was committed."""


class _UnderWay(threading.local):
    """This thread's transaction: its connection, and its number once something is written or held."""

    driver: Any = None
    number: str | None = None
    was_swallowed = False


_under_way = _UnderWay()


def begin() -> None:
    """Note that a transaction begins on this thread's connection."""
    connection.ensure_connection()
    _under_way.driver, _under_way.number, _under_way.was_swallowed = connection.connection, None, False


def note(number: str | None) -> None:
    """Note the transaction's number, so that its fate can be asked for should its connection be lost."""
    _under_way.number = number


def conclude() -> None:
    """Get ready for the COMMIT; an OperationalError where it was sent already and its answer lost."""
    if _under_way.was_swallowed:
        raise OperationalError("the connection was lost with the last statements")
    if _under_way.number is None and _is_in_transaction():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {NUMBER}")
            note(cursor.fetchone()[0])


def _is_in_transaction() -> bool:
    return (
        connection.vendor == "postgresql" and connection.connection.info.transaction_status == IN_TRANSACTION
    )


def has_died(driver: Any) -> bool:
    """Whether this connection was one to PostgreSQL and is no more."""
    return connection.vendor == "postgresql" and driver is not None and bool(driver.closed)


def is_lost() -> bool:
    """Whether the connection of the transaction has been lost."""
    return has_died(_under_way.driver)


def swallow_loss() -> bool:
    """Whether the connection was lost with the last statements; `conclude` then says so, later."""
    _under_way.was_swallowed = is_lost()
    return _under_way.was_swallowed


def was_committed() -> bool:
    """Whether the transaction is stored; Undecided when that cannot be found out in time.

    One that still waits for its client is ended: it is not going to hear from it, and holds its polls.
    """
    if _under_way.number is None:
        return False  # It had written nothing.
    end = time.monotonic() + DECIDED_WITHIN_SECONDS
    while time.monotonic() < end:
        connection.close()
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_xact_status(%s::xid8)", [_under_way.number])
                (status,) = cursor.fetchone()
                if status != "in progress":
                    return bool(status == "committed")
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE backend_xid = (%s::xid8)::xid",
                    [_under_way.number],
                )
        except DataError:  # A number that this database never gave: it was restored from before.
            return False
        except STORE_FAULTS:
            pass
        time.sleep(ASK_AGAIN_AFTER_SECONDS)
    raise Undecided
