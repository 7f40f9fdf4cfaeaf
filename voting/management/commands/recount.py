"""manage.py recount: prove that every tally is the sum of its votes, and mend what is not."""

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from voting.actions.recounting import recount
from voting.errors import Refused
from voting.models import Poll


class Command(BaseCommand):
    """Compares piles with votes, poll by poll, while votes go on."""

    help = "Prove that every tally is the sum of its votes; mend what is not (with --check: only tell)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The polls, and whether to mend."""
        parser.add_argument("poll", nargs="*", type=UUID, help="poll ids; left out: all polls")
        parser.add_argument("--check", action="store_true", help="mend nothing; fail where one is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each wrong pile, then the sum."""
        polls = options["poll"] or list(Poll.objects.values_list("pk", flat=True))
        wrong = beyond_mending = 0
        for poll_id in polls:
            try:
                found = recount(poll_id=poll_id, repair=not options["check"])
            except Refused as refused:
                raise CommandError(f"{poll_id}: {refused.message}") from refused
            for pile in found:
                what = "a pile says" if pile.pile_id else "the secret poll counted"
                self.stdout.write(f"{poll_id}: {what} {pile.says} but holds {pile.holds} votes")
                beyond_mending += pile.pile_id is None
            wrong += len(found)
        if wrong and options["check"]:
            raise CommandError(f"{wrong} wrong piles in {len(polls)} polls; nothing was mended.")
        if beyond_mending:
            raise CommandError(
                f"{beyond_mending} secret polls do not hold their ballots; that is not mended."
            )
        mended = f"{wrong} piles mended" if wrong else "every pile holds its votes"
        self.stdout.write(f"{len(polls)} polls recounted: {mended}.")
