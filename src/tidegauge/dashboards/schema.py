"""JSON Schemas of documents and of the options of widgets."""

from __future__ import annotations

from typing import Any

from tidegauge.analysis.kinds import KINDS
from tidegauge.contracts.json_schema import schema_of
from tidegauge.contracts.question import Question
from tidegauge.dashboards.document import Document
from tidegauge.dashboards.widgets import WIDGETS


def widget_schemas() -> dict[str, dict[str, Any]]:
    """Kind -> the schema of its options, in the order of WIDGETS."""
    return {kind: schema_of(options) for kind, options in WIDGETS.items()}


def document_schema() -> dict[str, Any]:
    """The schema of a whole document. A widget's options are open here: `widget_schemas` has them by kind."""
    schema = schema_of(Document)
    widget = schema["properties"]["tabs"]["items"]["properties"]["widgets"]["items"]["properties"]
    widget["kind"] = {**widget["kind"], "enum": list(WIDGETS)}
    query = widget["queries"]["items"]["properties"]["query"]
    analysis = {"type": "object", "required": ["analysis"], "properties": {"analysis": {"enum": [kind.name for kind in KINDS]}}}
    widget["queries"]["items"]["properties"]["query"] = {"anyOf": [schema_of(Question), analysis], "description": query["description"]}
    return schema
