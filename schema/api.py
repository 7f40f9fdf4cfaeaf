"""The schema: Livetally's public contract, put together."""

from graphql import GraphQLError
from strawberry import Schema
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext
from strawberry_django.optimizer import DjangoOptimizerExtension

from schema.documents import ReadOnce
from schema.faults import TellErrors
from schema.mutations import Mutation
from schema.queries import Query
from schema.subscriptions import Subscription


class LivetallySchema(Schema):
    """The schema; errors are logged where they are told (schema.faults), once."""

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Log nothing here."""


schema = LivetallySchema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    extensions=[
        TellErrors,
        ReadOnce,
        lambda: DjangoOptimizerExtension(enable_only_optimization=False),
    ],
    config=StrawberryConfig(disable_field_suggestions=True),
)
