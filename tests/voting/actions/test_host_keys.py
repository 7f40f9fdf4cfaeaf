"""The host's rights that a room's key hands on."""

import pytest
from pytest_django import Settings

from tests.voting.people import ask, refused, someone
from voting.actions.host_keys import host_key, join_as_host
from voting.models import Host, Poll, Room
from voting.permissions import is_host

pytestmark = pytest.mark.django_db


def room_of(poll: Poll) -> Room:
    """The poll's room as it is stored."""
    return Room.objects.get(pk=poll.room_id)


def test_the_host_key_makes_a_host() -> None:
    room, guest = room_of(ask()), someone()
    join_as_host(viewer=guest, join_code=room.join_code.lower(), key=host_key(room))
    assert is_host(guest, room.pk)
    join_as_host(viewer=guest, join_code=room.join_code, key=host_key(room))
    assert Host.objects.filter(room=room, viewer_id=guest.id).count() == 1


def test_a_key_opens_its_own_room_only() -> None:
    room, other = room_of(ask()), room_of(ask())
    with refused("NOT_ALLOWED"):
        join_as_host(viewer=someone(), join_code=other.join_code, key=host_key(room))
    assert len(host_key(room)) == 32
    assert host_key(room) != host_key(other)


def test_raising_the_version_makes_earlier_keys_worthless() -> None:
    room = room_of(ask())
    old = host_key(room)
    room.host_key_version += 1
    room.save()
    with refused("NOT_ALLOWED"):
        join_as_host(viewer=someone(), join_code=room.join_code, key=old)
    join_as_host(viewer=someone(), join_code=room.join_code, key=host_key(room))


def test_a_key_made_under_an_earlier_secret_still_opens(settings: Settings) -> None:
    room = room_of(ask())
    old = host_key(room)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "the secret of today"
    assert host_key(room) != old
    join_as_host(viewer=someone(), join_code=room.join_code, key=old)
    settings.SECRET_KEY_FALLBACKS = []
    with refused("NOT_ALLOWED"):
        join_as_host(viewer=someone(), join_code=room.join_code, key=old)


@pytest.mark.parametrize("key", ["", "x", "\0", "\ud800", "é", "0" * 10_000], ids=lambda k: ascii(k)[:10])
def test_a_wrong_key_is_refused(key: str) -> None:
    room = room_of(ask())
    with refused("NOT_ALLOWED"):
        join_as_host(viewer=someone(), join_code=room.join_code, key=key)
    assert room.hosts.count() == 1


@pytest.mark.parametrize(
    "code", ["", "ZZZZZZ", "\0", "A\0BCDE", "\ud800", "ß", "x" * 10_000], ids=lambda c: ascii(c)[:10]
)
def test_a_wrong_code_is_refused_as_a_wrong_key_is(code: str) -> None:
    room = room_of(ask())
    with refused("NOT_ALLOWED") as no_room:
        join_as_host(viewer=someone(), join_code=code, key=host_key(room))
    with refused("NOT_ALLOWED") as no_key:
        join_as_host(viewer=someone(), join_code=room.join_code, key="x")
    assert no_room.value.message == no_key.value.message


def test_without_an_identity_nobody_becomes_a_host() -> None:
    room = room_of(ask())
    with refused("NOT_ALLOWED"):
        join_as_host(viewer=None, join_code=room.join_code, key=host_key(room))
    assert room.hosts.count() == 1
