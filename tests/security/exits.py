"""Every way on which a poll's figures could leave this installation, each as the text that goes out.

`tests/security/test_hidden.py` walks them all; a new page, root field or admin list belongs in here too,
which its last tests see to.
"""

import json
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from graphql import GraphQLSchema, build_schema, get_named_type, is_leaf_type, is_required_argument

from backend.embed import EMBED_COOKIE
from backend.identity import GUEST_COOKIE
from tests.backend.doors import HOST, ORIGIN, Socket, answer_to, bearer
from tests.backend.graphql_client import GraphqlClient, graphql_client
from voting.guests import embed_cookie, guest_cookie
from voting.permissions import Viewer

SCHEMA = Path(__file__).resolve().parents[2] / "schema" / "schema.graphql"
METRICS_TOKEN = "scrape-me"
CSRF = "c" * 32
# What is another one each time, whatever the figures are.
PASSING = re.compile(
    r'"serverTime": ?"[^"]*"|nonce="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"'
    r'|name="request" value="[^"]*"|"token": ?"[^"]*"|"(?:joined|ready)": ?\d+'
)


@dataclass(frozen=True)
class Asker:
    """Who asks about a poll, by what it is named. choice: an option's id; key: of a secret vote."""

    poll_id: str
    join_code: str
    choice: str
    viewer: Viewer
    has_voted: bool = False
    key: str | None = None
    session: str = ""

    @property
    def cookies(self) -> dict[str, str]:
        """The header of a browser that was here before."""
        kept = {
            GUEST_COOKIE: guest_cookie(self.viewer),
            EMBED_COOKIE: embed_cookie(self.viewer),
            "csrftoken": CSRF,
            "sessionid": self.session,
        }
        return {"cookie": "; ".join(f"{name}={value}" for name, value in kept.items() if value)}


Exit = Callable[[Asker], Awaitable[str]]


def as_compared(text: str, revision: int) -> str:
    """The text without what passes; the poll's revision, and the next one, by name."""
    named = text.replace(str(revision), "REVISION").replace(str(revision + 1), "NEXT REVISION")
    return PASSING.sub("PASSING", named)


# ---------- documents
@cache
def contract() -> GraphQLSchema:
    """The schema as it is printed."""
    return build_schema(SCHEMA.read_text())


@cache
def everything(name: str, within: tuple[str, ...] = ()) -> str:
    """The selection of all that the type has, but for types that stand around it already."""
    kind = contract().type_map[name]
    members = getattr(kind, "types", None)
    if members is not None:
        return "".join(f" ... on {each.name} {{{everything(each.name, within)}}}" for each in members)
    chosen = ["__typename"]
    for field, told in kind.fields.items():  # type: ignore[attr-defined]
        of = get_named_type(told.type)
        if any(is_required_argument(argument) for argument in told.args.values()) or of.name in within:
            continue
        chosen.append(field if is_leaf_type(of) else f"{field} {{{everything(of.name, (*within, name))}}}")
    return " ".join(chosen)


def asking(field: str, chosen: str, kind: str = "query") -> str:
    """A document of one root field, which declares the variables that the field names."""
    known = {"$id": "ID!", "$code": "String!", "$vote": "CastVoteInput!"}
    declared = " ".join(f"{name}: {of}" for name, of in known.items() if name in field)
    return f"{kind} Asking{f'({declared})' if declared else ''} {{ {field} {{ {chosen} }} }}"


POLL = asking("poll(id: $id)", everything("Poll"))
PREVIOUS = asking("poll(id: $id)", f"previousRun {{ tally {{ {everything('VoteTally')} }} }}")
SHOWN = f"currentPoll {{ {everything('Poll', ('Room', 'Round'))} }}"
# Rounds of a whole list are too much at once.
LISTED = f"polls {{ exportUrl tally {{ {everything('VoteTally', ('Round',))} }} }}"
ROOM = asking("room(joinCode: $code)", f"{everything('Room', ('Poll',))} {SHOWN}")
ROOM_LIST = asking("room(joinCode: $code)", LISTED)
POLLS = asking("polls(first: 1)", everything("PollConnection"))
MISSPELT = asking("poll(id: $id)", "tally { votesOfAll }")
CAST = asking("castVote(input: $vote)", everything("CastVoteResult"), "mutation")
WITHDRAW = asking("withdrawVote(pollId: $id)", everything("WithdrawVoteResult"), "mutation")
OPEN = asking("openPoll(pollId: $id)", everything("PollResult"), "mutation")
TALLY = asking("voteTally(pollId: $id)", everything("VoteTally"), "subscription")
ROOM_STATE = asking("roomState(joinCode: $code)", everything("RoomState"), "subscription")


# ---------- over HTTP
def graphql(document: str) -> Exit:
    """The answer to a document that needs no more than the poll's names."""
    named = {"id": lambda asker: asker.poll_id, "code": lambda asker: asker.join_code}

    async def ask(asker: Asker) -> str:
        variables = {name: told(asker) for name, told in named.items() if f"${name}" in document}
        return await _posted(asker, document, variables)

    return ask


async def _posted(asker: Asker, document: str, variables: object) -> str:
    headers = {"content-type": "application/json", **bearer(asker.viewer)}
    body = json.dumps({"query": document, "variables": variables}).encode()
    return (await answer_to("POST", "/graphql/", headers=headers, body=body)).body.decode()


async def vote_again(asker: Asker) -> str:
    """The same vote once more, where there is one; else what changes nothing either: to take none back."""
    if not asker.has_voted:
        return await graphql(WITHDRAW)(asker)
    vote = {"pollId": asker.poll_id, "marks": {"choose": [asker.choice]}, "ballotKey": asker.key}
    return await _posted(asker, CAST, {"vote": vote})


async def vote_refused(asker: Asker) -> str:
    """A vote that marks what is not there."""
    return await _posted(asker, CAST, {"vote": {"pollId": asker.poll_id, "marks": {"choose": ["nonsense"]}}})


def page(path: str) -> Exit:
    """A page as a browser gets it."""

    async def ask(asker: Asker) -> str:
        address = path.format(code=asker.join_code, poll=asker.poll_id)
        answer = await answer_to("GET", address, headers=asker.cookies)
        return f"{answer.status} {answer.headers.get('location', '')} {answer.body.decode()}"

    return ask


async def form(asker: Asker) -> str:
    """The painted form, sent with what cannot be taken."""
    fields = {"poll": asker.poll_id, "kind": "choose", "choose": "nonsense", "csrfmiddlewaretoken": CSRF}
    kind = "application/x-www-form-urlencoded"
    headers = {"content-type": kind, "origin": ORIGIN, **asker.cookies}
    body = urlencode(fields).encode()
    answer = await answer_to("POST", f"/{asker.join_code}", headers=headers, body=body)
    return f"{answer.status} {answer.body.decode()}"


async def metrics(_: Asker) -> str:
    """What Prometheus reads."""
    answer = await answer_to("GET", "/metrics", headers={"authorization": f"Bearer {METRICS_TOKEN}"})
    return answer.body.decode()


# ---------- over websockets
async def room_state(asker: Asker) -> str:
    """The first frame of a room's screen."""
    async with graphql_client() as client:
        await client.init(asker.viewer)
        client.subscribe("room", ROOM_STATE, code=asker.join_code)
        return await client.hear_text()


def plainly(**said: object) -> Exit:
    """The plain door's answer to one message."""

    async def ask(asker: Asker) -> str:
        async with _plain_socket(asker) as socket:
            return json.dumps(await socket.answer_to(said))

    return ask


def _plain_socket(asker: Asker) -> Socket:
    return Socket(f"/ws/vote/{asker.poll_id}/", headers={"host": HOST, "origin": ORIGIN, **asker.cookies})


@dataclass
class Screens:
    """One viewer's open sockets that watch the poll, over both doors."""

    client: GraphqlClient
    plain: Socket

    async def frames(self, revision: int) -> dict[str, str]:
        """The frame of that revision over each door."""
        return {
            "subscription": await self._until(self.client.hear_text, f'"revision":{revision}'),
            "plain watch": await self._until(self._plain_text, f'"revision": {revision}'),
        }

    async def _plain_text(self) -> str:
        return json.dumps(await self.plain.hear())

    async def _until(self, hear: Callable[[], Awaitable[str]], holds: str) -> str:
        while holds not in (text := await hear()):
            assert '"error"' not in text, text
        return text


@asynccontextmanager
async def watching(asker: Asker) -> AsyncIterator[Screens]:
    """The viewer's screens, turned on."""
    async with AsyncExitStack() as stack:
        client = await stack.enter_async_context(graphql_client())
        plain = await stack.enter_async_context(_plain_socket(asker))
        await client.init(asker.viewer)
        client.subscribe("tally", TALLY, id=asker.poll_id)
        await plain.say({"watch": True})
        yield Screens(client, plain)


# ---------- all of them
VIEWERS: dict[str, Exit] = {
    "query poll": graphql(POLL),
    "query previousRun": graphql(PREVIOUS),
    "query room": graphql(ROOM),
    "query room's polls": graphql(ROOM_LIST),
    "query polls": graphql(POLLS),
    "query refused": graphql(MISSPELT),
    "vote again": vote_again,
    "vote refused": vote_refused,
    "host's act": graphql(OPEN),
    "roomState": room_state,
    "plain vote refused": plainly(vote="nonsense"),
    "page": page("/{code}"),
    "form refused": form,
    "embedded page": page("/embed/{poll}"),
    "stage": page("/{code}/stage"),
    "host page": page("/{code}/host"),
    "export json": page("/export/{poll}.json"),
    "export blt": page("/export/{poll}.blt"),
    "export csv": page("/export/{poll}.csv"),
}  # fmt: skip
OPERATOR_LISTS = [f"/admin/voting/{kind}/" for kind in ("room", "poll", "vote", "pile", "answer")]
OPERATORS: dict[str, Exit] = {
    **{f"admin {path}": page(path) for path in OPERATOR_LISTS},
    "admin of the poll": page("/admin/voting/poll/{poll}/change/"),
}
# How each address of ours begins: it stands in the tables above, or is the same whatever the figures are.
ADDRESSES = [
    r"^\^?graphiql", r"^healthz$", r"^readyz$", r"^metrics$", r"^export/", r"^embed/", r"^\^sign-",
    r"^\^?privacy", r"^$", r"^\^\(\?:methods",
    r"^\^\(\?P<join_code>\[\w+\]\{6\}\)/\?\$", r"/\(\?P<screen>host\|stage\)/", r"^admin/",
]  # fmt: skip
