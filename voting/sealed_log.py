"""The sealed log: receipts in batches, each bound to all before it, closed together with what was marked.

Pure, standard library only; frontend/src/features/verify does the same in a browser, and both are held to
tests/voting/sealed_log_vectors.json. All hashes are SHA-256, in hex where they are text:

    leaf      = H(00 | receipt as ASCII)
    node      = H(01 | left | right), in the tree of RFC 6962; the root of no leaves is H of nothing
    beginning = H(02 | "livetally sealed log 1 " + the poll's id)
    batch     = H(03 | head before | root | number of leaves as 8 bytes)
    closing   = H(04 | head before | closing entry as canonical JSON)

A batch's leaves stand in their own order, which tells nothing of who voted when. The closing entry says how
many receipts count, the root of them all, and the hash of what was asked and marked. A receipt says that a
vote is counted, never what it marks: nothing joins a leaf to marks.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Hash = bytes
HASH_BYTES = 32


def leaf(receipt: str) -> Hash:
    """What stands in the log for a receipt."""
    return hashlib.sha256(b"\0" + receipt.encode()).digest()


def root(leaves: Sequence[Hash]) -> Hash:
    """The root of the leaves' tree."""
    if not leaves:
        return hashlib.sha256().digest()
    # Level by level, an odd one moves up as it is: the same tree as RFC 6962's split at a power of two.
    level = list(leaves)
    while len(level) > 1:
        pairs = zip(level[::2], level[1::2], strict=False)
        above = [hashlib.sha256(b"\1" + left + right).digest() for left, right in pairs]
        level = above if len(level) % 2 == 0 else [*above, level[-1]]
    return level[0]


def beginning(poll_id: str) -> Hash:
    """The head of a log in which nothing is yet."""
    return hashlib.sha256(b"\2" + f"livetally sealed log 1 {poll_id}".encode()).digest()


def with_batch(head: Hash, leaves: Collection[Hash]) -> Hash:
    """The head after a batch."""
    ordered = sorted(leaves)
    return hashlib.sha256(b"\3" + head + root(ordered) + len(ordered).to_bytes(8)).digest()


def with_closing(head: Hash, counted: Collection[Hash], votes: Hash) -> Hash:
    """The head after the closing entry; counted: the leaves of all receipts that count."""
    entry = {"counted": len(counted), "root": root(sorted(counted)).hex(), "votes": votes.hex()}
    return hashlib.sha256(b"\4" + head + canonical(entry)).digest()


def votes_hash(election: Mapping[str, object]) -> Hash:
    """The hash of what was asked and marked: those fields of an export that decide the result."""
    return hashlib.sha256(canonical({name: election[name] for name in DECIDING})).digest()


DECIDING = ("question", "method", "rules", "options", "optionIds", "lotSeed", "votes")


def canonical(value: object) -> bytes:
    """JSON without blanks, its names in the order of their code points, as UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


@dataclass(frozen=True, slots=True)
class SealedLog:
    """A whole log as it is exported.

    superseded: leaves of receipts that were sealed and count no more: votes were changed or taken back.
    """

    poll_id: str
    batches: tuple[tuple[Hash, ...], ...]
    superseded: tuple[Hash, ...]
    head: Hash

    @property
    def counted(self) -> set[Hash]:
        """The leaves of the receipts that count."""
        return {leaf for batch in self.batches for leaf in batch} - set(self.superseded)

    def as_json(self) -> dict[str, object]:
        """The log as it stands in an export."""
        return {
            "version": 1,
            "pollId": self.poll_id,
            "batches": [_in_hex(batch) for batch in self.batches],
            "superseded": _in_hex(self.superseded),
            "head": self.head.hex(),
        }

    def heads(self, votes: Hash) -> list[Hash]:
        """The head after each batch, and that of the closing entry, computed anew."""
        heads = [beginning(self.poll_id)]
        for batch in self.batches:
            heads.append(with_batch(heads[-1], batch))
        return [*heads[1:], with_closing(heads[-1], self.counted, votes)]


def log_from_json(said: Mapping[str, object]) -> SealedLog:
    """The log that `as_json` wrote; ValueError, TypeError or KeyError for anything else."""
    if said["version"] != 1:
        raise ValueError(f"there is no version {said['version']} of sealed logs")
    batches = said["batches"]
    if not isinstance(batches, list):
        raise TypeError("batches stand in a list")
    return SealedLog(
        poll_id=str(said["pollId"]),
        batches=tuple(_from_hex(batch) for batch in batches),
        superseded=_from_hex(said["superseded"]),
        head=_from_hex([said["head"]])[0],
    )


def _in_hex(hashes: Iterable[Hash]) -> list[str]:
    return [each.hex() for each in hashes]


def _from_hex(said: object) -> tuple[Hash, ...]:
    if not isinstance(said, list):
        raise TypeError("hashes stand in a list")
    found = tuple(bytes.fromhex(text) for text in said)
    if any(len(each) != HASH_BYTES for each in found):
        raise ValueError("a hash has 32 bytes")
    return found
