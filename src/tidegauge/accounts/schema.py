"""Request bodies in the OpenAPI document, from the structs that decode them."""

from __future__ import annotations

from typing import Any

import msgspec


def body_schema(kind: type[msgspec.Struct]) -> dict[str, Any]:
    """The `openapi_extra` of a route whose JSON body is a `kind`, without references: there is nothing in the document they could lead to."""
    (schema,), parts = msgspec.json.schema_components([kind], ref_template="{name}")
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": _resolved(schema, parts)}}}}


def _resolved(node: Any, parts: dict[str, dict[str, Any]]) -> Any:
    if isinstance(node, list):
        return [_resolved(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**_resolved(parts[node["$ref"]], parts), **beside}
    return {key: _resolved(value, parts) for key, value in node.items()}
