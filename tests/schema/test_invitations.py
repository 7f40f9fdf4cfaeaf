"""Invitations in GraphQL: a signed-in host's to send, and theirs alone to look at."""

from typing import Any

from tests.conftest import Rates
from tests.schema.asking import answer_to
from tests.voting.committed import committed
from tests.voting.people import ask, someone
from voting.models import BallotCode, Poll
from voting.permissions import Viewer

pytestmark = committed

INVITE = """mutation($poll: ID!, $to: [String!]!) { inviteVoters(pollId: $poll, addresses: $to) {
  __typename ... on Refusal { code path retryAfterSeconds } ... on InvitedVoters {
    invited poll { id ballotCodes { made spent } invitations { waiting sent failed failedAddresses } } }
} }"""
LOOK = "query($poll: ID!) { poll(id: $poll) { invitations { waiting failedAddresses } } }"
ANNA = "anna@example.org"


def for_invited() -> tuple[Poll, Viewer]:
    """A poll for those who are invited, and its signed-in host."""
    host = Viewer(someone().id, is_signed_in=True)
    return ask(host, policy={"electorate": "INVITED"}), host


def invite(viewer: Viewer | None, poll: Poll, *to: str) -> Any:
    """What the mutation answers."""
    return answer_to(viewer, INVITE, poll=str(poll.pk), to=list(to))["data"]["inviteVoters"]


def test_a_host_invites_and_sees_how_far_it_is() -> None:
    poll, host = for_invited()
    answer = invite(host, poll, ANNA, "bob@example.org", ANNA)
    assert (answer["invited"], answer["poll"]["ballotCodes"]) == (2, {"made": 2, "spent": 0})
    assert answer["poll"]["invitations"] == {"waiting": 2, "sent": 0, "failed": 0, "failedAddresses": []}


def test_nobody_else_sees_or_sends_any() -> None:
    poll, host = for_invited()
    invite(host, poll, ANNA)
    BallotCode.objects.update(delivery="FAILED")
    for viewer, code in [
        (someone(), "SIGN_IN_REQUIRED"), (Viewer(host.id), "SIGN_IN_REQUIRED"),
        (Viewer(someone().id, is_signed_in=True), "NOT_ALLOWED"), (None, "NOT_ALLOWED"),
    ]:  # fmt: skip
        assert invite(viewer, poll, ANNA)["code"] == code
    seen = [
        answer_to(viewer, LOOK, poll=str(poll.pk))["data"]["poll"]["invitations"]
        for viewer in (host, someone(), None)
    ]
    assert seen == [{"waiting": 0, "failedAddresses": [ANNA]}, None, None]


def test_polls_that_invite_nobody_have_no_such_figures() -> None:
    host = someone()
    poll = ask(host)
    assert answer_to(host, LOOK, poll=str(poll.pk))["data"]["poll"]["invitations"] is None


def test_the_address_at_fault_is_named_i26() -> None:
    poll, host = for_invited()
    answer = invite(host, poll, ANNA, "bob at example")
    assert (answer["code"], answer["path"]) == ("INVALID_INPUT", ["addresses", "1"])


def test_lists_without_end_are_slowed_down_r11(rates: Rates) -> None:
    rates({"invite/viewer": 2})
    poll, host = for_invited()
    answers = [invite(host, poll, ANNA) for _ in range(3)]
    assert [answer["__typename"] for answer in answers] == ["InvitedVoters"] * 2 + ["Refusal"]
    assert answers[-1]["code"] == "RATE_LIMITED"
    assert answers[-1]["retryAfterSeconds"] >= 1
