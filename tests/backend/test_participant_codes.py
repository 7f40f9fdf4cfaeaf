"""The voter's page of a poll by ballot code, before any script."""

import pytest

from tests.backend.doors import ask
from tests.backend.painted import Form, PlainBrowser, ids_of, marks_in, path_to
from tests.backend.rooms import open_poll
from voting.actions.ballot_codes import new_code
from voting.actions.handing_out import make_ballot_codes
from voting.actions.polls import pause_poll
from voting.guests import new_guest

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("built_pages")]


def test_a_ballot_code_is_asked_for_and_stays_when_it_is_refused() -> None:
    host = new_guest()
    poll = open_poll("Tea", "Coffee", host=host, policy={"electorate": "BALLOT_CODE"})
    (code,) = make_ballot_codes(viewer=host, poll_id=poll.pk, count=1)
    browser, tea = PlainBrowser(), ids_of(poll)[0]
    refused = browser.vote(path_to(poll), {"choose": tea, "code": new_code()})
    form = Form(refused.body.decode())
    assert refused.status == 409
    assert "somebody has voted with it already" in form.text
    assert ("choose", tea) in form.fields
    assert browser.vote(path_to(poll), {"choose": tea, "code": code.lower()}).status == 303
    assert marks_in(poll, browser) == [("Tea", 1)]
    assert 'name="code"' not in browser.open(f"{path_to(poll)}?change").body.decode()


def test_a_ballot_code_can_be_written_before_voting_opens() -> None:
    host = new_guest()
    poll = open_poll("Tea", "Coffee", host=host, policy={"electorate": "BALLOT_CODE"})
    pause_poll(viewer=host, poll_id=poll.pk)
    assert 'name="code"' in ask("GET", path_to(poll)).body.decode()
