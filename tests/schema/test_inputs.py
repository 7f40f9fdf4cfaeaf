"""Bad input: a clear error each, nothing stored, nothing logged as a crash. The ids are the catalogue's."""

import asyncio
import json
import logging
from typing import Any

import pytest
from graphql import GraphQLError

from schema.faults import told
from tests.journeys.people import operations
from tests.schema.asking import answer_to, execute, refusal
from tests.voting import people
from tests.voting.committed import committed
from tests.voting.faults import a_full_disk
from tests.voting.people import option_ids, someone
from voting.models import Poll, Room, Vote

pytestmark = committed

BAD_IDS = {
    "I1-word": "abc", "I1-fraction": "1.5", "I1-negative": "-1", "I1-huge": "1" + "0" * 30, "I1-empty": "",
    "I2-arabic-digit": "\u0661", "I2-spaces": " 1 ", "I2-underscore": "1_0",
    "I2-capitals": "AAAAAAAA-AAAA-4AAA-8AAA-AAAAAAAAAAAA",
    "I2-braces": "{aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa}",
    "I2-no-dashes": "aaaaaaaaaaaa4aaa8aaaaaaaaaaaaaaa",
    "I3-number": 1, "I4-null-byte": "\0", "I5-surrogate": "\ud800", "I19-urn": "urn:uuid:aaaaaaaa",
    "I20-quote": "' OR 1=1 --", "I21-path": "../admin", "long": "x" * 60_000,
}  # fmt: skip


@pytest.mark.parametrize("bad", BAD_IDS.values(), ids=BAD_IDS.keys())
def test_an_id_that_is_none_of_ours_finds_nothing(bad: object) -> None:
    viewer = someone()
    assert answer_to(viewer, operations()["PollById"], id=bad) == {"data": {"poll": None}}
    for operation in ("OpenPoll", "PausePoll", "ClosePoll", "RevealResults", "HideResults", "WithdrawVote"):
        assert refusal(viewer, operation, pollId=bad) == ("NOT_FOUND", None)
    assert refusal(viewer, "ShowPoll", roomId=bad, pollId=None) == ("NOT_FOUND", None)
    shows = people.ask(viewer)
    assert refusal(viewer, "ShowPoll", roomId=str(shows.room_id), pollId=bad) == ("NOT_FOUND", None)
    assert refusal(viewer, "UpdatePoll", input={"pollId": bad}) == ("NOT_FOUND", None)
    vote = {"pollId": bad, "marks": {"choose": []}}
    assert refusal(viewer, "CastVote", input=vote) == ("NOT_FOUND", None)
    asked = {"question": "Tea?", "options": ["Yes", "No"], "roomId": bad}
    assert refusal(viewer, "CreatePoll", input=asked) == ("NOT_FOUND", None)
    assert answer_to(viewer, operations()["RoomByCode"], joinCode=str(bad)) == {"data": {"room": None}}


@pytest.mark.parametrize("bad", BAD_IDS.values(), ids=BAD_IDS.keys())
def test_an_option_that_is_none_of_ours_is_refused_at_its_place(bad: object) -> None:
    poll = people.ask(method="APPROVAL")
    marks = {"choose": [*option_ids(poll, "Tea"), bad]}
    given = {"pollId": str(poll.pk), "marks": marks}
    assert refusal(someone(), "CastVote", input=given) == ("INVALID_MARKS", ["marks", "choose", "1"])


def create(**given: object) -> tuple[str, dict[str, Any]]:
    """A createPoll with these fields."""
    return "CreatePoll", {"input": {"question": "Tea?", "options": ["Yes", "No"], **given}}


WRONG_TYPES: dict[str, tuple[str, dict[str, Any]]] = {
    "I3-list-id": ("PollById", {"id": []}),
    "I3-object-id": ("PollById", {"id": {}}),
    "I3-true-id": ("PollById", {"id": True}),
    "I3-fraction-id": ("PollById", {"id": 1.5}),
    "I14-2-31": ("Polls", {"first": 2**31}),
    "I14-2-63": ("Polls", {"first": 2**63}),
    "I15-true": ("Polls", {"first": True}),
    "I15-text": ("Polls", {"first": "1"}),
    "I15-fraction": ("Polls", {"first": 1.5}),
    "I15-not-a-number": ("Polls", {"first": float("nan")}),
    "I16-unknown-method": create(method="NONSENSE"),
    "I16-unknown-field": create(color="red"),
    "I16-null-question": create(question=None),
    "I16-number-question": create(question=5),
    "I17-null-option": create(options=["Yes", None]),
    "I17-text-options": create(options=5),
    "I18-word-for-a-date": create(closesAt="tomorrow"),
    "I18-month-13": create(closesAt="2026-13-01T00:00:00Z"),
    "I18-leap-second": create(closesAt="2026-12-31T23:59:61Z"),
    "I18-year-10000": create(closesAt="10000-01-01T00:00:00Z"),
    "I18-number-for-a-date": create(closesAt=5),
    "I19-surrogate-date": create(closesAt="\ud800"),
    "I23-missing": ("PollById", {}),
    "oneOf-none": ("CastVote", {"input": {"pollId": "x", "marks": {}}}),
    "oneOf-two": ("CastVote", {"input": {"pollId": "x", "marks": {"choose": [], "rank": []}}}),
    "oneOf-null": ("CastVote", {"input": {"pollId": "x", "marks": {"choose": None}}}),
    "oneOf-unknown": ("CastVote", {"input": {"pollId": "x", "marks": {"elect": []}}}),
    "marks-null-inside": ("CastVote", {"input": {"pollId": "x", "marks": {"choose": [None]}}}),
    "marks-fraction": (
        "CastVote",
        {"input": {"pollId": "x", "marks": {"score": [{"optionId": "x", "value": 0.5}]}}},
    ),
}


@pytest.mark.parametrize(("operation", "variables"), WRONG_TYPES.values(), ids=WRONG_TYPES.keys())
def test_a_value_of_another_type_is_an_error_that_tells_nothing_of_the_inside(
    operation: str, variables: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    answer = answer_to(someone(), operations()[operation], **variables)
    assert answer["data"] is None
    told_text = json.dumps(answer["errors"])
    for inside in ("Traceback", "object at 0x", "INTERNAL", "int()", "codec", "psycopg", "sqlite"):
        assert inside not in told_text
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []
    assert not Poll.objects.exists()


TEXTS = {
    "I4": "a\0b", "I5": "\ud800", "I6": "x" * 10_001, "I7": "\u200b", "I11": "a\nb",
    "I8": "Z" + "\u0301" * 99,
}  # fmt: skip


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_text_that_cannot_be_kept_is_refused_as_data(text: str) -> None:
    viewer = someone()
    faults: list[tuple[dict[str, object], list[str]]] = [
        ({"question": text}, ["question"]),
        ({"options": ["Tea", text]}, ["options", "1"]),
    ]
    for given, path in faults:
        operation, variables = create(**given)
        assert refusal(viewer, operation, **variables) == ("INVALID_INPUT", path)
    if text != "\u200b":
        assert refusal(viewer, "CreateRoom", input={"title": text}) == ("INVALID_INPUT", ["title"])
    assert not Room.objects.exists()


# ---------- documents
@pytest.mark.parametrize(
    "document",
    [
        "mutation { a: joinAsGuest { __typename } b: joinAsGuest { __typename } }",
        "mutation { joinAsGuest { __typename } ... { x: joinAsGuest { __typename } } }",
        "mutation { ...F x: joinAsGuest { id } } fragment F on Mutation { joinAsGuest { id } }",
        "mutation { ...F ...F } fragment F on Mutation { a: joinAsGuest { __typename } __typename }",
    ],
    ids=["G2-alias", "inline", "fragment", "fragment-twice"],
)
def test_a_request_has_one_mutation_field(document: str) -> None:
    answer = answer_to(someone(), document)
    assert answer["data"] is None
    assert len(answer["errors"]) <= 5


def test_the_other_operation_of_a_document_counts_for_itself() -> None:
    document = "mutation A { joinAsGuest { __typename } } mutation B { joinAsGuest { __typename } }"

    async def story() -> None:
        from schema import schema
        from schema.context import Context

        result = await schema.execute(document, context_value=Context(), operation_name="A")
        assert result.errors is None

    asyncio.run(story())


# ---------- faults
def test_a_fault_is_told_as_an_id_and_logged_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """G26, L10."""

    def broken(*_: object) -> None:
        raise RuntimeError("a secret of the inside")

    monkeypatch.setattr("schema.queries.find_poll", broken)
    answer = answer_to(None, operations()["PollById"], id="x")
    (error,) = answer["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    assert "secret" not in json.dumps(answer)
    logged = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(logged) == 1
    assert error["extensions"]["id"] in logged[0].getMessage()
    assert logged[0].exc_info


def test_the_mutations_own_name_may_be_asked_with_it() -> None:
    answer = answer_to(someone(), "mutation { __typename joinAsGuest { __typename } }")
    assert answer["data"] == {"__typename": "Mutation", "joinAsGuest": {"__typename": "Guest"}}


def test_graphqls_own_words_stay() -> None:
    error = told(GraphQLError("Variable '$n' has an odd value. Did you mean 5?"))
    assert error.message == "Variable '$n' has an odd value."
    assert error.extensions == {"code": "BAD_USER_INPUT"}


def test_a_store_that_cannot_take_it_is_data() -> None:
    """GV16."""
    poll = people.ask()
    given = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}}
    with a_full_disk():
        answer = asyncio.run(execute(someone(), operations()["CastVote"], {"input": given}))
    refused = answer["data"]["castVote"]
    assert (refused["code"], refused["retryAfterSeconds"]) == ("UNAVAILABLE", 1)
    assert not Vote.objects.exists()
