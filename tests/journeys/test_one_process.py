"""One process, SQLite, no Redis: what a newcomer starts with one command."""

from collections.abc import Callable

from tests.journeys.people import Person, votes_by_label
from tests.servers.livetally import LivetallyServer

StartServer = Callable[..., LivetallyServer]


def test_a_vote_moves_the_screen_of_another_guest(one_server: LivetallyServer) -> None:
    host, watcher, voter = Person(one_server), Person(one_server), Person(one_server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with watcher.watch(poll) as screen:
        assert votes_by_label(screen.until_turnout(0)) == {"Tea": 0, "Coffee": 0}
        answer = voter.vote(poll, "Coffee")
        assert answer["status"] == "NEW"
        seen = screen.until_turnout(1)
    assert votes_by_label(seen) == {"Tea": 0, "Coffee": 1}
    assert seen["revision"] >= answer["vote"]["revision"]
    assert seen == watcher.tally(poll), "live equals read"


def test_every_screen_ends_on_the_final_tally(one_server: LivetallyServer) -> None:
    host = Person(one_server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with Person(one_server).watch(poll) as screen:
        for label in ("Tea", "Coffee", "Tea"):
            assert Person(one_server).vote(poll, label)["status"] == "NEW"
        closed = host.ask("ClosePoll", pollId=poll["id"])["closePoll"]
        assert closed["state"] == "CLOSED"
        final = screen.until(lambda tally: not tally["provisional"], what="the final tally")
    assert votes_by_label(final) == {"Tea": 2, "Coffee": 1}
    late = Person(one_server).vote(poll, "Coffee")
    assert late["code"] == "NOT_OPEN"


def test_an_acknowledged_vote_survives_the_kill_of_the_process(
    sqlite_url: str, start_server: StartServer
) -> None:
    """GV1, GV4."""
    server = start_server(database_url=sqlite_url)
    host, voter = Person(server), Person(server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    first = voter.vote(poll, "Tea")
    server.kill()
    server.start()
    assert votes_by_label(host.tally(poll)) == {"Tea": 1, "Coffee": 0}
    again = voter.vote(poll, "Tea")
    assert again["status"] == "UNCHANGED"
    assert again["vote"]["receipt"] == first["vote"]["receipt"]


def test_a_stopping_process_tells_screens_to_come_back(sqlite_url: str, start_server: StartServer) -> None:
    server = start_server(database_url=sqlite_url)
    host = Person(server)
    poll = host.create_poll("Tea or coffee?", ["Tea", "Coffee"])
    with host.watch(poll) as screen:
        screen.until_turnout(0)
        server.stop()
        assert screen.close_code() in {1012, 1013}
