"""The contract: GraphQL words for the domain. Writes nothing; knows no Channels, Redis or SQL."""

from schema.api import schema

__all__ = ["schema"]
