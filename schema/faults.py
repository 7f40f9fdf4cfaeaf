"""What a client is told of errors: our refusals and GraphQL's own words; of anything else only an id."""

import logging
from secrets import token_hex

from graphql import GraphQLError
from strawberry.extensions import MaskErrors

from schema.documents import MOST_ERRORS, about_the_request
from voting.errors import Refused

log = logging.getLogger(__name__)


def is_unexpected(error: GraphQLError) -> bool:
    """Whether the error came out of our code without being a refusal."""
    if error.path is None and error.nodes:
        return False  # A variable whose value does not fit: no code of ours has run.
    return error.original_error is not None and not isinstance(error.original_error, Refused | GraphQLError)


def told(error: GraphQLError) -> GraphQLError:
    """The error as a client may see it; unexpected ones are logged once, under the id that is told."""
    cause = error.original_error
    if isinstance(cause, Refused):
        path = list(cause.path) if cause.path else None
        extensions = {"code": cause.code, "path": path, "retryAfterSeconds": cause.retry_after_seconds}
        told_extensions = {name: value for name, value in extensions.items() if value is not None}
        return GraphQLError(cause.message, nodes=error.nodes, path=error.path, extensions=told_extensions)
    if not is_unexpected(error):
        return error if error.extensions else about_the_request(error, "BAD_USER_INPUT")
    fault_id = token_hex(8)
    log.error("Fault %s at %s", fault_id, error.path, exc_info=cause)
    return GraphQLError(
        f"Something went wrong here. It was noted as {fault_id}.",
        nodes=error.nodes,
        path=error.path,
        extensions={"code": "INTERNAL", "id": fault_id},
    )


def told_all(errors: list[GraphQLError]) -> list[GraphQLError]:
    """The errors of one result as a client may see them, no more than the first few."""
    return [told(error) for error in errors[:MOST_ERRORS]]


class TellErrors(MaskErrors):
    """Applies `told` to every result."""

    def __init__(self) -> None:
        super().__init__()

    def _process_errors(self, errors: list[GraphQLError]) -> list[GraphQLError]:
        return told_all(errors)
