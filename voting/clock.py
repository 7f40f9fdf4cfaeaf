"""The database's clock, by which polls open and close."""

from datetime import UTC, datetime

from django.db import connection


def database_now() -> datetime:
    """The present moment by the database's clock; an embedded database shares this machine's.

    PostgreSQL's now() stands still within a transaction, so clock_timestamp() is asked: a vote that
    waited for a lock is judged by the moment it got it.
    """
    if connection.vendor != "postgresql":
        return datetime.now(UTC)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    return now
