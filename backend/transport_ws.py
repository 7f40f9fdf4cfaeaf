"""The graphql-transport-ws protocol of one connection, apart from its socket.

Messages come in as texts and go out through an Outbox; nothing here knows ASGI. Protocol:
https://github.com/graphql/graphql-over-http and enisdenjo/graphql-ws, PROTOCOL.md (2026-07).
"""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError
from graphql import GraphQLError, OperationType

from backend.logs import begin_operation
from backend.outbox import Outbox
from backend.strict_json import BadJson, read_json
from schema import running
from schema.budgets import Bucket
from schema.context import Context
from schema.documents import count_operation
from schema.faults import told
from schema.plans import Plan, plan_of
from schema.shared import Encoded, Executions, Leave, NotRun, encoded
from voting.errors import RefusalCode, Refused
from voting.guests import BadToken
from voting.live.multicast import Reader
from voting.permissions import Viewer

SUBPROTOCOL = "graphql-transport-ws"
MOST_ID_CHARACTERS = 128

# Who is asking, from connection_init's payload; BadToken for a token that is none of ours.
Identify = Callable[[Mapping[str, Any]], Awaitable[Viewer | None]]


class Closed(Exception):
    """The connection ends with this code."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class _Operation:
    """One running operation: the task that starts or runs it, and how to leave what it joined."""

    __slots__ = ("is_request", "leave", "task")

    def __init__(self) -> None:
        # Until it is known to be a subscription: somebody waits for its answer.
        self.is_request = True
        self.task: asyncio.Task[None] | None = None
        self.leave: Leave | None = None

    def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
        if self.leave is not None:
            self.leave()


class Connection:
    """One client's side of the protocol."""

    def __init__(
        self, outbox: Outbox, executions: Executions, identify: Identify, *, address: str | None = None
    ) -> None:
        self._outbox = outbox
        self._executions = executions
        # Until it has said who is asking; lets go of the handshake then.
        self._identify: Identify | None = identify
        self._viewer: Viewer | None = None
        self._address = address
        self._messages = Bucket("message/socket")
        self._operations: dict[str, _Operation] = {}
        self.is_acknowledged = False

    async def receive(self, text: str) -> None:
        """Act on one message; Closed when it breaks the protocol, or when there are too many."""
        if not self._messages.take():
            raise Closed(1008, "Too many messages")
        message = _message(text)
        match message.get("type"):
            case "connection_init":
                await self._init(message)
            case "ping":
                self._outbox.reply('{"type":"pong"}')
            case "pong":
                pass
            case "subscribe":
                self._subscribe(message)
            case "complete":
                self._complete(_id(message))
            case _:
                raise Closed(4400, "Unknown message type")

    @property
    def is_answering(self) -> bool:
        """Whether a query or mutation is under way."""
        return any(operation.is_request for operation in self._operations.values())

    def part(self, code: int, reason: str) -> None:
        """Have the socket closed after what waits to be written."""
        self._outbox.close(code, reason)

    def end(self) -> None:
        """Stop everything that runs for this connection."""
        for operation in self._operations.values():
            operation.stop()
        self._operations.clear()

    async def _init(self, message: Mapping[str, Any]) -> None:
        identify, self._identify = self._identify, None
        if identify is None:
            raise Closed(4429, "Too many initialisation requests")
        payload = message.get("payload")
        if not isinstance(payload, dict | None):
            raise Closed(4400, "connection_init's payload must be an object")
        try:
            self._viewer = await identify(payload or {})
        except BadToken:
            raise Closed(4403, "Forbidden") from None
        self.is_acknowledged = True
        self._outbox.reply('{"type":"connection_ack"}')

    def _subscribe(self, message: Mapping[str, Any]) -> None:
        if not self.is_acknowledged:
            raise Closed(4401, "Unauthorized")
        operation_id, payload = _id(message), message.get("payload")
        if operation_id in self._operations:
            raise Closed(4409, "Subscriber for this id already exists")
        if not isinstance(payload, dict):
            raise Closed(4400, "subscribe's payload must be an object")
        if len(self._operations) >= settings.OPERATIONS_PER_SOCKET:
            refused = Refused(RefusalCode.RATE_LIMITED, "Too many operations on one socket.")
            self._outbox.reply(_error(operation_id, [_told(refused)]))
            return
        operation = self._operations[operation_id] = _Operation()
        operation.task = asyncio.get_running_loop().create_task(self._run(operation_id, operation, payload))

    def _complete(self, operation_id: str) -> None:
        if (operation := self._operations.pop(operation_id, None)) is not None:
            operation.stop()
            self._outbox.forget(operation_id)

    async def _run(self, operation_id: str, operation: _Operation, payload: Mapping[str, Any]) -> None:
        """Start a subscription, or run a query or mutation; whatever happens is told, never raised."""
        begin_operation()
        try:
            plan, variables = _plan(payload, self._context())
            operation.is_request = plan.operation is not OperationType.SUBSCRIPTION
            if plan.field is not None:
                head = _head(operation_id)
                reader: Reader[Encoded] = Reader(
                    lambda payload: self._outbox.newest(operation_id, head, payload),
                    lambda fault: self._finish(operation_id, fault),
                )
                operation.leave = await self._executions.join(
                    plan, self._viewer, reader, address=self._address
                )
            elif plan.operation is OperationType.SUBSCRIPTION:
                await self._run_alone(operation_id, plan, variables)
            else:
                await self._execute(operation_id, plan, variables)
        except (OperationalError, InterfaceError):
            self._outbox.close(1013, "Try again later")
        except Exception as fault:
            self._finish(operation_id, fault)

    def _context(self) -> Context:
        return Context(self._viewer, self._address)

    async def _execute(self, operation_id: str, plan: Plan, variables: dict[str, Any]) -> None:
        document, operation_name, _ = plan.distinct
        result = await running.execute(
            document, variables, context=self._context(), operation_name=operation_name
        )
        if result.data is None and result.errors and not any(error.path for error in result.errors):
            raise NotRun(result.errors)
        payload = encoded(result.data, result.errors)
        self._outbox.reply(f"{_head(operation_id).decode()}{payload.text}}}")
        self._finish(operation_id, None)

    async def _run_alone(self, operation_id: str, plan: Plan, variables: dict[str, Any]) -> None:
        """A subscription that cannot be shared: mostly one that is not valid."""
        document, operation_name, _ = plan.distinct
        results = running.subscribe(
            document, variables, context=self._context(), operation_name=operation_name
        )
        async for result in results:
            if result.data is None and result.errors:
                raise NotRun(result.errors)
            self._outbox.newest(operation_id, _head(operation_id), encoded(result.data, result.errors))
        self._finish(operation_id, None)

    def _finish(self, operation_id: str, fault: BaseException | None) -> None:
        """The operation's last word: complete, or what went wrong."""
        operation = self._operations.pop(operation_id, None)
        if operation is None:
            return
        if operation.leave is not None:
            operation.leave()
        if fault is None:
            self._outbox.last(operation_id, f'{{"id":{json.dumps(operation_id)},"type":"complete"}}')
        else:
            errors = fault.errors if isinstance(fault, NotRun) else [_told(fault)]
            self._outbox.last(operation_id, _error(operation_id, errors))


def _message(text: str) -> dict[str, Any]:
    try:
        message = read_json(text)
    except BadJson:
        raise Closed(4400, "Invalid message") from None
    if not isinstance(message, dict):
        raise Closed(4400, "Invalid message")
    return message


def _id(message: Mapping[str, Any]) -> str:
    operation_id = message.get("id")
    # An id comes back in every frame: it is kept short and printable.
    if not isinstance(operation_id, str) or not 0 < len(operation_id) <= MOST_ID_CHARACTERS:
        raise Closed(4400, "A message's id must be a text of 1 to 128 characters")
    if not operation_id.isprintable():
        raise Closed(4400, "A message's id must be printable")
    return operation_id


def _plan(payload: Mapping[str, Any], context: Context) -> tuple[Plan, dict[str, Any]]:
    """The plan and the variables; a GraphQLError says what is wrong with the payload."""
    query, variables = payload.get("query"), payload.get("variables") or {}
    operation_name = payload.get("operationName")
    if not isinstance(query, str) or not query.strip():
        raise _bad_request("`query` is a GraphQL document, as text.")
    if not isinstance(variables, dict):
        raise _bad_request("`variables` is an object.")
    if not isinstance(operation_name, str | None):
        raise _bad_request("`operationName` is a text.")
    count_operation(context, query)
    plan = plan_of(query, operation_name or None, variables)
    if plan.operation is None:
        raise _bad_request("`operationName` says which one of the document's operations is meant.")
    return plan, variables


def _bad_request(message: str) -> GraphQLError:
    return GraphQLError(message, extensions={"code": "BAD_REQUEST"})


def _told(fault: BaseException) -> GraphQLError:
    """What the client is told of a fault."""
    if isinstance(fault, GraphQLError):
        return told(fault)
    return told(GraphQLError("", original_error=fault if isinstance(fault, Exception) else None))


def _head(operation_id: str) -> bytes:
    """What stands before the payload in the operation's `next` messages."""
    return f'{{"id":{json.dumps(operation_id)},"type":"next","payload":'.encode()


def _error(operation_id: str, errors: list[GraphQLError]) -> str:
    message = {"id": operation_id, "type": "error", "payload": [error.formatted for error in errors]}
    return json.dumps(message, separators=(",", ":"))
