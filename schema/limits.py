"""What a document may ask at once, measured in one pass before GraphQL's own rules look at it.

Each fragment is measured once, however often it is spread: the cost of measuring follows the document's
length alone. Measured is every operation of the document, whichever is to run.
"""

from collections import Counter
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
)

TOO_COMPLEX = "QUERY_TOO_COMPLEX"
MOST_CHARACTERS = 16 * 1024
MOST_TOKENS = 1000
MOST_DEFINITIONS = 60
# The same name again and again in one selection: merging them costs the square of their number.
MOST_REPEATS = 10


class Measure(NamedTuple):
    """What selections ask for, with all fragments in place.

    cost: fields answered, those read from the database weighed more; a list counts as often as it is long.
    depth: levels of fields. fields: on the first level, without __typename.
    """

    cost: int = 0
    depth: int = 0
    fields: int = 0
    aliases: int = 0
    directives: int = 0


MOST = Measure(cost=50_000, depth=20, fields=50, aliases=15, directives=20)
IN_WORDS = {
    "cost": "fields, with the lists they stand in",
    "depth": "levels of fields",
    "fields": "fields on the first level",
    "aliases": "aliases",
    "directives": "directives",
}
# Fields that are read from the database one by one.
READ = frozenset({
    "ballotCodes", "currentPoll", "hostKey", "invitations", "poll", "polls", "room", "serverTime", "tally",
    "viewerIsHost", "viewerMayNotVoteBecause", "viewerMayVote", "viewerVote",
})  # fmt: skip
COST_OF_A_READ = 25
LARGEST_PAGE = 100
# How long a list is taken to be; a page is as long as its `first` says.
LENGTHS = {"polls": 50, "codes": 1, "options": 10, "marks": 10, "rounds": 5, "entries": 5}


def why_too_complex(document: DocumentNode) -> GraphQLError | None:
    """The refusal of a document that asks for too much, or None."""
    if len(document.definitions) > MOST_DEFINITIONS:
        return too_complex(f"A document may have {MOST_DEFINITIONS} operations and fragments.")
    measuring = _Measuring(document)
    try:
        for operation in document.definitions:
            if isinstance(operation, OperationDefinitionNode):
                measure = measuring.selections(operation.selection_set)
                if operation.operation is OperationType.MUTATION and measure.fields > 1:
                    return too_complex("A mutation may have one field; send one request each.")
                for name, value, most in zip(Measure._fields, measure, MOST, strict=True):
                    if value > most:
                        return too_complex(
                            f"This asks for too much at once: {most} {IN_WORDS[name]} at most."
                        )
    except RecursionError:
        return too_complex("This is nested too deeply.")
    if measuring.repeats > MOST_REPEATS:
        return too_complex(f"One selection may name a field {MOST_REPEATS} times.")
    return None


def too_complex(message: str) -> GraphQLError:
    """The refusal in GraphQL's words."""
    return GraphQLError(message, extensions={"code": TOO_COMPLEX})


class _Measuring:
    """One document's fragments, each measured when first spread. repeats: most equal names in a selection."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments = {
            part.name.value: part for part in document.definitions if isinstance(part, FragmentDefinitionNode)
        }
        self._known: dict[str, Measure] = {}
        self.repeats = 0

    def selections(self, selection_set: SelectionSetNode) -> Measure:
        cost = depth = fields = aliases = directives = 0
        for selection in selection_set.selections:
            measure = self._selection(selection)
            cost += measure.cost
            depth = max(depth, measure.depth)
            fields += measure.fields
            aliases += measure.aliases
            directives += measure.directives + len(selection.directives or ())
        names = Counter(_name(selection) for selection in selection_set.selections)
        self.repeats = max(self.repeats, *names.values())
        return Measure(cost, depth, fields, aliases, directives)

    def _selection(self, selection: SelectionNode) -> Measure:
        if isinstance(selection, FieldNode):
            return self._field(selection)
        if isinstance(selection, InlineFragmentNode):
            return self.selections(selection.selection_set)
        assert isinstance(selection, FragmentSpreadNode)
        name = selection.name.value
        if name not in self._known:
            # Should it spread itself, that adds nothing: GraphQL's own rules refuse it.
            self._known[name] = Measure()
            if (fragment := self._fragments.get(name)) is not None:
                self._known[name] = self.selections(fragment.selection_set)
        return self._known[name]

    def _field(self, field: FieldNode) -> Measure:
        inner = self.selections(field.selection_set) if field.selection_set else Measure()
        name = field.name.value
        return Measure(
            cost=(COST_OF_A_READ if name in READ else 1) + _length(field) * inner.cost,
            depth=1 + inner.depth,
            fields=int(name != "__typename"),
            aliases=inner.aliases + (field.alias is not None),
            directives=inner.directives,
        )


def _name(selection: SelectionNode) -> str:
    """Under which name a field's answer stands, or which fragment is spread."""
    if isinstance(selection, FieldNode):
        return (selection.alias or selection.name).value
    return f"...{selection.name.value}" if isinstance(selection, FragmentSpreadNode) else ""


def _length(field: FieldNode) -> int:
    """How many answers the field is taken to have."""
    for argument in field.arguments or ():
        if argument.name.value == "first":
            given = argument.value.value if isinstance(argument.value, IntValueNode) else ""
            return min(int(given), LARGEST_PAGE) if given.isdigit() and len(given) < 5 else LARGEST_PAGE
    return LENGTHS.get(field.name.value, 1)
