"""A span for every statement."""

from __future__ import annotations

import re
from typing import Any, Final

from opentelemetry.trace import SpanKind, StatusCode, Tracer

from tidegauge.contracts.ports import QueryLimits, RowReader, Rows

_LITERAL: Final = re.compile(r"'(?:[^'\\]|\\.|'')*'")
_MAX_TEXT: Final = 4_000


class TracedReader:
    """Implements RowReader around another one. The statement is told with `?` in place of its texts; values are bound and never told."""

    def __init__(self, reader: RowReader, tracer: Tracer) -> None:
        self._reader = reader
        self._tracer = tracer

    @property
    def stored_sequence(self) -> int:
        """See RowReader."""
        return self._reader.stored_sequence

    def rollup_guard(self) -> Any:
        """See RowReader."""
        return self._reader.rollup_guard()

    async def read(self, statement: str, parameters: dict[str, Any] | None = None, *, limits: QueryLimits | None = None) -> Rows:
        """See RowReader."""
        with self._tracer.start_as_current_span("store read", kind=SpanKind.CLIENT, record_exception=False, set_status_on_exception=False) as span:
            if span.is_recording():
                span.set_attributes({"db.system.name": "clickhouse", "db.query.text": _LITERAL.sub("?", statement[:_MAX_TEXT])})
            try:
                rows = await self._reader.read(statement, parameters, limits=limits)
            except BaseException as error:  # catch-all: told to the span and raised again
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(StatusCode.ERROR)
                raise
            span.set_attributes({"db.response.returned_rows": len(rows.rows), "tidegauge.rows_read": rows.rows_read, "tidegauge.engine_ms": rows.elapsed_ms})
            return rows
