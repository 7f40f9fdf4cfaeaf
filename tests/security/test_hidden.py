"""Hidden stays hidden: every exit, for every visibility x detail x audience, open and closed.

Two proofs. The figures are numbers that stand for nothing else, so that each is found wherever it goes out;
and for whoever may not see a figure, every exit gives the same bytes when only hidden figures change: the
winner, a sentence or a length then cannot tell of them either. What may be seen is the contract's table
(tests/voting/visibility.py). Told by a revision, and by a frame, is that something changed: the contract
promises both.
"""

import asyncio
import json
import logging
import re
from collections.abc import Iterable, Mapping
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import count, product

import pytest
from asgiref.sync import async_to_sync
from django.contrib.admin import site
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from pytest_django import Settings

from backend import asking
from backend.urls import public_doors
from tests.backend.graphql_client import nothing_is_left
from tests.security.exits import (
    ADDRESSES,
    METRICS_TOKEN,
    OPERATOR_LISTS,
    OPERATORS,
    PASSING,
    VIEWERS,
    Asker,
    Screens,
    as_compared,
    contract,
    metrics,
    watching,
)
from tests.voting.people import DRINKS, WHILE_OPEN, ask, host_of, option_ids, someone
from tests.voting.visibility import DETAIL, SEEN, VISIBLE, hidden_because
from voting.actions.ballot_keys import receipt_of
from voting.actions.given_marks import GivenMarks
from voting.actions.host_keys import host_key, join_as_host, revoke_host_key
from voting.actions.votes import cast_vote
from voting.database import in_database
from voting.live.changes import announce_poll
from voting.methods.marks import Marks
from voting.models import Ballot, Pile, Poll, Room
from voting.permissions import Viewer

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(300),
    pytest.mark.usefixtures("built_pages"),
]


@pytest.fixture(autouse=True)
def however_slow(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing changes with the time that a slow machine takes: no batch is sealed, no page left unpainted."""
    settings.TICK_MILLISECONDS, settings.SEAL_SECONDS = 1, 3600
    monkeypatch.setattr(asking, "MOST_SECONDS_TO_PAINT", 60.0)


Votes = Mapping[str, int]
Moment = tuple[str, bool]
Told = dict[str, dict[str, str]]
# Tea, Coffee, Water and blank; 171,676 in all, Tea with 55.9 % of those that are not blank.
BASE: Votes = {"Tea": 79_193, "Coffee": 52_379, "Water": 10_093, "": 30_011}
# By what may be seen: other votes of which that is the same, and all else is not.
TWINS: dict[str | None, Votes] = {
    None: {"Tea": 20_021, "Coffee": 65_025, "Water": 65_025, "": 21_605},
    "TURNOUT_ONLY": {"Tea": 20_021, "Coffee": 60_822, "Water": 60_822, "": 30_011},
    "WINNER_ONLY": {"Tea": 90_019, "Coffee": 40_031, "Water": 20_021, "": 21_605},
    "PERCENTAGES": {"Tea": 56_000, "Coffee": 37_000, "Water": 7_000, "": 111},
}
# How each figure of BASE reads, wherever it stands.
READS = {
    "turnout": r"\b171,?676\b",
    "blank": r"\b30,?011\b",
    "votes": r"\b(79,?193|52,?379|10,?093)\b",
    "share": r"\b0\.(559\d*|56|37|07)\b|\b(56|37)%",
}
# What an exit tells of what may be seen at all; of the others nothing is expected.
TELLS = {
    "query poll": {"turnout", "blank", "votes", "share"},
    "query room": {"turnout", "blank", "votes", "share"},
    "query room's polls": {"turnout", "blank", "votes", "share"},
    "query previousRun": {"turnout", "blank", "votes", "share"},
    "subscription": {"turnout", "blank", "votes", "share"},
    "plain watch": {"turnout", "blank", "votes", "share"},
    "page": {"turnout", "blank", "votes", "share"},
    "embedded page": {"turnout", "blank", "votes", "share"},
}
EXPLAINING = ["headline", "reasons", "rounds", "headToHead", "points", "distribution", "credits"]
MOMENTS = {"open": ("OPEN", False), "closed": ("CLOSED", False)}
REVEALED = {"revealed": ("OPEN", True), "closed and revealed": ("CLOSED", True)}
# Secret polls hide all figures from everyone before the close, whatever the policy: fewer cells will do.
SECRET = [(visible, "COUNTS") for visible in VISIBLE] + [("AFTER_CLOSING", detail) for detail in DETAIL[1:]]
CELLS = [(*cell, False) for cell in product(VISIBLE, DETAIL)] + [(*cell, True) for cell in SECRET]


def sight(visible: str, detail: str, audience: str, moment: Moment, *, secret: bool) -> str | None:
    """The detail that may be seen, by the contract's words; None where the results are hidden."""
    state, revealed = moment
    if secret and state != "CLOSED":
        return None
    if audience == "host":
        return "COUNTS"
    known_as = "voted" if audience == "voted" else "anyone"
    if hidden_because(visible, known_as, state, revealed=revealed):
        return None
    if audience == "operator":  # sees figures where the world does, in full or not at all
        return detail if detail == "COUNTS" else None
    return detail


class World:
    """One poll, the people around it, and its figures as they are set."""

    def __init__(self, visible: str, detail: str, *, secret: bool, grouped: bool = False) -> None:
        policy = {"results_visible": visible, "results_detail": detail, "grouped_results": grouped}
        self.poll = ask(policy={**policy, "secret": secret, **WHILE_OPEN})
        self._secret, self._grouped, self._revisions = secret, grouped, count(500_000)
        voter, host, removed = someone(), host_of(self.poll), someone()
        join_as_host(viewer=removed, join_code=self.poll.room.join_code, key=host_key(self.poll.room))
        revoke_host_key(viewer=host, room_id=self.poll.room_id, remove_other_hosts=True)
        self._keys = {viewer: self._vote("Tea", viewer) for viewer in (voter, host)}
        for label in ("Coffee", "Water", ""):
            self._vote(label, someone())
        self.askers = {
            "anyone": self._asker(someone()),
            "voted": self._asker(voter),
            "host": self._asker(host),
            "removed host": self._asker(removed),
            "operator": self._asker(someone(), session=session_of_an_operator()),
        }

    def _vote(self, label: str, viewer: Viewer) -> str | None:
        marks = GivenMarks("choose", option_ids(self.poll, label) if label else [])
        return cast_vote(viewer=viewer, poll_id=self.poll.pk, marks=marks).ballot_key

    def _asker(self, viewer: Viewer, *, session: str = "") -> Asker:
        (tea,) = option_ids(self.poll, "Tea")
        return Asker(
            str(self.poll.pk), self.poll.room.join_code, tea, viewer,
            has_voted=viewer in self._keys, key=self._keys.get(viewer), session=session,
        )  # fmt: skip

    @transaction.atomic  # as everything that changes a poll, so that nobody reads half of it
    def become(self, votes: Votes, moment: Moment, *, told: Votes | None = None) -> int:
        """Have these votes at that moment; the revision of it. told: what watchers were told of, if less."""
        (state, revealed), revision = moment, next(self._revisions)
        Poll.objects.filter(pk=self.poll.pk).update(
            state=state,
            revealed=revealed,
            closed_at=self.poll.created_at if state == "CLOSED" else None,
            revision=revision,
            previous_run=self.poll,  # its own, so that this way to a tally leads to the same figures
            turnout_told=sum((told or votes).values()),
            # Of some secret votes watchers were not told yet: that, too, is hidden.
            ballots_held=sum(votes.values()) + (self._secret and votes is BASE),
        )
        Pile.objects.filter(poll=self.poll).update(count=0, count_told=0, revision=revision)
        if self._secret and state != "CLOSED":
            self._lay_ballots(max(votes, key=lambda label: votes[label]))
        else:
            for label, number in votes.items():
                pile = {"count": number, "count_told": (told or votes)[label], "revision": revision}
                marks = marks_of(label)
                given = {**pile, "marks": marks.as_json()}
                Pile.objects.update_or_create(poll=self.poll, digest=marks.digest(), defaults=given)
        transaction.on_commit(lambda: announce_poll(self.poll.pk, revision))
        return revision

    def _lay_ballots(self, label: str) -> None:
        """Let others than the askers have marked this."""
        own = [receipt_of(key) for key in self._keys.values() if key]
        marks = marks_of(label)
        others = Ballot.objects.filter(poll=self.poll).exclude(receipt__in=own)
        assert others.update(marks=marks.as_json(), digest=marks.digest()) == 3


def marks_of(label: str) -> Marks:
    """The marks that choose this drink, or nothing."""
    return Marks("choose", (DRINKS.index(label),) if label else ())


def session_of_an_operator() -> str:
    """The session of one who may see all of the admin's pages."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("operator", password="x"))
    return client.cookies["sessionid"].value


async def told_of(
    world: World, revision: int, audiences: Iterable[str], screens: Mapping[str, Screens]
) -> Told:
    """What each of these is told through every exit."""
    told: Told = {}
    for audience in audiences:
        asker = world.askers[audience]
        ways = OPERATORS if audience == "operator" else VIEWERS
        told[audience] = {name: as_compared(await way(asker), revision) for name, way in ways.items()}
        if audience in screens:
            frames = await screens[audience].frames(revision)
            told[audience] |= {name: as_compared(frame, revision) for name, frame in frames.items()}
    return told


def figures_in(text: str) -> set[str]:
    """The figures of BASE that can be read there."""
    return {figure for figure, read in READS.items() if re.search(read, text)}


async def walk(world: World, moment: Moment, sees: Mapping[str, str | None]) -> None:
    """Hold every exit to the table at one moment. sees: by audience, the detail or None."""
    async with AsyncExitStack() as stack:
        watchers = [audience for audience in sees if audience != "operator"]
        revision = await in_database(world.become, BASE, moment)
        screens = {
            audience: await stack.enter_async_context(watching(world.askers[audience]))
            for audience in watchers
        }
        told = await told_of(world, revision, sees, screens)
        for audience, detail in sees.items():
            for way, text in told[audience].items():
                may, found = SEEN[detail] & READS.keys(), figures_in(text)
                if audience == "operator":
                    may = may | {"turnout"}
                assert "QUERY_TOO_COMPLEX" not in text, way
                assert found <= may, (audience, way, moment, text)
                assert found >= may & TELLS.get(way, set()), (audience, way, moment, text)
        assert told["removed host"] == told["anyone"]
        for twin in {detail for detail in sees.values() if detail != "COUNTS"}:
            revision = await in_database(world.become, TWINS[twin], moment)
            alike = [who for who, detail in sees.items() if detail == twin and who != "removed host"]
            others = await told_of(world, revision, alike, screens)
            for audience in alike:
                for way, text in others[audience].items():
                    assert text == told[audience][way], (audience, way, moment, text)


@pytest.mark.parametrize(
    ("visible", "detail", "secret"), CELLS, ids=["-".join([v, d, "secret"[: 6 * s]]) for v, d, s in CELLS]
)
def test_no_exit_tells_what_may_not_be_seen(
    visible: str, detail: str, secret: bool, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """GS1, L2, L3."""
    settings.METRICS_TOKEN = METRICS_TOKEN
    caplog.set_level(logging.INFO)
    world = World(visible, detail, secret=secret)
    moments = MOMENTS | (REVEALED if visible == "AFTER_REVEAL" else {})

    async def story() -> None:
        for moment in moments.values():
            sees = {who: sight(visible, detail, who, moment, secret=secret) for who in world.askers}
            await walk(world, moment, sees)
        assert figures_in(await metrics(world.askers["anyone"])) == set()
        await nothing_is_left()

    asyncio.run(story())
    assert figures_in(caplog.text) == set()


@pytest.mark.parametrize("detail", DETAIL)
@pytest.mark.parametrize("method", ["STAR", "QUADRATIC"])
def test_what_explains_counts_comes_with_counts_alone(method: str, detail: str) -> None:
    """The figures that only some methods have: among them rounds, pairs, distributions and credits."""
    poll = ask(method=method, policy={"results_detail": detail})
    (tea, coffee) = option_ids(poll, "Tea", "Coffee")
    for given in ([(tea, 3), (coffee, 1)], [(tea, 2)]):
        marks = GivenMarks("score" if method == "STAR" else "spend", given)
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=marks)
    asker = Asker(str(poll.pk), poll.room.join_code, tea, someone())
    tally = json.loads(async_to_sync(VIEWERS["query poll"])(asker))["data"]["poll"]["tally"]
    option = (tally["options"] or [{}])[0]
    told = {name for name in EXPLAINING if tally.get(name, option.get(name)) is not None}
    own = {"STAR": {"rounds", "headToHead", "distribution"}, "QUADRATIC": {"credits"}}[method]
    assert told == ({"headline", "reasons", "points"} | own if detail == "COUNTS" else set())


def test_grouped_results_tell_nobody_of_votes_that_wait() -> None:
    """Neither the host nor an operator: what was told stays, whatever lies on the piles meanwhile."""
    world, moment = World("ALWAYS", "COUNTS", secret=False, grouped=True), ("OPEN", False)

    async def story() -> None:
        revision = await in_database(world.become, BASE, moment)
        told = await told_of(world, revision, world.askers, {})
        assert READS.keys() == figures_in(told["host"]["query poll"])
        waiting = {label: number + 1 for label, number in BASE.items()}
        revision = await in_database(world.become, waiting, moment, told=BASE)
        assert await told_of(world, revision, world.askers, {}) == told

    asyncio.run(story())


def test_every_address_of_ours_is_an_exit() -> None:
    """A new page belongs into tests/security/exits.py, if it knows of polls."""
    patterns = [str(door.pattern) for door in get_resolver().url_patterns]
    patterns += [str(door.pattern) for door in public_doors]
    unknown = [pattern for pattern in patterns if not any(re.search(known, pattern) for known in ADDRESSES)]
    assert unknown == []


def test_every_root_field_that_tells_of_polls_is_an_exit() -> None:
    """Whatever can be asked is asked; a mutation's answer is a poll, a room or a refusal as any other."""
    asked = {"poll", "polls", "room", "voteTally", "roomState"}
    roots = [contract().query_type, contract().subscription_type]
    assert {field for root in roots if root for field in root.fields} == asked


def test_every_list_of_the_admin_is_an_exit() -> None:
    ours = {model._meta.model_name for model in site._registry if model._meta.app_label == "voting"}
    assert {f"/admin/voting/{name}/" for name in ours} == set(OPERATOR_LISTS)


@pytest.mark.parametrize("audience", ["anyone", "removed host"])
def test_a_draft_that_no_room_shows_is_at_no_exit(audience: str) -> None:
    """Not by its id either: it does not exist, as one that was never made."""
    world = World("ALWAYS", "COUNTS", secret=False)
    Room.objects.update(current_poll=None)
    Poll.objects.update(question="unmistakable", state="DRAFT", opens_at=None)
    asker, nobodys = world.askers[audience], "00000000-0000-4000-8000-000000000000"

    async def story() -> None:
        for name, way in VIEWERS.items():
            draft, nothing = [
                PASSING.sub("", await way(replace(asker, poll_id=poll_id))).replace(poll_id, "ID")
                for poll_id in (asker.poll_id, nobodys)
            ]
            assert "unmistakable" not in draft, name
            assert draft == nothing, name

    asyncio.run(story())
