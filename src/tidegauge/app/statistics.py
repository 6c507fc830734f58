"""What the product knows of itself: the page of numbers and the numbers that a scrape reads."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from tidegauge.app.parts import Parts
from tidegauge.core.timestamps import format_timestamp
from tidegauge.journal.journal import COMMIT_MS_BOUNDS, JournalStatistics
from tidegauge.live.tile_freshness import BOUNDS_MS as LAG_BOUNDS_MS
from tidegauge.live.tile_freshness import LagHistogram
from tidegauge.stream.lateness import BOUNDS_MS as LATE_BOUNDS_MS
from tidegauge.stream.lateness import LateCounts
from tidegauge.telemetry.reading import Distribution

_WORDS: Final = "last_error"
"""Fields with the words of a failure, which may name what was bound, and whose."""


def statistics(parts: Parts, *, is_told_all: bool) -> dict[str, Any]:
    """The body of GET /api/statistics: the source document's fields first, then every part's own. The words of failures: for administrators of the
    installation, "" for others."""
    numbers: dict[str, Any] = msgspec.to_builtins(_numbers(parts))
    return numbers if is_told_all else _wordless(numbers)


def _wordless(found: Any) -> Any:
    if isinstance(found, list):
        return [_wordless(one) for one in found]
    return {name: "" if name == _WORDS else _wordless(value) for name, value in found.items()} if isinstance(found, dict) else found


def _numbers(parts: Parts) -> dict[str, Any]:
    live, cache = parts.hub.statistics(), parts.query.cache.statistics
    return {
        "events_processed": parts.ingest.counters.accepted,
        "active_connections": live.connections,
        "active_people": parts.hub.roster.person_count,
        "active_dashboards": live.tiles,
        "queries_executed": parts.store.reader.statistics.statements,
        "cache_hit_rate": cache.hit_rate,
        "start_time": format_timestamp(parts.started_ms),
        "uptime_seconds": (parts.clock.now_ms() - parts.started_ms) / 1000,
        "ingest": parts.ingest.statistics(),
        "journal": parts.journal.statistics,
        "store": parts.store.statistics(),
        "stream": parts.engine.statistics(),
        "live": live,
        "cache": cache,
        "breakers": parts.breakers.board.reports(),
        "tasks": parts.supervisor.states(),
        "event_loop_lag_ms": {"last": parts.watchdog.last_lag_s * 1000, "longest": parts.watchdog.longest_lag_s * 1000},
    }


def attach_readings(parts: Parts) -> None:
    """Publish every part's numbers on the metrics page."""
    ingest, journal, writer, hub = parts.ingest, parts.journal, parts.store.writer, parts.hub
    attach = parts.metrics.attach
    attach("tidegauge_ingest_accepted", lambda: ingest.counters.accepted)
    attach("tidegauge_ingest_duplicates", lambda: ingest.counters.duplicates)
    attach("tidegauge_ingest_rejected", lambda: dict(ingest.counters.rejected))
    attach("tidegauge_ingest_waiting", lambda: ingest.room.events)
    attach("tidegauge_journal_bytes", lambda: journal.statistics.bytes_held)
    attach("tidegauge_journal_commits", lambda: journal.statistics.commits)
    attach("tidegauge_journal_commit_seconds", lambda: _commit_times(journal.statistics))
    attach("tidegauge_journal_failures", lambda: journal.statistics.failures)
    attach("tidegauge_store_rows", lambda: writer.statistics.rows)
    attach("tidegauge_store_lag_batches", lambda: journal.last_sequence - parts.store.stored_sequence)
    attach("tidegauge_store_insert_seconds", lambda: writer.statistics.insert_s)
    attach("tidegauge_store_failures", lambda: writer.statistics.retries)
    attach("tidegauge_stream_rows", lambda: parts.engine.statistics().folded_rows)
    attach("tidegauge_stream_fold_seconds", lambda: parts.engine.statistics().fold_ms / 1000)
    attach("tidegauge_stream_late_rows", lambda: parts.engine.statistics().late_rows)
    attach("tidegauge_stream_queries", lambda: parts.engine.statistics().queries)
    attach("websocket_active_connections", lambda: hub.statistics().connections)
    attach("tidegauge_live_connections", hub.roster.transports)
    attach("tidegauge_live_people", lambda: hub.roster.person_count)
    attach("tidegauge_live_subscriptions", lambda: hub.statistics().subscriptions)
    attach("tidegauge_live_messages", lambda: hub.statistics().messages)
    attach("tidegauge_live_dropped", lambda: hub.statistics().dropped)
    attach("tidegauge_live_freshness_seconds", lambda: {kind: _lags(lags) for kind, lags in hub.meter.histograms.items()})
    attach("tidegauge_live_late_events", lambda: parts.engine.late_in_queries)
    attach("tidegauge_stream_watermark_seconds", lambda: (parts.engine.watermark.at_ms() or 0) / 1000)
    attach("tidegauge_stream_lateness_seconds", lambda: _lateness(parts.engine.watermark.late()))
    attach("tidegauge_event_loop_tasks", lambda: len(asyncio.all_tasks()))
    attach("tidegauge_event_loop_blocked", lambda: parts.watchdog.blockages)
    attach("tidegauge_breaker_state", parts.breakers.board.states)
    attach("tidegauge_breaker_refusals", parts.breakers.board.refusals)
    attach("tidegauge_task_restarts", lambda: {state.name: state.restarts for state in parts.supervisor.states()})


def _lags(lags: LagHistogram) -> Distribution:
    return _seconds(LAG_BOUNDS_MS, lags.counts, lags.sum_ms)


def _lateness(late: LateCounts) -> Distribution:
    return _seconds(LATE_BOUNDS_MS, late.counts, late.sum_ms)


def _seconds(bounds_ms: Sequence[int], counts: Sequence[int], sum_ms: float) -> Distribution:
    return Distribution([bound / 1000 for bound in bounds_ms], counts, sum_ms / 1000)


def _commit_times(journal: JournalStatistics) -> Distribution:
    return Distribution([bound / 1000 for bound in COMMIT_MS_BOUNDS], journal.commit_counts, journal.commit_s)
