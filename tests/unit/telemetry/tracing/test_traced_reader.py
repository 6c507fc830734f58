from __future__ import annotations

from typing import Any

import pytest
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tidegauge.contracts.ports import QueryLimits, Rows
from tidegauge.core.errors import LimitReached
from tidegauge.telemetry.tracing.open_telemetry import OpenTelemetry

pytestmark = pytest.mark.req("K5")


class _Reader:
    stored_sequence = 7

    def rollup_guard(self) -> str:
        return "guard"

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        if "sleep" in statement:
            raise LimitReached("too long for anna@example.com")
        return Rows(["n"], [(1,), (2,)], rows_read=10, elapsed_ms=3.5)


async def test_a_statement_is_told_without_what_people_wrote_in_it(spans: InMemorySpanExporter, tracing: OpenTelemetry) -> None:
    reader = tracing.reader(_Reader())
    rows = await reader.read("SELECT n FROM events WHERE user_id = 'anna\\'s' AND name = {name:String}", {"name": "bought"})
    tracing.close()
    assert rows.rows == [(1,), (2,)]
    assert (reader.stored_sequence, reader.rollup_guard()) == (7, "guard")
    (span,) = spans.get_finished_spans()
    assert dict(span.attributes or {}) == {
        "db.system.name": "clickhouse",
        "db.query.text": "SELECT n FROM events WHERE user_id = ? AND name = {name:String}",
        "db.response.returned_rows": 2,
        "tidegauge.rows_read": 10,
        "tidegauge.engine_ms": 3.5,
    }


async def test_a_failure_is_told_by_its_kind_and_goes_on(spans: InMemorySpanExporter, tracing: OpenTelemetry) -> None:
    with pytest.raises(LimitReached):
        await tracing.reader(_Reader()).read("SELECT sleep(3)")
    tracing.close()
    (span,) = spans.get_finished_spans()
    assert (span.attributes or {})["error.type"] == "LimitReached"
    assert "anna" not in span.to_json()
