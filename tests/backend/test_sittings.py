"""A signed-in user's sockets, once the session behind them is over."""

import asyncio
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from backend import sittings as module
from backend.graphql_socket import _Talk
from backend.sittings import sessions_over, sittings
from tests.backend.doors import HOST, ORIGIN, Socket
from tests.backend.graphql_client import graphql_client, in_one_loop
from voting.database import in_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sessions are looked at often."""
    monkeypatch.setattr(module, "LOOK_EVERY_SECONDS", 0.05)


@pytest.fixture
def ada() -> User:
    """A user."""
    return get_user_model().objects.create_user("ada", password="x")


def session_of(user: User) -> str:
    """The key of a session that the user has just opened."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def sign_out(_: User) -> None:
    """End every session, as signing out does."""
    Session.objects.all().delete()


def change_password(user: User) -> None:
    """Give the user another password, which ends the sessions of the earlier one."""
    user.set_password("y")
    user.save()


def close_account(user: User) -> None:
    """Let the user in no more."""
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)


def let_expire(_: User) -> None:
    """Let every session run out."""
    Session.objects.update(expire_date=timezone.now())


ENDS: list[Callable[[User], object]] = [sign_out, change_password, close_account, let_expire, User.delete]


@pytest.mark.parametrize("end", ENDS, ids=lambda end: end.__name__)
def test_its_graphql_socket_ends_with_it_w44(ada: User, end: Callable[[User], object]) -> None:
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(ada)}".encode()

    async def story() -> None:
        async with graphql_client(headers=((b"origin", ORIGIN.encode()), (b"cookie", cookie))) as client:
            await client.init()
            await asyncio.sleep(0.15)
            assert await client.is_alive(), "while the session lasts"
            await in_database(end, ada)
            assert await client.closed_with() == 4403
        assert len(sittings()) == 0

    in_one_loop(story())


def test_its_plain_socket_ends_with_it_w44(ada: User) -> None:
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(ada)}"

    async def story() -> None:
        async with Socket("/ws/vote/", headers={"origin": ORIGIN, "cookie": cookie}) as socket:
            assert await socket.hears_nothing()
            await in_database(sign_out, ada)
            assert await socket.hear() is None
            assert socket.close_code == 4403

    in_one_loop(story())


def test_a_socket_that_goes_is_forgotten(ada: User) -> None:
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(ada)}".encode()

    async def story() -> None:
        for _ in range(2):
            async with graphql_client(headers=((b"origin", ORIGIN.encode()), (b"cookie", cookie))) as client:
                await client.init()
                assert len(sittings()) == 1
            assert len(sittings()) == 0

    in_one_loop(story())


def test_many_sessions_are_looked_at_in_two_statements(ada: User) -> None:
    grace = get_user_model().objects.create_user("grace", password="x")
    keys = [session_of(user) for user in (ada, grace, ada)]
    close_account(grace)
    with CaptureQueriesContext(connection) as caught:
        assert sessions_over([*keys, "gone"]) == {keys[1], "gone"}
    assert len(caught) == 2


class _Gone:
    """The transport of a socket that is lost."""

    on_writable = None
    is_writable = False

    def hand_over(self, *_: object) -> None:
        """Nobody calls."""


def test_a_socket_lost_while_it_is_found_out_who_asks_leaves_nothing_gl14(ada: User) -> None:
    """Nor by what it had sent before: that is heard when the database has answered."""
    cookie = f"{settings.SESSION_COOKIE_NAME}={session_of(ada)}"
    given = {"host": HOST, "origin": ORIGIN, "cookie": cookie}
    headers = [(name.encode(), value.encode()) for name, value in given.items()]
    scope = {"type": "websocket", "scheme": "ws", "client": ("127.0.0.1", 1), "headers": headers}

    async def send(_: object) -> None:
        """It is gone."""

    async def lost() -> tuple[int, bool]:
        talk = _Talk(scope, send, _Gone())  # type: ignore[arg-type]
        hearing = asyncio.create_task(talk.hear('{"type":"connection_init"}'))
        await asyncio.sleep(0)
        assert not hearing.done()
        talk.end()
        await hearing
        await talk.hear('{"type":"subscribe","id":"1","payload":{"query":"{ serverTime }"}}')
        return len(sittings()), talk._connection.is_answering

    assert asyncio.run(lost()) == (0, False)
