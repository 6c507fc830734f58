from __future__ import annotations

from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Measure
from tidegauge.stream.aggregators.edge import Edge
from tidegauge.stream.aggregators.first import First
from tidegauge.stream.aggregators.last import Last


@pytest.mark.parametrize(("kind", "expected"), [(First, 5.0), (Last, 9.0)])
def test_the_subclass_says_which_end(kind: type[Edge], expected: float, bench: Any, event: Any) -> None:
    edge = kind(Measure("first", resolve_field("value")))
    bench.push(edge, event("a", 7.0, at_ms=500), event("a", 9.0, at_ms=900), event("a", 5.0, at_ms=100))
    assert bench.results(edge) == {"a": expected}
