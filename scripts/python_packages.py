"""The Python side of a checkout: .venv, holding exactly what a lock file in requirements/ says."""

import shutil
import sys
import venv
from pathlib import Path

from scripts import stamps
from scripts.shell import ROOT, Stop, run, told

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
UV_HOME = ROOT / "var" / "uv"


def install_packages(lock: str) -> None:
    """Make .venv hold what requirements/{lock}.txt says; a developer's .venv serves to run as well."""
    stamp = {name: VENV / f".{name}-lock" for name in ("run", "dev")}
    value = {name: stamps.digest([REQUIREMENTS / f"{name}.txt"]) for name in ("run", "dev")}
    if PYTHON.exists() and any(stamps.is_fresh(stamp[name], value[name]) for name in {lock, "dev"}):
        return
    wanted = "dev" if stamp["dev"].exists() else lock
    with told(f"Python packages (requirements/{wanted}.txt)"):
        uv = _uv()
        if not PYTHON.exists():
            run([uv, "venv", "--quiet", "--clear", "--python", sys.executable, VENV])
        sync: list[str | Path] = [uv, "pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes"]
        try:
            run([*sync, REQUIREMENTS / f"{wanted}.txt"])
        except Stop:  # behind a proxy with a certificate of its own, say, which only the system knows
            run([*sync, "--system-certs", REQUIREMENTS / f"{wanted}.txt"])
    stamps.put(stamp[wanted], value[wanted])


def _uv() -> Path | str:
    """The uv on the PATH, or one of our own in var/uv."""
    found = shutil.which("uv")
    if found:
        return found
    own = UV_HOME / "bin" / "uv"
    if not own.exists():
        try:
            venv.create(UV_HOME, clear=True, with_pip=True)
        except Exception as fault:
            raise Stop(
                "This Python cannot make virtual environments: its venv or ensurepip module is missing.\n"
                "Install it (on Debian and Ubuntu the package python3-venv), or install uv, and try again.\n"
                f"({fault})"
            ) from fault
        pip: list[str | Path] = [
            UV_HOME / "bin" / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
        ]
        run([*pip, "--require-hashes", "--requirement", REQUIREMENTS / "uv.txt"])
    return own


def lock_packages(words: list[str]) -> int:
    """Renew the lock files: exact versions and hashes, no address of any registry. words: as --upgrade."""
    uv = _uv()
    for name in ("uv", "run", "dev"):
        with told(f"requirements/{name}.txt"):
            source, lock = REQUIREMENTS / f"{name}.in", REQUIREMENTS / f"{name}.txt"
            compile_: list[str | Path] = [
                uv,
                "pip",
                "compile",
                "--quiet",
                "--universal",
                "--python-version",
                "3.11",
            ]
            options: list[str | Path] = [
                "--generate-hashes",
                "--no-header",
                "--no-emit-index-url",
                "--output-file",
                lock,
            ]
            run([*compile_, *options, *words, source.relative_to(ROOT)])
            lock.write_text(f"{_first_line(name)}\n{_without_first_line(lock)}")
    return 0


def stale_locks() -> list[str]:
    """The lock files whose .in file has changed since they were made."""
    text = {name: (REQUIREMENTS / f"{name}.txt").read_text() for name in ("uv", "run", "dev")}
    return [name for name in text if not text[name].startswith(_first_line(name))]


def _first_line(name: str) -> str:
    """What the lock of the present .in files begins with."""
    names = ["run", "dev"] if name == "dev" else [name]
    sources = [REQUIREMENTS / f"{source}.in" for source in names]
    return f"# Made by: python3 scripts/dev.py lock. Sources: {stamps.digest(sources)}"


def _without_first_line(lock: Path) -> str:
    """The lock's text, without the line that lock_packages puts on top."""
    text = lock.read_text()
    return text.partition("\n")[2] if text.startswith("# Made by:") else text
