"""The sealed log's arithmetic, held to vectors made by another program and to RFC 6962's definition."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voting.sealed_log import (
    SealedLog,
    beginning,
    leaf,
    log_from_json,
    root,
    votes_hash,
    with_batch,
    with_closing,
)

VECTORS = json.loads((Path(__file__).parent / "sealed_log_vectors.json").read_text())["vectors"]


def rfc_6962(leaves: list[bytes]) -> bytes:
    """The tree's root as the RFC defines it, of leaves that are hashes already."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return hashlib.sha256(b"\1" + rfc_6962(leaves[:split]) + rfc_6962(leaves[split:])).digest()


@given(st.lists(st.binary(min_size=32, max_size=32), max_size=40))
def test_the_root_is_that_of_rfc_6962(leaves: list[bytes]) -> None:
    assert root(leaves) == rfc_6962(leaves)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_every_step_is_as_in_the_vectors(vector: dict[str, Any]) -> None:
    head = beginning(vector["pollId"])
    heads = [head]
    for receipts, expected, expected_root in zip(
        vector["receipts"], vector["leaves"], vector["roots"], strict=True
    ):
        leaves = [leaf(receipt) for receipt in receipts]
        assert [each.hex() for each in leaves] == expected
        assert root(sorted(leaves)).hex() == expected_root
        heads.append(with_batch(heads[-1], leaves))
    votes = votes_hash(vector["election"])
    assert votes.hex() == vector["votesHash"]
    counted = {leaf(r) for batch in vector["receipts"] for r in batch if r not in vector["superseded"]}
    heads.append(with_closing(heads[-1], counted, votes))
    assert [each.hex() for each in heads] == vector["heads"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["name"])
def test_a_log_is_read_as_it_was_written(vector: dict[str, Any]) -> None:
    log = SealedLog(
        vector["pollId"],
        tuple(tuple(sorted(leaf(receipt) for receipt in batch)) for batch in vector["receipts"]),
        tuple(sorted(leaf(receipt) for receipt in vector["superseded"])),
        bytes.fromhex(vector["heads"][-1]),
    )
    assert log_from_json(json.loads(json.dumps(log.as_json()))) == log
    assert [head.hex() for head in log.heads(votes_hash(vector["election"]))] == vector["heads"][1:]
    assert len(log.counted) == vector["closingEntry"]["counted"]


def test_leaves_nodes_and_entries_cannot_stand_for_each_other() -> None:
    one, other = leaf("1"), leaf("2")
    assert root([one, other]) != leaf((one + other).decode("latin-1"))
    assert with_batch(one, []) != with_closing(one, [], b"")
    assert with_batch(one, [other]) != with_batch(one, [other, other])


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"version": 2, "pollId": "p", "batches": [], "superseded": [], "head": "00" * 32},
        {"version": 1, "pollId": "p", "batches": [["00"]], "superseded": [], "head": "00" * 32},
        {"version": 1, "pollId": "p", "batches": "00", "superseded": [], "head": "00" * 32},
        {"version": 1, "pollId": "p", "batches": [], "superseded": [], "head": "x"},
    ],
)
def test_what_is_no_log_is_said_to_be_none(said: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        log_from_json(said)
