"""Completes plain values by plans that are worked out once per document, instead of field by field.

Where a selection asks only for attributes of plain types (a tally, a vote, a refusal), graphql-core finds
out anew for each value, field by field, what the document already says. Here that is found out once and
kept with the document. What a plan does not cover (a resolver, a directive, a null where none may be) takes
graphql-core's own way, so that answers and errors are always its answers and errors.
"""

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from operator import attrgetter
from typing import Any, cast

from graphql import (
    DocumentNode,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    is_leaf_type,
)
from graphql.execution import Executor
from graphql.language import BREAK, DirectiveNode, Visitor, VisitorAction, visit
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.types.field import StrawberryField

Complete = Callable[[Any], Any]
# By the selecting field's nodes, which live as long as their document does.
Plans = dict[tuple[int, ...], Complete | None]


class NotPlain(Exception):
    """The plan does not cover this value."""


class PlainValues(Executor[Any]):
    """graphql-core's executor, with plans for plain values."""

    def __init__(self, *arguments: Any, plans: Plans, **named: Any) -> None:
        """plans: those of the document, to be used and added to."""
        super().__init__(*arguments, **named)
        self._plans = plans

    def collect_and_execute_subfields(
        self,
        return_type: GraphQLObjectType,
        field_details_list: list[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[dict[str, Any]]:
        """The object's selected fields."""
        key = (id(return_type), *(id(details.node) for details in field_details_list))
        try:
            plan = self._plans[key]
        except KeyError:
            plan = self._plans[key] = self._object_plan(return_type, field_details_list)
        if plan is not None:
            # Whatever is odd about a value, graphql-core has the words for it.
            with suppress(Exception):
                return cast(dict[str, Any], plan(result))
        return super().collect_and_execute_subfields(
            return_type, field_details_list, path, result, position_context
        )

    def _object_plan(self, kind: GraphQLObjectType, field_details_list: list[Any]) -> Complete | None:
        selected = self.collect_subfields(kind, field_details_list).grouped_field_set
        fields: list[tuple[str, Complete, Complete]] = []
        for response_name, details in selected.items():
            name = details[0].node.name.value
            if name == "__typename":
                fields.append((response_name, _always(kind.name), _same))
                continue
            field = kind.fields[name]
            attribute = _attribute(field.extensions.get("strawberry-definition"))
            complete = self._plan(field.type, details)
            if attribute is None or complete is None:
                return None
            fields.append((response_name, attribute, complete))
        return lambda value: {name: complete(get(value)) for name, get, complete in fields}

    def _plan(self, kind: GraphQLOutputType, details: list[Any]) -> Complete | None:
        if is_leaf_type(kind):
            return _or_null(_LEAVES.get(kind.name, kind.serialize))
        if isinstance(kind, GraphQLObjectType):
            inner = self._object_plan(kind, details)
            return inner and _or_null(inner)
        if isinstance(kind, GraphQLNonNull | GraphQLList):
            inner = self._plan(kind.of_type, details)
            wrapped = _unless_null if isinstance(kind, GraphQLNonNull) else _listed
            return inner and wrapped(inner)
        return None


def has_directives(document: DocumentNode) -> bool:
    """Whether what is selected may differ from run to run, so that nothing can be planned."""
    found = _Directives()
    visit(document, found)
    return found.any


class _Directives(Visitor):
    any = False

    def enter_directive(self, _node: DirectiveNode, *_: Any) -> VisitorAction:
        self.any = True
        return BREAK


def _attribute(field: object) -> Complete | None:
    """How to read a field that is a plain attribute; None for one that does more."""
    if (
        type(field) is not StrawberryField
        or field.base_resolver
        or field.extensions
        or not field.is_basic_field
    ):
        return None
    return attrgetter(field.python_name)


def _always(value: object) -> Complete:
    return lambda _: value


def _same(value: Any) -> Any:
    return value


def _or_null(complete: Complete) -> Complete:
    return lambda value: None if value is None else complete(value)


def _unless_null(complete: Complete) -> Complete:
    def completed(value: Any) -> Any:
        if value is None:
            raise NotPlain
        return complete(value)

    return completed


def _listed(complete: Complete) -> Complete:
    def completed(values: Any) -> Any:
        if not isinstance(values, list | tuple):
            raise NotPlain
        return [complete(value) for value in values]

    return _or_null(completed)


def _exactly(kind: type, is_fit: Callable[[Any], bool] = lambda _: True) -> Complete:
    """The value as it is, where it is of that very type; graphql-core knows what to do with others."""

    def complete(value: Any) -> Any:
        if type(value) is not kind or not is_fit(value):
            raise NotPlain
        return value

    return complete


_LEAVES: Mapping[str, Complete] = {
    "ID": _exactly(str),
    "String": _exactly(str),
    "Boolean": _exactly(bool),
    "Int": _exactly(int, lambda value: -(2**31) <= value < 2**31),
    "Float": _exactly(float, math.isfinite),
}
