"""The page for frames: who may frame it, who votes in it, and whose cookies count for nothing there."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from pytest_django import Settings

from backend.embed import EMBED_COOKIE
from backend.identity import GUEST_COOKIE, viewer_of_authorization
from tests.backend.doors import HOST, ORIGIN, Answer, ask, bearer, post
from tests.backend.painted import CSS
from tests.backend.rooms import open_poll
from tests.conftest import Rates
from voting.actions import polls
from voting.guests import embed_cookie, guest_cookie, guest_token, new_guest, read_embed_cookie
from voting.models import Poll, Vote
from voting.permissions import Viewer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]

SITES = ["https://blog.example", "https://news.example:8443"]
CAST = """mutation ($input: CastVoteInput!) { castVote(input: $input) {
  __typename ... on CastVotePayload { status } ... on Refusal { code } } }"""


@pytest.fixture
def sites(settings: Settings) -> None:
    """Two sites may frame us."""
    settings.EMBED_SITES = SITES


@pytest.fixture
def tls(settings: Settings) -> None:
    """TLS ends at a proxy in front."""
    settings.BEHIND_TLS = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_HSTS_SECONDS = 60


def framed(poll: Poll, query: str = "", **headers: str) -> Answer:
    """The page in a frame, as a browser with these headers gets it; `_` stands for `-`."""
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask("GET", f"/embed/{poll.pk}{query}", headers={"x-forwarded-proto": "https", **given})


def gift_of(answer: Answer) -> dict[str, Any]:
    """What the page gives to the app."""
    found = re.search(rb'<script id="embedded" type="application/json">(.*?)</script>', answer.body)
    assert found
    gift: dict[str, Any] = json.loads(found[1])
    return gift


def guest_of(answer: Answer) -> Viewer | None:
    """Whom the page's token stands for."""
    return viewer_of_authorization(f"Bearer {gift_of(answer)['token']}")


def guest_in(cookie: str) -> Viewer | None:
    """Whom this cookie of the page, `name=value`, stands for."""
    return read_embed_cookie(cookie.removeprefix(f"{EMBED_COOKIE}="))


def cast(poll: Poll, headers: dict[str, str]) -> Answer:
    """The answer to a vote for the first option."""
    choice = {"choose": [str(poll.options.all()[0].pk)]}
    given = {"input": {"pollId": str(poll.pk), "marks": choice}}
    return post({"query": CAST, "variables": given}, headers=headers)


class TestWhoMayFrame:
    @pytest.mark.usefixtures("sites")
    def test_f6_the_listed_sites_and_we_ourselves(self) -> None:
        headers = framed(open_poll()).headers
        assert f"frame-ancestors 'self' {' '.join(SITES)}" in headers["content-security-policy"]
        assert "x-frame-options" not in headers

    def test_f6_where_none_is_listed_we_ourselves(self) -> None:
        policy = framed(open_poll()).headers["content-security-policy"]
        assert policy.endswith("; frame-ancestors 'self'")

    @pytest.mark.usefixtures("sites")
    def test_f5_no_other_page_of_ours_is_framed_by_anyone(self) -> None:
        code = open_poll().room.join_code
        paths = ["/", "/methods", "/verify", "/graphiql/", f"/{code}", f"/{code}/host", f"/{code}/stage"]
        for path in [*paths, "/embed/x", "/admin/login/"]:
            headers = ask("GET", path).headers
            assert "frame-ancestors 'none'" in headers["content-security-policy"], path
            assert headers["x-frame-options"] == "DENY", path

    def test_the_policy_is_as_strict_as_any_pages_else(self) -> None:
        answer = framed(open_poll())
        policy = answer.headers["content-security-policy"]
        (nonce,) = set(re.findall(r'<style nonce="([^"]+)">', answer.body.decode()))
        assert f'<style nonce="{nonce}">{CSS}</style>' in answer.body.decode()
        assert "script-src 'self'; " in policy
        assert f"style-src 'self' 'nonce-{nonce}'; " in policy
        assert "base-uri 'none'; form-action 'self'" in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in answer.headers

    def test_it_is_only_read(self) -> None:
        assert ask("POST", f"/embed/{open_poll().pk}").status == 405


class TestWhoVotes:
    @pytest.mark.usefixtures("tls")
    def test_a_browser_keeps_the_guest_within_the_framing_site_and_over_tls_only(self) -> None:
        answer = framed(open_poll())
        (header,) = answer.set_cookies
        cookie, *rest = header.split("; ")
        attributes = {part for part in rest if not part.startswith("expires=")}
        assert cookie.startswith(f"{EMBED_COOKIE}=")
        assert attributes == {
            "HttpOnly", "Max-Age=31536000", "Partitioned", "Path=/", "SameSite=None", "Secure",
        }  # fmt: skip
        assert EMBED_COOKIE.startswith("__Host-")

    @pytest.mark.usefixtures("tls")
    def test_the_same_browser_in_the_same_site_is_the_same_guest(self) -> None:
        poll = open_poll()
        first = framed(poll)
        cookie = first.set_cookies[0].partition(";")[0]
        assert guest_in(cookie) == guest_of(first)
        again = framed(poll, cookie=cookie)
        assert (guest_of(again), again.set_cookies) == (guest_of(first), [])

    def test_without_tls_no_cookie_is_set_for_none_would_be_kept(self) -> None:
        poll = open_poll()
        first, again = framed(poll), framed(poll)
        assert first.set_cookies == []
        assert guest_of(first) != guest_of(again)

    def test_the_guest_of_our_own_pages_is_nobody_here(self) -> None:
        visitor = new_guest()
        for cookie in (f"{GUEST_COOKIE}={guest_cookie(visitor)}", f"{EMBED_COOKIE}={guest_cookie(visitor)}"):
            answer = framed(open_poll(), cookie=cookie)
            assert guest_of(answer) not in (None, visitor)
            assert answer.set_cookies == []

    def test_the_host_of_the_poll_is_a_guest_like_any_other_here(self) -> None:
        host = new_guest()
        poll = polls.create_poll(viewer=host, question="What?", options=["a", "b"])
        poll.room.current_poll = None
        poll.room.save()
        assert gift_of(framed(poll, cookie=f"{GUEST_COOKIE}={guest_cookie(host)}"))["data"] == {"poll": None}

    @pytest.mark.parametrize("cookie", ["x", "", guest_token(new_guest()), "é"], ids=lambda _: "A11")
    def test_a_tampered_cookie_is_replaced(self, cookie: str, tls: None) -> None:
        (again,) = framed(open_poll(), cookie=f"{EMBED_COOKIE}={cookie}").set_cookies
        assert guest_in(again.partition(";")[0])

    def test_the_token_votes_as_any_programs_does(self) -> None:
        poll = open_poll()
        answer = framed(poll)
        voted = cast(poll, {"authorization": f"Bearer {gift_of(answer)['token']}"})
        assert voted.json["data"]["castVote"] == {"__typename": "CastVotePayload", "status": "NEW"}
        guest = guest_of(answer)
        assert guest
        assert Vote.objects.get(poll=poll).voter == guest.id

    @pytest.mark.parametrize("origin", [ORIGIN, "https://blog.example", "null", None])
    def test_t8_the_cookie_votes_at_no_door(self, origin: str | None) -> None:
        """Not even with everything that our own pages send: other sites' requests carry it, too."""
        poll, csrf = open_poll(), "c" * 32
        cookie = f"{EMBED_COOKIE}={embed_cookie(new_guest())}; csrftoken={csrf}"
        headers = {"cookie": cookie, "x-csrftoken": csrf} | ({"origin": origin} if origin else {})
        assert cast(poll, headers).json["data"]["castVote"]["code"] == "NOT_ALLOWED"
        form = f"csrfmiddlewaretoken={csrf}&poll={poll.pk}&kind=choose&choose={poll.options.all()[0].pk}"
        kind = {"content-type": "application/x-www-form-urlencoded"}
        plain = ask("POST", f"/{poll.room.join_code}", headers=headers | kind, body=form.encode())
        assert plain.status in (303, 403)
        guest = guest_in(cookie.partition(";")[0])
        assert guest
        assert not Vote.objects.filter(poll=poll, voter=guest.id).exists()

    def test_each_new_guest_is_out_of_the_budget_of_joining(self, rates: Rates) -> None:
        rates({"join/address": 1})
        poll = open_poll()
        first = framed(poll)
        busy = framed(poll)
        assert (first.status, busy.status) == (200, 429)
        assert busy.headers["refresh"] == busy.headers["retry-after"]
        assert int(busy.headers["refresh"]) > 0
        assert "frame-ancestors 'self'" in busy.headers["content-security-policy"]
        assert b"embedded" not in busy.body
        known = f"{EMBED_COOKIE}={embed_cookie(new_guest())}"
        assert framed(poll, cookie=known).status == 200, "who was here before joins nothing"

    def test_no_guest_comes_free_by_asking_as_if_outside_a_frame(self, rates: Rates) -> None:
        rates({"join/address": 1})
        alone = [ask("GET", f"/embed/{uuid4()}", headers={"sec-fetch-dest": "document"}) for _ in range(2)]
        assert [answer.status for answer in alone] == [200, 429]

    def test_votes_draw_on_the_same_budgets_as_any_other(self, rates: Rates) -> None:
        rates({"vote/poll": 1})
        poll = open_poll()
        assert cast(poll, bearer(guest_of(framed(poll)))).json["data"]["castVote"]["status"] == "NEW"
        assert cast(poll, bearer(guest_of(framed(poll)))).json["data"]["castVote"]["code"] == "RATE_LIMITED"


class TestWhatIsInIt:
    @pytest.mark.usefixtures("sites")
    def test_the_app_is_given_the_poll_and_the_sites_that_it_may_speak_to(self) -> None:
        poll = open_poll("Tea", "Coffee")
        gift = gift_of(framed(poll))
        assert gift["sites"] == SITES
        asked = gift["data"]["poll"]
        assert [option["label"] for option in asked["options"]] == ["Tea", "Coffee"]
        assert asked["room"]["joinCode"] == poll.room.join_code
        assert asked["viewerMayVote"] is True

    def test_the_question_is_seen_at_once_and_leads_to_its_room_without_scripts(self) -> None:
        poll = open_poll(description="With <b>milk</b>?")
        html = framed(poll).body.decode()
        assert '<h1 tabindex="-1" dir="auto">What?</h1>' in html
        assert "With &lt;b&gt;milk&lt;/b&gt;?" in html
        assert f'href="/{poll.room.join_code}" target="_blank"' in html
        assert "<title>What? · Livetally</title>" in html
        assert "unpainted" not in html

    @pytest.mark.parametrize(("query", "is_english"), [("", True), ("?lang=de", False), ("?lang=tlh", True)])
    def test_the_address_says_in_which_language(self, query: str, is_english: bool) -> None:
        assert ("Voting is open" in framed(open_poll(), query).body.decode()) is is_english

    def test_outside_a_frame_it_leads_to_the_room_where_the_browser_is_known(self) -> None:
        poll = open_poll()
        alone = framed(poll, sec_fetch_dest="document")
        assert (alone.status, alone.headers["location"]) == (302, f"/{poll.room.join_code}")
        assert alone.set_cookies == []
        assert framed(poll, sec_fetch_dest="iframe").status == 200

    def test_a_poll_that_is_not_there_brings_an_empty_frame(self) -> None:
        answer = ask("GET", f"/embed/{uuid4()}")
        assert (answer.status, gift_of(answer)["data"]) == (200, {"poll": None})

    def test_nothing_that_people_write_becomes_markup(self) -> None:
        evil = "</script><script>alert(1)</script>\"'>"
        html = framed(open_poll(evil, "b", description=evil)).body.decode()
        assert "<script>alert" not in html

    @pytest.mark.parametrize(
        "path", ["/embed/", "/embed/ABC234", f"/embed/{'0' * 36}", f"/embed/{uuid4()}/x"]
    )
    def test_other_addresses_are_nowhere(self, path: str) -> None:
        assert ask("GET", path, headers={"host": HOST}).status == 404
