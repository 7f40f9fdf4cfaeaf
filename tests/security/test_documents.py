"""G: documents made to hurt. Each is refused over HTTP and over the websocket alike, in little time."""

import time
from pathlib import Path
from typing import Any

import pytest
from graphql import get_introspection_query, parse, print_ast
from graphql.utilities import separate_operations

from schema import limits
from schema.documents import MOST_ERRORS, parsed
from schema.limits import why_too_complex
from tests.backend.doors import bearer, post
from tests.backend.graphql_client import graphql_client, in_one_loop
from tests.journeys.people import operations
from tests.voting.committed import committed
from tests.voting.people import ask, someone
from voting.models import Room, Vote

pytestmark = committed

CHECKOUT = Path(__file__).parents[2]
RESPONSE_JSON = "application/graphql-response+json"
COMPLEX, INVALID, UNPARSED = "QUERY_TOO_COMPLEX", "GRAPHQL_VALIDATION_FAILED", "GRAPHQL_PARSE_FAILED"
INPUT = "BAD_USER_INPUT"


def many(text: str, times: int) -> str:
    """The text again and again; `#` is the turn."""
    return " ".join(text.replace("#", str(turn)) for turn in range(times))


def doubling(last: str, on: str = "Query", fragments: int = 50) -> str:
    """Fragments that each spread the next one twice, down to `last`."""
    chain = ""
    for turn in range(fragments):
        chain += f" fragment f{turn} on {on} {{ ...f{turn + 1} ...f{turn + 1} }}"
    return f"{chain} fragment f{fragments} on {on} {{ {last} }}"


CAST = 'castVote(input: {pollId: "x", marks: {choose: ["y"]}}) { __typename }'
NESTED_LISTS = "polls(first: 100) { edges { node { room { polls { room { polls { id } } } } } } }"

HOSTILE: dict[str, tuple[str, str]] = {
    "G1-aliases": ("{" + many("a#:__typename", 101) + "}", COMPLEX),
    "G2-aliased-votes": ("mutation {" + many(f"v#: {CAST}", 20) + "}", COMPLEX),
    "G2-two-mutations": ("mutation { a: joinAsGuest { __typename } b: joinAsGuest { __typename } }", COMPLEX),
    "G2-one-by-fragment": (
        "mutation { joinAsGuest { id } ...F } fragment F on Mutation { a: joinAsGuest { __typename } }",
        COMPLEX,
    ),
    "G2-one-by-inline-fragment": (
        "mutation { joinAsGuest { __typename } ... on Mutation { a: joinAsGuest { __typename } } }",
        COMPLEX,
    ),
    "G2-repeated": ("mutation { joinAsGuest { __typename } joinAsGuest { __typename } }", COMPLEX),
    "G3-aliased-votes": ("mutation {" + many(f"v#: {CAST}", 600) + "}", COMPLEX),
    "G4-aliased-join-codes": ("{" + many('a#: room(joinCode: "AAAA#") { id }', 100) + "}", COMPLEX),
    "G5-repeats": ("{" + many("__typename", 900) + "}", COMPLEX),
    "G5-many-repeats": ("{" + many("__typename", 5000) + "}", COMPLEX),
    "G6-directives": ("{ __typename " + many("@a", 900) + "}", COMPLEX),
    "G6-ten-directives": ("{ __typename " + many("@aa", 10) + "}", INVALID),
    "G7-include": ("{" + many("__typename @include(if: true)", 120) + "}", COMPLEX),
    "G8-circle": ("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", INVALID),
    "G8-itself": ("{ ...A } fragment A on Query { ...A __typename }", INVALID),
    "G9-doubling": ("{ ...f0 }" + doubling("__typename"), COMPLEX),
    "G9-doubling-to-nothing": ("{ ...f0 }" + doubling("...nothing"), INVALID),
    "G9-doubling-mutation": ("mutation { ...f0 }" + doubling("...nothing", "Mutation"), INVALID),
    "G10-aliases-by-spreads": (
        '{ room(joinCode: "ABC234") { ...f0 } }' + doubling("a: title", "Room", fragments=5),
        COMPLEX,
    ),
    "G11-deep": ("{" + "a{" * 150 + "b" + "}" * 151, COMPLEX),
    "G11-very-deep": ("{" + "a{" * 2000 + "b" + "}" * 2001, COMPLEX),
    "G11-deep-by-fragments": (
        "{ ...f0 }" + "".join(f" fragment f{n} on Query {{ a {{ ...f{n + 1} }} }}" for n in range(50)),
        COMPLEX,
    ),
    "G11-deep-list": ("{ poll(id: " + "[" * 450 + "]" * 450 + ") { id } }", COMPLEX),
    "G11-deep-types": ("query($a: " + "[" * 300 + "ID" + "]" * 300 + ") { poll(id: $a) { id } }", COMPLEX),
    "G12-unused": ("{ __typename }" + many("fragment f# on Query { __typename }", 140), COMPLEX),
    "G12-few-unused": ("{ __typename }" + many("fragment f# on Query { __typename }", 40), INVALID),
    "G13-conflicts": ("{" + many('x: room(joinCode: "#") { id }', 90) + "}", COMPLEX),
    "G13-conflicts-by-spreads": (
        "{" + many("...f#", 50) + "}" + many('fragment f# on Query { a: room(joinCode: "#") { id } }', 50),
        COMPLEX,
    ),
    "G13-lists-in-lists": ("{" + NESTED_LISTS + "}", COMPLEX),
    "G14-circular": ("{ __schema { types { fields { type { fields { type { fields { name }}}}}}}}", INVALID),
    "G17-field": ("{ pol }", INVALID),
    "G17-argument": ('{ poll(idd: "x") { id } }', INVALID),
    "G17-type": ("query($a: CastVoteInpu) { __typename }", INVALID),
    "G17-enum": ('mutation { createPoll(input: {question: "", method: APPROVA}) { __typename } }', INVALID),
    "G17-input": ("mutation { castVote(input: {polId: 1}) { __typename } }", INVALID),
    "G17-fragment": ("{ ... on Quer { __typename } }", INVALID),
    "G17-directive": ("{ __typename @includ(if: true) }", INVALID),
    "G17-spread": ("{ ...Par } fragment Part on Query { __typename }", INVALID),
    "G19-defer": ("{ ... @defer { __typename } }", INVALID),
    "G19-stream": ("{ polls { edges @stream { cursor } } }", INVALID),
    "G23-comments": ("{ __typename }" + "#\n" * 10_000, COMPLEX),
    "G23-spaces": ("{ __typename }" + " ,\ufeff" * 7_000, COMPLEX),
    "G24-long-text": ('{ room(joinCode: "' + "x" * 20_000 + '") { id } }', COMPLEX),
    "G24-block-text": ('{ room(joinCode: """' + "\n x" * 8_000 + '""") { id } }', COMPLEX),
    "syntax": ("{ poll(", UNPARSED),
    "syntax-number": ("{ poll(id: 1a) { id } }", UNPARSED),
    "first-of-thousands-of-digits": ("{ polls(first: " + "9" * 5000 + ") { edges { cursor } } }", INVALID),
}  # fmt: skip


@pytest.mark.parametrize(("document", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_document_is_refused_over_http(document: str, code: str) -> None:
    answer = post({"query": document}, headers={"accept": RESPONSE_JSON, **bearer()})
    assert answer.status == 400
    check(answer.json["errors"], code)
    assert "data" not in answer.json


def test_hostile_documents_are_refused_over_the_websocket() -> None:
    async def story() -> None:
        async with graphql_client() as client:
            await client.init(someone())
            for row, (document, code) in HOSTILE.items():
                client.subscribe(row, document)
                error = await client.hear()
                assert (error["type"], error["id"]) == ("error", row)
                check(error["payload"], code)
            assert await client.is_alive()

    in_one_loop(story())


def check(errors: list[dict[str, Any]], code: str) -> None:
    """Few errors, all of that code, none with a guess at what was meant."""
    assert 1 <= len(errors) <= MOST_ERRORS
    assert {error["extensions"]["code"] for error in errors} == {code}
    assert not [error for error in errors if "Did you mean" in error["message"]]
    assert max(len(error["message"]) for error in errors) < 300


def test_no_vote_of_a_refused_document_is_stored() -> None:
    """V11."""
    poll = ask()
    option = poll.options.first()
    assert option
    one = f'castVote(input: {{pollId: "{poll.pk}", marks: {{choose: ["{option.pk}"]}}}}) {{ __typename }}'
    post({"query": f"mutation {{ a: {one} b: {one} }}"}, headers=bearer())
    assert not Vote.objects.exists()


@pytest.mark.parametrize("document", [document for document, _ in HOSTILE.values()], ids=HOSTILE.keys())
def test_a_refusal_costs_little(document: str) -> None:
    """Where the processor is shared with others, the quickest of three tells."""
    spent = []
    for turn in range(3):
        began = time.process_time()
        post({"query": f"{document}#{turn}"})
        spent.append(time.process_time() - began)
    assert min(spent) < 0.15


def test_measuring_a_document_takes_as_long_as_the_document_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """G9: were spreads followed each time, this would be 2^50 steps."""
    steps = 0
    real = limits._Measuring.selections

    def counted(self: Any, selection_set: Any) -> limits.Measure:
        nonlocal steps
        steps += 1
        return real(self, selection_set)

    monkeypatch.setattr(limits._Measuring, "selections", counted)
    why_too_complex(parse("{ ...f0 }" + doubling("__typename")))
    assert steps == 52


WELCOME = {
    "introspection": get_introspection_query(),
    "introspection-of-graphiql": get_introspection_query(
        schema_description=True, specified_by_url=True, input_value_deprecation=True
    ),
    "contract": (CHECKOUT / "tests" / "contract" / "operations.graphql").read_text(),
    "examples": (CHECKOUT / "schema" / "examples.graphql").read_text(),
    "dashboard": "query($n: Int) { polls(first: $n) { edges { node { ...PollParts tally { ...TallyParts }}}}}"
    + print_ast(parse(operations()["PollById"])).partition("}\n\n")[2],
    **operations(),
}


@pytest.mark.parametrize("document", WELCOME.values(), ids=WELCOME.keys())
def test_what_clients_send_is_within_the_limits(document: str) -> None:
    assert why_too_complex(parsed(document)) is None


def test_what_our_own_pages_send_is_within_the_limits() -> None:
    files = sorted((CHECKOUT / "frontend" / "src").glob("**/*.graphql"))
    document = parse("\n".join(path.read_text() for path in files))
    for operation in separate_operations(document).values():
        # Apollo Client asks for __typename in every selection.
        text = print_ast(operation).replace("{\n", "{\n __typename\n")
        assert why_too_complex(parsed(text)) is None


def test_a_variable_that_does_not_fit_is_refused_without_a_guess_g17() -> None:
    ask_for = "mutation($i: CreatePollInput!) { createPoll(input: $i) { __typename } }"
    given = {"question": "Q", "options": ["A", "B"], "method": "APPROVA", "optons": []}
    answer = post({"query": ask_for, "variables": {"i": given}}, headers=bearer())
    assert {error["extensions"]["code"] for error in answer.json["errors"]} == {INPUT}
    assert b"Did you mean" not in answer.body


def test_a_document_of_very_many_operations_is_refused_g13() -> None:
    document = many("query a# { __typename }", 100)
    answer = post({"query": document, "operationName": "a1"})
    check(answer.json["errors"], COMPLEX)


@pytest.mark.parametrize("row", ["G16-batch", "G22-persisted"])
def test_what_is_not_offered_is_a_bad_request(row: str) -> None:
    body: object = [{"query": "{ __typename }"}] * 10
    if row == "G22-persisted":
        body = {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}}
    answer = post(body)
    assert (answer.status, answer.code) == (400, "BAD_REQUEST")


PAGES = {"G20-zero": 0, "G20-negative": -1, "G20-too-many": 101, "I14-2^31": 2**31, "I14-2^63": 2**63}


@pytest.mark.parametrize("first", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_one_to_a_hundred_polls(first: int) -> None:
    query = "query($n: Int) { polls(first: $n) { edges { cursor } } }"
    error = post({"query": query, "variables": {"n": first}}, headers=bearer()).json["errors"][0]
    assert error["extensions"]["code"] in ("INVALID_INPUT", INPUT)


def test_join_codes_are_asked_for_a_few_at_a_time_g4() -> None:
    Room.objects.create(join_code="ABC234")
    fifteen = "{" + many('a#: room(joinCode: "ABC23#") { id }', 15) + "}"
    assert post({"query": fifteen}).json["data"]["a4"]
