"""What this installation does, for Prometheus: `/metrics`, for who has METRICS_TOKEN.

Nothing is counted here: plain numbers are collected when asked for. Where several processes serve, each
leaves its numbers in a folder that they share; whichever is asked tells them all, by worker.
"""

import asyncio
import json
import os
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric

from backend.draining import sockets
from backend.graphql_socket import executions
from schema.live import live
from voting.actions.lane import lane
from voting.counters import Spread, counted

SHARE_EVERY_SECONDS = 1.0
# What a worker that died has left is told no longer than this.
FRESH_SECONDS = 10.0
PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")

GAUGES = {
    "sockets": "Websockets that are open.",
    "subscriptions": "Subscriptions over them, and tallies watched over the plain door.",
    "executions": "Distinct subscriptions: each runs once for all who asked for the same.",
    "lane_waiting": "Votes that wait for their transaction.",
    "telling_load": "Seconds per second, of late, that the event loop spent on telling the news.",
    "resident_bytes": "Memory of the process.",
}
COUNTERS = {
    "frames_sent": "Tallies and room states handed to sockets.",
    "frames_skipped": "Frames that a newer one replaced before a slow socket took them.",
    "slow_closes": "Sockets closed because replies piled up unread.",
    "reconcile_repairs": "Looks at a watched poll that found news which nobody had announced.",
    "announcements_lost": "Announcements that the bus did not take in time.",
    "cpu_seconds": "Processor time of the process.",
}
SPREADS = {
    "vote_seconds": "From a vote's arrival in the lane until its answer.",
    "batch_requests": "Votes that shared a transaction.",
    "announcement_seconds": "From an announcement's commit until it was heard over the bus.",
}

Sample = dict[str, Any]


def sample() -> Sample:
    """This process's numbers now; for the event loop's own thread."""
    return {
        "at": time.time(),
        "sockets": len(sockets),
        "subscriptions": executions().readers + counted.plain_watches,
        "executions": len(executions()),
        "lane_waiting": len(lane()),
        "telling_load": live().pace.load,
        "resident_bytes": int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_BYTES,
        "frames_sent": counted.frames_sent,
        "frames_skipped": counted.frames_skipped,
        "slow_closes": counted.slow_closes,
        "reconcile_repairs": counted.repairs,
        "announcements_lost": counted.announcements_lost,
        "cpu_seconds": time.process_time(),
        **{name: _spread(getattr(counted, name)) for name in SPREADS},
    }


def _spread(spread: Spread) -> dict[str, Any]:
    bounds = [*map(str, spread.bounds), "+Inf"]
    return {"buckets": list(zip(bounds, accumulate(spread.counts), strict=True)), "sum": spread.total}


class Collected:
    """The samples of all workers as Prometheus's families."""

    def __init__(self, samples: dict[str, Sample]) -> None:
        self._samples = samples

    def collect(self) -> Iterator[Metric]:
        """One family for each number, one line for each worker."""
        for name, meaning in GAUGES.items():
            gauge = GaugeMetricFamily(f"livetally_{name}", meaning, labels=["worker"])
            for worker, numbers in self._samples.items():
                gauge.add_metric([worker], numbers[name])
            yield gauge
        for name, meaning in COUNTERS.items():
            counter = CounterMetricFamily(f"livetally_{name}", meaning, labels=["worker"])
            for worker, numbers in self._samples.items():
                counter.add_metric([worker], numbers[name])
            yield counter
        for name, meaning in SPREADS.items():
            histogram = HistogramMetricFamily(f"livetally_{name}", meaning, labels=["worker"])
            for worker, numbers in self._samples.items():
                histogram.add_metric([worker], numbers[name]["buckets"], numbers[name]["sum"])
            yield histogram


class Shared:
    """The folder in which workers leave their samples."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.place = "1"

    def leave(self) -> None:
        """Put this worker's sample where the others find it, whole or not at all."""
        if self.folder is not None:
            unfinished = self.folder / f"{self.place}.new"
            unfinished.write_text(json.dumps(sample()))
            unfinished.replace(self.folder / self.place)

    def all(self) -> dict[str, Sample]:
        """This worker's sample, and what the living others have left."""
        samples = {path.name: path for path in self.folder.iterdir()} if self.folder else {}
        found = {place: json.loads(path.read_text()) for place, path in samples.items() if place.isdigit()}
        fresh_since = time.time() - FRESH_SECONDS
        fresh = {place: numbers for place, numbers in found.items() if numbers["at"] > fresh_since}
        return dict(sorted({**fresh, self.place: sample()}.items()))


shared = Shared()


async def keep_sharing(folder: Path, place: str) -> None:
    """Leave this worker's sample in the folder every second."""
    shared.folder, shared.place = folder, place
    while True:
        shared.leave()
        await asyncio.sleep(SHARE_EVERY_SECONDS)


async def metrics(request: HttpRequest) -> HttpResponse:
    """The numbers, for who has the token; for anyone else there is no such page."""
    expected = f"Bearer {settings.METRICS_TOKEN}"
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, expected):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Collected(shared.all()))
    return HttpResponse(
        generate_latest(registry), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"}
    )
