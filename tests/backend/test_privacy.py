"""The page of privacy: nothing is kept that it does not list, and visitors get or erase what is theirs."""

import json
import re
from itertools import chain
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from backend.identity import GUEST_COOKIE, viewer_of_user
from backend.privacy.register import BROWSER, COOKIES, FIELDS
from backend.privacy.words import WORDS
from backend.signing_in import KNOWN_BROWSER_COOKIE
from tests.backend.doors import ORIGIN, Answer, ask, bearer
from tests.backend.painted import Form, PlainBrowser, guest_of, path_to
from tests.backend.rooms import open_poll
from tests.backend.test_accounts import PASSWORD, sent, signed_up, viewer_of
from tests.conftest import Rates
from tests.test_architecture import CHECKOUT, code_files
from tests.voting.people import WHILE_OPEN, close, option_ids, refused, someone, vote
from voting.actions.polls import close_poll
from voting.guests import guest_cookie
from voting.models import Host, Poll, Vote

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]


def page_text() -> str:
    """What can be read on the page."""
    answer = ask("GET", "/privacy")
    assert answer.status == 200
    return " ".join(Form(answer.body.decode()).text.split())


def voted(poll: Poll, browser: PlainBrowser | None = None) -> PlainBrowser:
    """A browser that has voted for tea."""
    browser = browser or PlainBrowser()
    (tea,) = option_ids(poll, "Tea")
    assert browser.vote(path_to(poll), {"choose": tea}).status == 303
    return browser


def pressed(browser: PlainBrowser, act: str, **fields: str) -> Answer:
    """The answer to one of the page's forms."""
    browser.open("/privacy")
    token = ("csrfmiddlewaretoken", browser.cookies["csrftoken"])
    return browser.send(f"/privacy/{act}", [token, *fields.items()])


class TestListing:
    """Whoever keeps something new has to say here what for, and how long."""

    def test_every_stored_field_is_of_one_kind(self) -> None:
        """GS4."""
        listed = [
            f"{model}.{field}"
            for kind in FIELDS.values()
            for model, fields in kind.items()
            for field in fields
        ]
        stored = {
            f"{model._meta.label}.{field.name}"
            for model in apps.get_models()
            for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        }
        assert len(listed) == len(set(listed))
        assert set(listed) == stored

    def test_every_cookie_that_is_set_is_listed(self, settings: Settings) -> None:
        """GS4."""
        listed = set(chain.from_iterable(COOKIES.values()))
        settings.BEHIND_TLS = True
        tls = {"x-forwarded-proto": "https"}
        poll = open_poll("Tea", "Coffee")
        answers = [
            ask("GET", path, headers=tls)
            for path in ("/", path_to(poll), f"/embed/{poll.pk}", "/graphiql/", "/privacy", "/sign-in")
        ]
        settings.BEHIND_TLS = False
        names = {line.partition("=")[0] for answer in answers for line in answer.set_cookies}
        names |= signed_up().cookies.keys()
        operator = Client()
        operator.force_login(User.objects.create_superuser("operator", password="x"))
        closing = {"action": "close", "_selected_action": [str(poll.pk)]}
        operator.post(reverse("admin:voting_poll_changelist"), closing)
        names |= operator.cookies.keys()
        names |= {settings.LANGUAGE_COOKIE_NAME}  # set by a script, as the next test sees
        assert names == listed
        assert CookieStorage.cookie_name in names

    def test_every_script_keeps_only_what_is_listed(self) -> None:
        listed = set(chain.from_iterable(BROWSER.values()))
        keeping = [
            path
            for path in code_files(".ts", ".tsx", ".js")
            if "/src/" in path.as_posix()
            and ".test." not in path.name
            and re.search(r"\.setItem\(|document\.cookie =", path.read_text())
        ]
        assert sorted(path.relative_to(CHECKOUT).as_posix() for path in keeping) == [
            "frontend/graphiql/src/main.tsx",
            "frontend/src/features/ask/keptQuestion.ts",
            "frontend/src/features/host/keys.ts",
            "frontend/src/features/vote/draft.ts",
            "frontend/src/features/vote/keptBallot.ts",
            "frontend/src/features/vote/keptCode.ts",
            "frontend/src/features/vote/useVote.ts",
            "frontend/src/features/vote/voteQueue.ts",
            "frontend/src/words/language.ts",
        ], "what these keep stands in the register: name what is new there, then here"
        sources = "".join(path.read_text() for path in code_files(".ts", ".tsx"))
        for name in listed:
            last = name.rstrip(".").rpartition(".")[2]
            assert last in sources, name

    @pytest.mark.parametrize("language", WORDS)
    def test_each_kind_has_its_purpose_and_life_in_each_language(self, language: str) -> None:
        words = WORDS[language]
        for register, told in ((COOKIES, words.cookies), (BROWSER, words.browser), (FIELDS, words.fields)):
            assert list(register) == list(told)
            assert all(purpose and life for purpose, life in told.values())

    @pytest.mark.parametrize(
        ("language", "title", "direction"), [("de", "Datenschutz", "ltr"), ("ar", "الخصوصية", "rtl")]
    )
    def test_it_speaks_the_readers_language(self, language: str, title: str, direction: str) -> None:
        html = ask("GET", "/privacy", headers={"accept-language": language}).body.decode()
        assert f'<html lang="{language}" dir="{direction}">' in html
        assert f"<h1>{title}</h1>" in html
        assert f'<a href="/privacy">{title}</a>' in html

    def test_lives_are_this_installations(self, settings: Settings) -> None:
        settings.GUEST_COOKIE_DAYS, settings.KEEP_VOTERS_DAYS = 77, 12
        assert "77 days" in page_text()
        assert "until 12 days after the close" in page_text()
        settings.KEEP_VOTERS_DAYS = 0
        assert "days after the close" not in page_text()

    def test_it_says_who_is_responsible(self, settings: Settings) -> None:
        assert "who runs it, at testserver" in page_text()
        settings.OPERATOR = "Choir of Elm <choir@elm.example>"
        assert "Responsible for this server: Choir of Elm <choir@elm.example>." in page_text()

    def test_it_tells_each_cookie_by_name(self) -> None:
        for name in chain.from_iterable(COOKIES.values()):
            assert name in page_text()

    def test_the_page_runs_nothing_and_asks_nobody_else(self) -> None:
        answer = ask("GET", "/privacy/")
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.body.decode()
        assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.body.decode())


class TestDownload:
    def test_a_browsers_guest_gets_all_that_is_stored(self) -> None:
        """GS3."""
        browser = voted(open_poll("Tea", "Coffee"))
        answer = pressed(browser, "download")
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["cache-control"] == "no-store"
        assert answer.json["guest"]["votes"][0]["marks"] == [{"option": "Tea", "value": 1}]
        assert answer.json["account"] is None

    def test_an_account_comes_with_what_stands_beside_it(self) -> None:
        poll = open_poll("Tea", "Coffee")
        browser = voted(poll, signed_up())
        account = pressed(browser, "download").json["account"]
        assert account["userName"] == "Anna"
        assert [each["poll"] for each in account["votes"]] == [str(poll.pk)]
        assert PASSWORD not in json.dumps(account)
        assert User.objects.get().password not in json.dumps(account)

    def test_a_program_gets_it_by_its_token(self) -> None:
        poll, guest = open_poll("Tea", "Coffee"), someone()
        vote(poll, guest, "Tea")
        answer = ask("POST", "/privacy/download", headers=bearer(guest))
        assert [each["poll"] for each in answer.json["guest"]["votes"]] == [str(poll.pk)]

    def test_a_token_that_is_none_of_ours_is_told(self) -> None:
        answer = ask("POST", "/privacy/download", headers={"authorization": "Bearer nonsense"})
        assert (answer.status, list(answer.json)) == (401, ["error"])

    def test_a_visitor_without_cookies_is_nobody(self) -> None:
        browser = PlainBrowser()
        answer = pressed(browser, "download")
        assert answer.status == 404
        assert "nothing to find" in answer.body.decode()

    def test_too_many_are_told_to_wait(self, rates: Rates) -> None:
        rates({"own_records/viewer": 1})
        browser = PlainBrowser({GUEST_COOKIE: guest_cookie(someone())})
        statuses = [pressed(browser, "download").status for _ in range(2)]
        assert statuses == [200, 429]


class TestErasing:
    def test_a_guest_is_erased_with_its_cookie(self) -> None:
        """GS3."""
        poll = open_poll("Tea", "Coffee", policy=WHILE_OPEN)
        browser = voted(poll)
        guest = guest_of(browser)
        answer = pressed(browser, "erase", sure="yes")
        assert "Nothing is left" in answer.body.decode()
        assert not Vote.objects.filter(voter=guest.id).exists()
        assert answer.cookies[GUEST_COOKIE].value == ""

    def test_a_vote_that_stays_is_named_and_keeps_its_cookie(self) -> None:
        poll = open_poll("Tea", "Coffee")
        browser = voted(poll)
        answer = pressed(browser, "erase", sure="yes")
        assert poll.question in answer.body.decode()
        assert GUEST_COOKIE not in answer.cookies
        with refused("ALREADY_VOTED"):
            vote(poll, guest_of(browser), "Coffee")
        close(poll)
        assert "Nothing is left" in pressed(browser, "erase", sure="yes").body.decode()

    def test_an_account_goes_with_its_session(self) -> None:
        browser = signed_up()
        voted(open_poll("Tea", "Coffee", policy=WHILE_OPEN), browser)
        viewer = viewer_of("Anna")
        answer = pressed(browser, "erase", sure="yes")
        assert not User.objects.exists()
        assert not Vote.objects.filter(voter=viewer.id).exists()
        for name in (settings.SESSION_COOKIE_NAME, KNOWN_BROWSER_COOKIE):
            assert answer.cookies[name].value == ""
        assert sent(PlainBrowser(), "/sign-in", username="Anna", password=PASSWORD).status == 422

    def test_an_account_stays_while_a_vote_of_it_has_to(self) -> None:
        browser = voted(open_poll("Tea", "Coffee"), signed_up())
        pressed(browser, "erase", sure="yes")
        assert User.objects.exists()
        assert "Anna" in browser.open("/sign-in").body.decode()

    def test_nothing_is_erased_without_being_sure(self) -> None:
        browser = voted(open_poll("Tea", "Coffee", policy=WHILE_OPEN))
        assert pressed(browser, "erase").status == 422
        assert Vote.objects.count() == 1

    def test_the_only_host_of_a_running_poll_is_told_to_close_it(self) -> None:
        guest = someone()
        open_poll(host=guest)
        browser = PlainBrowser({GUEST_COOKIE: guest_cookie(guest)})
        answer = pressed(browser, "erase", sure="yes")
        assert (answer.status, Host.objects.count()) == (409, 1)
        assert "You alone run a room" in answer.body.decode()

    def test_a_person_who_hosts_in_both_guises_is_one_person(self) -> None:
        browser = signed_up()
        guest = someone()
        poll = open_poll(host=guest)
        account = viewer_of_user(User.objects.get())
        Host.objects.create(room=poll.room, viewer_id=account.id)
        browser.cookies[GUEST_COOKIE] = guest_cookie(guest)
        assert pressed(browser, "erase", sure="yes").status == 409
        close_poll(viewer=guest, poll_id=poll.pk)
        assert pressed(browser, "erase", sure="yes").status == 200
        assert not Host.objects.exists()

    def test_operators_are_not_erased_here(self) -> None:
        browser = signed_up()
        User.objects.update(is_staff=True)
        assert pressed(browser, "erase", sure="yes").status == 409
        assert User.objects.exists()

    def test_a_program_is_told_what_stays(self) -> None:
        poll, guest = open_poll("Tea", "Coffee"), someone()
        vote(poll, guest, "Tea")
        headers = {"content-type": "application/x-www-form-urlencoded", **bearer(guest)}

        def erased(body: bytes) -> Any:
            return ask("POST", "/privacy/erase", headers=headers, body=body).json

        assert list(erased(b"")) == ["error"]
        stays = [{"poll": str(poll.pk), "question": poll.question}]
        assert erased(b"sure=yes") == {"erased": True, "staysUntilTheClose": stays}
        close(poll)
        assert erased(b"sure=yes") == {"erased": True, "staysUntilTheClose": []}


class TestForgeries:
    @pytest.mark.parametrize("act", ["download", "erase"])
    @pytest.mark.parametrize(
        ("origin", "has_token"), [(None, False), ("https://evil.example", True), (ORIGIN, False)]
    )
    def test_another_page_can_ask_for_nothing(self, act: str, origin: str | None, has_token: bool) -> None:
        """Cookies alone are no word of the visitor's: the form's token is asked for, and our own origin."""
        guest = someone()
        vote(open_poll("Tea", "Coffee", policy=WHILE_OPEN), guest, "Tea")
        browser = PlainBrowser({GUEST_COOKIE: guest_cookie(guest)})
        browser.open("/privacy")
        token = [("csrfmiddlewaretoken", browser.cookies["csrftoken"])] if has_token else []
        answer = browser.send(f"/privacy/{act}", [*token, ("sure", "yes")], origin=origin)
        assert answer.status == 403
        assert Vote.objects.filter(voter=guest.id).exists()

    @pytest.mark.parametrize("act", ["download", "erase"])
    def test_nothing_is_done_by_a_link(self, act: str) -> None:
        assert ask("GET", f"/privacy/{act}").status == 405

    def test_a_token_wins_over_cookies(self) -> None:
        program, visitor = someone(), someone()
        cookie = f"{GUEST_COOKIE}={guest_cookie(visitor)}"
        answer = ask("POST", "/privacy/download", headers={"cookie": cookie, **bearer(program)})
        assert answer.json["guest"]["viewer"] == str(program.id)


def test_nobody_is_made_by_looking() -> None:
    assert GUEST_COOKIE not in ask("GET", "/privacy").cookies
