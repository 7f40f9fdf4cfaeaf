"""`run` and `dev`: from a fresh clone to a server that answers."""

import os
import re
import signal
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen

from scripts import node_packages, python_packages
from scripts.serving import server_command
from scripts.shell import Stop, is_terminal, read_env_file, run, say, told

EVERY_ADDRESS = {"0.0.0.0", "::"}  # noqa: S104 - chosen by the person who starts it
JOIN_LINK = re.compile(r"https?://\S+/[0-9A-Z]{6}(?=\s|$)")


def serve(_words: list[str]) -> int:
    """Set everything up, serve until Ctrl-C."""
    host, port, shown_host = _address()
    python_packages.install_packages("run")
    _build_front_end()
    base_url = f"http://{shown_host}:{port}"
    with told("database and static files"):
        links = run([python_packages.PYTHON, "-m", "scripts.prepare", base_url])
    command = server_command(python_packages.PYTHON, host=host, port=port)
    # A group of its own: a Ctrl-C reaches the server once, through _hold.
    server = subprocess.Popen(command, process_group=0)
    return _hold(server, base_url=base_url, links=links, host=host, port=port)


def develop(_words: list[str]) -> int:
    """Serve with automatic reload, and the front end by Vite."""
    host, port, shown_host = _address()
    node_packages.need_node()
    python_packages.install_packages("dev")
    node_packages.install_node_packages(node_packages.FRONTEND)
    _build_front_end()  # Vite's pages get their cookies with the built ones
    base_url = f"http://{shown_host}:{port}"
    links = run([python_packages.PYTHON, "-m", "scripts.prepare", base_url])
    os.environ.setdefault("DEBUG", "on")
    os.environ.setdefault("DRAIN_SECONDS", "0")
    command = server_command(python_packages.PYTHON, host=host, port=port)
    server = subprocess.Popen([*command, "--reload"], process_group=0)
    vite = subprocess.Popen(
        ["npm", "run", "--silent", "dev"],
        cwd=node_packages.FRONTEND,
        env={**os.environ, "LIVETALLY_URL": f"http://127.0.0.1:{port}"},
    )
    try:
        return _hold(server, base_url=base_url, links=links, host=host, port=port)
    finally:
        vite.terminate()
        vite.wait()


def bench(words: list[str]) -> int:
    """Measure, as `manage.py bench` says: the server at --url, or one of its own."""
    read_env_file()
    python_packages.install_packages("run")
    is_elsewhere = any(word.split("=")[0] in ("--url", "--help", "-h") for word in words)
    command = ["manage.py", "bench"] if is_elsewhere else ["-m", "scripts.benching"]
    return subprocess.run([python_packages.PYTHON, *command, *words], check=False).returncode


def _address() -> tuple[str, int, str]:
    """Host and port to listen on, and the host to show; Stop when the port is taken."""
    read_env_file()
    host, port_text = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    if not port_text.isascii() or not port_text.isdigit() or not 0 < int(port_text) < 65536:
        raise Stop(f"PORT is a number from 1 to 65535, not {port_text!r}.")
    shown_host, port = host, int(port_text)
    if host in EVERY_ADDRESS:
        shown_host = _lan_address()
    usual = "localhost,127.0.0.1,[::1]"
    os.environ["ALLOWED_HOSTS"] = f"{os.environ.get('ALLOWED_HOSTS') or usual},{shown_host}"
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError as fault:
            raise Stop(
                f"Cannot listen on {host}:{port} ({fault.strerror}). "
                f"Stop what uses it, or choose another port: PORT={port + 1}."
            ) from fault
    return host, port, shown_host


def _lan_address() -> str:
    """This machine's address on the local network; the loopback where there is none. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            address: str = probe.getsockname()[0]
        except OSError:
            return "127.0.0.1"
        return address


def _build_front_end() -> None:
    """Build pages and GraphiQL; without Node, say what is missing and go on."""
    problem = node_packages.node_problem()
    if problem:
        say(f"! {problem}")
        say("  Going on without: the API works; pages and GraphiQL are there only if built before.")
        return
    with ThreadPoolExecutor() as pool:
        list(pool.map(node_packages.build, ["app", "graphiql"]))


def _hold(server: "subprocess.Popen[bytes]", *, base_url: str, links: str, host: str, port: int) -> int:
    """Show the links once the server answers, and wait for its end; 0 when a person or a deploy ended it."""
    asked_to_end = False

    def end(_number: int, _frame: object) -> None:
        nonlocal asked_to_end
        asked_to_end = True
        server.send_signal(signal.SIGTERM)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, end)
    _wait_for_answer(server, "127.0.0.1" if host in EVERY_ADDRESS else host, port)
    if server.poll() is None and not asked_to_end:
        _show(base_url, links)
    code = server.wait()
    say("Stopped." if asked_to_end else f"The server ended by itself (exit code {code}).")
    return 0 if asked_to_end else code or 1


def _wait_for_answer(server: "subprocess.Popen[bytes]", host: str, port: int) -> None:
    """Return once /healthz answers, or the server has ended."""
    address = f"http://[{host}]:{port}/healthz" if ":" in host else f"http://{host}:{port}/healthz"
    while server.poll() is None:
        try:
            with urlopen(address, timeout=5):  # noqa: S310
                return
        except HTTPError:
            return
        except OSError:  # not listening yet
            time.sleep(0.05)


def _show(base_url: str, links: str) -> None:
    """Print where to go: pages, GraphiQL, the demo's links, and a code to photograph with a phone."""
    say(f"\nLivetally is ready:  {base_url}/")
    if "/graphiql/" not in links and (node_packages.DIST / "graphiql" / "index.html").exists():
        say(f"GraphiQL:            {base_url}/graphiql/")
    say(f"GraphQL:             {base_url}/graphql/\n")
    if links.strip():
        say(links.strip())
    join_link = JOIN_LINK.search(links)
    if "//127.0.0.1" not in base_url and is_terminal():
        target = join_link[0] if join_link else f"{base_url}/"
        say(run([python_packages.VENV / "bin" / "segno", "--compact", target]))
    say("\nCtrl-C stops it.")
