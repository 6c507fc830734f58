"""The product at work."""

from __future__ import annotations

from typing import Any

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.templates.template import Ask, Part, ask, board, part, row


def _total(field: str, label: str, **question: Any) -> Ask:
    return ask("product_sample", label, aggregation="sum", value_field=field, **question)


def _state(field: str, label: str, aggregation: str = "average", **question: Any) -> Ask:
    return ask("product_sample", label, aggregation=aggregation, value_field=field, **question)


def _times(title: str, field: str) -> Part:
    mean, p95 = _state(f"{field}_ms", "Mean", interval="auto"), _state(f"{field}_p95_ms", "95th percentile", interval="auto")
    return part("line", title, mean, p95, unit="duration_ms", connect_nulls=True)


def application() -> Document:
    """Events in, how fresh the numbers are, questions, screens and errors."""
    return board(
        "Application",
        "Events that come in, how fresh the numbers are, how long questions take, who looks, and what fails.",
        row(
            3,
            part("number", "Events", _total("events_accepted", "Events", interval="auto")),
            part("number", "Freshness", _state("live_lag_ms", "Event to screen, p95", interval="auto"), unit="duration_ms", good_when="down"),
            part("number", "Store lag", _state("store_lag_ms", "Waiting", "max", interval="auto"), unit="duration_ms", good_when="down"),
            part("number", "Query time, p95", _state("database_query_p95_ms", "Query time", interval="auto"), unit="duration_ms", good_when="down"),
            part("number", "Live screens", _state("live_connections", "Connections", "last", interval="auto")),
            part("number", "Failed requests", _total("requests_failed", "Failed", interval="auto"), good_when="down"),
        ),
        row(
            7,
            part(
                "area",
                "Events that came in",
                _total("events_accepted", "Accepted", interval="auto"),
                _total("events_duplicate", "Sent before", interval="auto"),
                _total("events_rejected", "Refused", interval="auto"),
                width=6,
            ),
            part("bar", "Late events", _total("late_events", "Late", interval="auto"), width=3),
            part("line", "Waiting for the store", _state("store_lag_batches", "Batches", "max", interval="auto"), width=3),
        ),
        row(
            7,
            _times("Time of a question", "database_query"),
            _times("Time of a request", "request"),
            part("line", "Time of a commit", _state("commit_ms", "Mean", interval="auto"), unit="duration_ms", connect_nulls=True),
        ),
        row(
            7,
            part("bar", "Questions", _total("queries", "Questions", interval="auto")),
            part("line", "Answers from the cache", _state("cache_hit_percent", "From the cache", interval="auto"), unit="percent", min=0, max=100),
            part(
                "stacked",
                "What failed",
                _total("requests_failed", "Requests", interval="auto"),
                _total("store_failures", "Inserts, tried again", interval="auto"),
                _total("journal_failures", "Commits", interval="auto"),
                _total("task_restarts", "Tasks, started again", interval="auto"),
                _total("queries_refused", "Questions refused", interval="auto"),
                shape="bars",
            ),
        ),
        range_="last_hour",
        compare="none",
        tags=("operations",),
    )
