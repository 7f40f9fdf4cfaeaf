"""Asking the whole ASGI application of this process, byte by byte, as a server would hand requests on."""

import asyncio
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any, Self
from urllib.parse import quote

from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator

from backend.asgi import application
from voting.guests import guest_token, new_guest
from voting.permissions import Viewer

HOST = "testserver"
ORIGIN = f"http://{HOST}"
JSON = "application/json"

Headers = Iterable[tuple[str, str]] | Mapping[str, str]


@dataclass(frozen=True)
class Answer:
    """One HTTP answer; header names in lower case. set_cookies: as they were sent."""

    status: int
    headers: dict[str, str]
    cookies: SimpleCookie
    body: bytes
    set_cookies: list[str]

    @property
    def json(self) -> Any:
        """The body's JSON."""
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The first error's code."""
        code: str = self.json["errors"][0]["extensions"]["code"]
        return code


def ask(method: str, path: str, **given: Any) -> Answer:
    """The answer to one request, as `answer_to` asks it."""
    answer: Answer = async_to_sync(answer_to)(method, path, **given)
    return answer


async def answer_to(
    method: str,
    path: str,
    *,
    headers: Headers = (),
    body: bytes | Iterable[bytes] = b"",
    scheme: str = "http",
    client: str = "127.0.0.1",
    app: Any = application,
    never_ends: bool = False,
) -> Answer:
    """The answer to one request. A body in pieces is sent chunked; a `host` is added if none is given.

    never_ends: whether more of the body is yet to come, and does not.
    """
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    given = [(name.lower(), value) for name, value in pairs]
    if "host" not in {name for name, _ in given}:
        given.append(("host", HOST))
    path, _, query = path.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": scheme,
        "path": path, "raw_path": quote(path).encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.encode("latin-1"), value.encode("latin-1")) for name, value in given],
        "client": (client, 1), "server": (HOST, 80),
    }  # fmt: skip
    pieces = [body] if isinstance(body, bytes) else list(body)
    return await _exchange(app, scope, pieces, never_ends=never_ends)


async def _exchange(app: Any, scope: dict[str, Any], pieces: list[bytes], *, never_ends: bool) -> Answer:
    last = len(pieces) - 1
    waiting = [
        {"type": "http.request", "body": piece, "more_body": never_ends or place < last}
        for place, piece in enumerate(pieces)
    ]
    sent: list[Mapping[str, Any]] = []

    async def receive() -> Mapping[str, Any]:
        return waiting.pop(0) if waiting else await _never()

    async def send(message: Mapping[str, Any]) -> None:
        sent.append(message)

    await app(scope, receive, send)
    headers = [(name.decode().lower(), value.decode("latin-1")) for name, value in sent[0]["headers"]]
    set_cookies = [value for name, value in headers if name == "set-cookie"]
    cookies: SimpleCookie = SimpleCookie()
    for value in set_cookies:
        cookies.load(value)
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(sent[0]["status"], dict(headers), cookies, body, set_cookies)


async def _never() -> Mapping[str, Any]:
    await asyncio.Event().wait()
    raise AssertionError


def post(
    body: object,
    *,
    headers: Mapping[str, str] | None = None,
    raw: bytes | None = None,
    client: str = "127.0.0.1",
) -> Answer:
    """The answer of /graphql/ to this JSON, or to these very bytes."""
    content = json.dumps(body).encode() if raw is None else raw
    headers = {"content-type": JSON, **(headers or {})}
    return ask("POST", "/graphql/", headers=headers, body=content, client=client)


def bearer(guest: Viewer | None = None) -> dict[str, str]:
    """The header of a guest's token; of a new guest if none is named."""
    return {"authorization": f"Bearer {guest_token(guest or new_guest())}"}


class Socket:
    """A websocket to this process; `async with` it within one event loop."""

    def __init__(
        self, path: str, *, headers: Mapping[str, str] | None = None, subprotocols: Iterable[str] = ()
    ) -> None:
        given = {"host": HOST, **(headers or {})}
        scope = {
            "type": "websocket", "path": path, "scheme": "ws", "query_string": b"",
            "subprotocols": [*subprotocols],
            "client": ("127.0.0.1", 1),
            "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
        }  # fmt: skip
        self._app = ApplicationCommunicator(application, scope)
        self.close_code: int | None = None

    async def __aenter__(self) -> Self:
        await self._app.send_input({"type": "websocket.connect"})
        opening = await self._app.receive_output(10)
        self.is_open = opening["type"] == "websocket.accept"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._app.send_input({"type": "websocket.disconnect", "code": 1000})
        await self._app.wait(10)

    async def say(self, said: object) -> None:
        """Send JSON, or a text as it is."""
        text = said if isinstance(said, str) else json.dumps(said)
        await self._app.send_input({"type": "websocket.receive", "text": text})

    async def hear(self) -> Any:
        """The next message; None when the server has closed instead, with `close_code`."""
        message = await self._app.receive_output(10)
        if message["type"] == "websocket.close":
            self.close_code = message["code"]
            return None
        return json.loads(message["text"])

    async def answer_to(self, said: object) -> Any:
        """What the server says to that."""
        await self.say(said)
        return await self.hear()

    async def hears_nothing(self) -> bool:
        """Whether the server has nothing to say."""
        return bool(await self._app.receive_nothing(0.3))
