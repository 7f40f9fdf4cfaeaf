"""Refusals as data: a mutation's expected "no" is one of its results, not an error."""

import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar
from uuid import UUID

import strawberry

from schema.enums import RefusalCode
from voting.errors import Refused

P = ParamSpec("P")
R = TypeVar("R")


@strawberry.type(description="A refusal that was to be expected.")
class Refusal:
    code: RefusalCode = strawberry.field(description="For programs: one of a closed list.")
    message: str = strawberry.field(description="For people: what was refused and what helps.")
    path: list[str] | None = strawberry.field(
        description="The input's fault: field names and positions, as text."
    )
    retry_after_seconds: int | None = strawberry.field(description="When trying again may help, in seconds.")


def refusal_from(refused: Refused) -> Refusal:
    """The refusal as GraphQL data."""
    path = list(refused.path) if refused.path else None
    return Refusal(
        code=refused.code,
        message=refused.message,
        path=path,
        retry_after_seconds=refused.retry_after_seconds,
    )


def refusals_as_data(resolver: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R | Refusal]]:
    """The resolver, answering a Refused with a Refusal."""

    @functools.wraps(resolver)
    async def resolve(*args: P.args, **kwargs: P.kwargs) -> R | Refusal:
        try:
            return await resolver(*args, **kwargs)
        except Refused as refused:
            return refusal_from(refused)

    return resolve


def uuid_from(text: str) -> UUID | None:
    """The id that the text spells in its one canonical form, or None."""
    try:
        parsed = UUID(text)
    except ValueError:
        return None
    return parsed if str(parsed) == text else None
