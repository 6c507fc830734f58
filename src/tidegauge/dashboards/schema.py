"""JSON Schemas of documents and options, with every reference resolved so that a form can be made from them as they are."""

from __future__ import annotations

from typing import Any

import msgspec

from tidegauge.analysis.kinds import KINDS
from tidegauge.contracts.question import Question
from tidegauge.dashboards.document import Document
from tidegauge.dashboards.widgets import WIDGETS


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a struct without references."""
    (schema,), parts = msgspec.json.schema_components([kind], ref_template="{name}")
    resolved: dict[str, Any] = _resolved(schema, parts)
    return resolved


def widget_schemas() -> dict[str, dict[str, Any]]:
    """Kind -> the schema of its options, in the order of WIDGETS."""
    return {kind: schema_of(options) for kind, options in WIDGETS.items()}


def _resolved(node: Any, parts: dict[str, dict[str, Any]]) -> Any:
    if isinstance(node, list):
        return [_resolved(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        beside = {key: value for key, value in node.items() if key != "$ref"}
        return {**_resolved(parts[node["$ref"]], parts), **beside}
    return {key: _resolved(value, parts) for key, value in node.items()}


def document_schema() -> dict[str, Any]:
    """The schema of a whole document. A widget's options are open here: `widget_schemas` has them by kind."""
    schema = schema_of(Document)
    widget = schema["properties"]["tabs"]["items"]["properties"]["widgets"]["items"]["properties"]
    widget["kind"] = {**widget["kind"], "enum": list(WIDGETS)}
    query = widget["queries"]["items"]["properties"]["query"]
    analysis = {"type": "object", "required": ["analysis"], "properties": {"analysis": {"enum": [kind.name for kind in KINDS]}}}
    widget["queries"]["items"]["properties"]["query"] = {"anyOf": [schema_of(Question), analysis], "description": query["description"]}
    return schema
