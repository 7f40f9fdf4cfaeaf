"""Polls to ask about: made by the domain's own actions, as a host would."""

from typing import Any

from voting.actions import polls
from voting.guests import new_guest
from voting.models import Poll
from voting.permissions import Viewer


def open_poll(*options: str, host: Viewer | None = None, **given: Any) -> Poll:
    """An open poll in a room of its own."""
    labels = list(options) or ["Tea", "Coffee", "Water"]
    return polls.create_poll(
        viewer=host or new_guest(), question="What?", options=labels, open_now=True, **given
    )
