"""Serves Livetally: python -m backend.serve [--host H] [--port P] [--reload].

One process, or WORKERS processes on one address. SIGTERM or Ctrl-C ends it in good order: what is under
way is answered, sockets leave spread over DRAIN_SECONDS, exit code 0; a second signal ends it at once.
"""

import argparse
import asyncio
import faulthandler
import gc
import logging
import os
import random
import signal
import socket
import sys
from collections.abc import Coroutine
from pathlib import Path
from types import FrameType
from typing import Any

import uvicorn
from django.conf import settings
from django.utils.log import configure_logging
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import ChangeReload

from backend import workers
from backend.draining import sockets as open_sockets
from backend.frames import FramesProtocol
from backend.pulse import beat

BACKLOG = 2048
# Requests that are still under way once the sockets are gone get so long.
MOST_REQUEST_SECONDS = 10
CHECK_EVERY_SECONDS = 0.05
RELOADED = ["backend", "schema", "voting"]

log = logging.getLogger(__name__)


def server_options() -> dict[str, Any]:
    """How uvicorn serves, whatever starts it."""
    return {
        "app": "backend.asgi:application",
        "loop": "uvloop",
        "http": "httptools",
        # uvicorn's websockets-sansio (real backpressure, clear close codes) plus ready frames.
        "ws": FramesProtocol,
        "ws_per_message_deflate": False,
        "ws_max_size": settings.MAX_BODY_BYTES,
        "ws_ping_interval": settings.SOCKET_PING_SECONDS,
        "ws_ping_timeout": settings.SOCKET_PING_SECONDS,
        "timeout_graceful_shutdown": MOST_REQUEST_SECONDS,
        "forwarded_allow_ips": settings.TRUSTED_PROXIES,
        "backlog": BACKLOG,
        "lifespan": "off",
        "server_header": False,
        "access_log": False,
        "log_config": None,
    }


class Server(uvicorn.Server):
    """uvicorn's server with an end in good order."""

    # Readable once the process that started this one is gone: a worker does not outlive it.
    lifeline: int | None = None
    # Where its numbers go, and whose they are; several processes only.
    numbers: tuple[Path, str] | None = None
    # Where its event loop beats; several processes only.
    pulse: int | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end; at the second signal, at once."""
        self.force_exit = self.should_exit
        self.should_exit = open_sockets.is_draining = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to serve."""
        await super().startup(sockets)
        if self.lifeline is not None:
            asyncio.get_running_loop().add_reader(self.lifeline, self._end_alone)
        if self.numbers is not None:
            from backend.metrics import keep_sharing  # noqa: PLC0415 - only now that Django is set up

            self._sharing = asyncio.get_running_loop().create_task(keep_sharing(*self.numbers))
        from backend.postman import Postman  # noqa: PLC0415 - as above

        self._postman = Postman()
        self._postman.start()
        if self.pulse is not None:
            # What a worker was at when it stood still is written to the log before it is ended.
            faulthandler.register(signal.SIGUSR1)
            self._beating = asyncio.get_running_loop().create_task(beat(self.pulse))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept nothing more, let the sockets leave, then wait for the requests under way."""
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        chance = random.Random()  # noqa: S311 - nothing secret hangs on it
        await self._unless_forced(open_sockets.drain(settings.DRAIN_SECONDS, chance=chance))
        for connection in list(self.server_state.connections):
            transport = connection.transport
            if isinstance(connection, FramesProtocol) and transport.get_write_buffer_size():
                transport.abort()  # It reads nothing, not even its close.
        await self._unless_forced(self._postman.finish(MOST_REQUEST_SECONDS))
        await super().shutdown(sockets)

    async def _unless_forced(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        while not task.done() and not self.force_exit:
            await asyncio.wait([task], timeout=CHECK_EVERY_SECONDS)
        task.cancel()

    def _end_alone(self) -> None:
        assert self.lifeline is not None
        asyncio.get_running_loop().remove_reader(self.lifeline)
        log.warning("The process that started this worker is gone; it ends as well.")
        self.handle_exit(0, None)


def serve(
    listener: socket.socket,
    *,
    lifeline: int | None = None,
    numbers: tuple[Path, str] | None = None,
    pulse: int | None = None,
) -> int:
    """Serve in this process until told to end; the exit code."""
    config = uvicorn.Config(**server_options())
    server = Server(config)
    server.lifeline, server.numbers, server.pulse = lifeline, numbers, pulse
    try:
        config.load()
    except Exception:
        log.exception("Livetally cannot start.")
        return STARTUP_FAILURE
    _collect_seldom()
    server.run(sockets=[listener])
    return 1 if server.force_exit else 0


def _collect_seldom() -> None:
    """Leave what was imported out of garbage collections, and have them come less often.

    Each one looks at every socket of a hall, and finds next to nothing.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def listen(host: str, port: int) -> socket.socket:
    """The socket that listens there; SystemExit, in a sentence, when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as fault:
        raise SystemExit(f"Cannot listen on {host}:{port} ({os.strerror(fault.errno or 0)}).") from fault


def missing_for_workers() -> list[str]:
    """What WORKERS > 1 needs and this environment does not have."""
    on_postgresql = settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql"
    wanted = {"REDIS_URL": bool(settings.REDIS_URL), "a DATABASE_URL of PostgreSQL": on_postgresql}
    return [name for name, is_there in wanted.items() if not is_there]


def main() -> int:
    """Serve as the command line and the settings say; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m backend.serve", description="Serves Livetally.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", default=8000, type=int, help="port to listen on")
    parser.add_argument("--reload", action="store_true", help="start anew when Python files change")
    # What a worker is given: its socket, its place among them, the folder of their numbers, and its pulse.
    parser.add_argument("--listener", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--place", help=argparse.SUPPRESS)
    parser.add_argument("--numbers", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--pulse", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "backend.settings")
    configure_logging(settings.LOGGING_CONFIG, settings.LOGGING)
    if options.listener is not None:
        listener = socket.socket(fileno=options.listener)
        numbers = (options.numbers, options.place)
        return serve(listener, lifeline=sys.stdin.fileno(), numbers=numbers, pulse=options.pulse)
    if settings.WORKERS > 1 and (missing := missing_for_workers()):
        needs = " and ".join(missing)
        raise SystemExit(f"WORKERS={settings.WORKERS} needs {needs}: processes share no memory.")
    listener = listen(options.host, options.port)
    if options.reload:
        config = uvicorn.Config(**server_options(), reload=True, reload_dirs=RELOADED)
        ChangeReload(config, target=Server(config).run, sockets=[listener]).run()
        return 0
    if settings.WORKERS > 1:
        hang_seconds = settings.WORKER_HANG_SECONDS
        return workers.supervise(listener, settings.WORKERS, hang_seconds=hang_seconds)
    return serve(listener)


if __name__ == "__main__":
    code = main()
    logging.shutdown()
    # At once: a database thread that hangs would hold the process for ever.
    os._exit(code)
