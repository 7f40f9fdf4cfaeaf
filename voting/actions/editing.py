"""Editing a poll: freely while nobody has voted, then only what cannot change what a vote means."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from voting.actions.holding import hold_poll, hold_poll_as_host, raise_revision, raise_room_revision
from voting.actions.polls import store_options
from voting.actions.settings_of_polls import (
    clean_description,
    clean_options,
    clean_question,
    clean_times,
    complete_policy,
    complete_rules,
    in_utc,
)
from voting.database import atomically
from voting.errors import RefusalCode, Refused
from voting.models import Option, Pile, Poll, Vote
from voting.permissions import Viewer
from voting.words import Electorate, PollState

MAY_CHANGE_AFTER_VOTES = frozenset({"description", "closes_at", "results_visible"})
POLICY = ("results_visible", "results_detail", "vote_change", "electorate", "secret", "grouped_results")


@atomically
def update_poll(*, viewer: Viewer | None, poll_id: UUID, changes: Mapping[str, Any]) -> Poll:
    """Apply `changes` (keys as create_poll's arguments); None removes a time and leaves the rest as it is.

    CONFLICT where a vote exists and more than description, deadline and visibility would change, where
    there has ever been one and voters would be promised less, for an opening time once opened, and for
    the deadline of a closed poll.
    """
    poll, now = hold_poll_as_host(viewer, poll_id)
    labels = list(poll.options.values_list("label", flat=True))
    wanted = _wanted(poll, labels, changes)
    new_labels = wanted.pop("options")
    changed = {name for name, value in wanted.items() if getattr(poll, name) != value}
    if new_labels != labels:
        changed.add("options")
    if not changed:
        return poll
    _refuse_conflicts(poll, changed)
    opens_at = wanted["opens_at"] if poll.state == PollState.DRAFT else poll.opens_at
    if changed & {"opens_at", "closes_at"}:
        clean_times(opens_at, wanted["closes_at"], now)
    for name in changed - {"options"}:
        setattr(poll, name, wanted[name])
    if "options" in changed:
        _replace_options(poll, new_labels)
        poll.asked_revision = poll.revision + 1
    raise_revision(poll, "asked_revision", *sorted(changed - {"options"}))
    raise_room_revision(poll.room_id)
    if "opens_at" in changed:
        poll, _ = hold_poll(poll.pk)  # An opening time that has passed already opens it at once.
    return poll


def _wanted(poll: Poll, labels: list[str], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Every editable field as it should become."""
    given = {name: value for name, value in changes.items() if value is not None}
    options = clean_options(given["options"]) if "options" in given else labels
    method = given.get("method", poll.method)
    rules = given.get("rules", _rules_said(poll, len(labels)) if method == poll.method else {})
    present = {name: getattr(poll, name) for name in POLICY}
    return {
        "question": clean_question(given["question"]) if "question" in given else poll.question,
        "description": (
            clean_description(given["description"]) if "description" in given else poll.description
        ),
        "method": method,
        "rules": complete_rules(method, rules, len(options)).as_json(),
        "options": options,
        "opens_at": _moment(changes, "opens_at", poll.opens_at, "opensAt"),
        "closes_at": _moment(changes, "closes_at", poll.closes_at, "closesAt"),
        **complete_policy(given.get("policy", {}), present),
    }


def _rules_said(poll: Poll, options: int) -> dict[str, Any]:
    """The rules that are not simply the method's usual ones: what the host meant also with other options."""
    usual = complete_rules(poll.method, {}, options).as_json()
    return {name: value for name, value in poll.rules.items() if value != usual.get(name)}


def _moment(changes: Mapping[str, Any], name: str, present: datetime | None, shown: str) -> datetime | None:
    return in_utc(changes[name], shown) if name in changes else present


def _refuse_conflicts(poll: Poll, changed: set[str]) -> None:
    beyond = changed - MAY_CHANGE_AFTER_VOTES
    if beyond and (Vote.objects.filter(poll=poll).exists() or poll.ballots_held):
        raise Refused(
            RefusalCode.CONFLICT,
            "There are votes: only the description, the deadline and the visibility may still change.",
        )
    if poll.voted_on and (what := _lowered(poll, changed)):
        # Also where that vote was withdrawn: those who vote next rely on what the first ones were told.
        raise Refused(RefusalCode.CONFLICT, f"There has been a vote: {what}.")
    if "opens_at" in changed and poll.state != PollState.DRAFT:
        raise Refused(RefusalCode.CONFLICT, "The poll has opened already.")
    if poll.state == PollState.CLOSED and changed - {"description", "results_visible"}:
        raise Refused(RefusalCode.CONFLICT, "A closed poll stays as it is; ask again as a new poll.")


def _lowered(poll: Poll, changed: set[str]) -> str | None:
    """What would promise voters less than it does, if anything: who may vote, or that votes are secret."""
    # Only what anyone may vote in can be narrowed: no other level is above another in every respect.
    if "electorate" in changed and poll.electorate != Electorate.ANYONE:
        return "who may vote stays"
    return "it stays secret" if "secret" in changed and poll.secret else None


def _replace_options(poll: Poll, labels: list[str]) -> None:
    """New options; of the old ones only first answers stay behind, for late retries."""
    Pile.objects.filter(poll=poll).delete()
    Option.objects.filter(poll=poll).delete()
    store_options(poll, labels)
