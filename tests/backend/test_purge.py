"""manage.py purge: who voted is forgotten in time, and nothing that was published changes by it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone
from pytest_django import Settings

from tests.voting.people import SECRET, ask, close, draft, host_of, secretly, seen, someone, stored, vote
from voting.actions import forgetting
from voting.actions.handing_out import make_ballot_codes, read_code_counts
from voting.actions.sealing import seal_new_votes
from voting.actions.votes import GivenMarks, cast_vote, read_cast
from voting.exports import as_json, read_closed
from voting.models import Answer, BallotCode, Poll, RollEntry, UserViewer, Vote

pytestmark = pytest.mark.django_db(transaction=True)


def purge(*arguments: str) -> str:
    """What the command says."""
    out = StringIO()
    call_command("purge", *arguments, stdout=out)
    return out.getvalue().strip()


def closed_days_ago(poll: Poll, days: int) -> Poll:
    """The poll, closed so long ago."""
    close(poll)
    Poll.objects.filter(pk=poll.pk).update(closed_at=timezone.now() - timedelta(days=days))
    return stored(poll)


def proven(poll: Poll, receipt: str | None, folder: Path) -> str:
    """What is published of the poll, once the receipt, its log and its result have been verified."""
    text = as_json(read_closed(poll))
    (folder / "export.json").write_text(text)
    call_command("verify", str(folder / "export.json"), "--receipt", receipt or "", stdout=StringIO())
    call_command("recount", "--check", str(poll.pk), stdout=StringIO())
    return f"{text} {seen(poll)}"


@pytest.mark.parametrize("secret", [False, True])
def test_votes_become_nobodys_and_all_that_was_published_stays(
    secret: bool, tmp_path: Path, groups_of_three: None
) -> None:
    """GS2."""
    poll, voters = ask(policy=SECRET if secret else {}), [someone() for _ in range(4)]
    tells = [secretly(poll, voter, "Tea", request_id="r") for voter in voters[:3]]
    seal_new_votes(poll.pk)
    secretly(poll, voters[3], "Water", request_id="r")
    poll = closed_days_ago(poll, 31)
    before = proven(poll, tells[0].receipt, tmp_path)
    assert purge() == (
        "It was: 1 polls, "
        + ("0 votes, 4 roll entries" if secret else "4 votes, 0 roll entries")
        + ", 0 codes, 4 first answers, 0 drafts, 0 sessions."
    )
    assert proven(stored(poll), tells[0].receipt, tmp_path) == before
    assert not Vote.objects.filter(voter__in=[voter.id for voter in voters]).exists()
    assert set(Vote.objects.values_list("cast_at", flat=True)) <= {poll.closed_at}
    assert not RollEntry.objects.exists()
    assert not Answer.objects.exists()
    assert read_cast(poll.pk, voters[0]) is None
    assert purge().startswith("It was: 0 polls, 0 votes, 0 roll entries")


def test_what_has_not_served_its_time_stays() -> None:
    """An open poll has no such time: there a vote's owner is what keeps it to one."""
    still_open, lately = ask(), ask()
    for poll in (still_open, lately):
        vote(poll, someone(), "Tea", request_id="r")
    closed_days_ago(lately, 29)
    Vote.objects.update(cast_at=timezone.now() - timedelta(days=400))
    voters = set(Vote.objects.values_list("voter", "cast_at"))
    assert purge() == (
        "It was: 0 polls, 0 votes, 0 roll entries, 0 codes, 0 first answers, 0 drafts, 0 sessions."
    )
    assert set(Vote.objects.values_list("voter", "cast_at")) == voters
    assert Answer.objects.count() == 2


def test_never_is_a_time_too(settings: Settings) -> None:
    settings.KEEP_VOTERS_DAYS = 0
    vote(poll := ask(), someone(), "Tea")
    closed_days_ago(poll, 3000)
    assert purge().startswith("It was: 0 polls, 0 votes")


def test_codes_stay_counted_and_name_nobody() -> None:
    poll, voter = ask(policy={"electorate": "BALLOT_CODE"}), someone()
    host = host_of(poll)
    code, _ = make_ballot_codes(viewer=host, poll_id=poll.pk, count=2)
    cast_vote(viewer=voter, poll_id=poll.pk, marks=GivenMarks("choose", []), ballot_code=code)
    BallotCode.objects.exclude(voter=None).update(address="voter@example.org", sent_at=timezone.now())
    closed_days_ago(poll, 31)
    counts = read_code_counts(poll.pk, host)
    purge()
    assert read_code_counts(poll.pk, host) == counts
    assert not BallotCode.objects.filter(voter=voter.id).exists()
    assert set(BallotCode.objects.values_list("address", "sent_at")) == {(None, None)}


def test_a_deadline_that_nobody_noticed_is_a_close() -> None:
    vote(poll := ask(), someone(), "Tea")
    Poll.objects.update(closes_at=timezone.now() - timedelta(days=31))
    assert purge().startswith("It was: 1 polls, 1 votes")
    assert stored(poll).state == "CLOSED"


def test_first_answers_go_when_nobody_can_ask_for_them_again() -> None:
    poll, guest = ask(), someone()
    user = UserViewer.objects.create(user=User.objects.create_user("somebody"))
    for voter in (guest.id, user.viewer_id, uuid4()):
        Answer.objects.create(poll=poll, voter=voter, request_id="r", content={})
    Answer.objects.filter(voter__in=[guest.id, user.viewer_id]).update(
        created_at=timezone.now() - timedelta(days=366)
    )
    assert "1 first answers" in purge()
    assert not Answer.objects.filter(voter=guest.id).exists()
    assert Answer.objects.count() == 2


def test_drafts_go_only_where_that_is_set(settings: Settings) -> None:
    old, scheduled, young = draft(), draft(opens_at=timezone.now() + timedelta(days=1)), draft()
    Poll.objects.exclude(pk=young.pk).update(created_at=timezone.now() - timedelta(days=100))
    assert "0 drafts" in purge()
    settings.KEEP_DRAFTS_DAYS = 99
    assert "1 drafts" in purge()
    assert set(Poll.objects.values_list("pk", flat=True)) == {scheduled.pk, young.pk}
    assert not Poll.objects.filter(pk=old.pk).exists()


def test_sessions_that_are_over_go() -> None:
    for days in (-1, 1):
        ends = timezone.now() + timedelta(days=days)
        Session.objects.create(session_key=f"k{days}", session_data="", expire_date=ends)
    assert "1 sessions" in purge()
    assert Session.objects.get().session_key == "k1"


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows are a batch."""
    monkeypatch.setattr(forgetting, "BATCH", 2)


def voters_in(poll: Poll) -> Iterator[str]:
    """Which of the poll's voters are known still."""
    for model in (Vote, BallotCode, Answer):
        voters = model.objects.filter(poll=poll).values_list("voter", flat=True)
        yield from (f"{model.__name__} {voter}" for voter in voters if voter)


def full_poll() -> Poll:
    """A poll that was closed long ago, with five votes by code, each under a requestId."""
    poll = ask(policy={"electorate": "BALLOT_CODE"})
    for code in make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=5):
        marks = GivenMarks("choose", [])
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=marks, ballot_code=code, request_id="r")
    return closed_days_ago(poll, 31)


def test_a_dry_run_says_what_would_be_done_and_does_nothing() -> None:
    poll = full_poll()
    known = set(voters_in(poll))
    would = purge("--dry-run")
    assert set(voters_in(poll)) == known
    assert would.startswith("It would be: 1 polls, 5 votes, 0 roll entries, 5 codes, 5 first answers")
    assert purge() == would.replace("would be", "was")


def test_killed_before_any_of_its_writes_it_is_finished_by_the_next_run(
    small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[str] = []

    def doomed(real: Callable[..., Any]) -> Callable[..., Any]:
        def write(*arguments: Any, **named: Any) -> Any:
            if not left:
                raise KeyboardInterrupt
            left.pop()
            return real(*arguments, **named)

        return write

    def is_killed_after(writes: int) -> bool:
        left[:] = ["write"] * writes
        with monkeypatch.context() as patched:
            for place, name in ((QuerySet, "update"), (QuerySet, "delete"), (forgetting, "_name_anew")):
                patched.setattr(place, name, doomed(getattr(place, name)))
            try:
                purge()
            except KeyboardInterrupt:
                return True
        return False

    writes, poll = 0, full_poll()
    known, before = set(voters_in(poll)), seen(poll)
    while is_killed_after(writes):
        assert seen(poll) == before
        assert purge().startswith("It was: 1 polls")
        assert known.isdisjoint(voters_in(poll))
        assert seen(poll) == before
        writes, poll = writes + 1, full_poll()
        known, before = set(voters_in(poll)), seen(poll)
    assert writes > 10
