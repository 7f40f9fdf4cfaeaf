"""The README's examples, run as they stand there."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.people import Person
from tests.servers.kept import KeptProcess, wait_until
from tests.servers.livetally import CHECKOUT, LivetallyServer


def example(language: str, server: LivetallyServer, poll: dict[str, Any]) -> str:
    """The README's first block in this language, about this poll on this server."""
    block = re.search(
        rf"^```{language}\n(.*?)^```", (CHECKOUT / "README.md").read_text(), re.MULTILINE | re.DOTALL
    )
    assert block
    values = {
        "127.0.0.1:8000": f"127.0.0.1:{server.port}",
        "JOINCODE": poll["room"]["joinCode"],
        "POLLID": poll["id"],
        "OPTIONID": poll["options"][0]["id"],
    }
    text = block[1]
    for written, meant in values.items():
        text = text.replace(written, meant)
    return text


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl on the PATH")
def test_the_curl_lines_ask_and_vote(one_server: LivetallyServer) -> None:
    host = Person(one_server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    script = example("sh", one_server, poll)
    done = subprocess.run(
        ["bash", "-eu"], input=script, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert '"question":"Tea or coffee?"' in done.stdout.replace('": ', '":')
    assert '"status":"NEW"' in done.stdout.replace('": ', '":')
    assert host.tally(poll)["turnout"] == 1


def test_the_python_lines_watch(one_server: LivetallyServer, tmp_path: Path) -> None:
    poll = Person(one_server).create_poll("Tea or coffee?", ["Tea", "Coffee"])
    script = tmp_path / "watch.py"
    script.write_text(example("python", one_server, poll))
    process = KeptProcess([sys.executable, "-u", script], log=tmp_path / "log", cwd=tmp_path)
    wait_until(lambda: "'turnout': 0" in process.log_text(), what="the first frame is printed")
    Person(one_server).vote(poll, "Tea")
    wait_until(lambda: "'turnout': 1" in process.log_text(), what="the vote's frame is printed")
    process.stop()
