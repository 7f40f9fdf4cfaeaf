"""The demo: a room that is there once, and a crowd that votes as any program would."""

import random
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from backend.crowd import Crowd, Server
from backend.demo import demo_host, open_demo_poll, seed_demo
from tests.servers.livetally import LivetallyServer, manage
from voting.actions import polls
from voting.models import Poll, Room


@pytest.mark.django_db(transaction=True)
class TestSeed:
    def test_it_makes_a_room_with_an_open_poll(self) -> None:
        room = seed_demo()
        demo = open_demo_poll()
        assert demo
        assert (room.title, room.current_poll_id, room.join_code) == (
            "Livetally demo",
            demo.poll_id,
            demo.join_code,
        )
        assert len(demo.option_ids) == 4

    def test_it_makes_it_once(self) -> None:
        assert seed_demo() == seed_demo()
        assert (Room.objects.count(), Poll.objects.count()) == (1, 1)

    def test_it_asks_again_when_the_poll_was_closed(self) -> None:
        room = seed_demo()
        polls.close_poll(viewer=demo_host(), poll_id=Poll.objects.get().pk)
        assert open_demo_poll() is None
        assert seed_demo() == room
        assert open_demo_poll()

    def test_it_prints_where_to_vote_and_where_to_host(self) -> None:
        printed = StringIO()
        call_command("demo", seed=True, base_url="http://192.0.2.7:8000/", stdout=printed)
        code = Room.objects.get().join_code
        assert f" http://192.0.2.7:8000/{code}\n" in printed.getvalue()
        assert f" http://192.0.2.7:8000/{code}/host#key=" in printed.getvalue()
        assert " http://192.0.2.7:8000/graphiql/\n" in printed.getvalue()

    def test_without_a_server_the_crowd_says_how_to_start_one(self) -> None:
        with pytest.raises(CommandError, match="make run"):
            call_command("demo", url="http://127.0.0.1:9")


def test_a_crowd_votes_once_each(sqlite_url: str, start_server: Callable[..., LivetallyServer]) -> None:
    manage("demo", "--seed", database_url=sqlite_url)
    server = start_server(database_url=sqlite_url)
    said = manage("demo", "--url", server.url, "--voters=12", "--seconds=1", database_url=sqlite_url)
    assert "12 voted" in said
    assert "no answer" not in said
    assert server.log_text() == ""


def test_a_crowd_can_be_stopped(sqlite_url: str, start_server: Callable[..., LivetallyServer]) -> None:
    code = manage("demo", "--seed", database_url=sqlite_url).split("/")[3].split()[0]
    server = Server(start_server(database_url=sqlite_url).url)
    poll = server.shown_poll(code)
    assert poll
    crowd = Crowd(server, poll, voters=50, seconds=600, dice=random.Random(1))
    crowd.vote(on_answer=crowd.stop)
    assert 0 < crowd.answers.total() < 50
