"""The one way to start the server: what `run` starts is what the journeys test."""

from pathlib import Path

OPTIONS = {
    "loop": "uvloop",
    "http": "httptools",
    # uvicorn's websockets-sansio, the one with real backpressure and clear close codes, plus ready frames.
    "ws": "backend.frames:FramesProtocol",
    "ws-per-message-deflate": "false",
    "ws-max-size": "65536",
    "ws-ping-interval": "20",
    "ws-ping-timeout": "20",
    "timeout-graceful-shutdown": "20",  # without it a hanging stream keeps the process for ever
    "log-level": "warning",
}


def server_command(python: Path | str, *, host: str, port: int) -> list[str]:
    """The command that serves Livetally on one address."""
    words = [word for name, value in OPTIONS.items() for word in (f"--{name}", value)]
    app = "backend.asgi:application"
    return [
        str(python), "-m", "uvicorn", app, "--host", host, "--port", str(port), "--no-server-header", *words,
    ]  # fmt: skip
