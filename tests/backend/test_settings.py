"""The settings: what a server refuses to start with, and what Django thinks of the rest."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from backend.secret_keys import NEW_KEY, kept_key, why_not_in_production
from tests.test_architecture import CHECKOUT

GOOD_KEY = "Q2hhbmdlZEZvckVhY2hJbnN0YWxsYXRpb24tNTUxNzM4MDQxMjU5"
PRODUCTION = {"BEHIND_TLS": "on", "SECRET_KEY": GOOD_KEY, "ALLOWED_HOSTS": "votes.example"}
MAIL = {"EMAIL_URL": "smtp+tls://mail.example", "SITE_URL": "https://votes.example"}
# What is wrong with each, and what the refusal must tell.
REFUSED = {
    "S1-L12-debug": ({"DEBUG": "on"}, "DEBUG shows the inside"),
    "S2-missing": ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
    "S2-short": ({"SECRET_KEY": GOOD_KEY[:49]}, "SECRET_KEY is shorter than 50"),
    "S2-monotonous": ({"SECRET_KEY": "abcdefg" * 8}, "SECRET_KEY has fewer than 8 different"),
    "S2-published": ({"SECRET_KEY": f"django-insecure-{GOOD_KEY}"}, "SECRET_KEY has been published"),
    "S14-weak-fallback": ({"SECRET_KEY_FALLBACKS": f"{GOOD_KEY},short"}, "SECRET_KEY_FALLBACKS is shorter"),
    "F6-any-site": ({"EMBED_SITES": "https://blog.example,*"}, "EMBED_SITES names '*': a site is an exact"),
    "F6-path": ({"EMBED_SITES": "https://blog.example/"}, "names 'https://blog.example/'"),
    "F6-wildcard": ({"EMBED_SITES": "https://*.example"}, "names 'https://*.example'"),
    "F6-scheme": ({"EMBED_SITES": "blog.example"}, "names 'blog.example'"),
    "F6-keyword": ({"EMBED_SITES": "'self'"}, "an exact origin"),
    "F6-directive": ({"EMBED_SITES": "https://blog.example; script-src *"}, "an exact origin"),
    "F6-usual-port": ({"EMBED_SITES": "https://blog.example:443"}, "as browsers write it"),
    "F6-open-line": ({"EMBED_SITES": "http://blog.example"}, "behind TLS it has to be https"),
    "S18-mail-in-the-clear": ({**MAIL, "EMAIL_URL": "smtp://mail.example"}, "EMAIL_URL has no TLS"),
    "A15-links-to-nowhere": ({"EMAIL_URL": "smtp+tls://mail.example"}, "SITE_URL is missing"),
    "no-such-mail": ({**MAIL, "EMAIL_URL": "pigeon://mail.example"}, "EMAIL_URL begins with one of"),
    "no-such-site": ({**MAIL, "SITE_URL": "votes.example"}, "SITE_URL begins with https://"),
    "S3-any-host": ({"ALLOWED_HOSTS": "localhost,*"}, "ALLOWED_HOSTS lists this server's own names"),
}


def python(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """What comes of running Python in this environment, warnings being no errors."""
    command, env = [sys.executable, *arguments], os.environ | environment
    return subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=False)


def starting(**environment: str) -> "subprocess.CompletedProcess[str]":
    """What comes of reading the settings in this environment."""
    return python("-c", "import backend.settings", **environment)


@pytest.mark.parametrize(("environment", "told"), REFUSED.values(), ids=REFUSED.keys())
def test_dangerous_settings_are_refused(environment: dict[str, str], told: str) -> None:
    (line,) = [
        line
        for line in starting(**PRODUCTION | environment).stderr.splitlines()
        if "ImproperlyConfigured:" in line
    ]
    assert told in line
    assert GOOD_KEY not in line


EMBEDDING = {"EMBED_SITES": "https://blog.example,https://news.example:8443,https://[2001:db8::1]"}
TRYING_OUT = {"EMBED_SITES": "http://localhost:3000"}


@pytest.mark.parametrize(
    "environment",
    [{}, PRODUCTION, PRODUCTION | EMBEDDING, PRODUCTION | MAIL, TRYING_OUT],
    ids=["as-tested", "production", "embedding", "with-mail", "trying-out"],
)
def test_safe_settings_are_fine(environment: dict[str, str]) -> None:
    assert starting(**environment).stderr == ""


def test_s9_django_finds_nothing_to_warn_of_in_production() -> None:
    environment = PRODUCTION | {"DJANGO_SETTINGS_MODULE": "backend.settings"}
    check = python("manage.py", "check", "--deploy", "--fail-level", "WARNING", **environment)
    assert check.returncode == 0, check.stderr
    assert "no issues (3 silenced)" in check.stdout, check.stdout


def test_s2_the_key_that_a_refusal_tells_to_make_is_good() -> None:
    made = subprocess.run(NEW_KEY, shell=True, capture_output=True, text=True, check=True)
    assert why_not_in_production(made.stdout.strip()) is None
    assert why_not_in_production("0123456789abcdef" * 4) is None  # as `openssl rand -hex 32` writes them


def test_s2_of_many_first_runs_one_key_stays_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret_key"
    with ThreadPoolExecutor(8) as runs:
        keys = {run.result() for run in [runs.submit(kept_key, path) for _ in range(32)]}
    (key,) = keys
    assert why_not_in_production(key) is None
    (file,) = path.parent.iterdir()
    assert (file, file.stat().st_mode & 0o777) == (path, 0o600)


def test_s2_a_first_run_that_was_killed_leaves_nothing_to_stumble_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret_key"
    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            kept_key(path)
    assert not path.exists()
    assert len(kept_key(path)) > 50
    assert list(tmp_path.iterdir()) == [path]


def test_s2_a_key_needs_no_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert kept_key(tmp_path / "secret_key") == kept_key(tmp_path / "secret_key")


def test_s2_an_empty_key_file_is_refused_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    path.write_text("\n")
    with pytest.raises(ImproperlyConfigured, match=r"secret_key is empty\. Put its key back"):
        kept_key(path)
    assert path.read_text() == "\n"


def options_of(database_url: str) -> dict[str, Any]:
    """What a connection to this database asks for."""
    told = "import json, backend.settings as s; print(json.dumps(s.DATABASES['default']['OPTIONS']))"
    options: dict[str, Any] = json.loads(python("-c", told, DATABASE_URL=database_url).stdout)
    return options


def what_a_connection_says(question: str, database_url: str) -> str:
    """One word that the database answers on a connection as a server process opens it."""
    told = f"""
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor: print(cursor.execute({question!r}).fetchone()[0])"""
    done = python("-c", told, DATABASE_URL=database_url, DJANGO_SETTINGS_MODULE="backend.settings")
    return done.stdout.strip()


def test_sqlite_has_a_vote_on_disk_before_it_is_acknowledged(sqlite_url: str) -> None:
    """GV4."""
    assert what_a_connection_says("PRAGMA synchronous", sqlite_url) == "2", "FULL"
    assert what_a_connection_says("PRAGMA journal_mode", sqlite_url) == "wal"


@pytest.mark.postgresql
def test_postgresql_has_a_vote_on_disk_before_it_is_acknowledged(postgres_url: str) -> None:
    """GV2. The test's server has it off, so that it is our own word that counts."""
    assert what_a_connection_says("SHOW synchronous_commit", postgres_url) == "on"


def test_what_the_databases_url_says_of_a_connection_is_kept() -> None:
    options = options_of("postgresql://somebody@db/livetally?sslmode=verify-full&connect_timeout=3")
    assert (options["sslmode"], options["connect_timeout"]) == ("verify-full", 3)
    assert "synchronous_commit=on" in options["options"]
    assert "options" not in options_of("postgresql://somebody@pooler/livetally?options=none")


SENDING = """from django.conf import settings as s
print(s.EMAIL_HOST, s.EMAIL_PORT, s.MAY_INVITE, s.STAFF_INVITES_ONLY)"""


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "None 25 True False"),
        (PRODUCTION, "None 25 False False"),
        (PRODUCTION | MAIL, "mail.example 587 True True"),
        ({**MAIL, "SIGN_UP": "off"}, "mail.example 587 True False"),
        (
            {**MAIL, "STAFF_INVITES_ONLY": "off", "EMAIL_URL": "smtp+ssl://mail.example"},
            "mail.example 465 True False",
        ),
        ({**MAIL, "EMAIL_URL": "smtp://localhost:2525"}, "localhost 2525 True True"),
    ],
)
def test_not_everybody_may_have_mail_sent_r11(environment: dict[str, str], told: str) -> None:
    environment = {"DJANGO_SETTINGS_MODULE": "backend.settings", **environment}
    assert python("-c", SENDING, **environment).stdout.strip() == told
