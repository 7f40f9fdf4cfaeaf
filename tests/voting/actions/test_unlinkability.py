"""What the database tells of a secret poll: no key, order or time joins who voted and what was marked."""

import pytest
from django.db import connection
from pytest_django import Settings

from tests.voting.people import SECRET, ask, close, secretly, someone, stored
from voting.models import Answer, Ballot, Pile, RollEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("groups_of_three")]


def rows_beside_voters() -> set[str]:
    """Every value that is stored in a row with a voter, but for the poll's id, as text."""
    values: set[str] = set()
    for entry in RollEntry.objects.values_list("id", "voter"):
        values |= {str(value) for value in entry}
    for answer in Answer.objects.values_list("id", "voter", "request_id", "content", "created_at"):
        values |= (
            {str(value) for value in answer[:3]} | {str(v) for v in answer[3].values()} | {str(answer[4])}
        )
    return values


def test_nothing_stored_joins_a_voter_and_its_marks() -> None:
    """L9. What both sides hold in common is told by every row alike: it joins all with all."""
    poll, voters = ask(policy=SECRET), [someone() for _ in range(12)]
    casts = [
        secretly(poll, voter, ["Tea", "Coffee", "Water"][i % 3], request_id=f"request-{i}")
        for i, voter in enumerate(voters)
    ]
    beside_voters = rows_beside_voters()
    for ballot in Ballot.objects.values("id", "receipt", "digest", "marks"):
        assert not {
            str(ballot["id"]),
            ballot["receipt"],
            str(ballot["marks"]),
            bytes(ballot["digest"]).hex(),
        } & (beside_voters)
    everything = "".join(beside_voters)
    for i, cast in enumerate(casts):
        assert cast.receipt
        assert cast.ballot_key
        assert cast.receipt not in everything
        assert cast.ballot_key[:32] not in everything
        assert f"request-{i}" not in beside_voters
    assert {
        (a.minute, a.second, a.microsecond) for a in Answer.objects.values_list("created_at", flat=True)
    } == {(0, 0, 0)}


def physical_order(table: str, column: str) -> list[str]:
    """The column's values in the order in which the rows lie in the database's own file."""
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY {place}")
        return [str(row[0]) for row in cursor.fetchall()]


def test_neither_ids_nor_the_rows_places_keep_the_order_of_voting(settings: Settings) -> None:
    settings.SMALLEST_GROUP = 40
    poll = ask(policy=SECRET)
    receipts = [secretly(poll, someone(), "Tea").receipt for _ in range(39)]
    assert physical_order("voting_ballot", "receipt") == receipts  # Until they are a group.
    receipts.append(secretly(poll, someone(), "Tea").receipt)
    lying = physical_order("voting_ballot", "receipt")
    by_id = [ballot.receipt for ballot in Ballot.objects.order_by("id")]
    assert sorted(lying) == sorted(by_id) == sorted(str(r) for r in receipts)
    assert lying != receipts
    assert by_id not in (receipts, lying)
    assert set(Ballot.objects.values_list("mixed", flat=True)) == {True}


@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="PostgreSQL marks rows with their transaction."
)
@pytest.mark.django_db(transaction=True)
def test_no_ballot_carries_the_transaction_of_its_voter() -> None:
    poll = ask(policy=SECRET)
    for _ in range(3):
        secretly(poll, someone(), "Tea")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM voting_ballot")
        assert cursor.fetchone() == (1,)
        cursor.execute("SELECT count(DISTINCT xmin::text) FROM voting_rollentry")
        assert cursor.fetchone() == (3,)


def test_after_the_close_not_even_a_receipt_leads_to_marks() -> None:
    poll = ask(policy=SECRET)
    for label in ("Tea", "Coffee", "Tea", "Water"):
        secretly(poll, someone(), label)
    close(poll)
    assert not Ballot.objects.exists()
    assert [pile.count for pile in Pile.objects.order_by("count")] == [1, 1, 2]
    digests = [bytes(pile.digest) for pile in Pile.objects.order_by("id")]
    assert digests == sorted(digests)


def test_changes_are_mixed_too(settings: Settings) -> None:
    poll, voters = ask(policy=SECRET), [someone() for _ in range(3)]
    keys = [secretly(poll, voter, "Tea").ballot_key for voter in voters]
    before = set(Ballot.objects.values_list("id", flat=True))
    secretly(poll, voters[0], "Water", key=keys[0])
    assert Ballot.objects.filter(mixed=False).count() == 1
    for voter, key in zip(voters[1:], keys[1:], strict=True):
        secretly(poll, voter, "Coffee", key=key)
    assert not Ballot.objects.filter(mixed=False).exists()
    assert not before & set(Ballot.objects.values_list("id", flat=True))
    assert stored(poll).turnout_told == 3
