"""The schema: Livetally's public contract, put together."""

from django.conf import settings
from graphql import GraphQLError
from strawberry import Schema
from strawberry.extensions import (
    AddValidationRules,
    DisableIntrospection,
    MaxTokensLimiter,
    ParserCache,
    SchemaExtension,
    ValidationCache,
)
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry_django.optimizer import DjangoOptimizerExtension

from schema.faults import TellErrors
from schema.limits import MOST_TOKENS, OneMutationField
from schema.mutations import Mutation
from schema.queries import Query
from schema.subscriptions import Subscription


class LivetallySchema(Schema):
    """The schema; errors are logged where they are told (schema.faults), once."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Log nothing here."""


def _extensions() -> list[type[SchemaExtension] | object]:
    extensions: list[type[SchemaExtension] | object] = [
        TellErrors,
        lambda: MaxTokensLimiter(max_token_count=MOST_TOKENS),
        lambda: AddValidationRules([OneMutationField]),
        ParserCache,
        ValidationCache,
        lambda: DjangoOptimizerExtension(enable_only_optimization=False),
    ]
    if not settings.INTROSPECTION:
        extensions.append(DisableIntrospection)
    return extensions


schema = LivetallySchema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    extensions=_extensions(),  # type: ignore[arg-type]
    config=StrawberryConfig(disable_field_suggestions=True),
)
