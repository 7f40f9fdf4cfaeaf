"""The rows of a batch of votes: what is read once its polls are held, and what is written."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from django.db import connection

from voting import commits
from voting.actions.statements import (
    Row,
    Statement,
    among,
    as_stored,
    given,
    names_of,
    read_with,
    rows_of,
    write_last,
)
from voting.models import Answer, Host, Pile, Poll, Vote

# A poll and a voter.
Place = tuple[UUID, UUID]

POLL = tuple(Poll._meta.concrete_fields)
POLL_NAMES = [field.attname for field in POLL]


def fields_of(model: Any, *names: str) -> tuple[Any, ...]:
    """The model's fields of these names."""
    return tuple(model._meta.get_field(name) for name in names)


HOST = fields_of(Host, "room", "viewer_id")
VOTE = (*fields_of(Vote, "id", "poll", "voter", "revision", "cast_at"), *fields_of(Pile, "digest"))
ANSWER = fields_of(Answer, "poll", "voter", "request_id", "content")

MOMENT = f"SELECT clock_timestamp(), {commits.NUMBER}"


@dataclass(slots=True)
class Standing:
    """A voter's vote as it stands; key: of its row, None while it has none."""

    key: int | None
    revision: int
    cast_at: datetime
    digest: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What the database knows of some voters in the polls that are held.

    hosts: (room, viewer) of those who run a poll's room. answers: by (poll, voter, requestId), as stored.
    """

    hosts: set[tuple[UUID, UUID]]
    votes: dict[Place, Standing]
    answers: dict[tuple[UUID, UUID, str], dict[str, Any]]


@dataclass(slots=True)
class Move:
    """How many votes a batch moves onto one pile, or off it; marks: as stored, known where votes came."""

    poll_id: UUID
    digest: bytes
    marks: dict[str, object] | None = None
    votes: int = 0
    revision: int = 0


def hold(
    poll_ids: Collection[UUID], voters: Collection[UUID] = (), request_ids: Collection[str] = ()
) -> tuple[list[Poll], datetime, Known]:
    """The polls' rows, locked until the transaction ends, the database's time since, and what is known.

    Rows are locked in the order of their ids. SQLite's transactions are immediate: who writes holds the
    whole file. PostgreSQL's now() stands still within a transaction, so clock_timestamp() is asked.
    """
    polls, voting = list(map(as_stored, poll_ids)), list(map(as_stored, voters))
    on_postgresql = connection.vendor == "postgresql"
    lock = " FOR NO KEY UPDATE" if on_postgresql else ""
    reads = [
        Statement(
            f"SELECT {names_of(POLL)} FROM voting_poll WHERE id IN {among(polls)} ORDER BY id{lock}",  # noqa: S608
            polls,
        ),
        Statement(MOMENT if on_postgresql else "SELECT NULL, NULL"),
        *(_reads(polls, voting, list(request_ids)) if voters else ()),
    ]
    held, ((moment, number),), *known = rows_of(*reads)
    if on_postgresql:
        commits.note(number)
    return (
        [Poll.from_db(connection.alias, POLL_NAMES, read_with(POLL, row)) for row in held],
        moment if on_postgresql else datetime.now(UTC),
        _known(*known) if known else Known(set(), {}, {}),
    )


def _reads(polls: list[Any], voters: list[Any], request_ids: list[str]) -> Iterable[Statement]:
    in_polls, by_voters = f"poll_id IN {among(polls)}", f"voter IN {among(voters)}"
    yield Statement(
        f"SELECT {names_of(HOST)} FROM voting_host JOIN voting_poll USING (room_id)"  # noqa: S608
        f" WHERE voting_poll.id IN {among(polls)} AND viewer_id IN {among(voters)}",
        polls + voters,
    )
    yield Statement(
        f"SELECT {names_of(VOTE)} FROM voting_vote JOIN voting_pile ON voting_pile.id = pile_id"  # noqa: S608
        f" WHERE voting_vote.{in_polls} AND {by_voters}",
        polls + voters,
    )
    if request_ids:
        yield Statement(
            f"SELECT {names_of(ANSWER)} FROM voting_answer"  # noqa: S608
            f" WHERE {in_polls} AND {by_voters} AND request_id IN {among(request_ids)}",
            polls + voters + request_ids,
        )


def _known(hosts: list[Row], votes: list[Row], answers: Sequence[Row] = ()) -> Known:
    standing = {}
    for row in votes:
        key, poll_id, voter, revision, cast_at, digest = read_with(VOTE, row)
        standing[poll_id, voter] = Standing(key, revision, cast_at, bytes(digest))
    kept = {}
    for row in answers:
        poll_id, voter, request_id, content = read_with(ANSWER, row)
        kept[poll_id, voter, request_id] = content
    return Known({(room, viewer) for room, viewer in (read_with(HOST, row) for row in hosts)}, standing, kept)


def store(
    polls: Iterable[Poll],
    moves: Collection[Move],
    *,
    new: dict[Place, Standing],
    replaced: dict[Place, Standing],
    withdrawn: Collection[Standing],
    answers: Sequence[Answer],
    more: Sequence[Statement] = (),
) -> None:
    """Write what became of a batch: revisions, piles, votes and first answers; and more, as spelled out."""
    statements = [
        *(
            Statement(
                "UPDATE voting_poll SET revision = %s, voted_on = TRUE WHERE id = %s",
                [p.revision, as_stored(p.pk)],
            )
            for p in polls
        ),
        *_moved_piles(moves),
    ]
    if withdrawn:
        keys = [vote.key for vote in withdrawn]
        statements.append(Statement(f"DELETE FROM voting_vote WHERE id IN {among(keys)}", keys))  # noqa: S608
    if new:
        statements.append(_new_votes(new))
    statements += (_replaced_vote(place, vote) for place, vote in replaced.items())
    if answers:
        statements.append(_new_answers(answers))
    statements += more
    if statements:
        write_last(*statements)


def _moved_piles(moves: Collection[Move]) -> Iterable[Statement]:
    """The piles by how many votes they rose or fell: nobody else moves them while their polls are held."""
    rising = [move for move in moves if move.votes > 0]
    if rising:
        yield Statement(
            "INSERT INTO voting_pile (poll_id, digest, marks, count, revision)"  # noqa: S608
            f" VALUES {given(len(rising), 5)} ON CONFLICT (poll_id, digest) DO UPDATE"
            " SET count = voting_pile.count + excluded.count, revision = excluded.revision",
            list(
                chain.from_iterable(
                    (as_stored(m.poll_id), m.digest, _json(m.marks), m.votes, m.revision) for m in rising
                )
            ),
        )
    for move in moves:
        if move.votes <= 0:
            yield Statement(
                "UPDATE voting_pile SET count = count + %s, revision = %s WHERE poll_id = %s AND digest = %s",
                [move.votes, move.revision, as_stored(move.poll_id), move.digest],
            )


def group_written(poll: Poll, *, is_told: bool) -> Iterable[Statement]:
    """A poll with grouped results: how many votes stand; is_told: watchers are told of all from here on."""
    yield Statement(
        "UPDATE voting_poll SET revision = %s, voted_on = TRUE, ballots_held = %s, turnout_told = %s"
        " WHERE id = %s",
        [poll.revision, poll.ballots_held, poll.turnout_told, as_stored(poll.pk)],
    )
    if is_told:
        yield Statement(
            "UPDATE voting_pile SET count_told = count WHERE poll_id = %s AND count_told <> count",
            [as_stored(poll.pk)],
        )


def _new_votes(votes: dict[Place, Standing]) -> Statement:
    """New votes; the unique constraint on poll and voter has the last word."""
    values = (
        (as_stored(poll_id), as_stored(voter), vote.digest, vote.revision, _moment(vote.cast_at))
        for (poll_id, voter), vote in votes.items()
    )
    return Statement(
        "INSERT INTO voting_vote (poll_id, voter, pile_id, revision, cast_at)"  # noqa: S608
        " SELECT column1, column2, voting_pile.id, column4, column5"
        f" FROM (VALUES {given(len(votes), 5)}) AS new"
        " JOIN voting_pile ON poll_id = column1 AND digest = column3",
        list(chain.from_iterable(values)),
    )


def _replaced_vote(place: Place, vote: Standing) -> Statement:
    poll_id, _ = place
    return Statement(
        "UPDATE voting_vote SET revision = %s, cast_at = %s,"
        " pile_id = (SELECT id FROM voting_pile WHERE poll_id = %s AND digest = %s) WHERE id = %s",
        [vote.revision, _moment(vote.cast_at), as_stored(poll_id), vote.digest, vote.key],
    )


def _new_answers(answers: Sequence[Answer]) -> Statement:
    values = (
        (as_stored(a.poll_id), as_stored(a.voter), a.request_id, _json(a.content), _moment(a.created_at))
        for a in answers
    )
    return Statement(
        "INSERT INTO voting_answer (poll_id, voter, request_id, content, created_at)"  # noqa: S608
        f" VALUES {given(len(answers), 5)}",
        list(chain.from_iterable(values)),
    )


def _moment(value: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(value)


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
