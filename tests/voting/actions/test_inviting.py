"""Invitations: one vote per address, sent once or again, never telling the host who has voted."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests.voting.actions.test_ballot_codes import vote_by
from tests.voting.people import ask, close, draft, host_of, refused, someone, withdraw
from voting.actions.ballot_codes import UNGUESSABLE_IN_LINKS, read_code
from voting.actions.delivering import Letter, note_sent, take_letters
from voting.actions.handing_out import MOST_IN_A_POLL, make_ballot_codes, read_code_counts, void_unspent_codes
from voting.actions.inviting import invite_voters, read_deliveries
from voting.actions.own_records import erase
from voting.models import JOIN_CODE_ALPHABET as ALPHABET
from voting.models import BallotCode, Poll, UserViewer, Vote
from voting.permissions import Viewer

pytestmark = pytest.mark.django_db

ANNA, BOB = "anna@example.org", "bob@example.org"
NO_ADDRESSES = {
    "empty": "", "no-at": "anna.example.org", "no-domain": "anna@", "spaces": "an na@example.org",
    "quoted": '"an na"@example.org', "line": "anna@example.org\nBcc: bob@example.org",
    "nul": "anna\0@example.org", "two": "anna@example.org,bob@example.org", "tab": "a\t@example.org",
    "long": "a" * 243 + "@example.org",
    "label-long-when-sent": f"anna@{'ü' * 60}.example", "label-empty-when-sent": "anna@\u2024b.example",
    "long-when-sent": f"{'a' * 60}@{'.'.join(['ü' * 40] * 4)}.example",
    "bidi": "an\u202ena@example.org", "surrogate": "an\ud800na@example.org", "huge": "a" * 100_000,
}  # fmt: skip


def signed_in(host: Viewer) -> Viewer:
    """The host, signed in."""
    return Viewer(host.id, is_signed_in=True)


def invited(*addresses: str, **policy: object) -> Poll:
    """An open poll for those who are invited, with these invitations waiting."""
    poll = ask(policy={"electorate": "INVITED", **policy})
    if addresses:
        invite(poll, *addresses)
    return poll


def invite(poll: Poll, *addresses: str, viewer: Viewer | None = None) -> int:
    """The host has invitations sent."""
    return invite_voters(
        viewer=viewer or signed_in(host_of(poll)), poll_id=poll.pk, addresses=list(addresses)
    )


def deliver(most: int = 100) -> dict[str, Letter]:
    """All mail that is due goes out; by address."""
    letters = take_letters(most)
    for letter in letters:
        note_sent(letter)
    return {letter.address: letter for letter in letters}


def later(**time: int) -> None:
    """So much time goes by."""
    for row in BallotCode.objects.all():
        row.due_at = row.due_at and row.due_at - timedelta(**time)
        row.sent_at = row.sent_at and row.sent_at - timedelta(**time)
        row.save()


def told(poll: Poll) -> tuple[int, int, int]:
    """What the host is told: waiting, sent, failed."""
    deliveries = read_deliveries(poll.pk, host_of(poll))
    assert deliveries is not None
    return deliveries.waiting, deliveries.sent, deliveries.failed


def test_an_address_is_sent_a_link_that_gives_one_vote() -> None:
    """4.2, level 3."""
    poll = invited(ANNA, BOB)
    letters = deliver()
    assert set(letters) == {ANNA, BOB}
    assert vote_by(poll, someone(), letters[ANNA].code).status == "NEW"
    with refused("BALLOT_CODE_INVALID", "ballotCode"):
        vote_by(poll, someone(), letters[ANNA].code)
    assert vote_by(poll, someone(), letters[BOB].code).status == "NEW"
    assert Vote.objects.count() == 2


def test_a_link_has_more_than_128_bits_and_is_stored_as_a_hash_only() -> None:
    invited(ANNA)
    code = deliver()[ANNA].code
    assert len(ALPHABET) ** UNGUESSABLE_IN_LINKS > 2**128
    assert read_code(code.lower().replace("-", " ")) == code
    row = BallotCode.objects.values().get()
    assert code not in str(row)
    assert code.replace("-", "") not in str(row)


def test_without_an_invitation_nobody_votes() -> None:
    poll = invited(ANNA)
    with refused("NOT_ALLOWED") as told_why:
        vote_by(poll, someone(), None)
    assert "invitation" in told_why.value.message
    with refused("BALLOT_CODE_INVALID"):
        vote_by(poll, someone(), "GXP-PTE-NSG-MV8-VX3-RS4")


def test_the_address_is_forgotten_with_the_vote_and_nobody_is_invited_twice_v25() -> None:
    poll = invited(ANNA)
    vote_by(poll, someone(), deliver()[ANNA].code)
    assert BallotCode.objects.get().address is None
    later(hours=1)
    invite(poll, " Anna@Example.ORG ")
    assert deliver() == {}
    assert BallotCode.objects.count() == 1


def test_a_withdrawn_vote_leaves_the_invitation_with_its_voter() -> None:
    poll, voter = invited(ANNA, vote_change="WHILE_OPEN"), someone()
    code = deliver()[ANNA].code
    vote_by(poll, voter, code)
    withdraw(poll, voter)
    with refused("BALLOT_CODE_INVALID"):
        vote_by(poll, someone(), code)
    assert vote_by(poll, voter, None).status == "NEW"


def test_whose_vote_was_erased_can_be_invited_again() -> None:
    poll, voter = invited(ANNA, vote_change="WHILE_OPEN"), someone()
    vote_by(poll, voter, deliver()[ANNA].code)
    erase(voter)
    assert not Vote.objects.exists()
    later(hours=1)
    invite(poll, ANNA)
    assert vote_by(poll, someone(), deliver()[ANNA].code).status == "NEW"


def test_the_same_address_written_differently_is_one_v25() -> None:
    poll = invited()
    assert invite(poll, ANNA, "ANNA@example.org", f" {ANNA}\n") == 1
    assert invite(poll, "anna+tag@example.org", "an.na@example.org") == 2, "these are other people to many"
    assert invite(poll, "anna@bücher.example", "anna@BÜCHER.example", "anna@xn--bcher-kva.example") == 1
    assert BallotCode.objects.count() == 4


@pytest.mark.parametrize("text", NO_ADDRESSES.values(), ids=[f"I24-{name}" for name in NO_ADDRESSES])
def test_what_is_no_address_is_named_and_nothing_is_stored_i26(text: str) -> None:
    poll = invited()
    with refused("INVALID_INPUT", "addresses", "1"):
        invite(poll, ANNA, text)
    assert not BallotCode.objects.exists()


def test_mails_are_written_in_a_language_that_pages_speak() -> None:
    poll = invited()
    host = signed_in(host_of(poll))
    with refused("INVALID_INPUT", "language"):
        invite_voters(viewer=host, poll_id=poll.pk, addresses=[ANNA], language="../en")
    invite_voters(viewer=host, poll_id=poll.pk, addresses=[ANNA], language="ar")
    assert deliver()[ANNA].language == "ar"
    later(hours=1)
    invite_voters(viewer=host, poll_id=poll.pk, addresses=[ANNA], language="de")
    assert deliver()[ANNA].language == "de"


@pytest.mark.parametrize("count", [0, 1001], ids=lambda count: f"I26-{count}")
def test_a_list_has_so_many_addresses(count: int) -> None:
    with refused("INVALID_INPUT", "addresses"):
        invite(invited(), *(f"a{n}@example.org" for n in range(count)))


def test_a_poll_has_only_so_many_invitations_r11() -> None:
    poll = invited(ANNA)
    rows = (BallotCode(poll=poll, digest=n.to_bytes(32)) for n in range(MOST_IN_A_POLL - 1))
    BallotCode.objects.bulk_create(rows, batch_size=1000)
    with refused("INVALID_INPUT", "addresses"):
        invite(poll, BOB)
    assert invite(poll, ANNA) == 1


class TestWhoMayInvite:
    def test_only_signed_in_hosts(self) -> None:
        poll = invited()
        with refused("SIGN_IN_REQUIRED"):
            invite(poll, ANNA, viewer=host_of(poll))
        with refused("NOT_ALLOWED"):
            invite(poll, ANNA, viewer=signed_in(someone()))
        with refused("NOT_ALLOWED"):
            invite_voters(viewer=None, poll_id=poll.pk, addresses=[ANNA])
        assert not BallotCode.objects.exists()

    def test_where_mail_goes_out_for_real_only_staff_r11(self, settings: Settings) -> None:
        settings.STAFF_INVITES_ONLY = True
        user = User.objects.create_user("anna")
        viewer = Viewer(UserViewer.objects.create(user=user).viewer_id, is_signed_in=True)
        poll = ask(viewer, policy={"electorate": "INVITED"})
        with refused("NOT_ALLOWED"):
            invite(poll, ANNA, viewer=viewer)
        User.objects.update(is_staff=True)
        assert invite(poll, ANNA, viewer=viewer) == 1

    def test_nobody_where_mail_would_only_reach_the_log_l15(self, settings: Settings) -> None:
        settings.MAY_INVITE = False
        with refused("CONFLICT") as told_why:
            invite(invited(), ANNA)
        assert "sends no mail" in told_why.value.message

    def test_only_in_open_polls_for_those_who_are_invited(self) -> None:
        with refused("CONFLICT"):
            invite(ask(), ANNA)
        poll = invited()
        close(poll)
        with refused("CONFLICT"):
            invite(poll, ANNA)

    def test_invitations_are_not_handed_out_as_codes(self) -> None:
        poll = invited()
        with refused("CONFLICT"):
            make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=1)

    def test_those_that_nobody_has_voted_with_are_taken_back(self) -> None:
        poll = invited(ANNA, BOB)
        letters = deliver()
        vote_by(poll, someone(), letters[ANNA].code)
        assert void_unspent_codes(viewer=host_of(poll), poll_id=poll.pk) == 1
        with refused("BALLOT_CODE_INVALID"):
            vote_by(poll, someone(), letters[BOB].code)
        assert not BallotCode.objects.exclude(address=None).exists()
        invite(poll, BOB)
        assert deliver() == {}, "no mailbox is filled in this way"
        later(minutes=10)
        assert vote_by(poll, someone(), deliver()[BOB].code).status == "NEW"

    def test_taking_them_back_does_not_tell_who_has_voted_l6(self) -> None:
        seen = []
        for address in (ANNA, BOB):
            poll = invited(ANNA, BOB)
            vote_by(poll, someone(), deliver()[ANNA].code)
            later(hours=1)
            void_unspent_codes(viewer=host_of(poll), poll_id=poll.pk)
            invite(poll, address)
            before, _ = told(poll), deliver()
            counts = read_code_counts(poll.pk, host_of(poll))
            again = void_unspent_codes(viewer=host_of(poll), poll_id=poll.pk)
            seen.append((before, told(poll), counts, again))
        assert seen[0] == seen[1]

    def test_before_the_poll_opens_nothing_of_them_stays(self) -> None:
        poll = draft(policy={"electorate": "INVITED"})
        invite(poll, ANNA)
        assert void_unspent_codes(viewer=host_of(poll), poll_id=poll.pk) == 1
        assert not BallotCode.objects.exists()
