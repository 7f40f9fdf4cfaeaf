"""Work on the database threads leaves room for what is done elsewhere."""

import asyncio
import threading
import time

import pytest
from django.conf import settings
from django.db import connection

from voting.database import in_database, in_lane
from voting.models import Room

pytestmark = pytest.mark.django_db(transaction=True)


def _count_rooms_slowly() -> int:
    time.sleep(0.05)
    return Room.objects.count()


def test_busy_database_threads_leave_connections_to_the_lane_and_to_pages() -> None:
    """Every thread keeps its connection; the pool has some left for the votes and for the admin's pages."""

    async def keep_all_threads_busy() -> None:
        reads = [in_database(_count_rooms_slowly) for _ in range(5 * settings.DATABASE_POOL_SIZE)]
        assert set(await asyncio.gather(*reads, in_lane(_count_rooms_slowly))) == {0}

    asyncio.run(keep_all_threads_busy())
    assert Room.objects.count() == 0
    on_another_thread: list[int] = []

    def serve_a_page() -> None:
        try:
            on_another_thread.append(Room.objects.count())
        finally:
            connection.close()

    page = threading.Thread(target=serve_a_page)
    page.start()
    page.join()
    assert on_another_thread == [0]
