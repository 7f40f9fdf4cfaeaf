"""The voter's page before any script: painted truly, and good for a vote by its plain form."""

import gzip
import re
from typing import Any

import pytest

from backend.identity import GUEST_COOKIE
from backend.painting.words import editions
from tests.backend.doors import ORIGIN, ask
from tests.backend.painted import (
    CSS,
    VOTES,
    Form,
    PlainBrowser,
    filled,
    guest_of,
    ids_of,
    marks_in,
    path_to,
    seed_of,
)
from tests.backend.rooms import open_poll
from tests.conftest import Rates
from voting.actions import polls
from voting.actions.votes import GivenMarks, cast_vote
from voting.guests import new_guest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]

FORM = {"content-type": "application/x-www-form-urlencoded"}


class TestPainting:
    def test_the_question_and_its_ballot_are_there_without_scripts(self) -> None:
        poll = open_poll("Tea", "Coffee", description="With <b>milk</b>?")
        answer = ask("GET", path_to(poll))
        html = answer.body.decode()
        assert answer.status == 200
        assert '<h1 tabindex="-1" dir="auto">What?</h1>' in html
        assert "With &lt;b&gt;milk&lt;/b&gt;?" in html
        assert "<title>What? · Livetally</title>" in html
        assert html.count('type="radio"') == 2
        assert "unpainted" not in html

    @pytest.mark.parametrize(
        ("headers", "language"),
        [
            ({"accept-language": "en-GB,en"}, "en"),
            ({"accept-language": "fr-CA,fr;q=0.9"}, "en"),
            ({"accept-language": "de-AT,en;q=0.5"}, "de"),
            ({"accept-language": "de", "cookie": "livetally_language=en"}, "en"),
            ({"accept-language": "en", "cookie": "livetally_language=ar"}, "ar"),
            ({"cookie": "livetally_language=../en"}, "en"),
        ],
    )
    def test_it_is_painted_in_the_readers_language(self, headers: dict[str, str], language: str) -> None:
        html = ask("GET", path_to(open_poll("Tea", "Coffee")), headers=headers).body.decode()
        assert editions()[language]["states"]["OPEN"] in html
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in html

    @pytest.mark.parametrize("language", ["en", "de", "ar"])
    def test_the_texts_that_will_be_read_are_fetched_with_the_page(self, language: str) -> None:
        page = ask("GET", path_to(open_poll()), headers={"accept-language": language}).body.decode()
        (texts,) = re.findall(r'<link rel="modulepreload" crossorigin href="([^"]+)">', page)
        assert texts == f"/static/app/assets/texts-{language}.js"

    def test_its_styles_stand_inside_under_a_nonce_of_their_own(self) -> None:
        path = path_to(open_poll())
        first, second = ask("GET", path), ask("GET", path)
        (nonce, again) = re.findall(r'<style nonce="([^"]+)">', first.body.decode())
        assert nonce == again
        assert f'<style nonce="{nonce}">{CSS}</style>' in first.body.decode()
        assert b"stylesheet" not in first.body
        policy = first.headers["content-security-policy"]
        assert f"style-src 'self' 'nonce-{nonce}';" in policy
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert nonce not in second.headers["content-security-policy"]

    def test_nothing_that_people_write_becomes_markup(self) -> None:
        """F1, F2."""
        evil = "</script><script>alert(1)</script>\"'>"
        poll = open_poll(evil, "<!--/paint-->", description=evil)
        html = ask("GET", path_to(poll)).body.decode()
        assert "<script>alert" not in html
        assert html.count("</script>") == 2
        assert "<!--/paint-->" not in html

    def test_the_app_begins_with_what_was_painted(self) -> None:
        poll = open_poll("Tea", "Coffee")
        seed = seed_of(ask("GET", f"{path_to(poll).lower()}"))
        assert seed["joinCode"] == poll.room.join_code.lower()
        assert seed["data"]["room"]["currentPoll"]["id"] == str(poll.pk)
        assert seed["data"]["room"]["currentPoll"]["viewerMayVote"] is True

    def test_each_visitor_is_a_guest_of_their_own(self) -> None:
        path = path_to(open_poll())
        browser = PlainBrowser()
        browser.open(path)
        guest = guest_of(browser)
        browser.open(path)
        assert guest_of(browser) == guest
        other = PlainBrowser()
        other.open(path)
        assert guest_of(other) != guest

    def test_it_is_sent_small_and_kept_by_nobody(self) -> None:
        path = path_to(open_poll(*(f"Option {i}" for i in range(40))))
        answer = ask("GET", path, headers={"accept-encoding": "gzip"})
        assert answer.headers["content-encoding"] == "gzip"
        assert b"Option 39" in gzip.decompress(answer.body)
        assert answer.headers["cache-control"] == "no-store"
        assert int(answer.headers["content-length"]) == len(answer.body)

    def test_a_room_that_shows_nothing_says_so(self) -> None:
        poll = open_poll()
        poll.room.current_poll = None
        poll.room.save()
        assert "You’re in" in Form(ask("GET", path_to(poll)).body.decode()).text

    def test_a_code_that_no_room_has_says_so(self) -> None:
        answer = ask("GET", "/ZZZZZZ")
        assert "No room has that code" in answer.body.decode()
        assert seed_of(answer)["data"] == {"room": None}

    def test_who_has_spent_the_budget_gets_the_page_unpainted(self, rates: Rates) -> None:
        path = path_to(open_poll())
        rates({"lookup/address": 1})
        assert b"unpainted" not in ask("GET", path).body
        answer = ask("GET", path)
        assert (answer.status, b"unpainted" in answer.body) == (200, True)
        assert GUEST_COOKIE in answer.cookies


class TestStates:
    @pytest.mark.parametrize(
        ("step", "words"),
        [
            ("pause", "The host has paused voting."),
            ("close", "You didn’t vote in this one."),
            ("draft", "Voting opens soon."),
        ],
    )
    def test_where_no_vote_is_taken_the_page_says_why(self, step: str, words: str) -> None:
        host = new_guest()
        if step == "draft":
            poll = polls.create_poll(viewer=host, question="What?", options=["a", "b"])
        else:
            poll = open_poll(host=host)
            act = polls.pause_poll if step == "pause" else polls.close_poll
            act(viewer=host, poll_id=poll.pk)
        html = ask("GET", path_to(poll)).body.decode()
        assert words in html
        assert 'value="vote"' not in html

    @pytest.mark.parametrize("policy", ["AFTER_VOTING", "AFTER_CLOSING", "AFTER_REVEAL", "HOST_ONLY"])
    def test_hidden_results_are_not_in_the_bytes(self, policy: str) -> None:
        poll = open_poll("Tea", "Coffee", policy={"results_visible": policy})
        for _ in range(7):
            choice = GivenMarks("choose", [ids_of(poll)[0]])
            cast_vote(viewer=new_guest(), poll_id=poll.pk, marks=choice)
        answer = ask("GET", path_to(poll))
        html = answer.body.decode()
        tally = seed_of(answer)["data"]["room"]["currentPoll"]["tally"]
        assert (tally["options"], tally["winners"], tally["headline"]) == (None, None, None)
        assert 'class="bars"' not in html
        assert "100%" not in html
        assert "See the results so far" not in html

    def test_results_that_may_be_seen_are_painted(self) -> None:
        poll = open_poll("Tea", "Coffee")
        choice = GivenMarks("choose", [ids_of(poll)[1]])
        cast_vote(viewer=new_guest(), poll_id=poll.pk, marks=choice)
        text = Form(ask("GET", path_to(poll)).body.decode()).text
        assert "See the results so far" in text
        assert re.search(r"Coffee\s*100%\s*1\s*vote", text)
        assert "1 person has voted" in text


class TestVoting:
    @pytest.mark.parametrize(("method", "rules", "marks", "stored"), VOTES)
    def test_every_method_takes_a_vote_from_plain_fields(
        self, method: str, rules: dict[str, Any], marks: dict[int, str], stored: list[tuple[str, int]]
    ) -> None:
        poll = open_poll(method=method, rules=rules)
        browser = PlainBrowser()
        names = Form(browser.open(path_to(poll)).body.decode()).html
        assert all(f'name="{name}"' in names for name, _ in filled(poll, marks))
        answer = browser.vote(path_to(poll), filled(poll, marks))
        assert (answer.status, answer.headers["location"]) == (303, path_to(poll))
        assert sorted(marks_in(poll, browser) or []) == sorted(stored)
        assert "Your vote is in" in browser.open(path_to(poll)).body.decode()

    def test_a_blank_vote_is_taken_whatever_is_marked(self) -> None:
        poll = open_poll("Tea", "Coffee")
        browser = PlainBrowser()
        assert browser.vote(path_to(poll), {"choose": ids_of(poll)[0]}, act="blank").status == 303
        assert marks_in(poll, browser) == []

    def test_a_vote_may_be_changed_and_taken_back(self) -> None:
        poll = open_poll("Tea", "Coffee", policy={"vote_change": "WHILE_OPEN"})
        tea, coffee = ids_of(poll)
        browser, path = PlainBrowser(), path_to(poll)
        browser.vote(path, {"choose": tea})
        assert "?change" in browser.open(path).body.decode()
        assert ("choose", tea) in Form(browser.open(f"{path}?change").body.decode()).fields
        assert browser.vote(f"{path}?change", {"choose": coffee}).status == 303
        assert marks_in(poll, browser) == [("Coffee", 1)]
        assert browser.vote(path, {}, act="withdraw").status == 303
        assert marks_in(poll, browser) is None

    def test_a_vote_twice_over_stays_the_same(self) -> None:
        poll = open_poll("Tea", "Coffee")
        tea, _ = ids_of(poll)
        browser = PlainBrowser()
        fields = Form(browser.open(path_to(poll)).body.decode()).fields
        for _ in range(2):
            answer = browser.send(path_to(poll), [*fields, ("choose", tea), ("act", "vote")])
            assert answer.status == 303
        assert marks_in(poll, browser) == [("Tea", 1)]


class TestRefusals:
    def test_a_vote_of_another_sites_page_is_refused(self) -> None:
        """F9."""
        poll = open_poll("Tea", "Coffee")
        browser = PlainBrowser()
        form = Form(browser.open(path_to(poll)).body.decode())
        vote = [("choose", ids_of(poll)[0]), ("act", "vote")]
        without = [pair for pair in form.fields if pair[0] != "csrfmiddlewaretoken"]
        for fields, origin in [
            (form.fields, "https://evil.example"),
            (form.fields, "null"),
            (without, ORIGIN),
            ([*without, ("csrfmiddlewaretoken", "x" * 64)], ORIGIN),
        ]:
            answer = browser.send(path_to(poll), [*fields, *vote], origin=origin)
            assert answer.status == 403
            assert "Allow cookies here" in answer.body.decode()
        assert marks_in(poll, browser) is None

    def test_a_form_from_another_site_takes_nobodys_cookie_f19(self) -> None:
        """Browsers send it without their cookies, and would put those of the answer in place of them."""
        path = path_to(open_poll())
        for origin in ("https://evil.example", "null"):
            answer = ask("POST", path, headers={"origin": origin, **FORM}, body=b"act=vote")
            assert (answer.status, answer.set_cookies) == (403, [])
        assert ask("POST", path, headers={"origin": ORIGIN, **FORM}, body=b"act=vote").set_cookies

    def test_the_page_lets_browsers_say_where_its_form_comes_from(self) -> None:
        # Under no-referrer they would send `Origin: null`.
        assert ask("GET", path_to(open_poll())).headers["referrer-policy"] == "same-origin"

    def test_a_closed_poll_takes_no_vote_and_says_so(self) -> None:
        host = new_guest()
        poll = open_poll("Tea", "Coffee", host=host)
        browser = PlainBrowser()
        fields = Form(browser.open(path_to(poll)).body.decode()).fields
        polls.close_poll(viewer=host, poll_id=poll.pk)
        answer = browser.send(path_to(poll), [*fields, ("choose", ids_of(poll)[0]), ("act", "vote")])
        assert answer.status == 409
        assert "Voting isn’t open right now." in answer.body.decode()

    def test_marks_that_are_refused_stay_on_the_ballot(self) -> None:
        poll = open_poll(method="APPROVAL", rules={"max_choices": 1, "min_choices": 1})
        browser, two = PlainBrowser(), ids_of(poll)[:2]
        answer = browser.vote(path_to(poll), [("choose", option) for option in two])
        assert answer.status == 422
        form = Form(answer.body.decode())
        assert "Choose at most 1." in form.text
        assert [value for name, value in form.fields if name == "choose"] == two

    def test_the_fault_stands_below_its_option(self) -> None:
        poll = open_poll(method="SCORE")
        browser, (tea, coffee, _) = PlainBrowser(), ids_of(poll)
        answer = browser.vote(path_to(poll), {f"score.{tea}": "5", f"score.{coffee}": "9"})
        html = answer.body.decode()
        assert answer.status == 422
        assert html.count('class="field-fault"') == 1
        assert html.index("Coffee</span>") < html.index('class="field-fault"') < html.index("Water</span>")

    def test_what_is_no_number_is_told_and_kept(self) -> None:
        poll = open_poll(method="POINTS")
        browser, (tea, coffee, _) = PlainBrowser(), ids_of(poll)
        answer = browser.vote(path_to(poll), {f"spend.{tea}": "many", f"spend.{coffee}": "2"})
        form = Form(answer.body.decode())
        assert answer.status == 422
        assert "Write a whole number here" in form.text
        assert {(f"spend.{tea}", "many"), (f"spend.{coffee}", "2")} <= set(form.fields)

    def test_a_second_vote_is_refused_where_the_first_stays(self) -> None:
        poll = open_poll("Tea", "Coffee")
        tea, coffee = ids_of(poll)
        browser = PlainBrowser()
        fields = Form(browser.open(path_to(poll)).body.decode()).fields
        browser.send(path_to(poll), [*fields, ("choose", tea), ("act", "vote")])
        answer = browser.send(path_to(poll), [*fields, ("choose", coffee), ("act", "vote")])
        assert answer.status == 409
        assert "Your vote is already in" in answer.body.decode()
        assert marks_in(poll, browser) == [("Tea", 1)]

    def test_votes_draw_on_the_same_budgets_as_any_other(self, rates: Rates) -> None:
        poll = open_poll("Tea", "Coffee")
        rates({"vote/poll": 1})
        assert PlainBrowser().vote(path_to(poll), {"choose": ids_of(poll)[0]}).status == 303
        answer = PlainBrowser().vote(path_to(poll), {"choose": ids_of(poll)[0]})
        assert answer.status == 429
        assert int(answer.headers["retry-after"]) > 0
        assert "Try again in" in answer.body.decode()

    def test_a_vote_while_the_room_moves_on_is_taken_and_told(self) -> None:
        poll, other = open_poll("Tea", "Coffee"), open_poll()
        browser = PlainBrowser()
        fields = Form(browser.open(path_to(poll)).body.decode()).fields
        poll.room.current_poll = other
        poll.room.save()
        answer = browser.send(path_to(poll), [*fields, ("choose", ids_of(poll)[0]), ("act", "vote")])
        assert (answer.status, "Your vote is in" in answer.body.decode()) == (200, True)
        assert marks_in(poll, browser) == [("Tea", 1)]

    @pytest.mark.parametrize(
        "fields",
        [[], [("kind", "love")], [("kind", "choose"), ("poll", "x")], [("kind", "score"), ("poll", "0")]],
    )
    def test_a_form_that_is_not_ours_changes_nothing(self, fields: list[tuple[str, str]]) -> None:
        poll = open_poll()
        browser = PlainBrowser()
        own = [pair for pair in Form(browser.open(path_to(poll)).body.decode()).fields if "csrf" in pair[0]]
        assert browser.send(path_to(poll), [*own, *fields]).status in (400, 404)
        assert marks_in(poll, browser) is None

    def test_more_fields_than_any_ballot_has_are_not_read(self) -> None:
        poll = open_poll()
        many = [(f"score.{i}", "1") for i in range(1_200)]
        assert PlainBrowser().send(path_to(poll), many).status == 400
