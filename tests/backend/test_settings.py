"""The settings: what a server refuses to start with."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from backend import settings

REFUSED = {"S1": {"DEBUG": "on", "BEHIND_TLS": "on"}, "S3": {"ALLOWED_HOSTS": "localhost,*"}}


def starting(**environment: str) -> "subprocess.CompletedProcess[str]":
    """What comes of reading the settings in this environment."""
    command = [sys.executable, "-c", "import backend.settings"]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("environment", REFUSED.values(), ids=REFUSED.keys())
def test_dangerous_settings_are_refused(environment: dict[str, str]) -> None:
    assert "ImproperlyConfigured" in starting(**environment).stderr


def test_the_settings_of_the_tests_are_fine() -> None:
    assert starting().returncode == 0


def test_of_many_first_runs_one_key_stays_and_only_its_owner_reads_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "VAR_DIR", tmp_path)
    with ThreadPoolExecutor(8) as runs:
        keys = {run.result() for run in [runs.submit(settings._secret_key) for _ in range(32)]}
    (key,) = keys
    assert len(key) > 50
    (file,) = tmp_path.iterdir()
    assert (file.name, file.stat().st_mode & 0o777) == ("secret_key", 0o600)
