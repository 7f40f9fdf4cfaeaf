"""What a document may ask at once."""

from typing import Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValidationRule,
)

MOST_TOKENS = 1000


class OneMutationField(ValidationRule):
    """A request executes at most one mutation field, so that limits and refusals are one vote's own."""

    def enter_operation_definition(self, node: OperationDefinitionNode, *_: Any) -> None:
        if node.operation is OperationType.MUTATION and self._fields(node.selection_set, set()) > 1:
            self.report_error(GraphQLError("A mutation may have one field; send one request each.", node))

    def _fields(self, selections: SelectionSetNode, seen: set[str]) -> int:
        """Root fields, counted through fragments until there are two."""
        count = 0
        for selection in selections.selections:
            if isinstance(selection, FieldNode):
                count += 1
            elif isinstance(selection, InlineFragmentNode):
                count += self._fields(selection.selection_set, seen)
            elif isinstance(selection, FragmentSpreadNode):
                name = selection.name.value
                fragment = self.context.get_fragment(name)
                if fragment is not None and name not in seen:
                    count += self._fields(fragment.selection_set, seen | {name})
            if count > 1:
                return count
        return count
