"""Asking the schema in this process, as a viewer or as nobody."""

import asyncio
import json
from typing import Any

from schema import running
from schema.context import Context
from tests.journeys.people import operations
from voting.permissions import Viewer

Answer = dict[str, Any]


async def execute(viewer: Viewer | None, document: str, variables: Answer | None = None) -> Answer:
    """The whole answer to a document: data and formatted errors."""
    result = await running.execute(document, variables, context=Context(viewer))
    answer: Answer = {"data": result.data}
    if result.errors:
        answer["errors"] = [error.formatted for error in result.errors]
    return answer


def answer_to(viewer: Viewer | None, document: str, **variables: object) -> Answer:
    """The whole answer to a document."""
    return asyncio.run(execute(viewer, document, variables))


def ask(viewer: Viewer | None, operation: str, **variables: object) -> Any:
    """What the contract's operation of that name answers, under its one field."""
    answer = answer_to(viewer, operations()[operation], **variables)
    assert "errors" not in answer, json.dumps(answer)
    (field,) = answer["data"].values()
    return field


def refusal(viewer: Viewer | None, operation: str, **variables: object) -> tuple[str, list[str] | None]:
    """The code and path of the refusal that the contract's operation answers."""
    answer = ask(viewer, operation, **variables)
    assert answer["__typename"] == "Refusal", answer
    assert answer["message"]
    return answer["code"], answer["path"]


async def first_frame(viewer: Viewer | None, document: str, variables: Answer) -> Any:
    """The first result of a subscription, or of its refusal."""
    context = Context(viewer)
    results = running.subscribe(document, variables, context=context)
    async for result in results:
        await results.aclose()
        return result
    raise AssertionError("no result")
