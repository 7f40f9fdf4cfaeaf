"""manage.py verify: hold an exported election to its sealed log, its receipts and its published result."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from voting.election_files import NotAnElection
from voting.verification import verify


class Command(BaseCommand):
    """Needs the file alone: no database, no network."""

    help = "Verify an exported election (JSON) offline: its result, its sealed log, and a receipt."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what a voter or watcher has kept."""
        parser.add_argument("file", help="the JSON export; - reads standard input")
        parser.add_argument("--receipt", help="a voter's receipt: is its vote counted?")
        parser.add_argument("--head", help="a sealedHead that somebody kept: is it this log's?")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tell each finding; fail where one does not hold."""
        file = options["file"]
        try:
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
            findings = verify(text, receipt=options["receipt"], head=options["head"])
        except (OSError, UnicodeDecodeError) as fault:
            raise CommandError(f"{file} cannot be read: {fault}") from fault
        except NotAnElection as fault:
            raise CommandError(str(fault)) from fault
        for finding in findings:
            self.stdout.write(f"{'✓' if finding.holds else '✗'} {finding.words}")
        if not all(finding.holds for finding in findings):
            raise CommandError("Not everything holds.")
