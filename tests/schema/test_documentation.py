"""What GraphiQL shows, and the switch that shows nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from graphql import GraphQLEnumType, GraphQLNamedType, build_schema

from schema import schema
from tests.schema.asking import answer_to

PRINTED = build_schema(schema.as_str())
OWN = [kind for name, kind in PRINTED.type_map.items() if not name.startswith("__")]
BUILT_IN = {"String", "Int", "Float", "Boolean", "ID"}


@pytest.mark.parametrize("kind", [k for k in OWN if k.name not in BUILT_IN], ids=lambda kind: kind.name)
def test_every_type_field_argument_and_value_is_described(kind: GraphQLNamedType) -> None:
    said = {kind.name: kind.description}
    parts = kind.values if isinstance(kind, GraphQLEnumType) else getattr(kind, "fields", {})
    for name, part in parts.items():
        said[f"{kind.name}.{name}"] = part.description
        for argument, value in getattr(part, "args", {}).items():
            said[f"{kind.name}.{name}({argument}:)"] = value.description
    assert [name for name, text in said.items() if not (text and text.strip())] == []


def test_introspection_is_on_by_default() -> None:
    answer = answer_to(None, "{ __schema { queryType { name } } }")
    assert answer == {"data": {"__schema": {"queryType": {"name": "Query"}}}}


CLOSED = """
import asyncio, django
django.setup()
from schema import schema
from schema.context import Context
for document in (
    "{ __schema { types { name } } }", '{ a: __type(name: "Poll") { name } }',
    "{ ...F } fragment F on Query { __schema { types { name } } }",
):
    result = asyncio.run(schema.execute(document, context_value=Context()))
    assert result.errors and not result.data, document
result = asyncio.run(schema.execute("{ __typename }", context_value=Context()))
assert result.data == {"__typename": "Query"}
"""


def test_a_setting_closes_introspection() -> None:
    """L11, S12, G14, G15."""
    environment = {**os.environ, "INTROSPECTION": "off", "DJANGO_SETTINGS_MODULE": "backend.settings"}
    checkout = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", CLOSED], cwd=checkout, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
