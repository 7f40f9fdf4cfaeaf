"""The key that everything is signed with: made once and kept, and in production never a weak one.

Read by settings.py, so it knows nothing of Django but its one exception.
"""

import fcntl
import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FEWEST_CHARACTERS, FEWEST_DIFFERENT = 50, 8
# Whoever reads this repository, or what `startproject` once made, knows them.
PUBLISHED = ("only-for-tests", "only-while-building", "not-used", "django-insecure-", "changeme", "change-me")
NEW_KEY = 'python3 -c "import secrets; print(secrets.token_urlsafe(50))"'


def kept_key(path: Path) -> str:
    """The key in that file, readable by its owner only; made at the first run.

    It appears whole: a process that is killed leaves no half key, and of many first runs one key stays.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _make_once(path)
    key = path.read_text(encoding="utf-8").strip()
    if not key:
        raise ImproperlyConfigured(
            f"{path} is empty. Put its key back from a backup, or delete the file: a new key is made then, "
            "and with it guests, host keys and receipts begin anew."
        )
    return key


def _make_once(path: Path) -> None:
    """Write a new key unless another process has: its folder is locked meanwhile, until a kill at the latest.

    Renaming needs no hard links, which not every file system has.
    """
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        if path.exists():
            return
        unfinished = path.with_name(f".{path.name}.new")
        unfinished.unlink(missing_ok=True)
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
        os.fsync(folder)
    finally:
        os.close(folder)


def why_not_in_production(key: str) -> str | None:
    """What is wrong with a key that strangers' votes are to hang on, or None."""
    if not key:
        return f"is missing: all servers need the same one. Make it with {NEW_KEY}"
    if any(known in key for known in PUBLISHED):
        return f"has been published. Make another one with {NEW_KEY}"
    if len(key) < FEWEST_CHARACTERS:
        return f"is shorter than {FEWEST_CHARACTERS} characters. Make another one with {NEW_KEY}"
    if len(set(key)) < FEWEST_DIFFERENT:
        return f"has fewer than {FEWEST_DIFFERENT} different characters. Make another one with {NEW_KEY}"
    return None
