"""The faults that are done to a hall, each with its beginning and its end."""

import signal
from collections.abc import Callable
from dataclasses import dataclass

from tests.faults.hall import Hall, Node

Act = Callable[[Hall], None]


@dataclass(frozen=True)
class Fault:
    """What is done and how it ends; seconds: how long it lasts between the two.

    of_bus: whether it is done to Redis, so that votes and newcomers are served all the same, and the bus
    has to carry again afterwards.
    """

    name: str
    begin: Act
    end: Act
    seconds: float = 1.0
    of_bus: bool = False

    def __str__(self) -> str:
        return self.name


def nothing(_hall: Hall) -> None:
    """End what ends by itself."""


def of_redis(number: int) -> Act:
    """A signal to Redis."""
    return lambda hall: hall.redis.process.signal(number)


def of_one_process(number: int) -> Act:
    """A signal to the second process."""
    return lambda hall: hall.nodes[1].server.process.signal(number)


def of_wires(choose: Callable[[Node], object]) -> Act:
    """Something done to a wire of each process."""

    def act(hall: Hall) -> None:
        for node in hall.nodes:
            choose(node)

    return act


def cut_database_connections(hall: Hall) -> None:
    """End every connection that processes have to the database, from the database's side."""
    hall.read(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )


REDIS_KILLED = Fault(
    "Redis killed, back empty",
    lambda hall: hall.redis.kill(),
    lambda hall: hall.redis.start(),
    of_bus=True,
)
REDIS_HUNG = Fault("Redis hung", of_redis(signal.SIGSTOP), of_redis(signal.SIGCONT), of_bus=True, seconds=3)
REDIS_FLUSHED = Fault("Redis flushed", lambda hall: hall.redis.flush(), nothing, of_bus=True)
REDIS_DEAF = Fault(
    "Redis's wires half-open",
    of_wires(lambda node: node.bus.swallow()),
    of_wires(lambda node: node.bus.mend()),
    of_bus=True,
)
POSTGRES_CRASHED = Fault(
    "PostgreSQL crashed and restarted",
    lambda hall: hall.postgres.crash(),
    lambda hall: hall.postgres.start(),
)
DATABASE_CUT = Fault("database connections cut", cut_database_connections, nothing)
DATABASE_HELD = Fault(
    "database's wires held",
    of_wires(lambda node: node.database.hold()),
    of_wires(lambda node: node.database.mend()),
)
PROCESS_KILLED = Fault(
    "a process killed",
    lambda hall: hall.nodes[1].server.kill(),
    lambda hall: hall.nodes[1].server.start(),
    seconds=0.5,
)
PROCESS_HUNG = Fault(
    "a process hung", of_one_process(signal.SIGSTOP), of_one_process(signal.SIGCONT), seconds=3
)
NETWORK_CUT = Fault(
    "clients' network cut",
    of_wires(lambda node: node.network.cut()),
    of_wires(lambda node: node.network.mend()),
)
NETWORK_HALF_OPEN = Fault(
    "clients' network half-open",
    of_wires(lambda node: node.network.swallow()),
    of_wires(lambda node: node.network.mend()),
)
FAULTS = [
    REDIS_KILLED, REDIS_HUNG, REDIS_FLUSHED, REDIS_DEAF, POSTGRES_CRASHED, DATABASE_CUT, DATABASE_HELD,
    PROCESS_KILLED, PROCESS_HUNG, NETWORK_CUT, NETWORK_HALF_OPEN,
]  # fmt: skip
