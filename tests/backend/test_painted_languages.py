"""A painted page speaks one language, from the ballot to the result."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from backend.painting.words import editions
from tests.backend.painted import VOTES, Form, PlainBrowser, filled, ids_of, path_to
from tests.backend.rooms import open_poll
from tests.voting.people import host_of
from voting.actions import polls

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(("method", "rules", "marks", "stored"), VOTES)
def test_from_the_ballot_to_the_result_nothing_is_said_in_another(
    language: str, method: str, rules: dict[str, Any], marks: dict[int, str], stored: object
) -> None:
    poll = open_poll(method=method, rules=rules, policy={"vote_change": "WHILE_OPEN"})
    browser, path = PlainBrowser(cookies={"livetally_language": language}), path_to(poll)
    seen = Form(browser.open(path).body.decode()).text
    assert browser.vote(path, filled(poll, marks)).status == 303
    seen += Form(browser.open(path).body.decode()).text
    assert editions()[language]["recorded"] in seen
    seen += Form(browser.open(f"{path}?change").body.decode()).text
    polls.close_poll(viewer=host_of(poll), poll_id=poll.pk)
    seen += Form(browser.open(path).body.decode()).text
    assert editions()[language]["privacy"] in seen
    assert [text for text in english_texts() if text in seen] == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_refusals_are_said_in_it_too(language: str) -> None:
    poll = open_poll("Tea", "Coffee", policy={"vote_change": "NEVER"})
    tea, coffee = ids_of(poll)
    browser = PlainBrowser(cookies={"livetally_language": language})
    form = Form(browser.open(path_to(poll)).body.decode())
    for choice in (tea, coffee):
        answer = browser.send(path_to(poll), [*form.fields, ("choose", choice), ("act", "vote")])
    assert answer.status == 409
    assert editions()[language]["refusals"]["ALREADY_VOTED"] in Form(answer.body.decode()).text


def english_texts() -> set[str]:
    """All that is said in English, without the places to fill in; what is short is no sign of it."""

    def within(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield from re.split(r"\{\d?\}|#", value)
        elif isinstance(value, Mapping):
            for inner in value.values():
                yield from within(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from within(inner)

    return {text.strip() for text in within(editions()["en"].texts) if len(text) > 8 and " " in text.strip()}
