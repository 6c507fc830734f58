from typing import Any

import msgspec
import pytest

from tidegauge.query.catalogue import Catalogue
from tidegauge.query.schema import describe


class Seen(msgspec.Struct):
    name: str
    count: int = 3
    last_seen_ms: int = 0
    types: dict[str, int] = {}
    is_conflicting: bool = False


class Registry:
    """What ingest's registry shows."""

    def snapshot(self, project: int) -> Any:
        self.events = {"click": Seen("click", last_seen_ms=1_000)} if project == 1 else {}
        self.properties = {"price": Seen("price", types={"number": 3, "text": 1}, is_conflicting=True)} if project == 1 else {}
        return self


@pytest.mark.req("A11", "B6")
def test_metrics_events_and_properties_are_described() -> None:
    schema = describe(1, Catalogue(), Registry())
    by_name = {metric.name: metric for metric in schema.metrics}
    assert by_name["revenue"].aggregation == "sum"
    assert (by_name["error_rate"].aggregation, by_name["error_rate"].formula) == ("formula", "errors / attempts * 100")
    assert (schema.events[0].name, schema.events[0].last_seen) == ("click", "1970-01-01T00:00:01.000Z")
    assert (schema.properties[0].types, schema.properties[0].is_conflicting) == ({"number": 0.75, "text": 0.25}, True)
    assert {"not_contains", "between"} <= set(schema.operators)
    assert "p95" in schema.aggregations


def test_a_project_without_events_still_has_metrics() -> None:
    schema = describe(2, Catalogue(), Registry())
    assert (schema.events, schema.properties) == ([], [])
    assert schema.metrics
