"""The rows of a batch of votes, by SQL spelled out: composing it anew took five sixths of a vote's time.

One text for both databases; what differs is said once, in `_id` and in the lock.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection

from voting.models import Pile, Poll, Vote


def held_polls(poll_ids: Collection[UUID]) -> list[Poll]:
    """The polls' rows in the order of their ids, locked until the transaction ends.

    SQLite's transactions are immediate: who writes holds the whole file.
    """
    lock = " FOR NO KEY UPDATE" if connection.features.has_select_for_update else ""
    text = f"SELECT * FROM voting_poll WHERE id IN ({_places(poll_ids)}) ORDER BY id{lock}"  # noqa: S608
    return list(Poll.objects.raw(text, _ids(poll_ids)))


def hosts_among(room_ids: Collection[UUID], viewer_ids: Collection[UUID]) -> set[tuple[UUID, UUID]]:
    """(room, viewer) of those viewers who run one of the rooms."""
    text = (
        "SELECT room_id, viewer_id FROM voting_host"  # noqa: S608
        f" WHERE viewer_id IN ({_places(viewer_ids)}) AND room_id IN ({_places(room_ids)})"
    )
    with connection.cursor() as cursor:
        cursor.execute(text, [*_ids(viewer_ids), *_ids(room_ids)])
        return {(_uuid(room), _uuid(viewer)) for room, viewer in cursor.fetchall()}


def votes_of(poll_ids: Collection[UUID], voters: Collection[UUID]) -> list[Vote]:
    """The voters' votes in the polls."""
    text = (
        "SELECT * FROM voting_vote"  # noqa: S608
        f" WHERE poll_id IN ({_places(poll_ids)}) AND voter IN ({_places(voters)})"
    )
    return list(Vote.objects.raw(text, [*_ids(poll_ids), *_ids(voters)]))


def piles_of(poll_ids: Collection[UUID], digests: Collection[bytes], pile_ids: Collection[int]) -> list[Pile]:
    """The polls' piles of these marks, and the piles of these keys."""
    text = (
        "SELECT * FROM voting_pile"  # noqa: S608
        f" WHERE poll_id IN ({_places(poll_ids)}) AND digest IN ({_places(digests)})"
        f" OR id IN ({_places(pile_ids)})"
    )
    return list(Pile.objects.raw(text, [*_ids(poll_ids), *digests, *pile_ids]))


def store_revisions(polls: Iterable[Poll]) -> None:
    """The held polls' revisions."""
    with connection.cursor() as cursor:
        for poll in polls:
            cursor.execute(
                "UPDATE voting_poll SET revision = %s WHERE id = %s", [poll.revision, _id(poll.pk)]
            )


def store_piles(piles: Sequence[Pile]) -> None:
    """The piles with their whole counts, new or known, and new ones' keys: the polls are held."""
    if not piles:
        return
    rows = ",".join(["(%s, %s, %s, %s, %s)"] * len(piles))
    text = (
        f"INSERT INTO voting_pile (poll_id, digest, marks, count, revision) VALUES {rows}"  # noqa: S608
        " ON CONFLICT (poll_id, digest) DO UPDATE SET count = excluded.count, revision = excluded.revision"
        " RETURNING id, poll_id, digest"
    )
    values = ((_id(p.poll_id), bytes(p.digest), _json(p.marks), p.count, p.revision) for p in piles)
    with connection.cursor() as cursor:
        cursor.execute(text, list(chain.from_iterable(values)))
        keys = {(_uuid(poll), bytes(digest)): key for key, poll, digest in cursor.fetchall()}
    for pile in piles:
        pile.pk = keys[pile.poll_id, bytes(pile.digest)]


def store_votes(votes: Sequence[Vote]) -> None:
    """New votes; the unique constraint on poll and voter has the last word."""
    if not votes:
        return
    rows = ",".join(["(%s, %s, %s, %s, %s)"] * len(votes))
    text = f"INSERT INTO voting_vote (poll_id, voter, pile_id, revision, cast_at) VALUES {rows}"  # noqa: S608
    values = ((_id(v.poll_id), _id(v.voter), v.pile.pk, v.revision, _moment(v.cast_at)) for v in votes)
    with connection.cursor() as cursor:
        cursor.execute(text, list(chain.from_iterable(values)))


def _places(values: Collection[object]) -> str:
    return ",".join(["%s"] * len(values)) or "NULL"


def _ids(values: Iterable[UUID]) -> list[UUID | str]:
    return [_id(value) for value in values]


def _id(value: UUID) -> UUID | str:
    return value if connection.features.has_native_uuid_field else value.hex


def _uuid(value: UUID | str) -> UUID:
    return value if isinstance(value, UUID) else UUID(hex=value)


def _moment(value: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
