"""What was measured, as figures with names and as a table."""

import math
from collections.abc import Sequence

from backend.bench.hall import Measured

Figures = dict[str, float | int | str]


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that so many percent do not exceed; 0 of none."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def figures(measured: Measured) -> Figures:
    """Every figure under the name that the table gives it."""
    on = len(measured.join_seconds)
    found: Figures = {
        "watchers": on,
        "joins a second": round(on / measured.joining_seconds) if on else 0,
        **_milliseconds("join", measured.join_seconds),
        "votes stored": measured.stored,
        "votes a second": round(measured.stored / measured.voting_seconds, 1),
        **_milliseconds("vote → answer", measured.vote_seconds),
        **_milliseconds("vote → screen", measured.screen_seconds),
        "frames": measured.frames,
        "frames a second": round(measured.frames / measured.voting_seconds),
        "votes refused": _listed(measured.refused),
        "late votes": _listed(measured.late),
        "watchers lost": _listed(measured.watchers_lost),
        "wrong final tallies": measured.wrong_screens + (not measured.is_tally_right),
    }
    return {**found, **_of_the_server(measured)}


def _milliseconds(what: str, seconds: Sequence[float]) -> Figures:
    return {f"{what}, p{p} ms": round(percentile(seconds, p) * 1000, 1) for p in (50, 95, 99)}


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in sorted(counts.items())) or "0"


def _of_the_server(measured: Measured) -> Figures:
    """Processor time and memory, where the server is local."""
    if len(measured.usages) < 3:
        return {}
    before, joined, voted = measured.usages
    on, frames = max(1, len(measured.join_seconds)), max(1, measured.frames)
    voting_cpu = voted.cpu_seconds - joined.cpu_seconds
    return {
        "server CPU to join, ms a watcher": round((joined.cpu_seconds - before.cpu_seconds) * 1000 / on, 2),
        "server memory, KB a watcher": round((joined.resident_bytes - before.resident_bytes) / 1024 / on, 1),
        "server CPU while voting, %": round(voting_cpu * 100 / measured.voting_seconds),
        "server CPU, µs a frame": round(voting_cpu * 1e6 / frames, 1),
        "server CPU, µs a vote and watcher": round(voting_cpu * 1e6 / max(1, measured.stored) / on, 2),
        "server memory at the end, MB": round(voted.resident_bytes / 1e6),
    }


def table(found: Figures) -> str:
    """The figures in Markdown."""
    return "\n".join(["| figure | value |", "|---|---:|", *(f"| {name} | {found[name]} |" for name in found)])
