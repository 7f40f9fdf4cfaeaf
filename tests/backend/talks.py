"""Talks with the plain door, each over a socket of its own."""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import async_to_sync

from tests.backend.doors import Socket


def over(
    path: str, talk: Callable[[Socket], Awaitable[Any]], *, headers: dict[str, str] | None = None
) -> Any:
    """What comes of a talk over a socket to that path."""

    async def open_and_talk() -> Any:
        async with Socket(path, headers=headers) as socket:
            return await talk(socket)

    return async_to_sync(open_and_talk)()


def one_answer(path: str, said: object, *, headers: dict[str, str] | None = None) -> Any:
    """The answer to the one message of a socket of its own."""
    return over(path, lambda socket: socket.answer_to(said), headers=headers)


def error_code(answer: Any) -> str:
    """The code of an answer that is an error with a message."""
    assert answer["error"]["message"]
    return str(answer["error"]["code"])
