"""manage.py purge: let go of what is personal and has served its time; to be run daily."""

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.contrib.sessions.models import Session
from django.core.management.base import BaseCommand

from voting.actions.forgetting import (
    delete_drafts,
    delete_in_batches,
    forget_voters,
    late_answers,
    naming,
    polls_to_forget,
    stale_drafts,
)
from voting.actions.polls import settle_due
from voting.clock import database_now
from voting.models import Poll


class Command(BaseCommand):
    """Goes through what is due, poll by poll, in batches; killed at any line, it can be run again."""

    help = "Forget who voted in polls closed for long, and what else has served its time. Run it daily."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to do it."""
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, or count it, and tell."""
        done = _due() if options["dry_run"] else _purge()
        begin = "It would be" if options["dry_run"] else "It was"
        self.stdout.write(f"{begin}: " + ", ".join(f"{done[kind]:,} {kind}" for kind in KINDS) + ".")


KINDS = ["polls", "votes", "roll entries", "codes", "first answers", "drafts", "sessions"]


def _purge() -> Counter[str]:
    settle_due(Poll.objects.all())  # Deadlines that nobody has noticed.
    now, done = database_now(), Counter[str]()
    for poll_id in list(polls_to_forget(now).values_list("pk", flat=True)):
        done += forget_voters(Poll.objects.get(pk=poll_id))
        done["polls"] += 1
    done["first answers"] += delete_in_batches(late_answers(now))
    done["drafts"] += delete_drafts(stale_drafts(now))
    done["sessions"] += delete_in_batches(Session.objects.filter(expire_date__lt=now))
    return done


def _due() -> Counter[str]:
    now = database_now()
    polls = polls_to_forget(now)
    due = Counter({kind: rows.filter(poll__in=polls).count() for kind, rows in naming().items()})
    due["polls"] = polls.count()
    due["first answers"] += late_answers(now).exclude(poll__in=polls).count()
    due["drafts"] = stale_drafts(now).count()
    due["sessions"] = Session.objects.filter(expire_date__lt=now).count()
    return due
