"""The export: the votes of a closed poll as files, for whoever may see counts, and for nobody else."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from backend.identity import GUEST_COOKIE
from tests.backend.doors import ask as ask_http
from tests.backend.doors import post
from tests.voting.people import ask, host_of, someone, vote
from voting.actions.polls import close_poll
from voting.actions.votes import GivenMarks, cast_vote
from voting.guests import guest_cookie
from voting.models import Poll

pytestmark = pytest.mark.django_db(transaction=True)


def close(poll: Poll) -> None:
    """Its host ends the voting."""
    close_poll(viewer=host_of(poll), poll_id=poll.pk)


def ranked_poll(**given: Any) -> Poll:
    """A closed ranked poll: two for Tea before Coffee, one for Coffee, one blank."""
    poll = ask(method="INSTANT_RUNOFF", options=["Tea", '=Coffee "black"', "Water"], **given)
    tea, coffee, _ = [str(pk) for pk in poll.options.order_by("position").values_list("pk", flat=True)]
    for ranks in ([[tea], [coffee]], [[tea], [coffee]], [[coffee]], []):
        marks = GivenMarks("rank", tuple(tuple(equals) for equals in ranks))
        cast_vote(viewer=someone(), poll_id=poll.pk, marks=marks)
    close(poll)
    return poll


def test_the_json_counts_to_the_same_result(tmp_path: Path) -> None:
    poll = ranked_poll()
    answer = ask_http("GET", f"/export/{poll.pk}.json")
    assert answer.status == 200
    assert answer.json["votes"] == [[2, {"rank": [[0], [1]]}], [1, {"rank": [[1]]}], [1, {"rank": []}]]
    assert answer.json["lotSeed"] == poll.lot_seed
    for form in ("json", "blt"):
        file = tmp_path / form
        file.write_bytes(ask_http("GET", f"/export/{poll.pk}.{form}").body)
        out = StringIO()
        call_command("count", str(file), stdout=out)
        assert json.loads(out.getvalue())["figures"] == [2, 1, 0]


def test_the_csv_has_a_line_per_pile_and_no_formula() -> None:
    """F12."""
    answer = ask_http("GET", f"/export/{ranked_poll().pk}.csv")
    assert answer.body.decode().splitlines() == [
        'votes,Tea,"\'=Coffee ""black""",Water', "2,1,2,", "1,,1,", "1,,,",
    ]  # fmt: skip
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("voters", "status"), [(2, 404), (3, 200)])
def test_few_secret_votes_are_not_laid_side_by_side(voters: int, status: int, groups_of_three: None) -> None:
    """L5."""
    poll = ask(policy={"secret": True})
    for _ in range(voters):
        vote(poll, someone(), "Tea")
    assert ask_http("GET", f"/export/{poll.pk}.json").status == 404
    close(poll)
    assert ask_http("GET", f"/export/{poll.pk}.json").status == status


def test_nothing_in_it_tells_who_voted_or_when() -> None:
    poll, voter = ask(), someone()
    vote(poll, voter, "Tea")
    close(poll)
    text = ask_http("GET", f"/export/{poll.pk}.json").body.decode()
    assert str(voter.id) not in text
    assert not any(word in text for word in ("castAt", "voter", "receipt", "2026-"))


@pytest.mark.parametrize("form", ["json", "blt", "csv"])
def test_there_is_none_before_the_close(form: str) -> None:
    poll = ask()
    vote(poll, someone(), "Tea")
    assert ask_http("GET", f"/export/{poll.pk}.{form}").status == 404


@pytest.mark.parametrize(
    "policy",
    [
        {"results_detail": "PERCENTAGES"},
        {"results_visible": "HOST_ONLY"},
        {"results_visible": "AFTER_REVEAL"},
    ],
)
def test_who_may_not_see_counts_gets_none_but_the_host_does(policy: dict[str, str]) -> None:
    poll = ranked_poll(policy=policy)
    address = f"/export/{poll.pk}.json"
    assert ask_http("GET", address).status == 404
    cookie = f"{GUEST_COOKIE}={guest_cookie(host_of(poll))}"
    assert ask_http("GET", address, headers={"Cookie": cookie}).status == 200


def test_scores_have_no_blt() -> None:
    poll = ask(method="STAR")
    scores = [(str(pk), 3) for pk in poll.options.values_list("pk", flat=True)]
    cast_vote(viewer=someone(), poll_id=poll.pk, marks=GivenMarks("score", scores))
    close(poll)
    assert ask_http("GET", f"/export/{poll.pk}.blt").status == 404
    assert ask_http("GET", f"/export/{poll.pk}.json").json["votes"] == [[1, {"score": [3, 3, 3]}]]


@pytest.mark.parametrize("path", ["/export/nonsense.json", f"/export/{'0' * 36}.json", "/export/x.exe"])
def test_what_is_no_poll_is_not_found(path: str) -> None:
    assert ask_http("GET", path).status == 404


def test_a_bad_token_is_told() -> None:
    answer = ask_http("GET", f"/export/{ask().pk}.json", headers={"Authorization": "Bearer nonsense"})
    assert answer.status == 401


def test_where_it_is_is_told_once_it_may_be_had() -> None:
    poll = ask()
    query = {"query": "query Q($id: ID!) { poll(id: $id) { exportUrl } }", "variables": {"id": str(poll.pk)}}
    assert post(query).json["data"]["poll"]["exportUrl"] is None
    close(poll)
    assert post(query).json["data"]["poll"]["exportUrl"] == f"/export/{poll.pk}.json"
