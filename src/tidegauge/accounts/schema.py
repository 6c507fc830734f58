"""Request bodies in the OpenAPI document, from the structs that decode them."""

from __future__ import annotations

from typing import Any

import msgspec


def body_schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The `openapi_extra` of a route whose JSON body is a `kind`."""
    (schema,), components = msgspec.json.schema_components([kind], ref_template="#/{name}")
    inline = components[kind.__name__] if "$ref" in schema else schema
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": inline}}}}
