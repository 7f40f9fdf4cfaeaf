"""Inviting voters by e-mail: the host's list becomes invitations that wait to be sent (delivering.py).

An invitation is a ballot code with an address. What a host is told never shows who of an address has voted:
inviting one who has looks the same as inviting one who has not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_bytes
from uuid import UUID

from django.conf import settings
from django.db.models import Count, F, Q, Value
from django.db.models.functions import Coalesce, Greatest

from voting.actions.handing_out import MOST_AT_ONCE, MOST_IN_A_POLL, held_for_codes
from voting.actions.holding import known
from voting.actions.mailboxes import address_digest, address_digests, clean_address
from voting.clock import database_now
from voting.database import atomically
from voting.errors import RefusalCode, Refused, invalid_input
from voting.models import BallotCode, Poll, UserViewer
from voting.permissions import Viewer, is_host
from voting.words import Delivery, Electorate

# Nobody is sent another link sooner: whoever holds a room could fill a mailbox otherwise.
SENT_AGAIN_AFTER = timedelta(minutes=10)
MOST_FAILED_SHOWN = 100
LANGUAGES = frozenset(code for code, _ in settings.LANGUAGES)


@dataclass(frozen=True, slots=True)
class Deliveries:
    """How far a poll's invitations are. failed_addresses: the first of those that could not be reached."""

    waiting: int
    sent: int
    failed: int
    failed_addresses: list[str]


@atomically
def invite_voters(
    *, viewer: Viewer | None, poll_id: UUID, addresses: Sequence[str], language: str | None = None
) -> int:
    """Have an invitation sent to each of these addresses: to how many, each counted once.

    All or none: INVALID_INPUT names the first that is no address. Who was invited before is sent a new link,
    in place of the earlier one, unless that was a moment ago. language: of the mails; English if left out.
    """
    _refuse_strangers_to_mail(viewer)
    if not 1 <= len(addresses) <= MOST_AT_ONCE:
        raise invalid_input(f"Invite 1 to {MOST_AT_ONCE:,} addresses at once.", "addresses")
    cleaned = [clean_address(text, "addresses", str(place)) for place, text in enumerate(addresses)]
    if language not in (None, *LANGUAGES):
        raise invalid_input(f"Mails are written in {', '.join(sorted(LANGUAGES))}.", "language")
    poll = held_for_codes(viewer, poll_id, Electorate.INVITED)
    wanted = list(dict.fromkeys(cleaned))
    known_digests = {address: address_digests(poll.pk, address) for address in wanted}
    rows = BallotCode.objects.filter(
        poll=poll, address_digest__in=[digest for several in known_digests.values() for digest in several]
    )
    invited = {bytes(row.address_digest or b""): row for row in rows}
    now = database_now()
    before = {
        address: row
        for address, digests in known_digests.items()
        for digest in digests
        if (row := invited.get(digest)) is not None
    }
    if BallotCode.objects.filter(poll=poll).count() + len(wanted) - len(before) > MOST_IN_A_POLL:
        raise invalid_input(f"A poll has at most {MOST_IN_A_POLL:,} invitations.", "addresses")
    _invite(poll, [address for address in wanted if address not in before], language, now)
    _invite_again(before, language, now)
    return len(wanted)


def _refuse_strangers_to_mail(viewer: Viewer | None) -> None:
    """Only those whom the server knows, and trusts as the operator says, may have mail sent."""
    asking = known(viewer)
    if not asking.is_signed_in:
        raise Refused(RefusalCode.SIGN_IN_REQUIRED, "Sign in to invite people by e-mail.")
    if not settings.MAY_INVITE:
        raise Refused(RefusalCode.CONFLICT, "This server sends no mail so far; its operator can change that.")
    users = UserViewer.objects.filter(viewer_id=asking.id, user__is_staff=True)
    if settings.STAFF_INVITES_ONLY and not users.exists():
        raise Refused(RefusalCode.NOT_ALLOWED, "On this server only staff may invite people by e-mail.")


def _invite(poll: Poll, addresses: list[str], language: str | None, now: datetime) -> None:
    """New invitations; their links are made when they are sent, and kept nowhere."""
    BallotCode.objects.bulk_create(
        BallotCode(
            poll=poll,
            digest=token_bytes(32),
            address=address,
            address_digest=address_digest(poll.pk, address),
            delivery=Delivery.WAITING,
            due_at=now,
            language=language,
        )
        for address in addresses
    )


def _invite_again(invited: Mapping[str, BallotCode], language: str | None, now: datetime) -> None:
    """Also those who have voted, to whom nothing will be sent: the figures do not tell who has."""
    for address, row in invited.items():
        if row.voter is None and row.address is None:  # taken back; or the vote that it gave was, and erased
            BallotCode.objects.filter(pk=row.pk).update(address=address)
    finished = Q(delivery=Delivery.FAILED) | Q(delivery=Delivery.SENT, sent_at__lt=now - SENT_AGAIN_AFTER)
    rows = BallotCode.objects.filter(pk__in=[row.pk for row in invited.values()])
    anew = {"delivery": Delivery.WAITING, "tries": 0, "language": language}
    soonest = Greatest(F("sent_at") + SENT_AGAIN_AFTER, Value(now))
    rows.filter(delivery=None).update(due_at=Coalesce(soonest, Value(now)), **anew)  # were taken back
    rows.filter(finished).update(due_at=now, **anew)


def read_deliveries(poll_id: UUID, viewer: Viewer | None) -> Deliveries | None:
    """How far the poll's invitations are; None for others than its host, and where it invites nobody."""
    poll = Poll.objects.get(pk=poll_id)
    if poll.electorate != Electorate.INVITED or not is_host(viewer, poll.room_id):
        return None
    rows = BallotCode.objects.filter(poll=poll)
    counts = rows.aggregate(
        waiting=Count("pk", filter=Q(delivery__in=[Delivery.WAITING, Delivery.SENDING])),
        sent=Count("pk", filter=Q(delivery=Delivery.SENT)),
        failed=Count("pk", filter=Q(delivery=Delivery.FAILED)),
    )
    failed = rows.filter(delivery=Delivery.FAILED, address__isnull=False).order_by("pk")
    return Deliveries(
        **counts,
        failed_addresses=list(failed.values_list("address", flat=True)[:MOST_FAILED_SHOWN]),  # type: ignore[arg-type]
    )
