"""The host's rights that a room's key hands on."""

from uuid import uuid4

import pytest
from pytest_django import Settings

from tests.voting.people import ask, host_of, refused, someone
from voting.actions.host_keys import host_key, join_as_host, revoke_host_key
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


# ---------- revoking it
def test_a_revoked_key_makes_nobody_a_host_and_the_next_one_does() -> None:
    poll = ask()
    room, host, helper = room_of(poll), host_of(poll), someone()
    old = host_key(room)
    join_as_host(viewer=helper, join_code=room.join_code, key=old)
    renewed = revoke_host_key(viewer=host, room_id=room.pk)
    assert renewed.revision == room.revision + 1
    with refused("NOT_ALLOWED"):
        join_as_host(viewer=someone(), join_code=room.join_code, key=old)
    join_as_host(viewer=someone(), join_code=room.join_code, key=host_key(renewed))
    assert is_host(helper, room.pk)


def test_revoking_may_take_the_rights_from_all_other_hosts() -> None:
    poll = ask()
    room, host, helper = room_of(poll), host_of(poll), someone()
    join_as_host(viewer=helper, join_code=room.join_code, key=host_key(room))
    other = ask(helper)
    revoke_host_key(viewer=host, room_id=room.pk, remove_other_hosts=True)
    assert is_host(host, room.pk)
    assert not is_host(helper, room.pk)
    assert is_host(helper, other.room_id)


def test_only_hosts_revoke() -> None:
    room = room_of(ask())
    for viewer in (someone(), None):
        with refused("NOT_ALLOWED"):
            revoke_host_key(viewer=viewer, room_id=room.pk, remove_other_hosts=True)
    with refused("NOT_FOUND"):
        revoke_host_key(viewer=someone(), room_id=uuid4())
    assert room_of(room.polls.get()).host_key_version == 1
    assert room.hosts.count() == 1
