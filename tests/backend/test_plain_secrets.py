"""Votes by plain form where a key, a receipt or a ballot code goes with them."""

import re
from typing import Any

import pytest

from tests.backend.doors import Answer
from tests.backend.painted import Form, PlainBrowser, ids_of, marks_in, path_to, seed_of
from tests.backend.rooms import open_poll
from voting.actions.ballot_keys import receipt_of
from voting.actions.delivering import take_letters
from voting.actions.handing_out import make_ballot_codes
from voting.actions.inviting import invite_voters
from voting.guests import new_guest
from voting.models import Ballot, Poll
from voting.permissions import Viewer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]


def test_a_vote_with_a_ballot_code_is_taken_and_spends_it() -> None:
    host = new_guest()
    poll = open_poll("Tea", "Coffee", host=host, policy={"electorate": "BALLOT_CODE"})
    (code,) = make_ballot_codes(viewer=host, poll_id=poll.pk, count=1)
    tea, _ = ids_of(poll)
    browser = PlainBrowser()
    assert "Ballot code" in Form(browser.open(path_to(poll)).body.decode()).text
    wrong = browser.vote(path_to(poll), {"choose": tea, "code": "ABCD-EFGH"})
    form = Form(wrong.body.decode())
    assert wrong.status == 409
    assert "That ballot code can’t vote here" in form.text
    assert {("choose", tea), ("code", "ABCD-EFGH")} <= set(form.fields)
    assert browser.vote(path_to(poll), {"choose": tea, "code": f" {code.lower()} "}).status == 303
    assert marks_in(poll, browser) == [("Tea", 1)]
    assert PlainBrowser().vote(path_to(poll), {"choose": tea, "code": code}).status == 409


class TestSecretPolls:
    """What proves and changes a secret vote is told once, in the answer to the form."""

    def secret(self, **policy: Any) -> Poll:
        return open_poll("Tea", "Coffee", policy={"secret": True, **policy})

    def kept(self, answer: Answer) -> list[str]:
        return re.findall(r"<code>([0-9a-f]+)</code>", answer.body.decode())

    def test_the_key_and_the_receipt_are_shown_once(self) -> None:
        poll = self.secret(vote_change="WHILE_OPEN")
        browser, path = PlainBrowser(), path_to(poll)
        answer = browser.vote(path, {"choose": ids_of(poll)[0]})
        key, receipt = self.kept(answer)
        assert (answer.status, receipt_of(key)) == (200, receipt)
        assert seed_of(answer)["kept"]["ballotKey"] == key
        assert "Tea" not in answer.body.decode().split("my-vote--recorded")[1].split("<section")[0]
        later = browser.open(path)
        assert key not in later.body.decode()
        assert "What you marked is secret" in later.body.decode()

    def test_the_same_form_sent_twice_is_told_its_key_again(self) -> None:
        poll = self.secret()
        tea, coffee = ids_of(poll)
        browser = PlainBrowser()
        fields = Form(browser.open(path_to(poll)).body.decode()).fields
        first, again = (
            seed_of(browser.send(path_to(poll), [*fields, ("choose", tea), ("act", "vote")]))["kept"]
            for _ in range(2)
        )
        assert first == again
        assert first is not None
        other = browser.send(path_to(poll), [*fields, ("choose", coffee), ("act", "vote")])
        assert other.status == 409

    def test_only_the_key_changes_the_vote_or_takes_it_back(self) -> None:
        poll = self.secret(vote_change="WHILE_OPEN")
        tea, coffee = ids_of(poll)
        browser, path = PlainBrowser(), path_to(poll)
        key, _ = self.kept(browser.vote(path, {"choose": tea}))
        assert "Ballot key" in Form(browser.open(f"{path}?change").body.decode()).text
        change = f"{path}?change"
        assert browser.vote(change, {"choose": coffee, "key": "0" * 64}).status == 409
        assert browser.vote(change, {"choose": coffee, "key": key}).status == 303
        assert [ballot.marks for ballot in Ballot.objects.all()] == [{"choose": [1]}]
        assert browser.vote(path, {"key": "0" * 64}, act="withdraw").status == 409
        assert browser.vote(path, {"key": key}, act="withdraw").status == 303
        assert not Ballot.objects.exists()

    def test_the_key_is_told_though_the_room_moves_on(self) -> None:
        poll, other = self.secret(), open_poll()
        browser = PlainBrowser()
        fields = Form(browser.open(path_to(poll)).body.decode()).fields
        poll.room.current_poll = other
        poll.room.save()
        answer = browser.send(path_to(poll), [*fields, ("choose", ids_of(poll)[0]), ("act", "vote")])
        key, receipt = self.kept(answer)
        assert receipt_of(key) == receipt


def test_an_invited_person_types_the_code_of_the_mail() -> None:
    host = Viewer(new_guest().id, is_signed_in=True)
    poll = open_poll("Tea", "Coffee", host=host, policy={"electorate": "INVITED"})
    invite_voters(viewer=host, poll_id=poll.pk, addresses=["anna@example.org"])
    (letter,) = take_letters(1)
    browser, (tea, _) = PlainBrowser(), ids_of(poll)
    form = Form(browser.open(path_to(poll)).body.decode())
    assert "Your invitation’s code" in form.text
    assert "That isn’t possible here." not in form.text
    assert "One vote per invited address" in form.text
    missing = browser.vote(path_to(poll), {"choose": tea})
    assert (missing.status, Form(missing.body.decode()).fields.count(("choose", tea))) == (409, 1)
    assert browser.vote(path_to(poll), {"choose": tea, "code": letter.code.lower()}).status == 303
    assert marks_in(poll, browser) == [("Tea", 1)]
