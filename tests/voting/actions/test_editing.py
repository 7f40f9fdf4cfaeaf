"""Editing: freely while nobody has voted, then only what cannot change what a vote means."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from tests.voting.people import (
    WHILE_OPEN,
    ask,
    chosen,
    draft,
    host_of,
    option_ids,
    refused,
    someone,
    stored,
    vote,
    votes_by_label,
    withdraw,
)
from voting.actions.editing import update_poll
from voting.actions.handing_out import make_ballot_codes
from voting.actions.polls import close_poll, pause_poll
from voting.actions.votes import cast_vote, withdraw_vote
from voting.models import Pile, Poll, Room, Vote

pytestmark = pytest.mark.django_db

LATER = datetime.now(UTC) + timedelta(days=1)

CHANGES: dict[str, dict[str, Any]] = {
    "question": {"question": "What will you drink?"},
    "options": {"options": ["Beer", "Wine"]},
    "one-label": {"options": ["Tea", "Coffee", "Cocoa"]},
    "order": {"options": ["Coffee", "Tea", "Water"]},
    "method": {"method": "APPROVAL"},
    "rules": {"rules": {"max_choices": 2}, "method": "APPROVAL"},
    "detail": {"policy": {"results_detail": "PERCENTAGES"}},
    "vote-change": {"policy": {"vote_change": "NEVER"}},
    "description": {"description": "Hot or cold"},
    "deadline": {"closes_at": LATER},
    "visibility": {"policy": {"results_visible": "AFTER_CLOSING"}},
}
MAY_CHANGE_WITH_VOTES = {"description", "deadline", "visibility"}
MAY_CHANGE_ONCE_CLOSED = {"description", "visibility"}
EVERY_CHANGE = pytest.mark.parametrize("name", CHANGES)


def update(poll: Poll, **changes: Any) -> Poll:
    """The poll after its host's changes."""
    return update_poll(viewer=host_of(poll), poll_id=poll.pk, changes=changes)


@EVERY_CHANGE
@pytest.mark.parametrize("paused", [False, True], ids=["open", "paused"])
def test_everything_may_change_while_nobody_has_voted(name: str, paused: bool) -> None:
    poll = ask(policy=WHILE_OPEN)
    if paused:
        poll = pause_poll(viewer=host_of(poll), poll_id=poll.pk)
    revision, room_revision = poll.revision, stored(poll).room.revision
    assert update(poll, **CHANGES[name]).revision == revision + 1
    assert stored(poll).revision == revision + 1
    assert stored(poll).room.revision > room_revision


@EVERY_CHANGE
def test_once_there_are_votes_only_description_deadline_and_visibility_may_change(name: str) -> None:
    poll = ask(policy=WHILE_OPEN)
    vote(poll, None, "Tea")
    if name in MAY_CHANGE_WITH_VOTES:
        assert update(poll, **CHANGES[name]).revision == 3
    else:
        with refused("CONFLICT"):
            update(poll, **CHANGES[name])
        assert stored(poll).revision == 2
    assert votes_by_label(poll) == {"Tea": 1, "Coffee": 0, "Water": 0}


@EVERY_CHANGE
def test_a_closed_poll_keeps_all_but_its_description_and_visibility(name: str) -> None:
    poll = ask(policy=WHILE_OPEN)
    close_poll(viewer=host_of(poll), poll_id=poll.pk)
    if name in MAY_CHANGE_ONCE_CLOSED:
        assert update(poll, **CHANGES[name]).revision == 3
    else:
        with refused("CONFLICT"):
            update(poll, **CHANGES[name])


def test_a_mixed_change_is_refused_as_a_whole() -> None:
    poll = ask()
    vote(poll, None, "Tea")
    with refused("CONFLICT"):
        update(poll, description="Hot or cold", question="Else?")
    assert stored(poll).description == ""


@pytest.mark.parametrize("name", ["question", "options", "method"])
def test_saying_what_is_already_so_changes_nothing_and_is_no_conflict(name: str) -> None:
    poll = ask()
    vote(poll, None, "Tea")
    same = {"question": poll.question, "options": ["Tea", "Coffee", "Water"], "method": poll.method}
    assert update(poll, **{name: same[name]}).revision == 2
    assert update(poll).revision == 2


def test_a_withdrawn_vote_leaves_the_poll_free_to_change() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    vote(poll, voter, "Tea")
    withdraw(poll, voter)
    update(poll, options=["Beer", "Wine"])
    assert votes_by_label(poll) == {"Beer": 0, "Wine": 0}


def test_new_options_leave_only_first_answers_of_the_old_ones() -> None:
    poll, voter = ask(policy=WHILE_OPEN), someone()
    old = option_ids(poll, "Tea", "Coffee", "Water")
    first = vote(poll, voter, "Tea", request_id="r1")
    withdraw(poll, voter)
    update(poll, options=["Tea", "Coffee", "Water", "Cocoa"])
    assert not set(old) & set(option_ids(poll, "Tea", "Coffee", "Water", "Cocoa"))
    assert not Pile.objects.filter(poll=poll).exists()
    again = vote(poll, voter, "Cocoa", request_id="r1")
    assert (again.status, again.receipt, again.marks) == (first.status, first.receipt, None)
    assert votes_by_label(poll)["Cocoa"] == 0


def test_times_may_be_removed() -> None:
    poll = draft(opens_at=LATER, closes_at=LATER + timedelta(days=1))
    changed = update(poll, opens_at=None, closes_at=None)
    assert (changed.opens_at, changed.closes_at) == (None, None)


def test_an_opening_time_belongs_to_drafts() -> None:
    assert update(draft(), opens_at=LATER).opens_at == LATER
    with refused("CONFLICT"):
        update(ask(), opens_at=LATER)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"question": " "}, ("question",)),
        ({"options": ["Tea"]}, ("options",)),
        ({"options": ["Tea", "tea"]}, ("options", "1")),
        ({"description": "\0"}, ("description",)),
        ({"method": "NONSENSE"}, ("method",)),
        ({"rules": {"max_choices": 2}}, ("rules", "maxChoices")),
        ({"closes_at": datetime(2020, 1, 1, tzinfo=UTC)}, ("closesAt",)),
        ({"closes_at": datetime(2031, 1, 1)}, ("closesAt",)),  # noqa: DTZ001
        ({"opens_at": LATER, "closes_at": LATER}, ("closesAt",)),
    ],
)
def test_changes_that_cannot_be_are_refused_and_nothing_is_stored(
    changes: dict[str, Any], path: tuple[str, ...]
) -> None:
    poll = draft()
    with refused("INVALID_INPUT", *path):
        update(poll, **changes)
    assert stored(poll).revision == poll.revision


def test_rules_that_were_said_stay_when_the_options_change() -> None:
    poll = ask(method="APPROVAL", rules={"max_choices": 2})
    assert update(poll, options=["Beer", "Wine", "Cider", "Mead"]).known_rules.max_choices == 2
    with refused("INVALID_INPUT", "rules", "maxChoices"):
        update(
            ask(method="APPROVAL", rules={"max_choices": 3}, options=["A", "B", "C", "D"]), options=["A", "B"]
        )


def test_usual_rules_follow_the_options() -> None:
    poll = ask(method="APPROVAL")
    assert update(poll, options=["Beer", "Wine", "Cider", "Mead"]).known_rules.max_choices == 4


def test_rules_stay_when_only_the_question_changes() -> None:
    poll = ask(method="APPROVAL", rules={"max_choices": 2})
    assert update(poll, question="Which two?").known_rules.max_choices == 2


def test_a_part_of_the_policy_changes_alone() -> None:
    poll = ask(policy={"results_visible": "HOST_ONLY", "vote_change": "WHILE_OPEN"})
    changed = update(poll, policy={"results_detail": "TURNOUT_ONLY", "results_visible": None})
    assert changed.results_visible == "HOST_ONLY"
    assert changed.results_detail == "TURNOUT_ONLY"
    assert changed.vote_change == "WHILE_OPEN"


def test_only_hosts_may_edit() -> None:
    hidden, public = draft(), ask()
    for poll, code in [(hidden, "NOT_FOUND"), (public, "NOT_ALLOWED")]:
        with refused(code):
            update_poll(viewer=someone(), poll_id=poll.pk, changes={"description": "Mine"})
    with refused("NOT_ALLOWED"):
        update_poll(viewer=None, poll_id=public.pk, changes={"description": "Mine"})
    assert not Poll.objects.exclude(description="").exists()
    Room.objects.filter(pk=hidden.room_id).update(current_poll=hidden)
    with refused("NOT_ALLOWED"):
        update_poll(viewer=someone(), poll_id=hidden.pk, changes={"description": "Mine"})


# ---------- the ladder of 4.2: what the first voter was promised is never lowered
KINDS = {"plain": {}, "secret": {"secret": True}, "grouped": {"grouped_results": True}}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


def voted_and_withdrawn(kind: dict[str, Any], *, by_code: bool = False) -> Poll:
    """A poll whose only vote was taken back."""
    poll, voter = ask(policy={**WHILE_OPEN, **kind}), someone()
    code = None
    if by_code:
        update(poll, policy={"electorate": "BALLOT_CODE"})
        code, *_ = make_ballot_codes(viewer=host_of(poll), poll_id=poll.pk, count=1)
    cast = cast_vote(viewer=voter, poll_id=poll.pk, marks=chosen(poll, "Tea"), ballot_code=code)
    withdraw_vote(viewer=voter, poll_id=poll.pk, ballot_key=cast.ballot_key)
    assert (stored(poll).ballots_held, Vote.objects.filter(poll=poll).count()) == (0, 0)
    return poll


@EVERY_KIND
@pytest.mark.parametrize("edited", [False, True], ids=["", "with new options"])
def test_who_may_vote_is_not_widened_after_the_only_vote_was_withdrawn(
    kind: dict[str, Any], edited: bool
) -> None:
    poll = voted_and_withdrawn(kind, by_code=True)
    if edited:
        update(poll, options=["Beer", "Wine"])
    with refused("CONFLICT"):
        update(poll, policy={"electorate": "ANYONE"})
    assert stored(poll).electorate == "BALLOT_CODE"


@EVERY_KIND
def test_who_may_vote_may_be_narrowed_once_no_vote_stands(kind: dict[str, Any]) -> None:
    poll = voted_and_withdrawn(kind)
    assert update(poll, policy={"electorate": "BALLOT_CODE"}).electorate == "BALLOT_CODE"
    with refused("CONFLICT"):
        update(poll, policy={"electorate": "ANYONE"})


def test_a_secret_poll_that_has_been_voted_in_stays_secret() -> None:
    poll = voted_and_withdrawn({"secret": True})
    with refused("CONFLICT"):
        update(poll, policy={"secret": False})
    assert update(voted_and_withdrawn({}), policy={"secret": True}).secret


def test_before_any_vote_a_host_may_change_their_mind() -> None:
    for poll in (draft(), ask()):
        update(poll, policy={"electorate": "BALLOT_CODE", "secret": True})
        changed = update(poll, policy={"electorate": "ANYONE", "secret": False})
        assert (changed.electorate, changed.secret) == ("ANYONE", False)


def test_polls_of_earlier_versions_are_known_to_have_been_voted_in() -> None:
    note = import_module("voting.migrations.0009_voted_on").note_earlier_votes
    polls = [voted_and_withdrawn({}), ask(), ask(policy={"secret": True})]
    vote(polls[2], None, "Tea")
    Poll.objects.update(voted_on=False)
    note(apps, None)
    assert [stored(poll).voted_on for poll in polls] == [True, False, True]
