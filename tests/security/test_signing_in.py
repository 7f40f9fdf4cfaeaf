"""Signing in under attack: guesses at passwords and names, floods. A, R and S of the table."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.client import Client as Browser
from django.test.utils import CaptureQueriesContext

from backend import signing_in
from tests.conftest import Rates

pytestmark = pytest.mark.django_db(transaction=True)

RIGHT = "a long pass phrase"
# Every page on which a password can be tried.
PAGES = ["/admin/login/"]


@pytest.fixture(autouse=True)
def owner(db: None) -> User:
    """Somebody with an account, who runs the admin too."""
    return User.objects.create_superuser("Anna", password=RIGHT)


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passwords that were looked at."""
    seen: list[str] = []
    check = User.check_password

    def checking(user: User, password: str) -> bool:
        seen.append(password)
        return bool(check(user, password))

    monkeypatch.setattr(User, "check_password", checking)
    return seen


def tried(
    browser: Browser, name: str, password: str, *, at: str = PAGES[0], address: str = "192.0.2.1"
) -> int:
    """The status of one try: 302 for one that was right."""
    given = {"username": name, "password": password}
    return int(browser.post(at, given, REMOTE_ADDR=address).status_code)


def attacked(name: str, times: int) -> list[int]:
    """The statuses of wrong tries, each from an address and a browser of its own."""
    return [tried(Client(), name, "wrong", address=f"198.51.100.{place}") for place in range(times)]


@pytest.mark.parametrize("page", PAGES)
def test_guesses_at_a_password_run_out_a13_s20(rates: Rates, page: str) -> None:
    rates({"sign_in/account": 3})
    guesses = [tried(Client(), "Anna", f"guess {n}", at=page) for n in range(5)]
    assert guesses == [200] * 3 + [429] * 2
    assert tried(Client(), "Anna", RIGHT, at=page) == 429, "or the answer would tell which one is right"


def test_a_try_too_many_is_told_when_to_come_back_a13(rates: Rates) -> None:
    rates({"sign_in/account": 2})
    for _ in range(2):
        tried(Client(), "Anna", "wrong")
    answer = Client().post("/admin/login/?next=/admin/", {"username": "Anna", "password": "wrong"})
    assert (answer.status_code, answer["Retry-After"], answer["Cache-Control"]) == (429, "30", "no-store")
    assert "Wait 30 seconds" in answer.text
    assert 'href="/admin/login/?next=/admin/"' in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_guesses_at_many_accounts_run_out_by_their_address_a13(rates: Rates) -> None:
    rates({"sign_in/address": 3})
    hops = [tried(Client(), f"name {n}", "wrong", address=f"2001:db8::{n:x}") for n in range(5)]
    assert hops == [200] * 3 + [429] * 2
    assert tried(Client(), "Anna", RIGHT, address="2001:db8:0:1::1") == 302


def test_signing_in_right_gives_nothing_back_to_who_guesses_a13(rates: Rates) -> None:
    rates({"sign_in/address": 3})
    User.objects.create_user("attacker", password=RIGHT)
    for _ in range(2):
        tried(Client(), "Anna", "wrong")
    tried(Client(), "attacker", RIGHT)
    assert tried(Client(), "Anna", "wrong") == 429


@pytest.mark.parametrize("written", ["anna", "ANNA", "\uff21nna"], ids=["lower", "upper", "full-width"])
def test_names_that_read_the_same_share_a_budget_a13(rates: Rates, written: str) -> None:
    rates({"sign_in/account": 2})
    for _ in range(2):
        tried(Client(), written, "wrong")
    assert tried(Client(), "Anna", "wrong") == 429


def test_one_without_an_account_is_counted_and_answered_alike_a14(rates: Rates) -> None:
    rates({"sign_in/account": 1})
    answers = []
    for name in ("Anna", "Nobody"):
        first, second = (
            Client().post("/admin/login/", {"username": name, "password": "wrong"}) for _ in range(2)
        )
        errors = str(first.context["form"].non_field_errors())
        answers.append((first.status_code, errors, second.status_code, second.text))
    assert answers[0] == answers[1]


def test_no_password_is_looked_at_once_tries_have_run_out_r12(rates: Rates, checked: list[str]) -> None:
    rates({"sign_in/account": 2})
    for n in range(5):
        tried(Client(), "Anna", f"guess {n}")
    assert checked == ["guess 0", "guess 1"]


def test_few_passwords_are_hashed_at_once_r12(monkeypatch: pytest.MonkeyPatch, checked: list[str]) -> None:
    monkeypatch.setattr(signing_in, "LONGEST_WAIT_SECONDS", 0.01)
    with signing_in.hashing(), signing_in.hashing():
        assert tried(Client(), "Anna", RIGHT) == 429
    assert (tried(Client(), "Anna", RIGHT), checked) == (302, [RIGHT])


@pytest.mark.usefixtures("built_pages")
def test_who_waits_to_sign_up_holds_no_connection_r12(monkeypatch: pytest.MonkeyPatch) -> None:
    """Or a flood of them would take the connections that votes are stored by."""
    monkeypatch.setattr(signing_in, "LONGEST_WAIT_SECONDS", 0.01)
    given = {"username": "Berta", "password1": RIGHT, "password2": RIGHT}
    with signing_in.hashing(), signing_in.hashing(), CaptureQueriesContext(connection) as asked:
        assert Client().post("/sign-up", given).status_code == 429
    assert asked.captured_queries == []
    assert Client().post("/sign-up", given).status_code == 303


def test_a_flood_from_elsewhere_does_not_lock_the_owner_out(rates: Rates) -> None:
    rates({"sign_in/account": 2, "sign_in/browser": 2})
    own = Client()
    assert tried(own, "Anna", RIGHT) == 302
    own.post("/admin/logout/")
    assert attacked("Anna", 4) == [200, 429, 429, 429]
    assert tried(own, "anna", "mistyped") == 200
    assert tried(own, "Anna", RIGHT) == 302
    assert tried(own, "Anna", "mistyped") == 429, "a stolen browser has a budget too"


def test_a_known_browser_is_known_to_its_own_account_only(rates: Rates) -> None:
    rates({"sign_in/account": 1})
    User.objects.create_user("attacker", password=RIGHT)
    browser = Client()
    tried(browser, "attacker", RIGHT)
    cookie = browser.cookies[signing_in.KNOWN_BROWSER_COOKIE]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert [tried(browser, "Anna", "wrong") for _ in range(2)] == [200, 429]
    browser.cookies[signing_in.KNOWN_BROWSER_COOKIE] = "made.up"
    assert tried(browser, "Anna", "wrong") == 429


def test_who_only_tries_is_not_remembered() -> None:
    browser = Client()
    tried(browser, "Anna", "wrong")
    assert signing_in.KNOWN_BROWSER_COOKIE not in browser.cookies
