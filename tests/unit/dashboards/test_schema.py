from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tidegauge.dashboards.schema import widget_schemas


def _nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [inner for item in node for inner in _nodes(item)]
    if isinstance(node, dict):
        return [node, *(inner for item in node.values() for inner in _nodes(item))]
    return []


@pytest.mark.req("H3")
@pytest.mark.parametrize("kind", widget_schemas())
def test_a_form_can_be_made_from_the_schema_alone(kind: str) -> None:
    schema = json.loads(json.dumps(widget_schemas()[kind]))
    assert schema["additionalProperties"] is False
    assert not any("$ref" in node for node in _nodes(schema))
    for name, option in schema["properties"].items():
        assert option["title"], name
        assert "default" in option, name


def test_patterns_read_the_same_in_python_and_javascript() -> None:
    patterns = {node["pattern"] for node in _nodes(widget_schemas()) if isinstance(node.get("pattern"), str)}
    assert patterns
    for pattern in patterns:
        assert not re.search(r"\\Z|\\A|\(\?P", pattern)
        assert re.compile(pattern)
