"""Two Livetally processes on one PostgreSQL and one Redis, with a proxy on every wire between them."""

import json
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx
import psycopg

from tests.faults.ledger import Ledger
from tests.faults.proxy import Proxy
from tests.journeys.people import Person
from tests.servers.kept import wait_until
from tests.servers.livetally import LivetallyServer
from tests.servers.postgres import PostgresServer
from tests.servers.redis import RedisServer

OPTIONS = ["Tea", "Coffee", "Water"]
METRICS_TOKEN = "only-for-tests"
METRICS_HEADERS = {"Authorization": f"Bearer {METRICS_TOKEN}"}


@dataclass
class Node:
    """One process, and the wires to it: from its clients, to its database, to its bus."""

    server: LivetallyServer
    network: Proxy
    database: Proxy
    bus: Proxy

    @property
    def url(self) -> str:
        """Where clients find it, over their own network."""
        return f"http://127.0.0.1:{self.network.port}"

    @property
    def socket_url(self) -> str:
        """Where clients' websockets find it."""
        return f"ws://127.0.0.1:{self.network.port}"

    def number(self, name: str) -> float:
        """One of the numbers that the process tells on /metrics."""
        told = httpx.get(f"{self.server.url}/metrics", headers=METRICS_HEADERS, timeout=10).text
        (line,) = [line for line in told.splitlines() if line.startswith(f"livetally_{name}{{")]
        return float(line.split()[1])

    def mend(self) -> None:
        """End every fault of its wires, and have it running."""
        for wire in (self.network, self.database, self.bus):
            wire.mend()
        if not self.server.process.is_running:
            self.server.start()


@dataclass(frozen=True)
class Truth:
    """A poll's tally as the database holds it."""

    revision: int
    votes: dict[str, int]

    @property
    def turnout(self) -> int:
        """How many have voted, each for one option."""
        return sum(self.votes.values())


class Hall:
    """The whole of it."""

    def __init__(
        self, nodes: list[Node], postgres: PostgresServer, redis: RedisServer, database: str
    ) -> None:
        self.nodes = nodes
        self.postgres = postgres
        self.redis = redis
        self.database_url = database
        self.chance = random.Random(11)

    def ask(self, **given: Any) -> "Question":
        """A fresh open poll."""
        host = Person(self.nodes[0].server)
        return Question(self, host.create_poll("Tea or coffee?", OPTIONS, **given), host)

    def mend(self) -> None:
        """End every fault, and return once both processes are ready."""
        if not self.postgres.process.is_running:
            self.postgres.start()
        if not self.redis.process.is_running:
            self.redis.start()
        for node in self.nodes:
            node.mend()
            wait_until(node.server.is_ready, what="the process is ready again", deadline_seconds=30)

    def read(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of the database, read past all proxies."""
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            return connection.execute(statement.encode(), values).fetchall()


class Question:
    """One poll of a hall, and the ledger of who attempted to vote in it."""

    def __init__(self, hall: Hall, poll: dict[str, Any], host: Person) -> None:
        self.hall = hall
        self.poll = poll
        self.host = host
        self.ledger = Ledger()
        # What voters vote with, one code each, where the poll asks for codes.
        self.codes: Iterator[str] = iter(())
        self.options: dict[str, str] = {option["label"]: option["id"] for option in poll["options"]}

    @property
    def id(self) -> str:
        """The poll's id."""
        return str(self.poll["id"])

    def stored(self) -> list[tuple[UUID, str]]:
        """(voter, choice) of each vote in the store."""
        votes = self.hall.read(
            "SELECT v.voter, p.marks FROM voting_vote v JOIN voting_pile p ON p.id = v.pile_id"
            " WHERE v.poll_id = %s",
            self.id,
        )
        return [(voter, choice_of(marks)) for voter, marks in votes]

    def truth(self) -> Truth:
        """The tally, counted from the votes themselves."""
        return self.truth_of(choice for _, choice in self.stored())

    def truth_of(self, choices: Iterable[str]) -> Truth:
        """The tally of these votes, as of now."""
        ((revision,),) = self.hall.read("SELECT revision FROM voting_poll WHERE id = %s", self.id)
        votes = dict.fromkeys(OPTIONS, 0)
        for choice in choices:
            votes[choice] += 1
        return Truth(revision, votes)


def choice_of(marks: Any) -> str:
    """The option that stored marks are for."""
    known = json.loads(marks) if isinstance(marks, str) else marks
    return OPTIONS[known["choose"][0]]


StartServer = Callable[..., LivetallyServer]


@contextmanager
def opened(start: StartServer, postgres: PostgresServer, redis: RedisServer, url: str) -> Iterator[Hall]:
    """A hall on these stores; its proxies end with the block."""
    nodes: list[Node] = []
    database_name = url.rpartition("/")[2]
    with ExitStack() as wires:
        for _ in range(2):
            database, bus = (wires.enter_context(Proxy(port)) for port in (postgres.port, redis.port))
            server = start(
                database_url=f"postgresql://postgres@127.0.0.1:{database.port}/{database_name}",
                redis_url=f"redis://127.0.0.1:{bus.port}/0",
                METRICS_TOKEN=METRICS_TOKEN,
            )
            nodes.append(Node(server, wires.enter_context(Proxy(server.port)), database, bus))
        yield Hall(nodes, postgres, redis, url)
