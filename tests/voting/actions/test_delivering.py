"""Invitations on their way: each sent once or again, whoever dies, and never telling who has voted."""

import pytest

from tests.voting.actions.test_ballot_codes import vote_by
from tests.voting.actions.test_inviting import ANNA, BOB, deliver, invite, invited, later, told
from tests.voting.actions.test_races import at_once
from tests.voting.committed import committed
from tests.voting.people import close, host_of, refused, someone, stored
from voting.actions import delivering
from voting.actions.delivering import note_failed, note_sent, take_letters
from voting.actions.handing_out import read_code_counts
from voting.actions.inviting import Deliveries, read_deliveries
from voting.clock import database_now
from voting.models import BallotCode, Poll
from voting.words import Delivery

pytestmark = pytest.mark.django_db


def test_a_letter_is_taken_by_one_sender() -> None:
    poll = invited(ANNA)
    (letter,) = take_letters(10)
    assert take_letters(10) == []
    assert told(poll) == (1, 0, 0)
    note_sent(letter)
    assert told(poll) == (0, 1, 0)
    assert take_letters(10) == []


def test_a_sender_that_dies_is_followed_by_another_with_a_new_link() -> None:
    poll = invited(ANNA)
    (first,) = take_letters(10)
    later(seconds=int(delivering.LEASE.total_seconds()))
    (second,) = take_letters(10)
    note_sent(first)
    assert told(poll) == (1, 0, 0), "the first sender has nothing to say any more"
    note_failed(first, for_good=True)
    note_sent(second)
    assert told(poll) == (0, 1, 0)
    with refused("BALLOT_CODE_INVALID"):
        vote_by(poll, someone(), first.code)
    assert vote_by(poll, someone(), second.code).status == "NEW"


def test_a_letter_that_kills_its_senders_is_given_up() -> None:
    poll = invited(ANNA)
    for _ in range(delivering.MOST_TRIES):
        assert len(take_letters(10)) == 1
        later(hours=1)
    assert take_letters(10) == []
    assert told(poll) == (0, 0, 1)


def test_what_could_not_be_sent_is_tried_again_ever_later() -> None:
    poll = invited(ANNA)
    for minutes in (1, 4, 16, 64):
        (letter,) = take_letters(10)
        note_failed(letter, for_good=False)
        assert told(poll) == (1, 0, 0)
        later(minutes=minutes - 1)
        assert take_letters(10) == []
        later(minutes=1)
    (letter,) = take_letters(10)
    note_failed(letter, for_good=False)
    assert told(poll) == (0, 0, 1)


def test_a_mailbox_that_is_not_there_is_told_to_the_host() -> None:
    poll = invited(ANNA, BOB)
    letters = take_letters(10)
    for letter in letters:
        note_failed(letter, for_good=letter.address == BOB)
    assert read_deliveries(poll.pk, host_of(poll)) == Deliveries(1, 0, 1, [BOB])
    assert read_deliveries(poll.pk, someone()) is None
    invite(poll, BOB)
    assert set(deliver()) == {BOB}


def test_nobody_is_sent_another_link_at_once_r11() -> None:
    poll = invited(ANNA)
    first = deliver()[ANNA]
    assert invite(poll, ANNA) == 1
    assert deliver() == {}
    later(minutes=11)
    invite(poll, ANNA)
    assert deliver()[ANNA].code != first.code


def test_who_has_voted_looks_like_all_others() -> None:
    poll = invited(ANNA, BOB, secret=True)
    vote_by(poll, someone(), deliver()[ANNA].code)
    later(hours=1)
    for address in (ANNA, BOB):
        assert invite(poll, address) == 1
        assert told(poll) == (1, 1, 0)
        deliver()
        assert told(poll) == (0, 2, 0)
    counts = read_code_counts(poll.pk, host_of(poll))
    assert counts is not None
    assert (counts.made, counts.spent) == (2, None)


def test_the_close_forgets_every_address_and_sends_nothing() -> None:
    poll = invited(ANNA, BOB)
    (letter,) = take_letters(1)
    close(poll)
    note_sent(letter)
    assert not BallotCode.objects.exclude(address=None).exists()
    assert take_letters(10) == []
    assert told(poll) == (0, 0, 0)
    assert stored(poll).state == "CLOSED"


def test_nothing_is_sent_for_a_poll_that_invites_nobody_any_more() -> None:
    invited(ANNA)
    Poll.objects.update(electorate="ANYONE")
    assert take_letters(10) == []


def test_a_vote_between_taking_and_sending_is_not_lost() -> None:
    poll, voter = invited(ANNA), someone()
    first = deliver()[ANNA]
    later(hours=1)
    invite(poll, ANNA)
    vote_by(poll, voter, first.code)
    assert deliver() == {}
    assert BallotCode.objects.get().voter == voter.id


@committed
def test_senders_at_once_take_each_letter_once() -> None:
    poll = invited(*(f"a{n}@example.org" for n in range(30)))
    taken: list[str] = []

    def send() -> str:
        while letters := take_letters(2):
            for letter in letters:
                taken.append(letter.address)
                note_sent(letter)
        return "done"

    assert at_once(*[send] * 4) == ["done"] * 4
    assert len(taken) == len(set(taken)) == 30
    assert told(poll) == (0, 30, 0)
    assert BallotCode.objects.filter(delivery=Delivery.SENT, sent_at__lte=database_now()).count() == 30
