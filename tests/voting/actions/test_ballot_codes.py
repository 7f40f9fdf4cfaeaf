"""Ballot codes: one code, one vote; spent with the vote or not at all."""

import pytest

from tests.voting.actions.test_batches import told
from tests.voting.actions.test_races import Work, at_once
from tests.voting.committed import committed
from tests.voting.people import (
    SECRET,
    WHILE_OPEN,
    ask,
    chosen,
    close,
    draft,
    host_of,
    refused,
    seen,
    someone,
    stored,
    withdraw,
)
from voting.actions.ballot_codes import (
    UNGUESSABLE,
    UNGUESSABLE_IN_LINKS,
    digest_of,
    new_code,
    read_code,
)
from voting.actions.batch import CastRequest, carry_out
from voting.actions.editing import update_poll
from voting.actions.handing_out import MOST_IN_A_POLL, make_ballot_codes, read_code_counts, void_unspent_codes
from voting.actions.votes import Cast, cast_vote, read_why_not_vote
from voting.models import JOIN_CODE_ALPHABET as ALPHABET
from voting.models import BallotCode, Poll, Vote
from voting.permissions import Viewer

BY_CODE = {"electorate": "BALLOT_CODE"}


def codes_for(poll: Poll, count: int = 3) -> list[str]:
    """New codes from the poll's host."""
    return make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=count)


def vote_by(poll: Poll, voter: Viewer, code: str | None, label: str = "Tea", **more: str) -> Cast:
    """The viewer's vote with this code."""
    return cast_vote(viewer=voter, poll_id=poll.pk, marks=chosen(poll, label), ballot_code=code, **more)


def test_a_code_has_more_than_80_bits_and_no_look_alikes() -> None:
    """R: security 4.2, level 2."""
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert len(ALPHABET) ** 17 > 2**80
    assert all(read_code(code) == code for code in codes)
    assert not set("01OIL") & set("".join(codes))


def test_a_code_is_read_however_it_is_typed() -> None:
    code = new_code()
    bare = code.replace("-", "")
    for typed in (bare, bare.lower(), f" {code} ", code.replace("-", " "), code.replace("-", "\u2013")):
        assert read_code(typed) == code


@pytest.mark.parametrize("unguessable", [UNGUESSABLE, UNGUESSABLE_IN_LINKS])
def test_one_wrong_or_two_swapped_characters_never_check_out(unguessable: int) -> None:
    bare = new_code(unguessable).replace("-", "")
    for place in range(unguessable + 1):
        for letter in set(ALPHABET) - {bare[place]}:
            assert read_code(bare[:place] + letter + bare[place + 1 :]) is None
        swapped = bare[:place] + bare[place : place + 2][::-1] + bare[place + 2 :]
        assert read_code(swapped) in (None, read_code(bare))
    for text in ("", "A", bare[:-1], bare + "A", "\0" * 18, "\u0660" * 18, "é" * 18, "A" * 100_000):
        assert read_code(text) is None


@pytest.mark.django_db
class TestOneByOne:
    def test_stored_is_only_a_keyed_hash(self) -> None:
        poll = ask(policy=BY_CODE)
        (code,) = codes_for(poll, 1)
        row = BallotCode.objects.get(poll=poll)
        assert bytes(row.digest) == digest_of(poll.pk, code)
        assert row.voter is None
        assert code.replace("-", "") not in str(BallotCode.objects.values().get(poll=poll))

    def test_a_code_gives_one_vote_in_one_browser(self) -> None:
        """V6."""
        poll, voter, other = ask(policy={**BY_CODE, **WHILE_OPEN}), someone(), someone()
        code, unspent, _ = codes_for(poll)
        with refused("BALLOT_CODE_REQUIRED"):
            vote_by(poll, voter, None)
        assert vote_by(poll, voter, code.lower()).status == "NEW"
        with refused("BALLOT_CODE_INVALID", "ballotCode"):
            vote_by(poll, other, code)
        assert vote_by(poll, other, unspent).status == "NEW"
        assert seen(poll).turnout == 2

    def test_who_has_voted_may_change_with_or_without_the_code(self) -> None:
        poll, voter = ask(policy={**BY_CODE, **WHILE_OPEN}), someone()
        code, *_ = codes_for(poll)
        assert vote_by(poll, voter, code, "Tea").status == "NEW"
        assert vote_by(poll, voter, None, "Coffee").status == "REPLACED"
        assert vote_by(poll, voter, code, "Water").status == "REPLACED"
        withdraw(poll, voter)
        assert vote_by(poll, voter, None, "Tea").status == "NEW"
        assert BallotCode.objects.filter(poll=poll, voter=None).count() == 2

    def test_a_second_code_in_one_browser_loses_neither_vote_nor_code(self) -> None:
        poll, voter = ask(policy={**BY_CODE, **WHILE_OPEN}), someone()
        code, other, _ = codes_for(poll)
        vote_by(poll, voter, code, "Tea")
        with refused("ALREADY_VOTED", "ballotCode"):
            vote_by(poll, voter, other, "Coffee")
        assert vote_by(poll, someone(), other, "Coffee").status == "NEW"
        assert seen(poll).turnout == 2

    @pytest.mark.parametrize("shown", ["", "nonsense", new_code(), "\0", "\ud800"])
    def test_wrong_codes_are_refused_and_spend_nothing(self, shown: str) -> None:
        """V13."""
        poll = ask(policy=BY_CODE)
        codes_for(poll)
        with refused("BALLOT_CODE_INVALID", "ballotCode"):
            vote_by(poll, someone(), shown)
        assert not Vote.objects.exists()
        assert BallotCode.objects.filter(voter=None).count() == 3

    def test_a_code_is_good_in_its_own_poll_only(self) -> None:
        """V13, A16."""
        poll, other = ask(policy=BY_CODE), ask(policy=BY_CODE)
        code, *_ = codes_for(poll)
        with refused("BALLOT_CODE_INVALID"):
            vote_by(other, someone(), code)

    def test_marks_that_are_refused_spend_no_code(self) -> None:
        poll, voter = ask(policy=BY_CODE), someone()
        code, *_ = codes_for(poll)
        with refused("INVALID_MARKS"):
            cast_vote(viewer=voter, poll_id=poll.pk, marks=chosen(poll, "Tea", "Coffee"), ballot_code=code)
        assert vote_by(poll, voter, code).status == "NEW"

    def test_a_retry_gets_its_first_answer_and_spends_nothing_more(self) -> None:
        poll, voter = ask(policy=BY_CODE), someone()
        code, *_ = codes_for(poll)
        first = vote_by(poll, voter, code, request_id="r1")
        again = vote_by(poll, voter, code, request_id="r1")
        assert (again.status, again.receipt) == (first.status, first.receipt) == ("NEW", first.receipt)

    def test_a_late_retry_without_a_code_undoes_no_later_vote(self) -> None:
        poll, voter = ask(policy={**BY_CODE, **WHILE_OPEN}), someone()
        code, *_ = codes_for(poll)
        for _ in range(2):
            with refused("BALLOT_CODE_REQUIRED"):
                vote_by(poll, voter, None, "Coffee", request_id="early")
            vote_by(poll, voter, code, "Tea")
        assert Vote.objects.get().pile.count == 1
        assert seen(poll).options[0].votes == 1  # type: ignore[index]

    def test_codes_are_known_again_under_a_new_secret_key(self, settings: object) -> None:
        poll = ask(policy=BY_CODE)
        code, *_ = codes_for(poll)
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]  # type: ignore[attr-defined]
        settings.SECRET_KEY = "another key for this test"  # type: ignore[attr-defined]
        assert vote_by(poll, someone(), code).status == "NEW"

    def test_in_one_batch_the_first_gets_the_code(self) -> None:
        poll = ask(policy=BY_CODE)
        other = ask()
        code, *_ = codes_for(poll)
        voters = [someone() for _ in range(3)]
        wishes = [CastRequest(v, poll.pk, chosen(poll, "Tea"), ballot_code=code) for v in voters]
        answers = carry_out([*wishes, CastRequest(voters[1], other.pk, chosen(other, "Tea"))])
        assert told(answers) == ["NEW", "BALLOT_CODE_INVALID", "BALLOT_CODE_INVALID", "NEW"]
        assert BallotCode.objects.filter(poll=poll, voter=voters[0].id).exists()

    def test_secret_polls_take_codes_too(self) -> None:
        poll, voter = ask(policy={**BY_CODE, **SECRET}), someone()
        code, *_ = codes_for(poll)
        with refused("BALLOT_CODE_REQUIRED"):
            vote_by(poll, voter, None)
        cast = vote_by(poll, voter, code)
        assert cast.ballot_key
        with refused("BALLOT_CODE_INVALID"):
            vote_by(poll, someone(), code)
        assert vote_by(poll, voter, None, "Coffee", ballot_key=cast.ballot_key).status == "REPLACED"
        counts = read_code_counts(poll.pk, host_of(poll))
        assert counts is not None
        assert (counts.made, counts.spent) == (3, None)
        with refused("CONFLICT"):
            void_unspent_codes(viewer=host_of(poll), poll_id=poll.pk)
        close(poll)
        told_at_the_end = read_code_counts(poll.pk, host_of(poll))
        assert told_at_the_end is not None
        assert told_at_the_end.spent == 1

    def test_why_not_vote_tells_of_codes_without_spending_them(self) -> None:
        poll, voter = ask(policy=BY_CODE), someone()
        code, *_ = codes_for(poll)
        codes: list[str | None] = [None, new_code(), code]
        reasons = [read_why_not_vote(poll.pk, voter, shown) for shown in codes]
        assert [r and r.code for r in reasons] == ["BALLOT_CODE_REQUIRED", "BALLOT_CODE_INVALID", None]
        vote_by(poll, someone(), code)
        spent = read_why_not_vote(poll.pk, voter, code)
        assert spent is not None
        assert "already" in spent.message

    def test_codes_are_the_hosts_to_make_and_to_take_back(self) -> None:
        poll, open_to_all = ask(policy=BY_CODE), ask()
        host, stranger = host_of(poll), someone()
        code, *_ = codes_for(poll)
        vote_by(poll, stranger, code)
        for action, more in ((make_ballot_codes, {"count": 1}), (void_unspent_codes, {})):
            with refused("NOT_ALLOWED"):
                action(viewer=stranger, poll_id=poll.pk, **more)
            with refused("CONFLICT"):
                action(viewer=host_of(open_to_all), poll_id=open_to_all.pk, **more)
        assert read_code_counts(poll.pk, stranger) is None
        assert void_unspent_codes(viewer=host, poll_id=poll.pk) == 2
        counts = read_code_counts(poll.pk, host)
        assert counts is not None
        assert (counts.made, counts.spent) == (1, 1)
        assert seen(poll).turnout == 1

    @pytest.mark.parametrize("count", [0, -1, 1001, 2**31 - 1])
    def test_as_many_as_fit_on_a_sheet_are_made_at_once(self, count: int) -> None:
        with refused("INVALID_INPUT", "count"):
            codes_for(ask(policy=BY_CODE), count)

    def test_a_poll_has_only_so_many_codes(self) -> None:
        poll = draft(policy=BY_CODE)
        rows = (BallotCode(poll=poll, digest=n.to_bytes(32)) for n in range(MOST_IN_A_POLL))
        BallotCode.objects.bulk_create(rows, batch_size=1000)
        with refused("INVALID_INPUT", "count"):
            codes_for(poll, 1)

    def test_after_the_close_no_code_is_made_or_spent(self) -> None:
        poll = ask(policy=BY_CODE)
        code, *_ = codes_for(poll)
        close(poll)
        with refused("CONFLICT"):
            codes_for(poll)
        with refused("NOT_OPEN"):
            vote_by(poll, someone(), code)

    @pytest.mark.parametrize("lower", ["ANYONE"])
    def test_once_there_is_a_vote_who_may_vote_stays(self, lower: str) -> None:
        """4.2: the level cannot be lowered after the first vote."""
        poll = ask(policy=BY_CODE)
        vote_by(poll, someone(), codes_for(poll)[0])
        with refused("CONFLICT"):
            update_poll(viewer=host_of(poll), poll_id=poll.pk, changes={"policy": {"electorate": lower}})
        assert stored(poll).electorate == "BALLOT_CODE"

    def test_signed_in_polls_take_no_guests(self) -> None:
        poll, user = ask(policy={"electorate": "SIGNED_IN"}), Viewer(someone().id, is_signed_in=True)
        with refused("SIGN_IN_REQUIRED"):
            vote_by(poll, someone(), None)
        assert vote_by(poll, user, None).status == "NEW"
        with refused("ALREADY_VOTED"):
            vote_by(poll, user, None, "Coffee")

    def test_invited_polls_name_the_invitation(self) -> None:
        poll = ask()
        Poll.objects.update(electorate="INVITED")
        with refused("NOT_ALLOWED") as told:
            vote_by(poll, someone(), None)
        assert "invitation" in told.value.message


@committed
@pytest.mark.timeout(300)
def test_many_browsers_with_one_code_at_once_give_one_vote() -> None:
    """V12: over connections of their own, as processes have them."""
    poll = ask(policy={**BY_CODE, **WHILE_OPEN})
    codes = codes_for(poll, 4)

    def by(code: str) -> Work:
        voter = someone()
        return lambda: str(vote_by(poll, voter, code).status)

    answers = at_once(*(by(code) for _ in range(10) for code in codes))
    assert sorted(answers) == ["BALLOT_CODE_INVALID"] * 36 + ["NEW"] * 4
    assert seen(poll).turnout == Vote.objects.count() == 4
    assert BallotCode.objects.filter(poll=poll, voter=None).count() == 0


@committed
@pytest.mark.timeout(300)
def test_one_browser_with_many_codes_at_once_spends_one() -> None:
    poll, voter = ask(policy=BY_CODE), someone()
    codes = codes_for(poll, 8)
    answers = at_once(*[lambda code=code: str(vote_by(poll, voter, code).status) for code in codes])
    assert sorted(answers) == ["ALREADY_VOTED"] * 7 + ["NEW"]
    assert BallotCode.objects.filter(poll=poll, voter=voter.id).count() == 1
