"""Handing out ballot codes, and taking back those that nobody has voted with; the host's to do."""

from dataclasses import dataclass
from secrets import token_bytes
from uuid import UUID

from django.db import connection
from django.db.models import Count

from voting.actions.ballot_codes import BY_CODE, digest_of, new_code
from voting.actions.holding import hold_poll_as_host
from voting.database import atomically
from voting.errors import RefusalCode, Refused, invalid_input
from voting.models import BallotCode, Poll
from voting.permissions import Viewer, is_host
from voting.words import Electorate, PollState

MOST_AT_ONCE = 1_000
MOST_IN_A_POLL = 20_000


@dataclass(frozen=True, slots=True)
class CodeCounts:
    """How many codes a poll has; spent: None where it would tell how many voted before that is told."""

    made: int
    spent: int | None


@atomically
def make_ballot_codes(*, viewer: Viewer | None, poll_id: UUID, count: int) -> list[str]:
    """So many new codes, told here and never again; those made before stay good."""
    if not 1 <= count <= MOST_AT_ONCE:
        raise invalid_input(f"Make 1 to {MOST_AT_ONCE:,} codes at once.", "count")
    poll = held_for_codes(viewer, poll_id, Electorate.BALLOT_CODE)
    if BallotCode.objects.filter(poll=poll).count() + count > MOST_IN_A_POLL:
        raise invalid_input(f"A poll has at most {MOST_IN_A_POLL:,} codes.", "count")
    codes = [new_code() for _ in range(count)]
    # In an order that tells nothing of the sheet on which they will stand.
    digests = sorted(digest_of(poll.pk, code) for code in codes)
    BallotCode.objects.bulk_create(BallotCode(poll=poll, digest=digest) for digest in digests)
    return codes


@atomically
def void_unspent_codes(*, viewer: Viewer | None, poll_id: UUID) -> int:
    """Make all codes or invitations worthless that nobody has voted with: how many there were.

    In a secret poll that would tell how many have voted, which is told by groups only.
    """
    poll = held_for_codes(viewer, poll_id, *BY_CODE)
    if poll.secret and poll.state != PollState.DRAFT:
        raise Refused(RefusalCode.CONFLICT, "Codes of a secret poll can be taken back before it opens.")
    if poll.electorate == Electorate.INVITED and poll.state != PollState.DRAFT:
        return _void_invitations(poll)
    voided, _ = BallotCode.objects.filter(poll=poll, voter=None).delete()
    return voided


def _void_invitations(poll: Poll) -> int:
    """No link is good any more and nothing is sent; to how many who have not voted that happens.

    All rows stay, and look alike from here on: else inviting one of them again would tell who has voted.
    """
    invitations = BallotCode.objects.filter(poll=poll)
    invitations.update(address=None, delivery=None, due_at=None, tries=0)
    unspent = list(invitations.filter(voter=None).values_list("pk", flat=True))
    anew = [(token_bytes(32), key) for key in unspent]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE voting_ballotcode SET digest = %s WHERE id = %s", anew)
    return len(unspent)


def held_for_codes(viewer: Viewer | None, poll_id: UUID, *electorates: Electorate) -> Poll:
    """The host's poll at such a level, held, so that nobody votes by a code while codes change."""
    poll, _ = hold_poll_as_host(viewer, poll_id)
    if poll.electorate not in electorates:
        raise Refused(RefusalCode.CONFLICT, "This poll does not take votes in that way.")
    if poll.state == PollState.CLOSED:
        raise Refused(RefusalCode.CONFLICT, "The poll is closed.")
    return poll


def read_code_counts(poll_id: UUID, viewer: Viewer | None) -> CodeCounts | None:
    """How many codes the poll has; None for others than its host, and where it asks for none."""
    poll = Poll.objects.get(pk=poll_id)
    if poll.electorate not in BY_CODE or not is_host(viewer, poll.room_id):
        return None
    counts = BallotCode.objects.filter(poll=poll).aggregate(made=Count("pk"), spent=Count("voter"))
    is_told = not poll.secret or poll.state == PollState.CLOSED
    return CodeCounts(counts["made"], counts["spent"] if is_told else None)
