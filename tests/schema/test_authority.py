"""What nobody can say of themselves, and what ids of other things find: nothing."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from graphql import GraphQLInputObjectType, GraphQLNonNull, get_named_type

from schema.api import schema
from tests.schema.asking import answer_to, ask, refusal
from tests.voting.committed import committed
from tests.voting.people import ask as ask_people
from tests.voting.people import host_of, someone
from voting.models import Option, Poll, Room

pytestmark = committed

WHO = ("voter", "viewer", "user", "owner", "weight", "address", "isHost", "role")


def arguments_of_mutations() -> set[str]:
    """Every argument that a mutation takes, and every field of the inputs among them."""
    names: set[str] = set()
    core = schema._schema
    assert core.mutation_type is not None
    waiting = [argument for field in core.mutation_type.fields.values() for argument in field.args.items()]
    while waiting:
        name, argument = waiting.pop()
        names.add(name)
        kind = get_named_type(argument.type)
        if isinstance(kind, GraphQLInputObjectType):
            waiting += list(kind.fields.items())
    return names


def test_who_asks_is_never_an_argument() -> None:
    """A2."""
    names = arguments_of_mutations() - {"addresses"}  # of those whom a host invites
    assert {"pollId", "marks", "choose", "requestId"} <= names, "they are all found"
    assert [name for name in names if any(word.lower() in name.lower() for word in WHO)] == []


def ids_of_other_things(poll: Poll) -> dict[str, str]:
    """Ids that exist, each of another kind of thing than a poll."""
    return {
        "room": str(poll.room_id),
        "option": str(Option.objects.filter(poll=poll).values_list("pk", flat=True)[0]),
        "viewer": str(host_of(poll).id),
    }


def test_an_id_of_another_kind_of_thing_finds_nothing() -> None:
    """A4."""
    poll = ask_people()
    host = host_of(poll)
    for other in ids_of_other_things(poll).values():
        assert ask(host, "PollById", id=other) is None
        assert refusal(host, "ClosePoll", pollId=other) == ("NOT_FOUND", None)
    assert refusal(host, "ShowPoll", roomId=str(poll.pk), pollId=None) == ("NOT_FOUND", None)


@pytest.mark.parametrize(
    "field", ["state", "closedAt", "revealed", "revision", "room", "turnout", "electedBy"]
)
def test_what_is_not_the_hosts_to_set_is_no_field(field: str) -> None:
    """A5."""
    poll = ask_people()
    change = {"pollId": str(poll.pk), field: "CLOSED"}
    text = "mutation($input: UpdatePollInput!) { updatePoll(input: $input) { __typename } }"
    answer = answer_to(host_of(poll), text, input=change)
    assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert answer["data"] is None
    assert Poll.objects.get(pk=poll.pk).revision == poll.revision


def test_ids_are_random() -> None:
    """L8."""
    polls = [ask_people() for _ in range(3)]
    ids: list[UUID] = [pk for poll in polls for pk in (poll.pk, poll.room_id)]
    ids += list(Option.objects.values_list("pk", flat=True))
    assert {pk.version for pk in ids} == {4}
    assert not any(code.isdigit() for code in Room.objects.values_list("join_code", flat=True))


def test_who_is_here_is_told_by_numbers_only() -> None:
    """L19."""
    state = schema._schema.type_map["RoomState"]
    fields: Any = state.fields  # type: ignore[attr-defined]
    said = {name: str(get_named_type(field.type)) for name, field in fields.items()}
    kinds = {"Int", "ID", "DateTime"}
    assert set(said.values()) <= kinds, said
    assert isinstance(fields["joined"].type, GraphQLNonNull)


PAGE = """query($first: Int) { polls(first: $first) { edges { node {
  id question options { id label } room { id joinCode } tally { turnout options { votes option { label } } }
} } } }"""


def queries_for(host: Any, first: int) -> int:
    """How many queries a page of so many polls takes."""
    with CaptureQueriesContext(connection) as caught:
        edges = answer_to(host, PAGE, first=first)["data"]["polls"]["edges"]
    assert len(edges) == first
    return len(caught)


def test_a_list_takes_as_many_queries_however_long_it_is() -> None:
    """G21."""
    host = someone()
    given = {"options": ["Tea", "Coffee"], "open": True}
    for number in range(6):
        ask(host, "CreatePoll", input={"question": f"{number}?", **given})
    assert queries_for(host, 6) == queries_for(host, 1)
