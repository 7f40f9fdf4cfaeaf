"""The Node side of a checkout: installed packages and built pages, made anew only when sources changed."""

import re
import shutil
from pathlib import Path

from scripts import stamps
from scripts.shell import ROOT, Stop, run, told

OLDEST = (20, 19)
FRONTEND = ROOT / "frontend"
GRAPHIQL = FRONTEND / "graphiql"
TOOLS = FRONTEND / "tools"
CLIENTS = ROOT / "tests" / "clients"
DIST = FRONTEND / "dist"


def node_problem() -> str | None:
    """Why Node cannot be used here, in a sentence; None when it can."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "Node 20.19 or newer (with npm) was not found."
    version = run(["node", "--version"]).strip()
    numbers = re.match(r"v(\d+)\.(\d+)", version)
    if not numbers or (int(numbers[1]), int(numbers[2])) < OLDEST:
        return f"Node 20.19 or newer is needed; this is {version}."
    return None


def need_node() -> None:
    """Stop with a sentence when Node cannot be used here."""
    problem = node_problem()
    if problem:
        raise Stop(f"{problem} The tests and the front end need it.")


def install_node_packages(folder: Path) -> None:
    """Install what the folder's lock says, if it is not there yet."""
    stamp = folder / "node_modules" / ".lock-stamp"
    value = stamps.digest([folder / "package.json", folder / "package-lock.json"])
    if stamps.is_fresh(stamp, value):
        return
    with told(f"Node packages of {folder.relative_to(ROOT)}"):
        # Not `npm ci`: behind a mirror without every platform's binaries it calls the lock incomplete.
        run(["npm", "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder)
    stamps.put(stamp, value)


def build(name: str) -> None:
    """Build `app` or `graphiql` into frontend/dist, if its sources have changed since."""
    folder = {"app": FRONTEND, "graphiql": GRAPHIQL}[name]
    sources = stamps.files_under(folder, but_not={"graphiql", "tools", "e2e"} if name == "app" else ())
    value = stamps.digest([*sources, *sorted((ROOT / "schema").glob("*.graphql"))])
    stamp = stamps.STAMPS / f"build-{name}"
    if stamps.is_fresh(stamp, value) and (DIST / name / "index.html").exists():
        return
    install_node_packages(folder)
    with told(f"building frontend/dist/{name}"):
        run(["npm", "run", "--silent", "build"], cwd=folder)
    stamps.put(stamp, value)
