"""Sealing votes in batches, off their way: a few seconds after a vote, by the process that took it.

Nothing hangs on it: what nobody has sealed yet is sealed with the close.
"""

import asyncio
import logging
from collections.abc import Iterable
from contextvars import Context
from uuid import UUID
from weakref import WeakKeyDictionary

from django.conf import settings
from django.db import InterfaceError, OperationalError

from voting.actions.holding import hold_poll
from voting.actions.log_entries import LOG_FIELDS, next_batch
from voting.actions.receipts import receipts_of
from voting.database import atomically, in_database
from voting.errors import Refused
from voting.models import Poll, Seal
from voting.sealed_log import Hash, leaf
from voting.words import PollState

log = logging.getLogger(__name__)


def seal_new_votes(poll_id: UUID) -> bool:
    """Seal what was cast or changed since the last batch; whether there was anything.

    All is read and hashed before the poll is held, so that votes wait for one row to be written. Of two who
    do it at once the later one finds the log longer than it was, and leaves it.
    """
    poll = Poll.objects.filter(pk=poll_id, secret=False).exclude(state=PollState.CLOSED).first()
    if poll is None:
        return False
    after = Seal.objects.filter(poll=poll).order_by("-number").values_list("revision", flat=True).first()
    receipts = receipts_of(poll, after=after or 0, until=poll.revision)
    batch = sorted(leaf(receipt) for receipt in receipts)
    return bool(batch) and _store_batch(poll, batch)


@atomically
def _store_batch(read: Poll, batch: list[Hash]) -> bool:
    poll, _ = hold_poll(read.pk)
    if poll.state == PollState.CLOSED or poll.log_length != read.log_length:
        return False
    next_batch(poll, batch, revision=read.revision).save()
    poll.save(update_fields=LOG_FIELDS)
    return True


class Sealer:
    """Seals, for one event loop, the polls that took votes, once in `settings.SEAL_SECONDS` each."""

    def __init__(self) -> None:
        self._waiting: set[UUID] = set()
        self._running: asyncio.Task[None] | None = None

    def note(self, poll_ids: Iterable[UUID]) -> None:
        """These polls took votes."""
        self._waiting.update(poll_ids)
        if self._running is None and self._waiting:
            loop = asyncio.get_running_loop()
            self._running = loop.create_task(self._run(), name="sealer", context=Context())

    async def _run(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(settings.SEAL_SECONDS)
                sealing, self._waiting = self._waiting, set()
                for poll_id in sealing:
                    await self._seal(poll_id)
        finally:
            self._running = None

    async def _seal(self, poll_id: UUID) -> None:
        try:
            await in_database(seal_new_votes, poll_id)
        except (OperationalError, InterfaceError, Refused) as fault:
            log.warning("Votes of %s are sealed later (%s).", poll_id, type(fault).__name__)
            self._waiting.add(poll_id)


_by_loop: WeakKeyDictionary[asyncio.AbstractEventLoop, Sealer] = WeakKeyDictionary()


def sealer() -> Sealer:
    """The running event loop's sealer, made when first asked for."""
    return _by_loop.setdefault(asyncio.get_running_loop(), Sealer())
