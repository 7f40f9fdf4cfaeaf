"""The rows of secret polls' votes: the roll and the ballots, read and written apart from each other."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

from voting.actions.rows import ANSWER, Place, fields_of
from voting.actions.statements import Statement, among, as_stored, given, names_of, read_with, rows_of
from voting.models import Ballot, Poll, RollEntry, Seal

# A poll and a receipt.
BallotName = tuple[UUID, str]

ROLL = fields_of(RollEntry, "poll", "voter")
BALLOT = tuple(Ballot._meta.concrete_fields)


@dataclass(slots=True)
class HeldBallot:
    """A ballot as it stands; key: of its row, None while it has none."""

    key: UUID | None
    digest: bytes
    marks: object
    is_mixed: bool


@dataclass(frozen=True, slots=True)
class KnownOfSecrets:
    """What the database knows of some voters and receipts in secret polls.

    ballots: those of the receipts, and all that have not been mixed. answers: by the names they are kept as.
    """

    roll: set[Place]
    ballots: dict[BallotName, HeldBallot]
    answers: dict[tuple[UUID, UUID, str], dict[str, Any]]


def read_secrets(
    polls: Collection[UUID], voters: Collection[UUID], receipts: Collection[str], request_ids: Collection[str]
) -> KnownOfSecrets:
    """What is known, of polls that are held."""
    in_polls, poll_ids = f"poll_id IN {among(polls)}", [as_stored(poll) for poll in polls]
    by_voters, voter_ids = f"voter IN {among(voters)}", [as_stored(voter) for voter in voters]
    roll, ballots, answers = rows_of(
        Statement(
            f"SELECT {names_of(ROLL)} FROM voting_rollentry WHERE {in_polls} AND {by_voters}",  # noqa: S608
            poll_ids + voter_ids,
        ),
        Statement(
            f"SELECT {names_of(BALLOT)} FROM voting_ballot WHERE {in_polls}"  # noqa: S608
            f" AND (NOT mixed OR receipt IN {among(receipts)})",
            [*poll_ids, *receipts],
        ),
        Statement(
            f"SELECT {names_of(ANSWER)} FROM voting_answer"  # noqa: S608
            f" WHERE {in_polls} AND {by_voters} AND request_id IN {among(request_ids)}",
            [*poll_ids, *voter_ids, *request_ids],
        ),
    )
    held = {}
    for row in ballots:
        key, poll_id, receipt, digest, marks, mixed = read_with(BALLOT, row)
        held[poll_id, receipt] = HeldBallot(key, bytes(digest), marks, mixed)
    kept = {}
    for row in answers:
        poll_id, voter, request_id, content = read_with(ANSWER, row)
        kept[poll_id, voter, request_id] = content
    return KnownOfSecrets({(poll, voter) for poll, voter in (read_with(ROLL, r) for r in roll)}, held, kept)


def roll_written(joined: Collection[Place], left: Collection[Place]) -> Iterable[Statement]:
    """Who has voted now, in no order, and who has not any more."""
    if joined:
        entries = sorted((uuid4(), poll, voter) for poll, voter in joined)
        yield Statement(
            f"INSERT INTO voting_rollentry (id, poll_id, voter) VALUES {given(len(entries), 3)}",  # noqa: S608
            list(chain.from_iterable(map(as_stored, entry) for entry in entries)),
        )
    for poll_id, voter in left:
        yield Statement(
            "DELETE FROM voting_rollentry WHERE poll_id = %s AND voter = %s",
            [as_stored(poll_id), as_stored(voter)],
        )


def ballots_written(
    gone: Sequence[UUID], ballots: Sequence[tuple[BallotName, HeldBallot]]
) -> Iterable[Statement]:
    """The ballots that go, and those that come, under new keys and in a random order."""
    if gone:
        keys = [as_stored(key) for key in gone]
        yield Statement(f"DELETE FROM voting_ballot WHERE id IN {among(keys)}", keys)  # noqa: S608
    if ballots:
        shuffled = list(ballots)
        SystemRandom().shuffle(shuffled)
        yield Statement(
            "INSERT INTO voting_ballot (id, poll_id, receipt, digest, marks, mixed)"  # noqa: S608
            f" VALUES {given(len(shuffled), 6)}",
            list(chain.from_iterable(_columns(*ballot) for ballot in shuffled)),
        )


def _columns(name: BallotName, ballot: HeldBallot) -> tuple[Any, ...]:
    poll_id, receipt = name
    marks = json.dumps(ballot.marks, separators=(",", ":"))
    return as_stored(uuid4()), as_stored(poll_id), receipt, ballot.digest, marks, ballot.is_mixed


def poll_written(poll: Poll) -> Statement:
    """A secret poll's own figures."""
    return Statement(
        "UPDATE voting_poll SET revision = %s, voted_on = TRUE, ballots_held = %s, turnout_told = %s,"
        " log_length = %s, log_head = %s WHERE id = %s",
        [
            poll.revision,
            poll.ballots_held,
            poll.turnout_told,
            poll.log_length,
            poll.log_head,
            as_stored(poll.pk),
        ],
    )


def seal_written(seal: Seal) -> Statement:
    """One batch of the sealed log."""
    return Statement(
        "INSERT INTO voting_seal (poll_id, number, revision, leaves, head, closes)"
        " VALUES (%s, %s, %s, %s, %s, %s)",
        [as_stored(seal.poll_id), seal.number, seal.revision, seal.leaves, seal.head, seal.closes],
    )
