"""The plain door's words: what a message may say, which option it means, and what is answered.

Pure: what a socket does with them is in vote_socket.py.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from strawberry.types.field import StrawberryField

from backend.strict_json import BadJson, read_json
from schema.tallies import tally_from
from voting.actions.votes import Cast
from voting.errors import Refused, invalid_input, invalid_marks
from voting.results import Snapshot
from voting.texts import same_when_read

KEYS = frozenset({"authorization", "poll", "vote", "requestId", "ballotCode", "ballotKey", "watch"})
NUMBERED = re.compile(r"option([1-9][0-9]{0,2})")
MOST_MARKED = 100
# Of a tally, what only a host's console or a screen with room for it can show.
LEFT_OUT = frozenset(
    {
        "revealed", "headline", "reasons", "headToHead", "distribution", "credits", "continuing", "transfers",
        "sealedHead",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a client; None is what it does not say. marked: the options of `vote`, as given."""

    authorization: str | None = None
    poll: str | None = None
    marked: list[str | int] | None = None
    request_id: str | None = None
    ballot_code: str | None = None
    ballot_key: str | None = None
    watch: bool | None = None


def read_message(text: str) -> Message:
    """The message; INVALID_INPUT for anything that a client would not mean to send."""
    try:
        said = read_json(text)
    except BadJson as fault:
        raise invalid_input(str(fault)) from fault
    if not isinstance(said, dict):
        raise invalid_input('A message is a JSON object, such as {"vote": 1}.')
    if unknown := sorted(said.keys() - KEYS):
        raise invalid_input(f"A message may say {', '.join(sorted(KEYS))}; nothing else.", unknown[0])
    if not said.keys() & {"authorization", "vote", "watch"}:
        raise invalid_input('Say what to do: {"vote": …} or {"watch": true}.')
    return Message(
        authorization=_text(said, "authorization"),
        poll=_text(said, "poll"),
        marked=_marked(said["vote"]) if "vote" in said else None,
        request_id=_text(said, "requestId"),
        ballot_code=_text(said, "ballotCode"),
        ballot_key=_text(said, "ballotKey"),
        watch=_yes_or_no(said, "watch"),
    )


def _text(said: dict[str, Any], key: str) -> str | None:
    if key in said and not isinstance(said[key], str):
        raise invalid_input(f"{key} is a text.", key)
    return said.get(key)


def _yes_or_no(said: dict[str, Any], key: str) -> bool | None:
    if key in said and not isinstance(said[key], bool):
        raise invalid_input(f"{key} is true or false.", key)
    return said.get(key)


def _marked(vote: object) -> list[str | int]:
    marked: list[str | int] = []
    for option in vote if isinstance(vote, list) else [vote]:
        if not isinstance(option, str | int) or isinstance(option, bool):
            raise invalid_input("vote is an option's id, label or number from 1, or a list of them.", "vote")
        marked.append(option)
    if len(marked) > MOST_MARKED:
        raise invalid_input(f"A vote marks at most {MOST_MARKED} options.", "vote")
    return marked


def options_meant(marked: Sequence[str | int], options: Sequence[tuple[UUID, str]]) -> list[str]:
    """The ids of the options that these mean; INVALID_MARKS with the place of the first that means none."""
    meant = []
    for place, named in enumerate(marked):
        if (option := _option_meant(named, options)) is None:
            numbers = f"The options have numbers from 1 to {len(options)}."
            message = numbers if isinstance(named, int) else "This poll has no such option."
            raise invalid_marks(message, "choose", str(place))
        meant.append(option)
    return meant


def _option_meant(marked: str | int, options: Sequence[tuple[UUID, str]]) -> str | None:
    """The id of the option that an id, a label, a number from 1 or "option2" means, if it means one.

    options: (id, label) in their order. A label wins over "option2", which it may happen to be.
    """
    if isinstance(marked, int):
        return _by_number(marked, options)
    for option_id, label in options:
        if marked in (str(option_id), label):
            return str(option_id)
    alike = [option_id for option_id, label in options if same_when_read(label) == same_when_read(marked)]
    if alike:
        return str(alike[0])
    if numbered := NUMBERED.fullmatch(marked):
        return _by_number(int(numbered[1]), options)
    return None


def _by_number(number: int, options: Sequence[tuple[UUID, str]]) -> str | None:
    return str(options[number - 1][0]) if 1 <= number <= len(options) else None


def at_the_vote(refusal: Refused) -> Refused:
    """The refusal of marks with a path into the plain message: its `vote`, and the place in its list."""
    match refusal.path:
        case ("marks", "choose", place):
            return Refused(refusal.code, refusal.message, path=("vote", place))
        case ("marks", *_):
            return Refused(refusal.code, refusal.message, path=("vote",))
    return refusal


def received(cast: Cast, request_id: str | None) -> str:
    """The answer to a vote that counts."""
    answer: dict[str, object] = {
        "message": "Vote received successfully!",
        "status": cast.status,
        "revision": cast.revision,
        "receipt": cast.receipt,
    }
    if cast.ballot_key is not None:
        answer["ballotKey"] = cast.ballot_key
    if request_id is not None:
        answer["requestId"] = request_id
    return json.dumps(answer)


def refused(refusal: Refused, request_id: str | None = None) -> str:
    """The answer to what was refused."""
    error: dict[str, object] = {"code": refusal.code, "message": refusal.message}
    if refusal.path:
        error["path"] = refusal.path
    if refusal.retry_after_seconds is not None:
        error["retryAfterSeconds"] = refusal.retry_after_seconds
    return _error(error, request_id)


def failed(message: str, request_id: str | None = None) -> str:
    """The answer to a fault of ours."""
    return _error({"code": "INTERNAL", "message": message}, request_id)


def _error(error: dict[str, object], request_id: str | None) -> str:
    answer: dict[str, object] = {"error": error}
    if request_id is not None:
        answer["requestId"] = request_id
    return json.dumps(answer)


@lru_cache(maxsize=128)
def tally(snapshot: Snapshot) -> str:
    """The tally in the contract's words; written once for all sockets that it goes to."""
    return json.dumps({"tally": _plain(tally_from(snapshot))})


def _plain(value: Any) -> object:
    """GraphQL data as JSON, its fields named as GraphQL names them."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        fields: list[StrawberryField] = vars(type(value))["__strawberry_definition__"].fields
        told = [(_name(field), field) for field in fields]
        return {name: _plain(_read(field, value)) for name, field in told if name not in LEFT_OUT}
    return value


def _name(field: StrawberryField) -> str:
    return field.graphql_name or _in_camel_case(field.python_name)


def _read(field: StrawberryField, source: Any) -> object:
    resolver = field.base_resolver
    return getattr(source, field.python_name) if resolver is None else resolver(source)


def _in_camel_case(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.title() for part in tail)
