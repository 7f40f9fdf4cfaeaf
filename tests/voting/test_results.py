"""What an audience may see of the results: the contract's whole table, and the figures in it."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voting.methods.elections import piles
from tests.voting.people import ask, draft, host_of, option_ids, seen, someone, vote
from tests.voting.visibility import CELLS, Cell, hidden_because, may_see
from voting.actions.polls import current_figures
from voting.counts import CountedPoll, RunningCount
from voting.models import Poll
from voting.permissions import Audience
from voting.results import Figures, figures_from, read_audience, read_figures, seen_by

OPTIONS = ((uuid4(), "Tea"), (uuid4(), "Coffee"), (uuid4(), "Water"))
# Tea 4, Coffee 2, Water 1 and 2 blank: every figure is another number than its neighbours.
VOTES = {"A": 4, "B": 2, "C": 1, "": 2}


def figures(votes: dict[str, int] | None = None, **columns: Any) -> Figures:
    """Figures of a poll about drinks with these columns."""
    poll_id = uuid4()
    columns = {
        "asked_revision": 1, "revision": 10, "state": "OPEN", "revealed": False, "results_visible": "ALWAYS",
        "results_detail": "COUNTS", "secret": False, "opens_at": None, "closes_at": None,
        "method": "SINGLE_CHOICE", "lot_seed": "00" * 32, "room_id": uuid4(), "rules": {}, "is_shown": False,
        "log_head": "", "turnout_told": 0,
        "read_at": datetime.now(UTC), **columns,
    }  # fmt: skip
    count = RunningCount(columns, OPTIONS)
    lying = piles(VOTES if votes is None else votes)
    count.take_in([(pile, marks.as_json(), votes) for pile, (marks, votes) in enumerate(lying)], 10)
    return figures_from(poll_id, CountedPoll(columns, OPTIONS, count.counted))


def in_cell(cell: Cell) -> Figures:
    """The figures of a poll in this cell of the table."""
    visible, detail, _, state, revealed = cell
    return figures(results_visible=visible, results_detail=detail, state=state, revealed=revealed)


@pytest.mark.parametrize("cell", CELLS, ids=["-".join(map(str, cell)) for cell in CELLS])
def test_an_audience_sees_what_the_contracts_table_says(cell: Cell) -> None:
    visible, _, audience, state, revealed = cell
    snapshot, may = seen_by(in_cell(cell), Audience(audience)), may_see(cell)
    assert snapshot.hidden_because == hidden_because(visible, audience, state, revealed=revealed)
    assert snapshot.turnout == (9 if "turnout" in may else None)
    assert snapshot.blank == (2 if "blank" in may else None)
    assert snapshot.tied == (False if "winners" in may else None)
    assert snapshot.rounds is None
    if "options" not in may:
        assert snapshot.options is None
        return
    assert snapshot.options is not None
    tea, _, _ = snapshot.options
    assert tea.votes == (4 if "votes" in may else None)
    assert tea.place == (1 if "place" in may else None)
    assert [option.winner for option in snapshot.options] == [True, False, False]
    assert (tea.share is not None) == ("share" in may)
    assert (tea.points, snapshot.provisional) == (None, state != "CLOSED")


def test_hidden_figures_leave_no_trace_in_a_snapshot() -> None:
    """Two polls that differ only in what is hidden give snapshots that differ in nothing."""
    for cell in CELLS:
        may = may_see(cell)
        visible, detail, audience, state, revealed = cell
        told = []
        for votes in ({"A": 4, "B": 2, "C": 1, "": 2}, {"A": 3, "B": 2, "C": 2, "": 2}):
            figure = figures(
                votes, results_visible=visible, results_detail=detail, state=state, revealed=revealed
            )
            snapshot = seen_by(figure, Audience(audience))
            told.append((snapshot.turnout, snapshot.blank, snapshot.options, snapshot.tied))
        assert (told[0] == told[1]) == (not may & {"votes", "share"}), cell


def test_shares_are_of_votes_that_are_not_blank() -> None:
    options = seen_by(figures({"A": 1, "B": 2, "": 7}), Audience.ANYONE).options
    assert [option.share for option in options or ()] == [0.333333, 0.666667, 0]


@pytest.mark.parametrize(
    ("votes", "shares"),
    [
        ({"A": 1, "B": 2}, [0.33, 0.67, 0.0]),
        ({"A": 1, "B": 7}, [0.13, 0.88, 0.0]),  # 12.5 and 87.5: half goes up
        ({"A": 1, "B": 199}, [0.01, 1.0, 0.0]),  # 0.5 and 99.5
        ({"": 3}, [0.0, 0.0, 0.0]),
    ],
)
def test_percentages_are_whole(votes: dict[str, int], shares: list[float]) -> None:
    options = seen_by(figures(votes, results_detail="PERCENTAGES"), Audience.ANYONE).options
    assert [option.share for option in options or ()] == shares


@given(st.lists(st.integers(0, 10_000), min_size=3, max_size=3))
def test_shares_lie_between_nothing_and_all(counts: list[int]) -> None:
    votes = dict(zip("ABC", counts, strict=True))
    for detail in ("COUNTS", "PERCENTAGES"):
        options = seen_by(figures(votes, results_detail=detail), Audience.ANYONE).options or ()
        shares = [option.share for option in options]
        assert all(share is not None and 0 <= share <= 1 for share in shares)
        assert sum(share or 0 for share in shares) == pytest.approx(1 if any(counts) else 0, abs=0.02)


@pytest.mark.django_db
def test_a_viewers_audience_is_its_own() -> None:
    poll, voter = ask(policy={"results_visible": "AFTER_VOTING"}), someone()
    assert read_audience(poll.pk, None) == read_audience(poll.pk, voter) == Audience.ANYONE
    assert read_audience(poll.pk, host_of(poll)) == Audience.HOST
    vote(poll, voter, "Tea")
    assert read_audience(poll.pk, voter) == Audience.VOTED
    assert read_audience(poll.pk, someone()) == Audience.ANYONE


@pytest.mark.django_db
def test_having_voted_makes_no_audience_where_it_opens_nothing() -> None:
    poll, voter = ask(policy={"results_visible": "AFTER_CLOSING"}), someone()
    vote(poll, voter, "Tea")
    assert read_audience(poll.pk, voter) == Audience.ANYONE


@pytest.mark.django_db
def test_a_poll_that_does_not_exist_for_a_viewer_has_no_audience() -> None:
    poll = draft()
    assert read_audience(poll.pk, someone()) is None
    assert read_audience(poll.pk, None) is None
    assert read_audience(poll.pk, host_of(poll)) == Audience.HOST
    assert read_audience(uuid4(), someone()) is None


@pytest.mark.django_db
def test_figures_are_what_is_stored() -> None:
    poll = ask(method="APPROVAL", rules={"seats": 2})
    for labels in (["Tea", "Coffee"], ["Tea"], ["Water"], []):
        vote(poll, None, *labels)
    found = read_figures(poll.pk)
    assert found is not None
    assert (found.turnout, found.blank, found.revision) == (4, 1, 5)
    assert found.tally.votes == (2, 1, 1)
    assert [str(option) for option, _ in found.options] == option_ids(poll, "Tea", "Coffee", "Water")
    assert read_figures(uuid4()) is None
    Poll.objects.filter(pk=poll.pk).delete()
    assert current_figures(poll.pk) is None


@pytest.mark.django_db
def test_a_tie_is_told_to_all_who_see_winners() -> None:
    poll = ask(policy={"results_detail": "WINNER_ONLY"})
    vote(poll, None, "Tea")
    vote(poll, None, "Coffee")
    snapshot = seen(poll, someone())
    assert snapshot.tied
    assert [option.label for option in snapshot.options or () if option.winner] == ["Tea", "Coffee"]
