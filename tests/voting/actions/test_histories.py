"""Any history of votes, changes, withdrawals, retries, pauses and edits, against a model that is a dict."""

import functools
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.voting.people import (
    WHILE_OPEN,
    ask,
    host_of,
    option_ids,
    piles_are_votes,
    refused,
    seen,
    someone,
    stored,
)
from voting.actions.answers import Answered, Cast, Withdrawal
from voting.actions.batch import CastRequest, WithdrawRequest, carry_out
from voting.actions.editing import update_poll
from voting.actions.given_marks import GivenMarks
from voting.actions.polls import close_poll, open_poll, pause_poll
from voting.errors import Refused
from voting.models import Vote

LABELS = ("Tea", "Coffee", "Water")
# Who, what (None: withdraw; a label that is no option: foreign marks), under which requestId.
wishes = st.tuples(
    st.integers(0, 3),
    st.none() | st.frozensets(st.sampled_from(LABELS)) | st.just(frozenset({"foreign"})),
    st.sampled_from([None, None, "r1", "r2"]),
)
# What is answered in a word, with the revision of what was accepted.
Told = tuple[str, int | None]


def told(answer: Answered) -> Told:
    """The answer in a word, with its revision."""
    match answer:
        case Cast():
            return answer.status, answer.revision
        case Withdrawal():
            return "WITHDRAWN", answer.revision
        case Refused():
            return answer.code, None


class History(RuleBasedStateMachine):
    """One poll, four voters, and what should have become of them."""

    @initialize(changes=st.sampled_from(["NEVER", "WHILE_OPEN"]))
    def ask(self, changes: str) -> None:
        self.poll = ask(method="APPROVAL", policy={**WHILE_OPEN, "vote_change": changes})
        self.host = host_of(self.poll)
        self.may_change = changes == "WHILE_OPEN"
        self.voters = [someone() for _ in range(4)]
        self.state = "OPEN"
        self.revision = 1
        self.votes: dict[int, frozenset[str]] = {}
        self.cast_at_revision: dict[int, int] = {}
        self.remembered: dict[tuple[int, str], Told] = {}

    # ---------- what should be answered
    def expected(self, voter: int, wanted: frozenset[str] | None, request_id: str | None) -> Told:
        if request_id is not None and (voter, request_id) in self.remembered:
            return self.remembered[voter, request_id]
        answer = self.withdrawn(voter) if wanted is None else self.cast(voter, wanted)
        was_refused = answer[1] is None
        kept = not was_refused or (answer[0] in ("NOT_OPEN", "NOT_ALLOWED") and self.state != "CLOSED")
        if request_id is not None and kept:
            self.remembered[voter, request_id] = answer
        return answer

    def cast(self, voter: int, wanted: frozenset[str]) -> Told:
        if self.state != "OPEN":
            return "NOT_OPEN", None
        if "foreign" in wanted:
            return "INVALID_MARKS", None
        before = self.votes.get(voter)
        if before == wanted:
            return "UNCHANGED", self.cast_at_revision[voter]
        if before is not None and not self.may_change:
            return "ALREADY_VOTED", None
        self.revision += 1
        self.votes[voter], self.cast_at_revision[voter] = wanted, self.revision
        return ("NEW" if before is None else "REPLACED"), self.revision

    def withdrawn(self, voter: int) -> Told:
        if self.state != "OPEN" or not self.may_change:
            return "NOT_ALLOWED", None
        if self.votes.pop(voter, None) is not None:
            self.revision += 1
        return "WITHDRAWN", self.revision

    # ---------- what happens
    @rule(batch=st.lists(wishes, min_size=1, max_size=6))
    def vote(self, batch: list[tuple[int, frozenset[str] | None, str | None]]) -> None:
        ids = dict(zip(LABELS, option_ids(self.poll, *LABELS), strict=True))
        requests: list[CastRequest | WithdrawRequest] = []
        for voter, wanted, request_id in batch:
            viewer = self.voters[voter]
            if wanted is None:
                requests.append(WithdrawRequest(viewer, self.poll.pk, request_id))
            else:
                marks = GivenMarks("choose", [ids.get(label, label) for label in wanted])
                requests.append(CastRequest(viewer, self.poll.pk, marks, request_id))
        answers = carry_out(requests)
        assert [told(answer) for answer in answers] == [self.expected(*wish) for wish in batch]

    @rule(wanted=st.none() | st.frozensets(st.sampled_from(LABELS)))
    def all_do_the_same(self, wanted: frozenset[str] | None) -> None:
        self.vote([(voter, wanted, None) for voter in range(4)])

    @rule()
    def all_follow_the_first(self) -> None:
        self.all_do_the_same(self.votes.get(0))

    @rule()
    def pause(self) -> None:
        self.move(pause_poll, "PAUSED", allowed=self.state in ("OPEN", "PAUSED"))

    @rule()
    def reopen(self) -> None:
        self.move(open_poll, "OPEN", allowed=self.state != "CLOSED")

    @rule(chance=st.integers(0, 5))
    def close(self, chance: int) -> None:
        if chance == 0 or self.state == "CLOSED":  # Else most histories would be short.
            self.move(close_poll, "CLOSED", allowed=True)

    def move(self, action: Any, state: str, *, allowed: bool) -> None:
        if not allowed:
            with refused("CONFLICT"):
                action(viewer=self.host, poll_id=self.poll.pk)
            return
        action(viewer=self.host, poll_id=self.poll.pk)
        self.revision += self.state != state
        self.state = state

    @rule(description=st.sampled_from(["Hot", "Cold"]))
    def describe(self, description: str) -> None:
        before = stored(self.poll).description
        update_poll(viewer=self.host, poll_id=self.poll.pk, changes={"description": description})
        self.revision += before != description

    @rule(labels=st.permutations(LABELS))
    def reorder(self, labels: list[str]) -> None:
        same = [option.label for option in self.poll.options.all()] == labels
        edit = functools.partial(
            update_poll, viewer=self.host, poll_id=self.poll.pk, changes={"options": labels}
        )
        if not same and (self.votes or self.state == "CLOSED"):
            with refused("CONFLICT"):
                edit()
            return
        edit()
        if not same:
            self.revision += 1

    # ---------- what always holds
    @invariant()
    def the_store_is_the_model(self) -> None:
        if not hasattr(self, "poll"):
            return
        snapshot = seen(self.poll)
        assert (snapshot.state, snapshot.revision) == (self.state, self.revision)
        assert snapshot.turnout == len(self.votes)
        assert snapshot.blank == sum(not wanted for wanted in self.votes.values())
        counted = {option.label: option.votes for option in snapshot.options or ()}
        assert counted == {label: sum(label in wanted for wanted in self.votes.values()) for label in LABELS}
        assert piles_are_votes(self.poll.pk)
        voters: set[UUID] = set(Vote.objects.filter(poll=self.poll).values_list("voter", flat=True))
        assert voters == {self.voters[voter].id for voter in self.votes}


@pytest.mark.django_db
@pytest.mark.timeout(300)
def test_every_history_ends_as_the_model_does() -> None:
    """GV11."""
    # Not shrunk: that takes minutes on a database, and twenty steps can be read.
    quietly = settings(
        phases=[Phase.generate],
        max_examples=25,
        stateful_step_count=20,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(History, settings=quietly)
