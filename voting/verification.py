"""Verifying an exported election without the server that made it: receipts, sealed log, votes and result."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from voting.election_files import Election, NotAnElection, read_election
from voting.exports import published
from voting.methods.lots import lot_order
from voting.sealed_log import SealedLog, leaf, log_from_json, votes_hash


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, in words for who wants to know."""

    holds: bool
    words: str


def verify(text: str, *, receipt: str | None = None, head: str | None = None) -> list[Finding]:
    """What holds of an export, and what does not.

    receipt: a voter's own. head: of the final tally or of any earlier one that somebody kept; a log that was
    made anew has others. NotAnElection for what is no export with a sealed log.
    """
    election = read_election(text)
    said = json.loads(text)
    try:
        return list(_findings(election, said, log_from_json(said["log"]), receipt, head))
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise NotAnElection(f"The file has no sealed log that can be read ({fault!r}).") from fault


def _findings(
    election: Election, said: Mapping[str, Any], log: SealedLog, receipt: str | None, head: str | None
) -> Iterator[Finding]:
    votes = sum(count for _, count in election.piles)
    heads = [each.hex() for each in log.heads(votes_hash(said))]
    yield Finding(
        said["result"] == published(election.piles, election.tally()),
        "The published result follows from the published votes.",
    )
    drawn = lot_order(said["lotSeed"], said["optionIds"])
    yield Finding(list(drawn) == said["lots"], "The order of lots follows from the published seed.")
    yield Finding(
        len(log.counted) == votes,
        f"There are as many receipts that count ({len(log.counted):,}) as votes ({votes:,}).",
    )
    yield Finding(
        heads[-1] == log.head.hex(),
        "The log's head follows from its batches, its receipts, the question and the votes.",
    )
    if head is not None:
        known = head.strip().lower() in heads
        yield Finding(known, "The head that you kept is this log's." if known else NOT_THIS_LOG)
    if receipt is not None:
        yield _of_receipt(log, leaf(receipt.strip().lower()))


NOT_THIS_LOG = "The head that you kept is none of this log's: it was changed since, or is another poll's."


def _of_receipt(log: SealedLog, wanted: bytes) -> Finding:
    if wanted in log.counted:
        return Finding(True, "The vote with your receipt is counted.")
    if wanted in log.superseded:
        changed = "was sealed, but its vote was changed or withdrawn later"
        return Finding(False, f"Your receipt {changed}; a changed vote has a receipt of its own.")
    return Finding(False, "Your receipt is not in the log.")
