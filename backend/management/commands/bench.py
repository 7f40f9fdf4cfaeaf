"""manage.py bench: measures a Livetally over its public doors."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.bench.hall import CannotMeasure, Hall, Plan
from backend.bench.report import figures, table
from backend.bench.wire import place_of


class Command(BaseCommand):
    """Joins, watches and votes in a new room of that server, and says how it held."""

    help = "Measure a Livetally: a hall joins, watches and votes in a new room. Its polls and votes stay."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to measure."""
        parser.add_argument("--url", default="http://127.0.0.1:8000", help="the server's address")
        parser.add_argument("--watchers", type=int, default=1000, help="screens that watch the poll")
        parser.add_argument(
            "--votes-per-second", type=float, default=20, help="sent at this rate, come what may"
        )
        parser.add_argument("--seconds", type=float, default=10, help="how long voting goes on")
        parser.add_argument(
            "--closed", type=int, default=0, metavar="VOTERS",
            help="instead of a rate: so many vote at once, the next as soon as one is answered",
        )  # fmt: skip
        parser.add_argument("--most-votes", type=int, default=5000, help="with --closed: stop after so many")
        parser.add_argument("--late", type=int, default=0, help="votes at once after the close")
        parser.add_argument("--pid", type=int, help="the server's process, if local: its CPU and memory")
        parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")

    def handle(self, *_: Any, **options: Any) -> None:
        """Measure and tell; a wrong tally or a lost watcher is a failure."""
        try:
            plan = Plan(
                place=place_of(options["url"]),
                watchers=options["watchers"],
                votes_per_second=options["votes_per_second"],
                seconds=options["seconds"],
                closed=options["closed"],
                most_votes=options["most_votes"],
                late=options["late"],
                pid=options["pid"],
            )
            measured = Hall(plan).measure()
        except (CannotMeasure, ValueError, OSError) as fault:
            raise CommandError(f"Cannot measure {options['url']}: {fault}") from fault
        found = figures(measured)
        self.stdout.write(json.dumps(found, ensure_ascii=False) if options["json"] else table(found))
        if found["wrong final tallies"] or measured.watchers_lost:
            raise CommandError("Not every screen ended on the true tally.")
        if set(measured.late) - {"NOT_OPEN"}:
            raise CommandError("Not every late vote was refused as late.")
