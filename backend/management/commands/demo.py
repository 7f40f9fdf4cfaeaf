"""`manage.py demo`: a crowd votes on the demo poll; `--seed` makes the demo room and prints its links."""

import random
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from backend.crowd import Crowd, Server, Unreachable
from backend.demo import seed_demo
from voting.actions.host_keys import host_key

URL = "http://127.0.0.1:8000"


class Command(BaseCommand):
    help = "Lets a crowd vote on the demo poll of a running server, so that its screens move."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be said on the command line."""
        parser.add_argument("--seed", action="store_true", help="make the demo room and print its links")
        parser.add_argument("--base-url", default=URL, help="where the printed links lead")
        parser.add_argument("--url", default=URL, help="where the running server is")
        parser.add_argument("--room", metavar="CODE", help="vote in this room instead of the demo room")
        parser.add_argument("--voters", type=int, default=40, help="how many vote (40)")
        parser.add_argument("--seconds", type=float, default=30, help="how long they take (30)")

    def handle(self, **said: Any) -> None:
        """Seed, or let the crowd vote."""
        if said["seed"]:
            self._seed(said["base_url"].rstrip("/"))
        else:
            self._let_crowd_vote(Server(said["url"].rstrip("/")), said)

    def _seed(self, url: str) -> None:
        room = seed_demo()
        self.stdout.write(f"Vote:                {url}/{room.join_code}")
        self.stdout.write(f"Run it as host:      {url}/{room.join_code}/host#key={host_key(room)}")
        if settings.GRAPHIQL:
            self.stdout.write(f"GraphiQL:            {url}/graphiql/")

    def _let_crowd_vote(self, server: Server, said: dict[str, Any]) -> None:
        join_code = said["room"] or seed_demo().join_code
        try:
            poll = server.shown_poll(join_code)
        except Unreachable as fault:
            raise CommandError(f"{fault} Start it with: make run") from fault
        if poll is None:
            raise CommandError(f"Room {join_code} shows no open poll at {server.url}.")
        self.stdout.write(f"{poll.question}  {server.url}/{join_code}")
        dice = random.Random()  # noqa: S311 - a crowd's taste is no secret
        crowd = Crowd(server, poll, voters=said["voters"], seconds=said["seconds"], dice=dice)
        try:
            crowd.vote(self._show_progress(crowd))
        except KeyboardInterrupt:
            crowd.stop()
        self.stdout.write(f"\n{_in_words(crowd)}")

    def _show_progress(self, crowd: Crowd) -> Any:
        def show() -> None:
            if self.stdout.isatty():
                self.stdout.write(f"\r{_in_words(crowd)}  ", ending="")
                self.stdout.flush()

        return show


def _in_words(crowd: Crowd) -> str:
    words = {"NEW": "voted", "REPLACED": "changed their mind", "UNCHANGED": "stayed with it"}
    parts = [f"{count} {words.get(status, status)}" for status, count in crowd.answers.most_common()]
    return ", ".join(parts) or "nobody voted"
