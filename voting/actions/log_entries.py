"""The entries of a poll's sealed log: batches, and the closing entry that comes with the close."""

from collections.abc import Iterable

from voting.exports import election_of, leaves_in, read_closed
from voting.models import Poll, Seal
from voting.sealed_log import Hash, beginning, leaf, votes_hash, with_batch, with_closing


def next_batch(poll: Poll, leaves: Iterable[Hash], *, revision: int) -> Seal:
    """The held poll's log with one batch more; to be stored together with the poll's own fields."""
    ordered = sorted(leaves)
    return _next_seal(poll, with_batch(_head(poll), ordered), ordered, revision)


def close_log(poll: Poll, receipts: Iterable[str]) -> None:
    """Seal what is not sealed yet and store the closing entry of a poll that is closed now.

    receipts: those of all votes that count. Costs about 10 microseconds a vote.
    """
    counted = {leaf(receipt) for receipt in receipts}
    blobs = Seal.objects.filter(poll=poll).order_by("number").values_list("leaves", flat=True)
    sealed = {each for blob in blobs for each in leaves_in(blob)}
    seals = [next_batch(poll, counted - sealed, revision=poll.revision)] if counted - sealed else []
    votes = votes_hash(election_of(read_closed(poll)))
    superseded = sorted(sealed - counted)
    closing = _next_seal(poll, with_closing(_head(poll), counted, votes), superseded, poll.revision)
    closing.closes = poll.log_closed = True
    Seal.objects.bulk_create([*seals, closing])


def _head(poll: Poll) -> Hash:
    return bytes.fromhex(poll.log_head) if poll.log_head else beginning(str(poll.pk))


def _next_seal(poll: Poll, head: Hash, leaves: list[Hash], revision: int) -> Seal:
    poll.log_length += 1
    poll.log_head = head.hex()
    return Seal(
        poll=poll, number=poll.log_length, revision=revision, leaves=b"".join(leaves), head=poll.log_head
    )


LOG_FIELDS = ("log_length", "log_head", "log_closed")
