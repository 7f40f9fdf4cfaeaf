"""Makes a checkout ready to serve, in one process: python -m scripts.prepare BASE_URL (by .venv's Python).

Migrates the database, gathers static files when they changed, and, in the embedded database only, makes sure
that there is an open demo poll. Prints the demo's links.
"""

import os
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from scripts import stamps
from scripts.shell import ROOT


def migrate() -> None:
    """Bring the database's tables up to date."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def gather_static_files() -> None:
    """Copy the built front end and the admin's files to where the server finds them."""
    built = stamps.files_under(ROOT / "frontend" / "dist")
    value = stamps.digest([ROOT / "requirements" / "run.txt", *built])
    stamp = stamps.STAMPS / "static"
    if stamps.is_fresh(stamp, value) and settings.STATIC_ROOT.exists():
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamps.put(stamp, value)


def only_static_files() -> None:
    """What the journeys need of all this."""
    set_up()
    gather_static_files()


def set_up() -> None:
    """Make Django ready."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    django.setup()


def main(base_url: str) -> None:
    """Prepare everything; print the links that only the database knows."""
    set_up()
    migrate()
    gather_static_files()
    if not os.environ.get("DATABASE_URL"):
        call_command("demo", seed=True, base_url=base_url)


if __name__ == "__main__":
    main(sys.argv[1])
