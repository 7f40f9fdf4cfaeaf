"""The plain door: who is asking, by cookie, by token, or not at all, and from which host."""

from typing import Any

import pytest

from backend.identity import GUEST_COOKIE
from tests.backend.doors import HOST, ORIGIN, Socket, bearer
from tests.backend.rooms import open_poll
from tests.backend.talks import error_code, one_answer, over
from voting.guests import guest_cookie, new_guest
from voting.models import Vote
from voting.permissions import Viewer

pytestmark = pytest.mark.django_db(transaction=True)


class TestWhoIsAsking:
    def path(self) -> str:
        """Where to vote."""
        return f"/ws/vote/{open_poll().pk}/"

    def test_our_own_page_votes_as_its_cookies_guest(self) -> None:
        guest = new_guest()
        headers = {"origin": ORIGIN, "cookie": f"{GUEST_COOKIE}={guest_cookie(guest)}"}
        one_answer(self.path(), {"vote": 1}, headers=headers)
        assert Vote.objects.get().voter == guest.id

    @pytest.mark.parametrize("origin", [{}, {"origin": "http://evil.test"}], ids=["W3", "W1"])
    def test_a_cookie_from_elsewhere_votes_for_nobody_known(self, origin: dict[str, str]) -> None:
        guest = new_guest()
        one_answer(
            self.path(), {"vote": 1}, headers={"cookie": f"{GUEST_COOKIE}={guest_cookie(guest)}", **origin}
        )
        assert Vote.objects.get().voter != guest.id

    def test_a_token_in_the_first_message_says_who_votes(self) -> None:
        guest = new_guest()
        assert self.vote_as(bearer(guest)["authorization"])["status"] == "NEW"
        assert Vote.objects.get().voter == guest.id

    def vote_as(self, authorization: str) -> Any:
        """The answer to a vote after saying who votes."""

        async def talk(socket: Socket) -> Any:
            await socket.say({"authorization": authorization})
            return await socket.answer_to({"vote": 1})

        return over(self.path(), talk)

    def test_a_token_in_the_handshake_says_who_votes(self) -> None:
        """W4."""
        guest = new_guest()
        one_answer(self.path(), {"vote": 1}, headers=bearer(guest))
        assert Vote.objects.get().voter == guest.id

    @pytest.mark.parametrize(
        "authorization", ["Bearer x", "Bearer", "x", "", "Bearer \ud800"], ids=["W13"] * 5
    )
    def test_a_bad_token_closes_the_socket_for_a_new_one(self, authorization: str) -> None:
        async def talk(socket: Socket) -> int | None:
            assert await socket.answer_to({"authorization": authorization}) is None
            return socket.close_code

        assert over(self.path(), talk) == 4403

    def test_a_bad_token_in_the_handshake_closes_the_socket(self) -> None:
        async def talk(socket: Socket) -> int | None:
            assert await socket.hear() is None
            return socket.close_code

        assert over(self.path(), talk, headers={"authorization": "Bearer x"}) == 4403

    def test_who_is_asking_is_said_first_or_not_at_all(self) -> None:
        async def talk(socket: Socket) -> Any:
            await socket.answer_to({"vote": 1})
            return await socket.answer_to(bearer())

        assert error_code(over(self.path(), talk)) == "INVALID_INPUT"


HOSTS = ["evil.test", "testserver.evil.test", ""]


@pytest.mark.parametrize("host", HOSTS, ids=[f"W2-{host}" for host in HOSTS])
def test_a_host_that_is_not_ours_gets_no_socket(host: str) -> None:
    headers = {"host": host, "origin": f"http://{host}"}

    async def talk(socket: Socket) -> bool:
        return socket.is_open

    assert over("/ws/vote/", talk, headers=headers) is False


@pytest.mark.parametrize("path", ["/", "/ws/", "/ws/vote", "/ws/vote/x", "/nothing/"])
def test_an_unknown_address_gets_no_socket(path: str) -> None:
    async def talk(socket: Socket) -> bool:
        return socket.is_open

    assert over(path, talk) is False


def test_a_host_watches_what_only_hosts_see() -> None:
    host = new_guest()
    poll = open_poll(host=host, policy={"results_visible": "HOST_ONLY"})
    assert watched_by(host, poll)["options"]
    assert watched_by(new_guest(), poll)["options"] is None


def watched_by(viewer: Viewer, poll: Any) -> Any:
    """The tally as this viewer sees it."""
    answer = one_answer(f"/ws/vote/{poll.pk}/", {"watch": True}, headers={"host": HOST, **bearer(viewer)})
    return answer["tally"]
