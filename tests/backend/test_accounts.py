"""Accounts: pages to sign up, in and out that need no script, and who is voting then."""

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django import Settings

from backend.identity import GUEST_COOKIE
from tests.backend.doors import Answer, ask
from tests.backend.painted import CSS, Form, PlainBrowser, ids_of, path_to
from tests.backend.rooms import open_poll
from tests.conftest import Rates
from voting.actions.host_keys import revoke_host_key
from voting.guests import guest_cookie, new_guest
from voting.models import Host, UserViewer, Vote
from voting.permissions import Viewer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]

PASSWORD = "a long pass phrase"
NEW_ACCOUNT = {"username": "Anna", "password1": PASSWORD, "password2": PASSWORD}
WEAK = {
    "short": ("Anna", "shorty-17", "too short"),
    "common": ("Anna", "1234567890", "too common"),
    "numeric": ("Anna", "74839205711", "entirely numeric"),
    "the-name": ("annamaria1", "annamaria12", "too similar"),
}


def sent(browser: PlainBrowser, path: str, **fields: str) -> Answer:
    """The answer to the page's own form, filled in so."""
    form = Form(browser.open(path).body.decode())
    kept = [(name, value) for name, value in form.fields if name not in fields]
    return browser.send(form.action, [*kept, *fields.items()])


def signed_up(name: str = "Anna", *, back_to: str = "/", browser: PlainBrowser | None = None) -> PlainBrowser:
    """A browser in which somebody has just made an account."""
    browser = browser or PlainBrowser()
    fields = {"username": name, "password1": PASSWORD, "password2": PASSWORD}
    answer = sent(browser, f"/sign-up?next={back_to}", **fields)
    assert (answer.status, answer.headers["location"]) == (303, back_to)
    return browser


def viewer_of(name: str) -> Viewer:
    """The viewer that stands for the user."""
    return Viewer(UserViewer.objects.get(user__username=name).viewer_id, is_signed_in=True)


class TestSigningUp:
    def test_an_account_is_made_and_signed_in_to_on_the_way_back(self) -> None:
        browser = signed_up(back_to="/ABC234")
        assert User.objects.get().check_password(PASSWORD)
        assert not User.objects.get().is_staff
        assert "Anna" in browser.open("/sign-in").body.decode()

    @pytest.mark.parametrize(("name", "password", "told"), WEAK.values(), ids=WEAK.keys())
    def test_weak_passwords_are_refused_and_the_name_stays(self, name: str, password: str, told: str) -> None:
        answer = sent(PlainBrowser(), "/sign-up", username=name, password1=password, password2=password)
        form = Form(answer.body.decode())
        assert answer.status == 422
        assert told in form.text
        assert ("username", name) in form.fields
        assert password not in answer.body.decode()
        assert not User.objects.exists()

    def test_passwords_that_differ_are_refused(self) -> None:
        answer = sent(PlainBrowser(), "/sign-up", username="Anna", password1=PASSWORD, password2="else")
        assert (answer.status, User.objects.exists()) == (422, False)

    @pytest.mark.parametrize("name", ["anna", "ANNA", "\uff21nna"])
    def test_a_name_that_reads_like_one_that_is_taken_is_refused(self, name: str) -> None:
        signed_up("Anna")
        fields = {"username": name, "password1": PASSWORD, "password2": PASSWORD}
        answer = sent(PlainBrowser(), "/sign-up", **fields)
        assert "already exists" in Form(answer.body.decode()).text
        assert User.objects.count() == 1

    @pytest.mark.parametrize("name", ["", "An na", "a" * 151, "An\u202ena", "<b>", "An\0na"])
    def test_what_is_no_name_is_refused(self, name: str) -> None:
        answer = sent(PlainBrowser(), "/sign-up", username=name, password1=PASSWORD, password2=PASSWORD)
        assert (answer.status, User.objects.exists()) == (422, False)
        assert "<b>" not in answer.body.decode()

    def test_accounts_without_end_are_turned_away(self, rates: Rates) -> None:
        rates({"sign_up/address": 1})
        signed_up("Anna")
        fields = {"username": "Berta", "password1": PASSWORD, "password2": PASSWORD}
        answer = sent(PlainBrowser(), "/sign-up", **fields)
        assert (answer.status, answer.headers["retry-after"]) == (429, "60")
        assert "Try again in 60 seconds." in Form(answer.body.decode()).text
        assert User.objects.count() == 1

    def test_it_can_be_closed(self, settings: Settings) -> None:
        assert "/sign-up" in PlainBrowser().open("/sign-in").body.decode()
        settings.SIGN_UP = False
        assert PlainBrowser().open("/sign-up").status == 404
        assert "/sign-up" not in PlainBrowser().open("/sign-in").body.decode()


class TestSigningIn:
    def test_name_and_password_bring_the_account_back(self) -> None:
        signed_up()
        browser = PlainBrowser()
        answer = sent(browser, "/sign-in?next=/ABC234", username="Anna", password=PASSWORD)
        assert (answer.status, answer.headers["location"]) == (303, "/ABC234")
        assert "You’re signed in" in browser.open("/sign-in").body.decode()

    def test_what_is_wrong_is_not_told_a14(self) -> None:
        signed_up()
        User.objects.create_user("Gone", password=PASSWORD, is_active=False)
        answers = [
            sent(PlainBrowser(), "/sign-in", username=name, password=password)
            for name, password in [("Anna", "wrong"), ("Nobody", PASSWORD), ("Gone", PASSWORD)]
        ]
        texts = {Form(answer.body.decode()).text for answer in answers}
        assert {answer.status for answer in answers} == {422}
        assert len(texts) == 1
        assert "The name or the password isn’t right." in texts.pop()

    def test_a_try_too_many_is_told_on_the_page_a13(self, rates: Rates) -> None:
        rates({"sign_in/account": 1})
        for status in (422, 429):
            answer = sent(PlainBrowser(), "/sign-in", username="Anna", password="wrong")
            assert answer.status == status
        assert answer.headers["retry-after"] == "60"
        form = Form(answer.body.decode())
        assert "That was tried too often. Try again in 60 seconds." in form.text
        assert ("username", "Anna") in form.fields

    def test_the_session_is_new_with_each_sign_in_a12(self) -> None:
        browser = signed_up()
        first = browser.cookies["sessionid"]
        sent(browser, "/sign-in")  # signs out
        sent(browser, "/sign-in", username="Anna", password=PASSWORD)
        assert browser.cookies["sessionid"] != first
        assert not Session.objects.filter(session_key=first).exists()

    def test_signing_out_ends_the_session_and_takes_a_form_a12(self) -> None:
        browser = signed_up()
        session = browser.cookies["sessionid"]
        assert browser.open("/sign-out").status == 405
        assert Session.objects.filter(session_key=session).exists()
        answer = sent(browser, "/sign-in?next=/ABC234")
        assert (answer.status, answer.headers["location"]) == (303, "/ABC234")
        assert not Session.objects.exists()

    def test_pages_can_tell_by_their_token_that_somebody_has_signed_in_or_out(self) -> None:
        browser = PlainBrowser()
        browser.open(path_to(open_poll()))
        tokens = [browser.cookies["csrftoken"]]
        signed_up(browser=browser)
        tokens.append(browser.cookies["csrftoken"])
        sent(browser, "/sign-in")  # signs out
        tokens.append(browser.cookies["csrftoken"])
        browser.open(path_to(open_poll()))
        assert browser.cookies["csrftoken"] == tokens[-1]
        assert len(set(tokens)) == 3

    @pytest.mark.parametrize("path", ["/sign-up", "/sign-in", "/sign-out"])
    @pytest.mark.parametrize("origin", ["https://evil.example", "null"])
    def test_a_form_of_another_site_is_refused(self, path: str, origin: str) -> None:
        browser = signed_up()
        fields = {"username": "Anna", "password": PASSWORD, "next": "/"}
        token = ("csrfmiddlewaretoken", browser.cookies["csrftoken"])
        answer = browser.send(path, [*fields.items(), token], origin=origin)
        assert answer.status == 403
        assert "could not be told from a forged one" in answer.body.decode()
        assert browser.send(path, list(fields.items())).status == 403
        assert Session.objects.count() == 1

    @pytest.mark.parametrize(
        "elsewhere",
        [
            "https://evil.example/", "//evil.example", "/\\evil.example", "\\\\evil.example", "evil",
            "javascript:alert(1)", "/%2f/evil.example", "/a//b", "/a\nb", "/" + "a" * 65, "/a/b/c/d/e/f",
        ],
    )  # fmt: skip
    def test_the_way_back_is_one_of_our_own_pages_f8(self, elsewhere: str) -> None:
        browser = signed_up()
        sent(browser, "/sign-in")
        answer = sent(browser, "/sign-in", username="Anna", password=PASSWORD, next=elsewhere)
        assert (answer.status, answer.headers["location"]) == (303, "/")


class TestThePages:
    @pytest.mark.parametrize("path", ["/sign-up", "/sign-in", "/sign-in/"])
    def test_they_run_nothing_cannot_be_framed_and_are_not_kept(self, path: str) -> None:
        answer = ask("GET", path)
        html, policy = answer.body.decode(), answer.headers["content-security-policy"]
        assert answer.status == 200
        assert "<script" not in html
        assert CSS in html
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "same-origin"

    @pytest.mark.parametrize(
        ("language", "heading", "direction"),
        [("en", "Sign in", "ltr"), ("de-AT", "Anmelden", "ltr"), ("ar", "تسجيل الدخول", "rtl")],
    )
    def test_they_are_in_the_readers_language(self, language: str, heading: str, direction: str) -> None:
        html = ask("GET", "/sign-in", headers={"accept-language": language}).body.decode()
        assert f"<h1>{heading}</h1>" in html
        assert f'dir="{direction}"' in html

    @pytest.mark.parametrize("language", ["de", "ar"])
    def test_faults_are_in_the_readers_language_too(self, language: str) -> None:
        browser = PlainBrowser(cookies={"livetally_language": language})
        for name, password in [("", "short"), ("Anna", "1234567890"), ("An na", PASSWORD)]:
            answer = sent(browser, "/sign-up", username=name, password1=password, password2=password)
            text = Form(answer.body.decode()).text
            assert answer.status == 422
            assert not {"This", "password", "Enter", "must"} & set(text.split())

    def test_without_the_built_pages_they_say_so(self, settings: Settings) -> None:
        settings.PAGES_DIR = settings.PAGES_DIR / "nowhere"
        assert ask("GET", "/sign-in").status == 503


class TestRoomsTakenAlong:
    def hosting(self) -> tuple[PlainBrowser, Viewer]:
        """A browser whose guest hosts a room."""
        host = new_guest()
        self.poll = open_poll(host=host)
        return PlainBrowser(cookies={GUEST_COOKIE: guest_cookie(host)}), host

    def test_a_host_who_makes_an_account_hosts_as_well_with_it(self) -> None:
        browser, guest = self.hosting()
        sent(browser, "/sign-up", **NEW_ACCOUNT)
        assert {row.viewer_id for row in Host.objects.all()} == {guest.id, viewer_of("Anna").id}
        assert "Host page" in browser.open(path_to(self.poll)).body.decode()

    def test_only_if_they_say_so(self) -> None:
        browser, _ = self.hosting()
        form = Form(browser.open("/sign-up").body.decode())
        assert ("take_along", "yes") in form.fields
        kept = [pair for pair in form.fields if pair[0] not in {*NEW_ACCOUNT, "take_along"}]
        browser.send("/sign-up", [*kept, *NEW_ACCOUNT.items()])
        assert Host.objects.count() == 1

    def test_who_hosts_nothing_is_not_asked(self) -> None:
        browser = PlainBrowser(cookies={GUEST_COOKIE: guest_cookie(new_guest())})
        assert "take_along" not in browser.open("/sign-up").body.decode()

    def test_rights_that_were_taken_away_are_not_taken_along(self) -> None:
        browser, guest = self.hosting()
        Host.objects.create(room=self.poll.room, viewer_id=new_guest().id)
        form = Form(browser.open("/sign-up").body.decode())
        other = Host.objects.exclude(viewer_id=guest.id).get()
        revoke_host_key(viewer=Viewer(other.viewer_id), room_id=self.poll.room_id, remove_other_hosts=True)
        browser.send("/sign-up", [*form.fields, *NEW_ACCOUNT.items()])
        assert [row.viewer_id for row in Host.objects.all()] == [other.viewer_id]


class TestVoting:
    def test_a_guest_is_told_where_to_sign_in_and_comes_back(self) -> None:
        poll = open_poll(policy={"electorate": "SIGNED_IN"})
        browser, path = PlainBrowser(), path_to(poll)
        form = Form(browser.open(path).body.decode())
        assert "This question is for people who are signed in. Sign in to vote" in form.text
        assert f'href="/sign-in?next=%2F{poll.room.join_code}"' in form.html
        assert "Vote" not in form.text.split()
        answer = sent(browser, f"/sign-up?next=%2F{poll.room.join_code}", **NEW_ACCOUNT)
        assert answer.headers["location"] == path

    def test_one_account_is_one_vote_in_all_browsers(self) -> None:
        poll = open_poll("Tea", "Coffee", policy={"electorate": "SIGNED_IN"})
        tea, coffee = ids_of(poll)
        browsers = [signed_up(), PlainBrowser()]
        sent(browsers[1], "/sign-in", username="Anna", password=PASSWORD)
        forms = [Form(browser.open(path_to(poll)).body.decode()) for browser in browsers]
        answers = [
            browser.send(path_to(poll), [*form.fields, ("choose", option), ("act", "vote")]).status
            for browser, form, option in zip(browsers, forms, (tea, coffee), strict=True)
        ]
        assert answers == [303, 409]
        text = Form(browsers[1].open(path_to(poll)).body.decode()).text
        assert "Your vote is in" in text
        assert "One vote per signed-in user" in text
        assert "Not you? Sign out here" in text
        (vote,) = Vote.objects.all()
        assert (vote.voter, vote.pile.marks) == (viewer_of("Anna").id, {"choose": [0]})

    def test_a_guest_who_sends_the_form_anyway_is_refused(self) -> None:
        poll = open_poll(policy={"electorate": "SIGNED_IN"})
        browser = PlainBrowser()
        answer = browser.vote(path_to(poll), {"choose": ids_of(poll)[0]})
        assert answer.status == 409
        assert "Sign in to vote" in answer.body.decode()
        assert not Vote.objects.exists()

    def test_another_site_cannot_vote_with_the_session(self) -> None:
        poll = open_poll(policy={"electorate": "SIGNED_IN"})
        browser = signed_up()
        form = Form(browser.open(path_to(poll)).body.decode())
        fields = [*form.fields, ("choose", ids_of(poll)[0]), ("act", "vote")]
        assert browser.send(path_to(poll), fields, origin="https://evil.example").status == 403
        assert not Vote.objects.exists()


def test_who_signed_out_is_a_guest_again() -> None:
    browser = signed_up()
    path = path_to(open_poll())
    browser.open(path)
    guest = browser.cookies[GUEST_COOKIE]
    sent(browser, "/sign-in")
    browser.open(path)
    assert browser.cookies[GUEST_COOKIE] == guest


def test_operators_sign_in_on_the_same_page_too() -> None:
    User.objects.create_superuser("operator", password=PASSWORD)
    client = Client()
    answer = client.post("/sign-in", {"username": "operator", "password": PASSWORD, "next": "/admin/"})
    assert (answer.status_code, answer["location"]) == (303, "/admin/")
    assert client.get("/admin/").status_code == 200
