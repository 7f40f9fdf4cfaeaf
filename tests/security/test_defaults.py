"""What comes with a checkout: no account, no secret, nothing that others may read or run."""

import json
import re
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model

from tests.backend.test_settings import PRODUCTION, python
from tests.servers.livetally import manage
from tests.test_architecture import CHECKOUT, code_files

SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}"
    r"|\bxox[abp]-[-0-9A-Za-z]{20}"
)


@pytest.mark.django_db
def test_there_is_no_account() -> None:
    """S4."""
    assert not get_user_model().objects.exists()


def test_a_database_is_its_owners_only_and_outside_of_what_is_served(tmp_path: Path) -> None:
    """S7."""
    url = f"sqlite:///{tmp_path}/fresh/livetally.sqlite3"
    manage("migrate", "--verbosity=0", database_url=url)
    path = tmp_path / "fresh" / "livetally.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE another (id)")
        beside = list(path.parent.iterdir())
    assert {stat.S_IMODE(file.stat().st_mode) for file in beside} == {0o600}, beside
    assert settings.STATIC_ROOT not in (settings.VAR_DIR, *settings.VAR_DIR.parents)
    assert settings.STATIC_ROOT.parent == settings.VAR_DIR


def test_cookies_behind_tls_are_this_hosts_own() -> None:
    """S8: no other host below the same name can set them."""
    asked = "from backend import identity, signing_in, settings as s; import json; print(json.dumps("
    asked += "[s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, identity.GUEST_COOKIE, "
    asked += "signing_in.KNOWN_BROWSER_COOKIE, s.SESSION_COOKIE_SECURE]))"
    told = python(
        "-c",
        f"import os, django; django.setup(); {asked}",
        DJANGO_SETTINGS_MODULE="backend.settings",
        **PRODUCTION,
    )
    names = ["sessionid", "csrftoken", "livetally_guest", "livetally_known_browser"]
    assert json.loads(told.stdout) == [*(f"__Host-{name}" for name in names), True]


def test_no_file_holds_a_secret() -> None:
    """S17."""
    listed = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    texts = [CHECKOUT / name for name in listed.stdout.splitlines() if not name.endswith((".png", ".woff2"))]
    assert [path for path in texts if SECRETS.search(path.read_text(encoding="utf-8"))] == []
    assert not any(path.name == ".env" for path in texts)


def test_nothing_is_pickled() -> None:
    """S19."""
    assert settings.SESSION_SERIALIZER.endswith("JSONSerializer")
    loads = re.compile(r"^\s*(?:import|from) (?:pickle|marshal|shelve)\b", re.MULTILINE)
    assert [path for path in code_files(".py") if loads.search(path.read_text())] == []


def test_every_package_comes_with_its_hash() -> None:
    """F18."""
    for name in ("run.txt", "dev.txt"):
        pinned = re.split(r"\n(?=\S)", (CHECKOUT / "requirements" / name).read_text())
        packages = [one for one in pinned if "==" in one]
        assert packages
        assert all("--hash=sha256:" in one for one in packages)
    locks = [path for path in CHECKOUT.glob("**/package-lock.json") if "node_modules" not in path.parts]
    assert locks
    for lock in locks:
        packages = json.loads(lock.read_text())["packages"]
        assert all("integrity" in of or of.get("link") for name, of in packages.items() if name), lock
