"""Other people's JavaScript clients against a real server: graphql-ws, Apollo, and graphql-http's audit."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.servers.livetally import LivetallyServer

CLIENTS = Path(__file__).parents[1] / "clients"


def need_clients() -> None:
    """Skip, or fail where they are demanded, when Node or the packages are missing."""
    if shutil.which("node") and (CLIENTS / "node_modules").exists():
        return
    reason = "needs Node and the packages of tests/clients; python3 scripts/dev.py test installs them"
    if os.environ.get("LIVETALLY_NODE_TESTS") == "demand":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.mark.parametrize("file", ["audit.test.mjs", "graphqlWs.test.mjs", "apollo.test.mjs"])
def test_other_peoples_clients_are_served(file: str, one_server: LivetallyServer) -> None:
    need_clients()
    done = subprocess.run(
        ["node", "--test", "--test-reporter=tap", file],
        cwd=CLIENTS,
        env={**os.environ, "LIVETALLY_URL": one_server.url},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}{one_server.log_text()}"
    assert re.search(r"^# pass [1-9]", done.stdout, re.MULTILINE)
