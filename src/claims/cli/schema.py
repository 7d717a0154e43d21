"""`claims schema`: the record as JSON Schema."""

from __future__ import annotations

import json
from typing import Any

import typer


def print_schema() -> None:
    """Example: claims schema > claim.schema.json

    Print the JSON Schema of one line of `claims list --format jsonl`.
    """
    typer.echo(json.dumps(describe_claim(), indent=2))


def describe_claim() -> dict[str, Any]:
    """Return the JSON Schema of a claim as it is printed: every field is there, and numbers are numbers."""
    from pydantic.json_schema import GenerateJsonSchema

    from claims.records import Claim

    class Printed(GenerateJsonSchema):
        """Pydantic would write a `Decimal` as text, and leave out fields that have a default."""

        def decimal_schema(self, schema: Any) -> dict[str, Any]:
            return {"type": "number"}

        def field_is_required(self, *_: Any, **__: Any) -> bool:
            return True

    schema = Claim.model_json_schema(mode="serialization", schema_generator=Printed)
    return {"$schema": Printed.schema_dialect, **schema}
