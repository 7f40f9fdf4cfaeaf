"""Health: alive without looking, ready only when votes can be taken."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from tests.backend.doors import ask
from tests.servers.redis import RedisServer


def test_a_living_process_says_so_without_any_store() -> None:
    # Without a database mark: a look into the database would fail here.
    answer = ask("GET", "/healthz")
    assert (answer.status, answer.body) == (200, b"ok\n")


def test_a_probe_may_name_the_container_by_its_address() -> None:
    assert ask("GET", "/healthz", headers={"host": "10.1.2.3:8000"}).status == 200
    assert ask("GET", "/", headers={"host": "10.1.2.3:8000"}).status == 400


@pytest.mark.django_db(transaction=True)
class TestReady:
    def test_it_is_ready_with_a_migrated_database(self) -> None:
        answer = ask("GET", "/readyz")
        assert answer.status == 200
        assert answer.json == {"ready": True, "process": "ok", "database": "ok", "redis": "not used"}

    def test_it_is_not_ready_while_a_migration_is_missing(self) -> None:
        recorder = MigrationRecorder(connection)
        [newest] = MigrationLoader(connection).graph.leaf_nodes("voting")
        recorder.record_unapplied(*newest)
        try:
            answer = ask("GET", "/readyz")
        finally:
            recorder.record_applied(*newest)
        assert (answer.status, answer.json["database"]) == (503, "migrations are missing")

    def test_it_is_not_ready_without_a_database(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def gone() -> str:
            raise OperationalError("password=secret host=db.internal")

        monkeypatch.setattr("backend.health._migrated", gone)
        answer = ask("GET", "/readyz")
        assert (answer.status, answer.json["database"]) == (503, "cannot be reached")
        assert b"secret" not in answer.body

    @pytest.mark.redis
    def test_it_is_ready_with_redis_and_not_without(
        self, settings: Settings, redis_server: RedisServer
    ) -> None:
        settings.REDIS_URL = redis_server.url
        assert ask("GET", "/readyz").json["redis"] == "ok"
        redis_server.kill()
        answer = ask("GET", "/readyz")
        assert (answer.status, answer.json["redis"]) == (503, "cannot be reached")

    def test_a_redis_that_hangs_is_waited_for_a_second_at_most(self, settings: Settings) -> None:
        settings.REDIS_URL = "redis://192.0.2.1:6379/0"
        assert ask("GET", "/readyz").status == 503
