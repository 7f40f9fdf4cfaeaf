"""What is only read changes nothing, and an address is no place for who is asking."""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps

from tests.backend.doors import JSON, Answer, ask, bearer
from tests.voting.people import ask as ask_people
from tests.voting.people import host_of, someone, vote
from voting.actions.handing_out import make_ballot_codes
from voting.guests import guest_token
from voting.models import Poll

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]

# What following a link leaves behind: nothing of ours.
TABLES = list(apps.get_app_config("voting").get_models())


def contents() -> dict[str, list[str]]:
    """Every row of the domain."""
    return {model.__name__: sorted(map(repr, model._default_manager.values())) for model in TABLES}


def links(poll: Poll, code: str) -> Iterator[str]:
    """Every address that somebody may send to somebody else."""
    room = f"/{poll.room.join_code}"
    yield from (
        "/",
        room,
        f"{room}?change",
        f"{room}?code={code}&choose=1&act=vote",
        f"{room}/host",
        f"{room}/stage",
    )
    yield from (
        f"/embed/{poll.pk}",
        f"/export/{poll.pk}.json",
        "/graphql/?query=mutation{joinAsGuest{__typename}}",
    )


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_links_that_previews_and_scanners_follow_change_nothing(method: str) -> None:
    """V22, F9."""
    poll = ask_people(policy={"electorate": "BALLOT_CODE"})
    (code,) = make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=1)
    open_poll = ask_people()
    vote(open_poll, someone(), "Tea")
    before = contents()
    for link in [*links(poll, code), *links(open_poll, code)]:
        ask(method, link, headers={"user-agent": "preview"})
    assert contents() == before


def viewers_vote(address: str, **headers: str) -> Answer:
    """The answer to who asks, by whether this viewer is the host."""
    body = json.dumps({"query": "mutation { createRoom(input: {}) { __typename ... on Refusal { code } } }"})
    return ask("POST", address, headers={"content-type": JSON, **headers}, body=body.encode())


@pytest.mark.parametrize("name", ["token", "access_token", "authorization", "Authorization"])
def test_a_token_in_the_address_counts_for_nothing(name: str) -> None:
    """A7."""
    token = guest_token(someone())
    answer = viewers_vote(f"/graphql/?{name}={token}")
    assert answer.json["data"]["createRoom"] == {"__typename": "Refusal", "code": "NOT_ALLOWED"}
    known = viewers_vote("/graphql/", **bearer(someone()))
    assert known.json["data"]["createRoom"] == {"__typename": "Room"}
