"""The container files: no password by default, and a proxy that a real nginx runs before a real process."""

import re
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.journeys.people import Person
from tests.servers.kept import KeptProcess, free_port, wait_until
from tests.servers.livetally import CHECKOUT, LivetallyServer

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/nginx/sbin")
SECRETS = re.compile(r"\$\{(\w*(?:PASSWORD|SECRET|KEY)\w*)([^}]*)\}")

needs_nginx = pytest.mark.skipif(NGINX is None, reason="no nginx is installed")


def test_no_password_has_a_default() -> None:
    """S6."""
    named = SECRETS.findall((CHECKOUT / "compose.yaml").read_text())
    assert {name for name, _ in named} >= {"SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD"}
    assert all(rest.startswith(":?") for _, rest in named), "each must be given"


def test_every_setting_in_compose_is_one_of_ours() -> None:
    compose = (CHECKOUT / "compose.yaml").read_text()
    web = compose[compose.index("x-livetally:") : compose.index("services:")]
    given = set(re.findall(r"^    ([A-Z_]+): ", web, re.MULTILINE))
    known = set(re.findall(r"^#([A-Z_]+)=", (CHECKOUT / ".env.example").read_text(), re.MULTILINE))
    assert given
    assert given <= known


def test_the_image_runs_without_rights_and_the_way_that_is_tested() -> None:
    """S15."""
    dockerfile = (CHECKOUT / "Dockerfile").read_text()
    last_stage = dockerfile[dockerfile.rindex("FROM ") :]
    assert re.search(r"^USER \d+:\d+$", last_stage, re.MULTILINE)
    assert '"-m", "backend.serve"' in last_stage


class Proxy:
    """nginx with the project's configuration, before one process on loopback."""

    def __init__(self, folder: Path, server: LivetallyServer) -> None:
        self.port = free_port()
        self.url, self.socket_url = f"http://127.0.0.1:{self.port}", f"ws://127.0.0.1:{self.port}"
        changes = {
            "listen 8080": f"listen 127.0.0.1:{self.port}",
            "web:8000": f"127.0.0.1:{server.port}",
            "/tmp/": f"{folder}/",
            "_timeout 10s": "_timeout 1s",
            "_timeout   10s": "_timeout 1s",
            "worker_processes auto": "worker_processes 1",
            "worker_rlimit_nofile 65536;": "",
            "worker_connections 16384": "worker_connections 512",
        }
        text = (CHECKOUT / "nginx.conf").read_text()
        for here, there in changes.items():
            assert here in text
            text = text.replace(here, there)
        (folder / "nginx.conf").write_text(text)
        folder.chmod(0o777)  # as root, nginx works as another user
        command = [str(NGINX), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
        self.process = KeptProcess(command, log=folder / "log", cwd=folder)
        wait_until(self._listens, what=f"nginx listens: {self.process.log_text()}")

    def _listens(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False


@pytest.fixture
def proxy(tmp_path: Path, one_server: LivetallyServer) -> Iterator[Proxy]:
    """A proxy before the shared process."""
    proxy = Proxy(tmp_path, one_server)
    yield proxy
    proxy.process.stop()


class Through(LivetallyServer):
    """The process as people reach it by the proxy."""

    def __init__(self, proxy: Proxy) -> None:
        self.port, self.url, self.socket_url = proxy.port, proxy.url, proxy.socket_url


@needs_nginx
class TestProxy:
    def test_votes_and_screens_go_through(self, proxy: Proxy) -> None:
        person = Person(Through(proxy))
        poll = person.create_poll("Tea or coffee?", ["Tea", "Coffee"])
        with person.watch(poll) as screen:
            screen.until_turnout(0)
            assert person.vote(poll, "Tea")["status"] == "NEW"
            screen.until_turnout(1)

    def test_metrics_are_not_for_the_outside(self, proxy: Proxy) -> None:
        asking = Request(f"{proxy.url}/metrics", headers={"Authorization": "Bearer anything"})
        with pytest.raises(HTTPError, match="404") as caught:
            urlopen(asking, timeout=5)
        caught.value.close()

    def test_what_is_too_large_stops_here(self, proxy: Proxy) -> None:
        asking = Request(f"{proxy.url}/graphql/", data=b"x" * 70_000)
        with pytest.raises(HTTPError, match="413") as caught:
            urlopen(asking, timeout=5)
        caught.value.close()

    @pytest.mark.parametrize(
        "said",
        [
            pytest.param(b"POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\n", id="headers that do not end"),
            pytest.param(
                b"POST /graphql/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n{", id="a body too"
            ),
        ],
    )
    def test_a_slow_client_is_let_go(self, proxy: Proxy, said: bytes) -> None:
        """T28."""
        began = time.monotonic()
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=10) as wire:
            wire.sendall(said)
            try:
                answer = wire.recv(4096)
            except ConnectionResetError:
                answer = b""
        assert not answer or b" 408 " in answer
        assert time.monotonic() - began < 5
