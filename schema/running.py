"""Runs operations, whichever door they came through; errors are told as clients may see them.

Mutations and subscriptions go straight to graphql-core: Strawberry sets its extensions up anew for every
operation and event, which costs as much as a vote, and what ours do is done once per text (documents.py).
Queries take Strawberry's way, for strawberry-django's optimizer.
"""

from collections.abc import AsyncGenerator
from typing import Any, cast

from graphql import ExecutionResult, GraphQLError, OperationType, get_operation_ast
from graphql import execute as execute_document
from graphql import subscribe as subscribe_document
from strawberry.execution import optimized_is_awaitable
from strawberry.utils.await_maybe import await_maybe

from schema.api import schema
from schema.context import Context
from schema.documents import Executable, NotExecutable, executable, parsed
from schema.faults import told_all
from schema.plain_values import PlainValues

Variables = dict[str, Any] | None
_core = schema._schema  # noqa: SLF001 - no public name


class NoSuchOperation(Exception):
    """The document has no operation of that name."""


class NotServedHere(Exception):
    """The operation is a subscription, which gives more than one answer."""


async def execute(
    text: str, variables: Variables = None, *, context: Context, operation_name: str | None = None
) -> ExecutionResult:
    """What a query or mutation gives; may raise NoSuchOperation or NotServedHere."""
    try:
        operation = get_operation_ast(parsed(text), operation_name)
        if operation is None:
            raise NoSuchOperation
        if operation.operation is OperationType.SUBSCRIPTION:
            raise NotServedHere
        found = executable(_core, text)
    except (GraphQLError, NotExecutable) as fault:
        return _not_executed(fault)
    if operation.operation is OperationType.QUERY:
        done = await schema.execute(text, variables, context, operation_name=operation_name)
        return ExecutionResult(done.data, done.errors)
    result = execute_document(
        _core,
        found.document,
        context_value=context,
        variable_values=variables,
        operation_name=operation_name,
        **_planned(found),
        is_awaitable=cast(Any, optimized_is_awaitable),
    )
    return _told(await await_maybe(result))


async def subscribe(
    text: str, variables: Variables = None, *, context: Context, operation_name: str | None = None
) -> AsyncGenerator[ExecutionResult, None]:
    """What a subscription gives, result by result; one without data says why it did not start, or ended."""
    try:
        found = executable(_core, text)
        results = await await_maybe(
            subscribe_document(
                _core,
                found.document,
                context_value=context,
                variable_values=variables,
                operation_name=operation_name,
                **_planned(found),
            )
        )
    except (GraphQLError, NotExecutable) as fault:
        yield _not_executed(fault)
        return
    if isinstance(results, ExecutionResult):
        yield _told(results)
        return
    stream = cast(AsyncGenerator[ExecutionResult, None], results)
    try:
        async for result in stream:
            yield _told(result)
    except Exception as fault:
        error = fault if isinstance(fault, GraphQLError) else GraphQLError("", original_error=fault)
        yield _told(ExecutionResult(None, [error]))
    finally:
        await stream.aclose()


def _planned(found: Executable) -> dict[str, Any]:
    return {} if found.plans is None else {"executor_class": PlainValues, "plans": found.plans}


def _not_executed(fault: GraphQLError | NotExecutable) -> ExecutionResult:
    errors = fault.errors if isinstance(fault, NotExecutable) else [fault]
    return ExecutionResult(None, told_all(errors))


def _told(result: ExecutionResult) -> ExecutionResult:
    if result.errors:
        result.errors = told_all(result.errors)
    return result
