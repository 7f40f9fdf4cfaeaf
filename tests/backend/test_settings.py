"""The settings: what a server refuses to start with."""

import os
import subprocess
import sys

import pytest

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
