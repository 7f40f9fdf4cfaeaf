"""People who ask and vote: the domain's actions with what is usual in tests said once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest

from voting.actions.polls import close_poll, create_poll, current_figures
from voting.actions.votes import Cast, GivenMarks, Withdrawal, cast_vote, withdraw_vote
from voting.errors import Refused
from voting.models import Host, Pile, Poll, Room, Vote
from voting.permissions import Viewer
from voting.results import Snapshot, read_audience, seen_by

DRINKS = ["Tea", "Coffee", "Water"]
WHILE_OPEN = {"vote_change": "WHILE_OPEN"}
SECRET = {"secret": True, **WHILE_OPEN}


def current_snapshot(poll_id: UUID, viewer: Viewer | None) -> Snapshot | None:
    """The poll as the viewer may see it now; None when it does not exist for the viewer."""
    figures, audience = current_figures(poll_id), read_audience(poll_id, viewer)
    return None if figures is None or audience is None else seen_by(figures, audience)


def someone() -> Viewer:
    """A guest who has not been here before."""
    return Viewer(uuid4())


def ask(host: Viewer | None = None, *, options: list[str] | None = None, **given: Any) -> Poll:
    """A poll about drinks, open unless said otherwise."""
    given = {"question": "What do you drink?", "open_now": True, **given}
    return create_poll(viewer=host or someone(), options=options or DRINKS, **given)


def draft(host: Viewer | None = None, **given: Any) -> Poll:
    """A poll that has not been opened; no room shows it."""
    poll = ask(host, open_now=False, **given)
    Room.objects.filter(current_poll=poll).update(current_poll=None)
    return poll


def host_of(poll: Poll) -> Viewer:
    """The poll's host."""
    return Viewer(Host.objects.get(room=poll.room_id).viewer_id)


def option_ids(poll: Poll, *labels: str) -> list[str]:
    """The ids of the options with these labels, in the labels' order."""
    ids = {option.label: str(option.pk) for option in poll.options.all()}
    return [ids[label] for label in labels]


def chosen(poll: Poll, *labels: str) -> GivenMarks:
    """The marks that choose these options."""
    return GivenMarks("choose", option_ids(poll, *labels))


def vote(poll: Poll, viewer: Viewer | None = None, *labels: str, request_id: str | None = None) -> Cast:
    """The viewer's (or somebody's) vote for these options; for none, a blank one."""
    marks = chosen(poll, *labels)
    return cast_vote(viewer=viewer or someone(), poll_id=poll.pk, marks=marks, request_id=request_id)


def secretly(
    poll: Poll, voter: Viewer, label: str, *, request_id: str | None = None, key: str | None = None
) -> Cast:
    """The viewer's vote for this option."""
    marks = chosen(poll, label)
    return cast_vote(viewer=voter, poll_id=poll.pk, marks=marks, request_id=request_id, ballot_key=key)


def close(poll: Poll) -> None:
    """The host ends the voting."""
    close_poll(viewer=host_of(poll), poll_id=poll.pk)


def withdraw(poll: Poll, viewer: Viewer | None, *, request_id: str | None = None) -> Withdrawal:
    """The viewer takes its vote back."""
    return withdraw_vote(viewer=viewer, poll_id=poll.pk, request_id=request_id)


def seen(poll: Poll, viewer: Viewer | None = None) -> Snapshot:
    """The poll as the viewer reads it now; its host, if nobody is named."""
    snapshot = current_snapshot(poll.pk, viewer or host_of(poll))
    assert snapshot is not None
    return snapshot


def votes_by_label(poll: Poll) -> dict[str, int | None]:
    """How many votes each option has, as the host sees it."""
    return {option.label: option.votes for option in seen(poll).options or ()}


def stored(poll: Poll) -> Poll:
    """The poll as it is stored now."""
    return Poll.objects.get(pk=poll.pk)


def piles_are_votes(poll_id: UUID) -> bool:
    """Whether every pile holds exactly as many votes as its count says."""
    piles = Pile.objects.filter(poll=poll_id)
    return all(pile.count == Vote.objects.filter(pile=pile, poll=poll_id).count() for pile in piles)


@contextmanager
def refused(code: str, *path: str) -> Iterator[pytest.ExceptionInfo[Refused]]:
    """Holds when what is done inside is refused with this code, and with this path if one is named."""
    with pytest.raises(Refused) as caught:
        yield caught
    assert caught.value.code == code, caught.value.message
    if path:
        assert caught.value.path == path
