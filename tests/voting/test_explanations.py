"""Results in plain sentences: who wins, and who would as votes stand."""

import pytest

from voting.explanations import headline
from voting.methods.tally import PARTS_OF_A_VOTE, Reason
from voting.words import ReasonKind

LABELS = ["Tea", "Who wins", "The one that is elected"]


@pytest.mark.parametrize(
    ("options", "final", "provisional"),
    [
        ((0,), "Tea wins with 2 of 4 votes (50%).", "Tea would win with 2 of 4 votes (50%)."),
        (
            (0, 1),
            "Tea and Who wins win with 2 of 4 votes (50%) each.",
            "Tea and Who wins would win with 2 of 4 votes (50%) each.",
        ),
    ],
)
def test_who_wins_would_win_while_votes_come_in(
    options: tuple[int, ...], final: str, provisional: str
) -> None:
    reason = Reason(ReasonKind.MOST_VOTES, options, votes=2 * PARTS_OF_A_VOTE, of=4 * PARTS_OF_A_VOTE)
    assert headline([reason], LABELS, provisional=False) == final
    assert headline([reason], LABELS, provisional=True) == f"Provisional: {provisional}"


def test_an_elected_one_would_be_elected_and_its_label_stays() -> None:
    reason = Reason(ReasonKind.ELECTED_AS_LAST, (2,))
    told = headline([reason], LABELS, provisional=True)
    assert told is not None
    assert "The one that is elected would be elected: " in told
