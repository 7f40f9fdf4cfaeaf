"""GraphQL over HTTP: what may come in, how it is answered, and for whom. Row ids: the attack table."""

import json
import logging
from collections.abc import Callable
from typing import Any

import pytest

from schema.queries import Query
from tests.backend.doors import JSON, Answer, ask, bearer, post

RESPONSE_JSON = "application/graphql-response+json"
TYPENAME = {"query": "{ __typename }"}
OK = {"data": {"__typename": "Query"}}
TYPENAME_BYTES = json.dumps(TYPENAME).encode()

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_query_is_answered() -> None:
    answer = post(TYPENAME)
    assert (answer.status, answer.json) == (200, OK)


def test_the_address_works_without_its_last_slash() -> None:
    answer = ask("POST", "/graphql", headers={"content-type": JSON}, body=TYPENAME_BYTES)
    assert answer.json == OK


@pytest.mark.parametrize(
    "method", ["GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"], ids=lambda method: f"T1-{method}"
)
def test_only_post_is_allowed(method: str) -> None:
    answer = ask(method, "/graphql/", headers={"content-type": JSON}, body=TYPENAME_BYTES)
    assert (answer.status, answer.headers["allow"]) == (405, "POST, OPTIONS")


@pytest.mark.parametrize(
    "query", ["?query=mutation{joinAsGuest{__typename}}", "?query={__typename}"], ids=["T2", "T3"]
)
def test_nothing_is_asked_by_address(query: str) -> None:
    assert ask("GET", f"/graphql/{query}").status == 405


UNSUPPORTED: dict[str, dict[str, str]] = {
    "T4": {"content-type": "text/plain"},
    "T5": {"content-type": "application/x-www-form-urlencoded"},
    "T6": {"content-type": "multipart/form-data; boundary=x"},
    "T7": {},
    "T7-empty": {"content-type": ""},
    "T13": {"content-type": JSON, "content-encoding": "gzip"},
    "T17-charset": {"content-type": f"{JSON}; charset=utf-16"},
    "T24-repeated": {"content-type": f"{JSON},{JSON}"},
    "I22": {"content-type": "application/octet-stream"},
}


@pytest.mark.parametrize("headers", UNSUPPORTED.values(), ids=UNSUPPORTED.keys())
def test_only_plain_json_comes_in(headers: dict[str, str]) -> None:
    answer = ask("POST", "/graphql/", headers=headers, body=TYPENAME_BYTES)
    assert (answer.status, answer.code) == (415, "BAD_REQUEST")


MALFORMED: dict[str, bytes] = {
    "T9-broken": b'{"query": "{ __typename }"',
    "T9-empty": b"",
    "T10-null": b"null",
    "T10-number": b"5",
    "T10-text": b'"x"',
    "T11-batch": json.dumps([TYPENAME]).encode(),
    "T11-empty-batch": b"[]",
    "T12": b'{"query": "\xff\xfe"}',
    "T14": b"[" * 30_000 + b"]" * 30_000,
    "T14-in-variables": b'{"query":"{__typename}","variables":{"a":' + b"[" * 500 + b"]" * 500 + b"}}",
    "T15": b'{"query":"{__typename}","variables":{"a":' + b"9" * 5000 + b"}}",
    "T16": b'{"query":"{__typename}","query":"mutation{joinAsGuest{__typename}}"}',
    "T17-bom": b"\xef\xbb\xbf" + TYPENAME_BYTES,
    "T17-utf16": json.dumps(TYPENAME).encode("utf-16"),
    "T17-utf32": json.dumps(TYPENAME).encode("utf-32"),
    "T18-nan": b'{"query":"{__typename}","variables":{"a":NaN}}',
    "T18-infinity": b'{"query":"{__typename}","variables":{"a":-Infinity}}',
    "T19-missing": b"{}",
    "T19-null": b'{"query":null}',
    "T19-number": b'{"query":1}',
    "T19-list": b'{"query":["{__typename}"]}',
    "T19-object": b'{"query":{}}',
    "T19-blank": b'{"query":"  "}',
    "T20-variables": b'{"query":"{__typename}","variables":[]}',
    "T20-variables-text": b'{"query":"{__typename}","variables":"{}"}',
    "T20-extensions": b'{"query":"{__typename}","extensions":1}',
    "T21-number": b'{"query":"query A{__typename}","operationName":5}',
    "T21-list": b'{"query":"query A{__typename}","operationName":["A"]}',
    "T21-unknown": b'{"query":"query A{__typename}","operationName":"B"}',
    "T22": b'{"query":"query A{__typename} mutation B{joinAsGuest{__typename}}"}',
    "T33": b'{"query":"subscription{voteTally(pollId:\\"x\\"){id}}"}',
    "only-fragments": b'{"query":"fragment F on Query{__typename}"}',
}


@pytest.mark.parametrize("accept", [JSON, RESPONSE_JSON])
@pytest.mark.parametrize("raw", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_body_is_a_bad_request(raw: bytes, accept: str, caplog: pytest.LogCaptureFixture) -> None:
    answer = post(None, raw=raw, headers={"accept": accept})
    assert (answer.status, answer.code) == (400, "BAD_REQUEST")
    assert "data" not in answer.json
    assert answer.headers["content-type"] == f"{accept}; charset=utf-8"
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_the_named_one_of_two_operations_is_executed() -> None:
    query = "query A{__typename} mutation B{joinAsGuest{__typename}}"
    assert post({"query": query, "operationName": "A"}).json == OK


def test_a_word_for_operations_in_a_text_is_no_operation() -> None:
    assert post({"query": '{ room(joinCode: "query mutation") { id } }'}).json == {"data": {"room": None}}


WRONG_DOCUMENTS = {
    "syntax": {"query": "{"},
    "unknown-field": {"query": "{ nothing }"},
    "variable-missing": {"query": "query($id:ID!){poll(id:$id){id}}"},
    "variable-wrong": {"query": "query($n:Int){polls(first:$n){edges{cursor}}}", "variables": {"n": "x"}},
    "tokens": {"query": "{" + " __typename" * 1100 + "}"},
    "two-mutations": {"query": "mutation{a:joinAsGuest{__typename} b:joinAsGuest{__typename}}"},
}


@pytest.mark.parametrize("body", WRONG_DOCUMENTS.values(), ids=WRONG_DOCUMENTS.keys())
@pytest.mark.parametrize(("accept", "status"), [(JSON, 200), (RESPONSE_JSON, 400)])
def test_a_wrong_document_has_errors_and_no_data(body: dict[str, Any], accept: str, status: int) -> None:
    answer = post(body, headers={"accept": accept})
    assert answer.status == status
    assert answer.json["errors"][0]["message"]
    assert "data" not in answer.json


ACCEPTED = {
    "nothing": ({}, JSON),
    "anything": ({"accept": "*/*"}, JSON),
    "application": ({"accept": "application/*"}, JSON),
    "json": ({"accept": JSON}, JSON),
    "response": ({"accept": RESPONSE_JSON}, RESPONSE_JSON),
    "apollo": ({"accept": f"{RESPONSE_JSON},{JSON};q=0.9"}, RESPONSE_JSON),
    "json-first": ({"accept": f"{JSON}, {RESPONSE_JSON};q=0.5"}, JSON),
    "browser": ({"accept": "text/html,*/*;q=0.8"}, JSON),
}


@pytest.mark.parametrize(("headers", "media_type"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_the_answer_comes_in_the_words_that_are_asked_for(headers: dict[str, str], media_type: str) -> None:
    answer = post(TYPENAME, headers=headers)
    assert (answer.status, answer.headers["content-type"]) == (200, f"{media_type}; charset=utf-8")


def test_what_takes_neither_kind_of_answer_is_told_so() -> None:
    assert post(TYPENAME, headers={"accept": "image/png"}).status == 406


def test_nothing_of_an_answer_is_kept_by_caches() -> None:
    """T31."""
    headers = post(TYPENAME).headers
    assert headers["cache-control"] == "no-store"
    assert {"Authorization", "Cookie"} <= set(headers["vary"].split(", "))


@pytest.mark.parametrize(
    "origin", ["https://evil.test", "null", "http://testserver.evil.test"], ids=["T30"] * 3
)
def test_any_origin_may_ask_but_not_with_cookies(origin: str) -> None:
    """S11."""
    headers = post(TYPENAME, headers={"origin": origin}).headers
    assert headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in headers


def test_a_preflight_allows_what_apollo_sends() -> None:
    preflight = {"origin": "https://app.test", "access-control-request-method": "POST"}
    answer = ask("OPTIONS", "/graphql/", headers=preflight)
    assert answer.status == 204
    allowed = answer.headers["access-control-allow-headers"].lower().split(", ")
    assert {"authorization", "content-type", "x-csrftoken"} <= set(allowed)


def fault(message: str) -> Callable[..., Any]:
    """A resolver that fails."""

    async def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError(message)

    return fail


def test_a_fault_is_logged_once_and_told_as_an_id(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("backend.graphql_http.viewer_of_request", fault("secret of the inside"))
    answer = post(TYPENAME)
    assert (answer.status, answer.code) == (500, "INTERNAL")
    assert b"secret" not in answer.body
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.getMessage().split()[1] in answer.json["errors"][0]["message"]


def test_a_resolvers_fault_is_masked(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """G18, L10."""
    definition = Query.__strawberry_definition__  # type: ignore[attr-defined]
    (field,) = [field for field in definition.fields if field.python_name == "room"]
    monkeypatch.setattr(field.base_resolver, "wrapped_func", fault("secret of the inside"))
    monkeypatch.setattr("schema.queries.in_database", fault("secret of the inside"))
    answer = post({"query": '{ room(joinCode: "ABC234") { id } }'})
    assert (answer.status, answer.code) == (200, "INTERNAL")
    assert b"secret" not in answer.body
    assert len([record for record in caplog.records if record.levelno >= logging.ERROR]) == 1


BAD_TOKENS = ["Bearer", "Bearer ", "Bearer x", "bearer x.y.z", "Bearer a,Bearer b", "Bearer \xff"]


@pytest.mark.parametrize("authorization", BAD_TOKENS)
def test_a_bad_token_is_unauthorized(authorization: str) -> None:
    answer = post(TYPENAME, headers={"authorization": authorization})
    assert (answer.status, answer.code) == (401, "UNAUTHENTICATED")
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_an_authorization_of_another_kind_is_a_proxys_business() -> None:
    assert post(TYPENAME, headers={"authorization": "Basic eDp5"}).json == OK


CREATE = {
    "query": 'mutation { createPoll(input: {question: "Q", options: ["A", "B"]}) '
    "{ __typename ... on Refusal { code } } }"
}


def test_a_mutation_without_identity_is_refused() -> None:
    assert outcome(post(CREATE)) == "NOT_ALLOWED"


def test_a_mutation_with_a_token_is_done() -> None:
    assert outcome(post(CREATE, headers=bearer())) == "Poll"


def outcome(answer: Answer) -> str:
    """What createPoll came to."""
    created = answer.json["data"]["createPoll"]
    return str(created.get("code", created["__typename"]))
