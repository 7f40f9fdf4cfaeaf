"""Plans complete values just as graphql-core does, or leave them to it."""

from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum
from typing import Any

import pytest
import strawberry
from graphql import ExecutionResult, execute, parse

from schema.plain_values import PlainValues, Plans, has_directives


@strawberry.enum
class Colour(Enum):
    RED = "red"
    BLUE = "blue"


@strawberry.type
class Leaf:
    name: str


@strawberry.type
class Branch:
    id: strawberry.ID
    label: str
    is_green: bool
    length: int | None
    weight: float | None
    colour: Colour
    grown_at: datetime
    leaves: list[Leaf]
    numbers: list[list[int | None]] | None = None
    shown: str = strawberry.field(name="spelledOut", default="yes")

    @strawberry.field
    def worked_out(self) -> str:
        return f"{self.label}!"


@strawberry.type
class Query:
    branch: Branch | None
    required: Branch
    either: Branch | Leaf


SCHEMA = strawberry.Schema(Query)
BRANCH = Branch(
    id=strawberry.ID("1"),
    label="oak",
    is_green=True,
    length=3,
    weight=2.5,
    colour=Colour.BLUE,
    grown_at=datetime(2026, 1, 2, tzinfo=UTC),
    leaves=[Leaf(name="a"), Leaf(name="b")],
    numbers=[[1, None], []],
)


def grown(**changes: Any) -> Branch:
    return replace(BRANCH, **changes)


PLAIN = "id label isGreen length weight colour grownAt leaves { name } numbers spelledOut __typename"
DOCUMENTS = {
    "plain": f"{{ branch {{ {PLAIN} }} }}",
    "aliases": "{ a: branch { x: label y: label leaves { n: name t: __typename } } b: branch { x: id } }",
    "merged": "{ branch { leaves { name } } branch { leaves { again: name } label } }",
    "fragments": "{ branch { ...F ... on Branch { id } } } fragment F on Branch { leaves { ...L } } "
    "fragment L on Leaf { name }",
    "a union": "{ either { ... on Branch { label leaves { name } } ... on Leaf { name } } }",
    "a resolver": "{ branch { label workedOut leaves { name } } }",
    "required": f"{{ required {{ {PLAIN} }} branch {{ label }} }}",
}
VALUES = {
    "usual": BRANCH,
    "nulls where they may be": grown(length=None, weight=None, numbers=None),
    "nothing in lists": grown(leaves=[], numbers=[]),
    "a null where none may be": grown(label=None),
    "a null in a list": grown(leaves=[Leaf(name="a"), None]),
    "a null list": grown(leaves=None),
    "too great": grown(length=2**31),
    "the greatest": grown(length=2**31 - 1),
    "not a number": grown(weight=float("nan")),
    "a whole number as Float": grown(weight=2),
    "a number as text": grown(label=5),
    "a number as ID": grown(id=7),
    "a text as Boolean": grown(is_green="no"),
    "no colour": grown(colour="green"),
    "no date": grown(grown_at="soon"),
    "a tuple": grown(leaves=(Leaf(name="a"),)),
    "a generator": grown(leaves=iter([])),
    "no list": grown(leaves=3),
}


def outcome(document: Any, value: Branch, plans: Plans | None) -> tuple[Any, list[Any]]:
    root = Query(branch=value, required=value, either=value)
    way: dict[str, Any] = {} if plans is None else {"executor_class": PlainValues, "plans": plans}
    result = execute(SCHEMA._schema, document, root_value=root, **way)
    assert isinstance(result, ExecutionResult)
    return result.data, [error.formatted for error in result.errors or ()]


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_answer_is_graphql_cores(text: str, value: Branch) -> None:
    document = parse(text)
    plans: Plans = {}
    expected = outcome(document, value, None)
    assert outcome(document, value, plans) == expected
    assert outcome(document, value, plans) == expected


def test_what_is_plain_is_planned_once() -> None:
    document = parse(DOCUMENTS["plain"])
    plans: Plans = {}
    outcome(document, BRANCH, plans)
    [plan] = plans.values()
    assert plan is not None
    outcome(document, BRANCH, plans)
    assert list(plans.values()) == [plan]


def test_what_has_a_resolver_is_not_planned_but_what_it_holds_is() -> None:
    plans: Plans = {}
    outcome(parse(DOCUMENTS["a resolver"]), BRANCH, plans)
    assert sorted(plan is None for plan in plans.values()) == [False, True]


@pytest.mark.parametrize(
    ("text", "has_some"),
    [
        ("{ branch { label @skip(if: true) } }", True),
        ("query Q @live { branch { label } }", True),
        ("{ branch { ...F } } fragment F on Branch { ... @include(if: true) { id } }", True),
        (DOCUMENTS["fragments"], False),
    ],
)
def test_directives_are_found_wherever_they_are(text: str, has_some: bool) -> None:
    assert has_directives(parse(text)) is has_some
