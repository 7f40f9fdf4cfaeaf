"""The contract's table of nulls in the bytes: query, mutation answer and subscription, cell by cell."""

import asyncio
import json
from typing import Any
from uuid import UUID

import pytest

from tests.journeys.people import operations
from tests.schema.asking import execute, first_frame
from tests.voting import people
from tests.voting.committed import committed
from tests.voting.people import chosen, host_of, option_ids, someone
from tests.voting.visibility import AUDIENCES, CELLS, DETAIL, VISIBLE, Cell, hidden_because, may_see
from voting.actions.editing import update_poll
from voting.actions.votes import cast_vote
from voting.database import in_database
from voting.models import Poll, Vote
from voting.permissions import Viewer

pytestmark = [committed, pytest.mark.timeout(300)]

FIGURES = {"turnout", "blank", "options", "votes", "share", "place", "winners"}


def poll_with_votes(visible: str, detail: str, voter: Viewer) -> Poll:
    """Tea 41, Coffee 23 and 3 blank: numbers that stand for nothing else in the answers."""
    poll = people.ask(
        policy={"results_visible": visible, "results_detail": detail, "vote_change": "WHILE_OPEN"}
    )
    cast_vote(viewer=voter, poll_id=poll.pk, marks=chosen(poll, "Tea"))
    for label, count in (("Tea", 40), ("Coffee", 23), ("", 3)):
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=chosen(poll, *filter(None, [label])))
        pile = Vote.objects.filter(poll=poll).latest("revision").pile
        Poll.objects.filter(pk=poll.pk).update(revision=1000)
        type(pile).objects.filter(pk=pile.pk).update(count=count + (label == "Tea"))
    return poll


def check(tally: dict[str, Any], cell: Cell, poll_id: UUID) -> None:
    """Hold a tally against the table."""
    visible, _, audience, state, revealed = cell
    may = may_see(cell)
    assert tally["hiddenBecause"] == hidden_because(visible, audience, state, revealed=revealed), cell
    assert tally["turnout"] == (67 if "turnout" in may else None), cell
    assert tally["blank"] == (3 if "blank" in may else None), cell
    assert tally["rounds"] is None
    assert (tally["tied"] is False) == ("winners" in may), cell
    assert tally["provisional"] == (state != "CLOSED")
    if "options" not in may:
        assert tally["options"] is None
        assert tally["winners"] is None
    else:
        tea = tally["options"][0]
        assert tea["votes"] == (41 if "votes" in may else None), cell
        assert tea["place"] == (1 if "place" in may else None), cell
        assert (tea["share"] is None) == ("share" not in may), cell
        assert tea["winner"] is True
        assert [option["label"] for option in tally["winners"]] == ["Tea"]
    expected_audience = audience if visible == "AFTER_VOTING" or audience == "host" else "anyone"
    assert tally["id"] == f"{poll_id}:{expected_audience}"
    bytes_sent = json.dumps({name: value for name, value in tally.items() if name not in ("id", "pollId")})
    for figure, number in (("votes", "41"), ("votes", "23"), ("turnout", "67")):
        if figure not in may:
            assert f" {number}," not in bytes_sent, cell


@pytest.mark.parametrize("visible", VISIBLE)
@pytest.mark.parametrize("detail", DETAIL)
def test_every_way_to_a_tally_keeps_to_the_table(visible: str, detail: str) -> None:
    """L1, L3, V26."""
    voter = someone()
    poll = poll_with_votes(visible, detail, voter)
    viewers = dict(zip(AUDIENCES, (someone(), voter, host_of(poll)), strict=True))
    variables = {"id": str(poll.pk)}
    marks = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}}

    def move_to(state: str, *, revealed: bool, revision: int) -> None:
        Poll.objects.filter(pk=poll.pk).update(
            state=state,
            revealed=revealed,
            opens_at=None,
            closed_at=poll.opens_at if state == "CLOSED" else None,
            revision=revision,
        )

    async def story() -> None:
        cells = [cell for cell in CELLS if cell[:2] == (visible, detail)]
        for revision, cell in enumerate(cells, start=2000):
            _, _, audience, state, revealed = cell
            viewer = viewers[audience]
            await in_database(move_to, state, revealed=revealed, revision=revision)
            read = await execute(viewer, operations()["PollById"], variables)
            check(read["data"]["poll"]["tally"], cell, poll.pk)
            frame = await first_frame(viewer, operations()["VoteTally"], {"pollId": str(poll.pk)})
            check(frame.data["voteTally"], cell, poll.pk)
            if state == "OPEN" and audience == "voted":
                again = await execute(viewer, operations()["CastVote"], {"input": marks})
                assert again["data"]["castVote"]["status"] == "UNCHANGED"
                check(again["data"]["castVote"]["poll"]["tally"], cell, poll.pk)

    asyncio.run(story())


def test_a_retry_after_a_withdrawal_opens_nothing() -> None:
    """A first answer comes again, but what it showed then is not shown to one who has no vote now."""
    poll, voter = people.ask(policy={"vote_change": "WHILE_OPEN"}), someone()
    people.vote(poll, voter, "Tea", request_id="r1")
    people.withdraw(poll, voter)
    Poll.objects.filter(pk=poll.pk).update(results_visible="AFTER_VOTING", revision=100)
    given = {"pollId": str(poll.pk), "marks": {"choose": []}, "requestId": "r1"}
    answer = asyncio.run(execute(voter, operations()["CastVote"], {"input": given}))
    cast = answer["data"]["castVote"]
    assert cast["status"] == "NEW"
    assert cast["poll"]["tally"]["hiddenBecause"] == "VOTE_FIRST"
    assert cast["poll"]["tally"]["options"] is None


def test_a_vote_cast_again_shows_the_poll_as_it_is_now_not_as_it_was_then() -> None:
    poll, voter = people.ask(), someone()
    given = {"pollId": str(poll.pk), "marks": {"choose": option_ids(poll, "Tea")}}

    async def story() -> None:
        first = await execute(voter, operations()["CastVote"], {"input": given})
        assert first["data"]["castVote"]["poll"]["tally"]["turnout"] == 1
        await in_database(people.vote, poll, None, "Tea")
        hidden = {"policy": {"results_visible": "HOST_ONLY"}}
        host = await in_database(host_of, poll)
        await in_database(update_poll, viewer=host, poll_id=poll.pk, changes=hidden)
        again = await execute(voter, operations()["CastVote"], {"input": given})
        assert again["data"]["castVote"]["status"] == "UNCHANGED"
        tally = again["data"]["castVote"]["poll"]["tally"]
        assert (tally["turnout"], tally["hiddenBecause"], tally["options"]) == (2, "HOST_ONLY", None)

    asyncio.run(story())
