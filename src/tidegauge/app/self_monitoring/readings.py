"""Which numbers of which part the product reports about itself."""

from __future__ import annotations

from tidegauge.app.parts import Parts
from tidegauge.app.self_monitoring.interval import IntervalSampler, Maybe, Mean, Read, drain_p95


def product_sampler(parts: Parts) -> IntervalSampler:
    """The properties of a `product_sample`: counts of the interval, mean times in ms, and states."""
    return IntervalSampler(_counters(parts), _gauges(parts), {**database_means(parts), "request_ms": _request_mean(parts), "commit_ms": _commit_mean(parts)})


def database_sampler(parts: Parts) -> IntervalSampler:
    """The analytical store in the interval: statements, their mean time, and how many run on its connections."""
    reader = parts.store.reader.statistics
    return IntervalSampler({"database_queries": lambda: reader.statements}, {"database_connections": lambda: reader.running}, database_means(parts))


def database_means(parts: Parts) -> dict[str, Mean]:
    """The mean time of a statement."""
    reader = parts.store.reader.statistics
    return {"database_query_ms": Mean(lambda: reader.seconds, lambda: reader.statements)}


def _request_mean(parts: Parts) -> Mean:
    requests = parts.metrics.requests
    return Mean(lambda: requests.seconds, lambda: requests.count)


def _commit_mean(parts: Parts) -> Mean:
    return Mean(lambda: parts.journal.statistics.commit_s, lambda: parts.journal.statistics.commits)


def _counters(parts: Parts) -> dict[str, Read]:
    ingest, reader, hub, requests = parts.ingest.counters, parts.store.reader.statistics, parts.hub, parts.metrics.requests
    return {
        "events_accepted": lambda: ingest.accepted,
        "events_duplicate": lambda: ingest.duplicates,
        "events_rejected": lambda: ingest.rejected.total(),
        "requests": lambda: requests.count,
        "requests_failed": lambda: requests.failed,
        "queries": lambda: reader.statements,
        "queries_refused": lambda: reader.refused,
        "store_failures": lambda: parts.store.writer.statistics.retries,
        "journal_failures": lambda: parts.journal.statistics.failures,
        "task_restarts": lambda: sum(state.restarts for state in parts.supervisor.states()),
        "live_messages": lambda: hub.statistics().messages,
        "live_dropped": lambda: hub.dropped,
        "late_events": lambda: parts.engine.statistics().late_rows,
    }


def _gauges(parts: Parts) -> dict[str, Maybe]:
    return {
        "database_query_p95_ms": lambda: drain_p95(parts.store.reader.latest_ms),
        "request_p95_ms": lambda: drain_p95(parts.metrics.latest_requests_ms),
        "events_waiting": lambda: parts.ingest.room.events,
        "journal_bytes": lambda: parts.journal.statistics.bytes_held,
        "store_lag_batches": lambda: parts.journal.last_sequence - parts.store.stored_sequence,
        "store_lag_ms": lambda: _waiting_ms(parts),
        "live_connections": lambda: len(parts.hub.roster),
        "live_subscriptions": lambda: parts.hub.statistics().subscriptions,
        "live_lag_ms": lambda: parts.hub.statistics().lag_p95_ms,
        "loop_lag_ms": lambda: parts.watchdog.last_lag_s * 1000,
        "cache_hit_percent": lambda: parts.query.cache.statistics.hit_rate * 100,
    }


def _waiting_ms(parts: Parts) -> float:
    """How long the oldest event that is not in the store yet has waited."""
    since_ms = parts.freshness.waiting_since_ms(parts.store.stored_sequence)
    return 0.0 if since_ms is None else max(0.0, parts.clock.now_ms() - since_ms)
