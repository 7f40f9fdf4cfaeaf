"""Our own pages ask the schema as any client does: the same viewer, budgets, rules and refusals."""

import asyncio
from typing import Any

from django.core.handlers.asgi import ASGIRequest

from backend.addresses import address_of
from schema import running
from schema.context import Context
from schema.documents import count_operation
from voting.errors import Refused
from voting.permissions import Viewer

# A page that cannot be painted soon is sent as it was built; the app shows what is amiss, and waits.
MOST_SECONDS_TO_PAINT = 2.0

_REFUSAL = "__typename ... on Refusal { code message path retryAfterSeconds }"
_HANDED_OUT = "... on CastVotePayload { ballotKey vote { receipt } }"
CHANGES = {
    "castVote": "mutation CastByForm($input: CastVoteInput!)"
    f" {{ castVote(input: $input) {{ {_REFUSAL} {_HANDED_OUT} }} }}",
    "withdrawVote": "mutation WithdrawByForm($pollId: ID!, $ballotKey: String)"
    f" {{ withdrawVote(pollId: $pollId, ballotKey: $ballotKey) {{ {_REFUSAL} }} }}",
}
REFUSAL = "Refusal"
FAILED = {
    "__typename": REFUSAL, "code": "INTERNAL", "message": "Something went wrong here.",
    "path": None, "retryAfterSeconds": None,
}  # fmt: skip


async def ask(
    request: ASGIRequest, viewer: Viewer, question: str, variables: dict[str, Any]
) -> dict[str, Any] | None:
    """The query's data; None where it was refused, failed or took too long."""
    context = Context(viewer, address_of(request.scope))
    try:
        count_operation(context, question)
        async with asyncio.timeout(MOST_SECONDS_TO_PAINT):
            result = await running.execute(question, variables, context=context)
    except (Refused, TimeoutError):
        return None
    return None if result.errors else result.data


async def change(request: ASGIRequest, viewer: Viewer, name: str, given: dict[str, Any]) -> dict[str, Any]:
    """Carries out castVote (given its input) or withdrawVote; the answer, a Refusal also where it failed."""
    context = Context(viewer, address_of(request.scope))
    variables = {"input": given} if name == "castVote" else given
    try:
        count_operation(context, CHANGES[name])
        result = await running.execute(CHANGES[name], variables, context=context)
    except Refused as refused:
        return {
            "__typename": REFUSAL, "code": refused.code, "message": refused.message, "path": refused.path,
            "retryAfterSeconds": refused.retry_after_seconds,
        }  # fmt: skip
    if result.data is None or result.errors:
        return dict(FAILED)
    answer: dict[str, Any] = result.data[name]
    return answer
