"""The admin: operators see who voted but not what, write nothing, and close polls by the domain's action."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from tests.backend.rooms import open_poll
from voting.actions.votes import GivenMarks, cast_vote
from voting.guests import new_guest
from voting.models import Poll, Vote
from voting.words import PollState

pytestmark = pytest.mark.django_db(transaction=True)
LISTS = ["room", "poll", "vote", "pile", "answer"]


@pytest.fixture
def operator(db: None) -> Client:
    """A signed-in operator who may do everything."""
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("operator", password="x"))
    return client


@pytest.fixture
def voted() -> Poll:
    """A poll with one vote for its first option."""
    poll = open_poll("Tea", "Coffee")
    first = str(poll.options.all()[0].pk)
    cast_vote(viewer=new_guest(), poll_id=poll.pk, marks=GivenMarks("choose", [first]), request_id="r1")
    return poll


def closing(client: Client, *polls: Poll) -> None:
    """Choose the action that closes these polls."""
    chosen = {"action": "close", "_selected_action": [str(poll.pk) for poll in polls]}
    client.post(reverse("admin:voting_poll_changelist"), chosen)


def test_an_operator_signs_in_with_a_password() -> None:
    get_user_model().objects.create_superuser("operator", password="a long one")
    client = Client()
    answer = client.post("/admin/login/?next=/admin/", {"username": "operator", "password": "a long one"})
    assert (answer.status_code, answer["location"]) == (302, "/admin/")


def test_a_stranger_gets_the_login_page() -> None:
    answer = Client().get(reverse("admin:voting_vote_changelist"))
    assert (answer.status_code, answer["location"].split("?")[0]) == (302, "/admin/login/")


@pytest.mark.parametrize("kind", LISTS)
def test_every_list_and_row_can_be_looked_at(kind: str, operator: Client, voted: Poll) -> None:
    listed = operator.get(reverse(f"admin:voting_{kind}_changelist"), {"q": voted.room.join_code})
    assert listed.status_code == 200
    (row,) = listed.context["cl"].result_list
    assert operator.get(reverse(f"admin:voting_{kind}_change", args=[row.pk])).status_code == 200


@pytest.mark.parametrize("kind", LISTS)
def test_no_row_is_written_past_the_actions(kind: str, operator: Client, voted: Poll) -> None:
    (row,) = operator.get(reverse(f"admin:voting_{kind}_changelist")).context["cl"].result_list
    assert operator.get(reverse(f"admin:voting_{kind}_add")).status_code == 403
    assert (
        operator.post(reverse(f"admin:voting_{kind}_change", args=[row.pk]), {"title": "x"}).status_code
        == 403
    )
    assert (
        operator.post(reverse(f"admin:voting_{kind}_delete", args=[row.pk]), {"post": "yes"}).status_code
        == 403
    )
    assert Vote.objects.count() == 1


def test_what_somebody_marked_is_shown_nowhere(operator: Client, voted: Poll) -> None:
    """A19."""
    for kind in ("vote", "answer"):
        listed = operator.get(reverse(f"admin:voting_{kind}_changelist"))
        row = listed.context["cl"].result_list[0]
        shown = operator.get(reverse(f"admin:voting_{kind}_change", args=[row.pk])).text
        assert "choose" not in listed.text + shown, kind


@pytest.mark.parametrize(
    "hidden",
    [
        {"secret": True},
        {"grouped_results": True},
        {"results_detail": "PERCENTAGES"},
        {"results_visible": "AFTER_CLOSING"},
    ],
    ids=str,
)
def test_figures_are_out_for_nobody_before_their_time(
    hidden: dict[str, object], operator: Client, voted: Poll
) -> None:
    pile = voted.piles.get()
    assert "choose" in operator.get(reverse("admin:voting_pile_changelist")).text
    Poll.objects.update(**hidden)
    assert "choose" not in operator.get(reverse("admin:voting_pile_changelist")).text
    assert operator.get(reverse("admin:voting_pile_change", args=[pile.pk])).status_code == 302


@pytest.mark.parametrize(
    ("kind", "question"),
    [("poll", "lot_seed__startswith=a"), ("poll", "ballots_held=1"), ("vote", "pile=1"), ("pile", "count=1")],
)
def test_no_filter_asks_for_what_is_not_shown(
    kind: str, question: str, operator: Client, voted: Poll
) -> None:
    address = reverse(f"admin:voting_{kind}_changelist")
    assert operator.get(f"{address}?{question}").status_code == 400
    assert operator.get(f"{reverse('admin:voting_poll_changelist')}?state__exact=OPEN").status_code == 200


def test_an_operator_closes_a_poll_for_its_host(operator: Client, voted: Poll) -> None:
    revision = Poll.objects.get(pk=voted.pk).revision
    closing(operator, voted)
    closed = Poll.objects.get(pk=voted.pk)
    assert (closed.state, closed.revision) == (PollState.CLOSED, revision + 1)
    assert closed.closed_at
    assert LogEntry.objects.get().change_message == "Closed."


def test_what_cannot_be_closed_is_said_and_the_rest_is_closed(operator: Client, voted: Poll) -> None:
    orphan = open_poll()
    orphan.room.hosts.all().delete()
    closing(operator, orphan, voted)
    states = dict(Poll.objects.values_list("pk", "state"))
    assert states == {orphan.pk: PollState.OPEN, voted.pk: PollState.CLOSED}


def test_who_may_only_look_may_not_close(voted: Poll) -> None:
    user = User.objects.create_user("reader", password="x", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    client = Client()
    client.force_login(user)
    closing(client, voted)
    assert Poll.objects.get(pk=voted.pk).state == PollState.OPEN


def test_its_pages_run_nothing_foreign_and_cannot_be_framed(operator: Client) -> None:
    headers = operator.get("/admin/").headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
