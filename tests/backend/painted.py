"""Painted pages as a browser without scripts uses them: read, filled in, sent, and followed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from graphql import parse, print_ast, separate_operations

from backend.identity import GUEST_COOKIE
from tests.backend.doors import ORIGIN, Answer, ask
from voting.actions.votes import read_cast
from voting.guests import read_guest_cookie
from voting.models import Poll
from voting.permissions import Viewer

CHECKOUT = Path(__file__).resolve().parents[2]
APP = """<!doctype html><html lang="en"><head><title>Livetally</title>
<script type="module" src="/static/app/assets/index.js"></script>
<link rel="stylesheet" crossorigin href="/static/app/assets/index.css"></head>
<body><div id="root"><!--paint-->unpainted<!--/paint--></div></body></html>"""
CSS = ".ballot{display:grid}"


def build_front_end(folder: Path) -> None:
    """A front end as the build leaves it, with the app's own questions."""
    assets = folder / "app" / "assets"
    assets.mkdir(parents=True)
    (assets / "index.css").write_text(CSS)
    (folder / "app" / "index.html").write_text(APP)
    sources = [CHECKOUT / "frontend/src/graphql" / name for name in ("follow.graphql", "parts.graphql")]
    texts = separate_operations(parse("\n".join(source.read_text() for source in sources)))
    questions = {"room": print_ast(texts["RoomByCode"]), "embed": print_ast(texts["EmbeddedPoll"])}
    shapes = json.loads((CHECKOUT / "frontend/src/ui/optionShapes.json").read_text())
    spoken = {language: f"/static/app/assets/texts-{language}.js" for language, _ in settings.LANGUAGES}
    gift = {"questions": questions, "shapes": shapes, "texts": spoken}
    (folder / "app" / "painting.json").write_text(json.dumps(gift))


@dataclass
class Form(HTMLParser):
    """The fields of a page's ballot as they stand, and its text. What stands in noscript is read too."""

    html: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    action: str = ""
    text: str = ""
    _select: str | None = None
    _silent: bool = False

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a field as a browser would send it."""
        given = dict(attrs)
        name, value = given.get("name"), given.get("value")
        self._silent = tag in ("style", "script")
        if tag == "form":
            self.action = given.get("action") or ""
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given and self._select and value is not None:
            self.fields.append((self._select, value))
        elif tag == "input" and name and given.get("type") in ("radio", "checkbox"):
            if "checked" in given:
                self.fields.append((name, value or ""))
        elif tag == "input" and name:
            self.fields.append((name, value or ""))

    def handle_data(self, data: str) -> None:
        """Take in what can be read."""
        if not self._silent:
            self.text += data

    def handle_endtag(self, tag: str) -> None:
        """What is silent has ended."""
        self._silent = False


@dataclass
class PlainBrowser:
    """One visitor whose browser runs no scripts but keeps cookies."""

    cookies: dict[str, str] = field(default_factory=dict)

    def open(self, path: str, **headers: str) -> Answer:
        """The page at that address."""
        return self._kept(ask("GET", path, headers={**self._cookie, **headers}))

    def send(
        self, path: str, fields: list[tuple[str, str]], *, origin: str | None = ORIGIN, **headers: str
    ) -> Answer:
        """The answer to a form."""
        given = {"content-type": "application/x-www-form-urlencoded", **self._cookie, **headers}
        if origin is not None:
            given["origin"] = origin
        return self._kept(ask("POST", path, headers=given, body=urlencode(fields).encode()))

    def vote(self, path: str, marks: Mapping[str, str] | list[tuple[str, str]], act: str = "vote") -> Answer:
        """The answer to the page's own form, with these marks in place of what stands there."""
        form = Form(self.open(path).body.decode())
        pairs = list(marks.items()) if isinstance(marks, Mapping) else marks
        kept = [(name, value) for name, value in form.fields if name not in dict(pairs)]
        return self.send(form.action or path, [*kept, *pairs, ("act", act)])

    @property
    def _cookie(self) -> dict[str, str]:
        pairs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"cookie": pairs} if pairs else {}

    def _kept(self, answer: Answer) -> Answer:
        self.cookies |= {name: morsel.value for name, morsel in answer.cookies.items()}
        return answer


def seed_of(answer: Answer) -> Any:
    """What the app would begin with."""
    html = answer.body.decode()
    begin = html.index(">", html.index('<script id="painted"')) + 1
    return json.loads(html[begin : html.index("</script>", begin)])


def path_to(poll: Poll) -> str:
    """The page of the poll\'s room."""
    return f"/{poll.room.join_code}"


def ids_of(poll: Poll) -> list[str]:
    """The options' ids, in their order."""
    return [str(pk) for pk in poll.options.values_list("pk", flat=True)]


def guest_of(browser: PlainBrowser) -> Viewer:
    """The guest whose cookie the browser keeps."""
    guest = read_guest_cookie(browser.cookies[GUEST_COOKIE])
    assert guest is not None
    return guest


def marks_in(poll: Poll, browser: PlainBrowser) -> list[tuple[str, int]] | None:
    """The stored marks of the browser's guest, by labels."""
    cast = read_cast(poll.pk, guest_of(browser))
    if cast is None or cast.marks is None:
        return None
    return list(cast.marks.values([label for _, label in cast.options]))


# For each method: the options, its rules, what a voter writes into which field, and what must be stored.
VOTES: list[tuple[str, dict[str, Any], dict[int, str], list[tuple[str, int]]]] = [
    ("SINGLE_CHOICE", {}, {1: "1"}, [("Coffee", 1)]),
    ("APPROVAL", {}, {0: "1", 2: "1"}, [("Tea", 1), ("Water", 1)]),
    ("INSTANT_RUNOFF", {}, {0: "2", 2: "1"}, [("Water", 1), ("Tea", 2)]),
    ("SINGLE_TRANSFERABLE_VOTE", {"seats": 2}, {1: "1", 0: "3"}, [("Coffee", 1), ("Tea", 2)]),
    ("CONDORCET", {}, {0: "1", 1: "1", 2: "2"}, [("Tea", 1), ("Coffee", 1), ("Water", 2)]),
    ("BORDA", {}, {2: "1", 0: "2"}, [("Water", 1), ("Tea", 2)]),
    ("SCORE", {}, {0: "5", 1: "0"}, [("Tea", 5), ("Coffee", 0)]),
    ("SCORE", {"min_score": -20, "max_score": 20}, {0: "-7"}, [("Tea", -7)]),
    ("STAR", {}, {2: "4"}, [("Water", 4)]),
    ("POINTS", {"budget": 10}, {0: "3", 2: "7"}, [("Tea", 3), ("Coffee", 0), ("Water", 7)]),
    ("QUADRATIC", {"budget": 25}, {1: "5"}, [("Tea", 0), ("Coffee", 5), ("Water", 0)]),
]
KIND = {"SINGLE_CHOICE": "choose", "APPROVAL": "choose", "SCORE": "score", "STAR": "score"} | {
    "POINTS": "spend",
    "QUADRATIC": "spend",
}


def filled(poll: Poll, marks: dict[int, str]) -> list[tuple[str, str]]:
    """The fields of a ballot with these marks, by the options' positions."""
    ids, kind = ids_of(poll), KIND.get(poll.method, "rank")
    if kind == "choose":
        return [("choose", ids[at]) for at in marks]
    return [(f"{kind}.{ids[at]}", value) for at, value in marks.items()]
