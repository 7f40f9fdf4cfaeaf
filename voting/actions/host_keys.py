"""The key of a room's host link: whoever holds it becomes a host."""

from hmac import compare_digest

from django.conf import settings
from django.utils.crypto import salted_hmac

from voting.actions.holding import known
from voting.database import atomically
from voting.errors import RefusalCode, Refused
from voting.models import Host, Room
from voting.permissions import Viewer, rooms_named


def host_key(room: Room) -> str:
    """The secret that gives a room's host rights; derived, so that none is stored.

    Raising `host_key_version` makes earlier keys worthless.
    """
    return _host_key(room, settings.SECRET_KEY)


def _host_key(room: Room, secret: str) -> str:
    subject = f"{room.pk}:{room.host_key_version}"
    return salted_hmac("voting.host_key", subject, secret=secret, algorithm="sha256").hexdigest()[:32]


@atomically
def join_as_host(*, viewer: Viewer | None, join_code: str, key: str) -> Room:
    """Make the viewer a host of the room whose host key it holds."""
    asking = known(viewer)
    room = rooms_named(join_code).first()
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    offered = key.encode("utf-8", "replace")
    if room is None or not any(compare_digest(_host_key(room, s).encode(), offered) for s in secrets):
        raise Refused(RefusalCode.NOT_ALLOWED, "This host link does not open this room.")
    Host.objects.get_or_create(room=room, viewer_id=asking.id)
    return room
