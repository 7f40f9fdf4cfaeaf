"""The demo room: made once, run by a host of its own, with a poll that is open."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.crypto import salted_hmac

from voting.actions import polls, rooms
from voting.models import Room
from voting.permissions import Viewer, hosted_polls
from voting.words import PollState, VoteChange

TITLE = "Livetally demo"
QUESTION = "You are given one free day a week. What is it for?"
OPTIONS = ["Learning something new", "Family and friends", "Sleep, at last", "That project in the drawer"]


@dataclass(frozen=True, slots=True)
class DemoPoll:
    """What examples need to know of an open demo poll."""

    poll_id: UUID
    option_ids: tuple[UUID, ...]
    join_code: str


def demo_host() -> Viewer:
    """The one who runs the demo room: a viewer id that only this installation can know."""
    return Viewer(UUID(bytes=salted_hmac("backend.demo.host", "", algorithm="sha256").digest()[:16]))


def open_demo_poll() -> DemoPoll | None:
    """The newest demo poll that is open, if there is one."""
    poll = (
        hosted_polls(demo_host())
        .filter(state=PollState.OPEN)
        .select_related("room")
        .order_by("-created_at")
        .first()
    )
    if poll is None:
        return None
    return DemoPoll(poll.pk, tuple(poll.options.values_list("pk", flat=True)), poll.room.join_code)


@transaction.atomic
def seed_demo() -> Room:
    """The demo room, showing an open poll; what is already there stays."""
    host = demo_host()
    room = Room.objects.filter(hosts__viewer_id=host.id).order_by("created_at").first()
    if room is None:
        room = rooms.create_room(viewer=host, title=TITLE)
    if room.current_poll is None or room.current_poll.state != PollState.OPEN:
        poll = polls.create_poll(
            viewer=host,
            room_id=room.pk,
            question=QUESTION,
            options=OPTIONS,
            policy={"vote_change": VoteChange.WHILE_OPEN},
            open_now=True,
        )
        room = rooms.show_poll(viewer=host, room_id=room.pk, poll_id=poll.pk)
    return room
