"""What an operation text asks for, worked out before it runs."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_operation_ast,
)
from graphql.language import StringValueNode

from schema.documents import parsed


class Plan(NamedTuple):
    """One operation, before it runs.

    field, argument: a subscription's root field and the poll id or join code that it names; None where the
    operation is no such subscription, and is to be run by itself. distinct: what equal operations share:
    document, operation name, variables as canonical JSON.
    """

    operation: OperationType | None
    field: str | None
    argument: str | None
    distinct: tuple[str, str | None, str]


def plan_of(document: str, operation_name: str | None, variables: Mapping[str, Any]) -> Plan:
    """The plan of a document that can be parsed; whether it is valid shows when it runs."""
    tree = parsed(document)
    distinct = (document, operation_name, json.dumps(variables, sort_keys=True, separators=(",", ":")))
    operation = get_operation_ast(tree, operation_name)
    if operation is None or operation.operation is not OperationType.SUBSCRIPTION:
        return Plan(operation.operation if operation else None, None, None, distinct)
    root = _root_field(tree, operation.selection_set, depth=0)
    argument = _only_argument(root, operation, variables) if root else None
    field = root.name.value if root and argument is not None else None
    return Plan(OperationType.SUBSCRIPTION, field, argument, distinct)


def _root_field(tree: DocumentNode, selections: SelectionSetNode, *, depth: int) -> FieldNode | None:
    """The subscription's one root field, also behind fragments."""
    if len(selections.selections) != 1 or depth > 5:
        return None
    (selection,) = selections.selections
    if isinstance(selection, FieldNode):
        return selection
    if isinstance(selection, InlineFragmentNode):
        return _root_field(tree, selection.selection_set, depth=depth + 1)
    for definition in tree.definitions:
        if isinstance(definition, FragmentDefinitionNode) and definition.name.value == selection.name.value:  # type: ignore[attr-defined]
            return _root_field(tree, definition.selection_set, depth=depth + 1)
    return None


def _only_argument(
    field: FieldNode, operation: OperationDefinitionNode, variables: Mapping[str, Any]
) -> str | None:
    arguments = field.arguments or ()
    if len(arguments) != 1 or field.directives:
        return None
    value: ValueNode | None = arguments[0].value
    if isinstance(value, VariableNode):
        name = value.name.value
        if name in variables:
            given = variables[name]
            return given if isinstance(given, str) else None
        declared = [v for v in operation.variable_definitions or () if v.variable.name.value == name]
        value = declared[0].default_value if declared else None
    return value.value if isinstance(value, StringValueNode) else None
