"""GraphQL over HTTP: `POST /graphql/`, queries and mutations, for pages and programs of any origin.

What a request may look like is decided here, who is asking in identity.py, everything else by the schema.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest
from django.utils.http import parse_header_parameters
from graphql import ExecutionResult, GraphQLError, OperationDefinitionNode

from backend.addresses import address_of
from backend.faults import log_fault
from backend.guards import App, Receive, Scope, Send, read_body, refuse
from backend.identity import Sender, is_our_host, sender_of, viewer_of_request
from backend.strict_json import BadJson, read_json
from schema import running
from schema.context import Context
from schema.documents import count_operation, parsed
from schema.running import NoSuchOperation, NotServedHere
from voting.errors import Refused
from voting.guests import BadToken

JSON, RESPONSE_JSON = "application/json", "application/graphql-response+json"
# In the order that decides where a client is as happy with either, such as `*/*`.
OFFERED = [JSON, RESPONSE_JSON]
PATHS = frozenset({"/graphql/", "/graphql"})
# Clients send few different ones.
KEPT_HEADERS = 256
OPERATION_WORDS = re.compile(r"\b(?:query|mutation|subscription)\b")

# Any origin may ask, none with a browser's cookies: `*` rules credentials out.
ALWAYS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Retry-After, WWW-Authenticate",
    "Cache-Control": "no-store",
    "Vary": "Accept, Authorization, Cookie, Origin",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, X-CSRFToken, *",
    "Access-Control-Max-Age": "7200",
}


class TurnedAway(Exception):
    """A request that is answered without being executed."""

    def __init__(
        self, status: HTTPStatus, code: str, message: str, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers or {}
        self.body = {"errors": [{"message": message, "extensions": {"code": code}}]}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a body asks for."""

    query: str
    variables: dict[str, Any] | None
    operation_name: str | None


def with_graphql(app: App) -> App:
    """The GraphQL door where the path is its own, a plain ASGI application; the app for the rest."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] not in PATHS:
            await app(scope, receive, send)
            return
        sender = sender_of(scope)
        if not is_our_host(sender.host):
            await refuse(send, HTTPStatus.BAD_REQUEST, "Bad request.")
            return
        body = await read_body(receive)
        if body is not None:
            await _send(send, await _answer_to(scope, sender, body))

    return answer


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: HTTPStatus
    body: bytes
    content_type: str | None
    headers: Mapping[str, str]


async def _send(send: Send, answer: Answer) -> None:
    headers = [
        (b"content-length", b"%d" % len(answer.body)),
        *map(_encoded, answer.headers.items()),
        *_ALWAYS,
    ]
    if answer.content_type is not None:
        headers.append((b"content-type", answer.content_type.encode()))
    await send({"type": "http.response.start", "status": int(answer.status), "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})


def _encoded(header: tuple[str, str]) -> tuple[bytes, bytes]:
    name, value = header
    return name.lower().encode(), value.encode("latin-1")


_ALWAYS = list(map(_encoded, ALWAYS.items()))


async def _answer_to(scope: Scope, sender: Sender, body: bytes) -> Answer:
    """The answer to one operation."""
    if scope["method"] == "OPTIONS" and b"access-control-request-method" in sender.headers:
        return Answer(HTTPStatus.NO_CONTENT, b"", None, PREFLIGHT)
    media_type = _preferred(sender.header(b"accept") or "*/*")
    try:
        _check_method_and_types(scope["method"], sender, media_type)
        asked = _read_body(body)
        result = await _execute(scope, sender, asked)
    except TurnedAway as turned:
        return _answer(turned.body, media_type or JSON, turned.status, turned.headers)
    except (OperationalError, InterfaceError) as fault:
        log_fault(fault, where="POST /graphql/")
        told = _error("UNAVAILABLE", "The store cannot be reached just now.")
        return _answer(told, media_type or JSON, HTTPStatus.SERVICE_UNAVAILABLE, {"Retry-After": "1"})
    except Exception as fault:
        message = log_fault(fault, where="POST /graphql/")
        return _answer(_error("INTERNAL", message), media_type or JSON, HTTPStatus.INTERNAL_SERVER_ERROR)
    return _answer_result(result, media_type or JSON)


def _error(code: str, message: str) -> dict[str, Any]:
    return {"errors": [{"message": message, "extensions": {"code": code}}]}


@lru_cache(KEPT_HEADERS)
def _preferred(accept: str) -> str | None:
    """Which of the types offered the Accept header likes best; None where it likes none."""
    request = HttpRequest()
    request.META["HTTP_ACCEPT"] = accept
    return request.get_preferred_type(OFFERED)


@lru_cache(KEPT_HEADERS)
def _is_json(content_type: str) -> bool:
    """Whether the Content-Type is JSON in UTF-8."""
    kind, parameters = parse_header_parameters(content_type)
    return kind == JSON and parameters.get("charset", "utf-8").lower() in ("utf-8", "utf8")


def _check_method_and_types(method: str, sender: Sender, media_type: str | None) -> None:
    """Only JSON by POST comes in: what an HTML form can send from another site never does."""
    if method != "POST":
        raise TurnedAway(
            HTTPStatus.METHOD_NOT_ALLOWED, "BAD_REQUEST", "GraphQL is asked with POST.",
            {"Allow": "POST, OPTIONS"},
        )  # fmt: skip
    encoding = (sender.header(b"content-encoding") or "identity").lower()
    if not _is_json(sender.header(b"content-type") or "") or encoding != "identity":
        raise TurnedAway(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "BAD_REQUEST",
            "The body is JSON: Content-Type: application/json, UTF-8, not compressed.",
        )  # fmt: skip
    if media_type is None:
        raise TurnedAway(HTTPStatus.NOT_ACCEPTABLE, "BAD_REQUEST", f"Answers are {JSON} or {RESPONSE_JSON}.")


def _read_body(body: bytes) -> Asked:
    """The operation that the body asks for."""
    try:
        asked = read_json(body)
    except BadJson as fault:
        raise _bad_request(str(fault)) from fault
    if not isinstance(asked, dict):
        raise _bad_request("The body is one JSON object.")
    query, variables = asked.get("query"), asked.get("variables")
    operation_name, extensions = asked.get("operationName"), asked.get("extensions")
    if not isinstance(query, str) or not query.strip():
        raise _bad_request("`query` is a GraphQL document, as text.")
    if not isinstance(variables, dict | None):
        raise _bad_request("`variables` is an object.")
    if not isinstance(operation_name, str | None):
        raise _bad_request("`operationName` is a text.")
    if not isinstance(extensions, dict | None):
        raise _bad_request("`extensions` is an object.")
    if not operation_name and _has_several_operations(query):
        raise _bad_request("`operationName` says which of the document's operations is meant.")
    return Asked(query, variables, operation_name or None)


def _has_several_operations(document: str) -> bool:
    """Whether the document leaves open what to run; strawberry would run the first, a filter see the last.

    Nearly no document has the words for it twice, so nearly none is parsed here.
    """
    if len(OPERATION_WORDS.findall(document)) < 2:
        return False
    try:
        tree = parsed(document)
    except GraphQLError:
        return False  # The schema says what is wrong with it.
    return sum(isinstance(part, OperationDefinitionNode) for part in tree.definitions) > 1


def _bad_request(message: str) -> TurnedAway:
    return TurnedAway(HTTPStatus.BAD_REQUEST, "BAD_REQUEST", message)


async def _execute(scope: Scope, sender: Sender, asked: Asked) -> ExecutionResult:
    try:
        context = Context(await viewer_of_request(scope, sender), address_of(scope))
        count_operation(context, asked.query)
        return await running.execute(
            asked.query, asked.variables, context=context, operation_name=asked.operation_name
        )
    except BadToken as fault:
        raise TurnedAway(
            HTTPStatus.UNAUTHORIZED, "UNAUTHENTICATED", "This token is not valid, or no longer. Join again.",
            {"WWW-Authenticate": 'Bearer error="invalid_token"'},
        ) from fault  # fmt: skip
    except Refused as refused:
        raise TurnedAway(
            HTTPStatus.TOO_MANY_REQUESTS, refused.code, refused.message,
            {"Retry-After": str(refused.retry_after_seconds)},
        ) from refused  # fmt: skip
    except NoSuchOperation as fault:
        raise _bad_request("`operationName` names none of the document's operations.") from fault
    except NotServedHere as fault:
        raise _bad_request("Subscriptions are served over websockets.") from fault


def _answer_result(result: ExecutionResult, media_type: str) -> Answer:
    """What came of it; a document that could not be executed has no `data` at all."""
    errors = result.errors or []
    was_executed = result.data is not None or any(error.path is not None for error in errors)
    body: dict[str, Any] = {"data": result.data} if was_executed else {}
    if errors:
        body["errors"] = [error.formatted for error in errors]
    # A client that reads only application/json may take any other status for "not GraphQL at all".
    refused = not was_executed and media_type == RESPONSE_JSON
    return _answer(body, media_type, HTTPStatus.BAD_REQUEST if refused else HTTPStatus.OK)


def _answer(
    body: Mapping[str, Any], media_type: str, status: HTTPStatus, headers: Mapping[str, str] | None = None
) -> Answer:
    text = json.dumps(body, separators=(",", ":"))
    return Answer(status, text.encode(), f"{media_type}; charset=utf-8", headers or {})
