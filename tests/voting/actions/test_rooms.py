"""Rooms: what they are called and what they show."""

from uuid import uuid4

import pytest

from tests.voting.people import ask, draft, host_of, refused, someone
from voting.actions.rooms import create_room, rename_room, show_poll
from voting.models import Poll, Room
from voting.permissions import is_host, visible_polls

pytestmark = pytest.mark.django_db


def room_of(poll: Poll) -> Room:
    """The poll's room as it is stored."""
    return Room.objects.get(pk=poll.room_id)


def test_a_room_has_a_title_and_a_host() -> None:
    host = someone()
    room = create_room(viewer=host, title="  Class 4b ")
    assert (room.title, room.current_poll, room.revision) == ("Class 4b", None, 1)
    assert is_host(host, room.pk)
    assert not is_host(someone(), room.pk)
    assert not is_host(None, room.pk)


@pytest.mark.parametrize("title", ["\0", "a\nb", "\ud800", "x" * 201], ids=ascii)
def test_a_title_that_cannot_be_is_refused(title: str) -> None:
    with refused("INVALID_INPUT", "title"):
        create_room(viewer=someone(), title=title)


def test_a_room_shows_one_of_its_own_polls_or_none() -> None:
    first = ask()
    host = host_of(first)
    second = ask(host, room_id=first.room_id)
    before = room_of(first).revision
    shown = show_poll(viewer=host, room_id=first.room_id, poll_id=second.pk)
    assert (shown.current_poll_id, shown.revision) == (second.pk, before + 1)
    nothing = show_poll(viewer=host, room_id=first.room_id, poll_id=None)
    assert (nothing.current_poll_id, nothing.revision) == (None, before + 2)


def test_showing_what_is_shown_changes_nothing() -> None:
    poll = ask()
    before = room_of(poll).revision
    assert show_poll(viewer=host_of(poll), room_id=poll.room_id, poll_id=poll.pk).revision == before


def test_another_rooms_poll_cannot_be_shown() -> None:
    poll = ask()
    for other in (ask().pk, uuid4()):
        with refused("NOT_FOUND"):
            show_poll(viewer=host_of(poll), room_id=poll.room_id, poll_id=other)
    assert room_of(poll).current_poll_id == poll.pk


def test_only_hosts_choose_what_a_room_shows() -> None:
    poll = ask()
    with refused("NOT_ALLOWED"):
        show_poll(viewer=someone(), room_id=poll.room_id, poll_id=None)
    with refused("NOT_ALLOWED"):
        show_poll(viewer=None, room_id=poll.room_id, poll_id=None)
    with refused("NOT_FOUND"):
        show_poll(viewer=someone(), room_id=uuid4(), poll_id=None)


def test_a_shown_draft_can_be_read_by_everyone_and_a_hidden_one_by_its_host() -> None:
    poll = draft()
    host = host_of(poll)
    assert list(visible_polls(host)) == [poll]
    assert list(visible_polls(someone())) == list(visible_polls(None)) == []
    show_poll(viewer=host, room_id=poll.room_id, poll_id=poll.pk)
    assert list(visible_polls(someone())) == list(visible_polls(None)) == [poll]


def test_a_room_can_be_renamed_and_lose_its_title() -> None:
    host = someone()
    room = create_room(viewer=host, title="Class 4b")
    for title, stored_title, revision in [
        (" Class 5a ", "Class 5a", 2),
        ("Class 5a", "Class 5a", 2),
        ("", "", 3),
    ]:
        renamed = rename_room(viewer=host, room_id=room.pk, title=title)
        assert (renamed.title, renamed.revision) == (stored_title, revision)
    with refused("INVALID_INPUT", "title"):
        rename_room(viewer=host, room_id=room.pk, title="x" * 201)
    for viewer in (someone(), None):
        with refused("NOT_ALLOWED"):
            rename_room(viewer=viewer, room_id=room.pk, title="Mine")
    with refused("NOT_FOUND"):
        rename_room(viewer=host, room_id=uuid4(), title="Mine")
