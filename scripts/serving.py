"""The one way to start the server: what `run` starts is what the journeys test."""

from pathlib import Path


def server_command(python: Path | str, *, host: str, port: int) -> list[str]:
    """The command that serves Livetally on one address."""
    return [str(python), "-m", "backend.serve", "--host", host, "--port", str(port)]
