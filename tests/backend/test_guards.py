"""The limits that hold before anything else is looked at."""

import asyncio

import pytest

from tests.backend.doors import JSON, answer_to, ask

SMALL, LARGE = b" " * 1_000, b" " * 70_000


@pytest.mark.parametrize("path", ["/graphql/", "/", "/admin/login/"])
def test_a_large_body_is_refused(path: str) -> None:
    headers = {"content-type": JSON, "content-length": str(len(LARGE))}
    assert ask("POST", path, headers=headers, body=LARGE).status == 413


def test_a_declared_large_body_is_not_even_read() -> None:
    headers = {"content-type": JSON, "content-length": str(30 * 2**20)}
    assert ask("POST", "/graphql/", headers=headers, body=[]).status == 413


def test_a_large_body_in_pieces_is_refused() -> None:
    assert ask("POST", "/graphql/", headers={"content-type": JSON}, body=[SMALL] * 70).status == 413


def test_a_body_larger_than_declared_is_refused() -> None:
    headers = {"content-type": JSON, "content-length": "10"}
    assert ask("POST", "/graphql/", headers=headers, body=LARGE).status == 413


HEADERS = {
    "T24-large": [("x-long", "x" * 64_000)],
    "T24-many": [(f"x-{place}", "1") for place in range(1_000)],
    "T24-repeated": [("x-same", "1")] * 1_000,
    "T24-cookie": [("cookie", "a=" + "x" * 20_000)],
}


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
def test_endless_headers_are_refused(headers: list[tuple[str, str]]) -> None:
    assert ask("GET", "/healthz", headers=headers).status == 431


HOSTS = [
    "evil.test",
    "",
    "testserver.evil.test",
    "evil.test:80",
    "testserver@evil.test",
    "testserver,evil.test",
]


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: f"T25-{host}")
@pytest.mark.parametrize("path", ["/", "/graphql/", "/graphiql/", "/admin/login/", "/nothing"])
def test_a_host_that_is_not_ours_is_refused(path: str, host: str) -> None:
    assert ask("GET", path, headers={"host": host}).status == 400


def test_two_hosts_are_none() -> None:
    assert ask("GET", "/", headers=[("host", "testserver"), ("host", "evil.test")]).status == 400


def test_a_forwarded_host_is_ignored() -> None:
    assert ask("GET", "/healthz", headers={"x-forwarded-host": "evil.test"}).status == 200


@pytest.mark.parametrize("path", ["/graphql/", "/ABC234", "/sign-in", "/privacy/erase", "/nothing"])
@pytest.mark.parametrize("pieces", [[], [SMALL]], ids=["T28-nothing", "T28-something"])
def test_a_body_that_never_ends_is_not_waited_for(
    path: str, pieces: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("backend.guards.MOST_BODY_SECONDS", 0.05)
    answer = asyncio.run(asyncio.wait_for(answer_to("POST", path, body=pieces, never_ends=True), 5))
    assert answer.status == 408
