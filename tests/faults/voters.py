"""Voters who each vote once over HTTP and note in the ledger what they hear."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx

from tests.faults.hall import OPTIONS, Question
from tests.faults.ledger import Attempt
from tests.journeys.people import operations
from voting.guests import guest_token
from voting.permissions import Viewer

PATIENCE_SECONDS = 15.0


class Voters:
    """The voters of one question."""

    def __init__(self, question: Question, client: httpx.AsyncClient) -> None:
        self._question = question
        self._client = client
        self._under_way: set[asyncio.Task[None]] = set()

    async def vote(self, at: str, attempt: Attempt | None = None) -> Attempt:
        """One vote of someone new, or the same attempt once more."""
        if attempt is None:
            choice = self._question.hall.chance.choice(OPTIONS)
            attempt = self._question.ledger.attempt(uuid4(), choice)
            attempt.code = next(self._question.codes, None)
        began = time.monotonic()
        try:
            answer = await self._send(at, attempt)
        except (httpx.ConnectError, httpx.ConnectTimeout) as fault:
            if not attempt.receipt:
                attempt.fail(f"never sent: {type(fault).__name__}")
        except httpx.TransportError as fault:
            attempt.reason = type(fault).__name__
        else:
            _note(attempt, answer)
        attempt.seconds = time.monotonic() - began
        return attempt

    async def _send(self, at: str, attempt: Attempt) -> httpx.Response:
        chosen = {
            "pollId": self._question.id,
            "marks": {"choose": [self._question.options[attempt.choice]]},
            "requestId": attempt.request_id,
            "ballotCode": attempt.code,
        }
        return await self._client.post(
            f"{at}/graphql/",
            json={"query": operations()["CastVote"], "variables": {"input": chosen}},
            headers={"Authorization": f"Bearer {guest_token(Viewer(attempt.voter))}"},
        )

    async def stream(self, at: Sequence[str], *, per_second: float, seconds: float) -> None:
        """Votes of new people, in turn at these addresses, without waiting for answers."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        number = 0
        while (moment := number / per_second) < seconds:
            await asyncio.sleep(max(0.0, began + moment - loop.time()))
            task = loop.create_task(self._vote_unheard(at[number % len(at)]))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
            number += 1

    async def _vote_unheard(self, at: str) -> None:
        await self.vote(at)

    async def all_heard(self) -> None:
        """Return once every vote under way has an answer, or none for good."""
        while self._under_way:
            await asyncio.wait(set(self._under_way))


def _note(attempt: Attempt, answer: httpx.Response) -> None:
    """What an answer says about the vote: stored, not stored, or nothing that can be relied on."""
    content: dict[str, Any] = answer.json()
    cast = (content.get("data") or {}).get("castVote") or {}
    if cast.get("__typename") == "CastVotePayload":
        receipt = cast["vote"]["receipt"]
        assert attempt.receipt in ("", receipt), "a retry has the first answer's receipt"
        assert attempt.ballot_key in (None, cast["ballotKey"]), "and its ballot key"
        attempt.ballot_key = cast["ballotKey"]
        attempt.acknowledge(receipt)
    elif cast.get("__typename") == "Refusal":
        attempt.fail(cast["code"])
    elif answer.status_code == httpx.codes.SERVICE_UNAVAILABLE:
        attempt.fail("UNAVAILABLE")
    else:
        attempt.reason = str(content.get("errors"))


@asynccontextmanager
async def voters_of(
    question: Question, *, patience_seconds: float = PATIENCE_SECONDS
) -> AsyncIterator[Voters]:
    """Voters with connections of their own, who wait so long for an answer."""
    limits = httpx.Limits(max_connections=500, max_keepalive_connections=50)
    async with httpx.AsyncClient(timeout=patience_seconds, limits=limits) as client:
        voters = Voters(question, client)
        yield voters
        await voters.all_heard()
