"""A document's tree, and what is wrong with it: worked out once per text, for clients send few texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from graphql import (
    ASTValidationRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    NoSchemaIntrospectionCustomRule,
    parse,
    specified_rules,
    validate,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from schema.context import Context
from schema.limits import MOST_CHARACTERS, MOST_TOKENS, TOO_COMPLEX, too_complex, why_too_complex
from schema.plain_values import Plans, has_directives

# A kept tree may have a third of a megabyte.
KEPT_DOCUMENTS = 128
MOST_ERRORS = 5
MOST_CHARACTERS_OF_AN_ERROR = 250
RULES: tuple[type[ASTValidationRule], ...] = (
    *specified_rules,
    MaybeNullValidationRule,
    OneOfInputValidationRule,
    *(() if settings.INTROSPECTION else (NoSchemaIntrospectionCustomRule,)),
)


@lru_cache(KEPT_DOCUMENTS)
def parsed(document: str) -> DocumentNode:
    """The document's tree; a GraphQLError with its code says why there is none."""
    if len(document) > MOST_CHARACTERS:
        raise too_complex(f"A document may have {MOST_CHARACTERS} characters; long texts go into variables.")
    try:
        return parse(document, max_tokens=MOST_TOKENS)
    except GraphQLSyntaxError as fault:
        is_too_long = fault.message.endswith("Parsing aborted.")
        fault.extensions = {"code": TOO_COMPLEX if is_too_long else "GRAPHQL_PARSE_FAILED"}
        raise


# Texts that were sent of late, by their hash; the oldest is let go of.
_seen: dict[int, None] = {}
SEEN_DOCUMENTS = 1024


def count_operation(context: Context, text: str) -> None:
    """Draw on the asker's budgets for one operation, and for a new document if nobody sent it of late."""
    context.spend("operation")
    if (document := hash(text)) not in _seen:
        context.spend("document")
        _seen[document] = None
        if len(_seen) > SEEN_DOCUMENTS:
            del _seen[next(iter(_seen))]


class ReadOnce(SchemaExtension):
    """Has each text parsed and checked once for all who send it; what cannot be executed is not kept."""

    def on_parse(self) -> Iterator[None]:
        """Parse the document, or remember it."""
        context = self.execution_context
        if context.query and context.graphql_document is None:
            context.graphql_document = parsed(context.query)
        yield

    def on_validate(self) -> Iterator[None]:
        """Check the document, or remember that it is well."""
        context = self.execution_context
        try:
            executable(context.schema._schema, context.query or "")  # noqa: SLF001 - no public name
            context.pre_execution_errors = []
        except NotExecutable as fault:
            context.pre_execution_errors = fault.errors
        yield


class NotExecutable(Exception):
    """What is wrong with a document."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__()
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Executable:
    """A document that may be executed, and how its plain values are completed; None: not planned."""

    document: DocumentNode
    plans: Plans | None


@lru_cache(KEPT_DOCUMENTS)
def executable(schema: GraphQLSchema, text: str) -> Executable:
    """The document, if it may be executed; a GraphQLError or NotExecutable says why it may not.

    Its cost comes first, for GraphQL's rules are dear.
    """
    document = parsed(text)
    if (refusal := why_too_complex(document)) is not None:
        raise NotExecutable([refusal])
    errors = validate(schema, document, RULES, max_errors=MOST_ERRORS - 1, hide_suggestions=True)
    if errors:
        raise NotExecutable([about_the_request(error, "GRAPHQL_VALIDATION_FAILED") for error in errors])
    return Executable(document, None if has_directives(document) else {})


def about_the_request(error: GraphQLError, code: str) -> GraphQLError:
    """GraphQL's words on what was sent: short, without Python's, without guesses at what was meant."""
    message = error.message.partition(" Did you mean")[0]
    if error.original_error is not None and not isinstance(error.original_error, GraphQLError):
        message = "A value is not of its type."
    if len(message) > MOST_CHARACTERS_OF_AN_ERROR:
        message = f"{message[:MOST_CHARACTERS_OF_AN_ERROR]}…"
    return GraphQLError(message, nodes=error.nodes, path=error.path, extensions={"code": code})
