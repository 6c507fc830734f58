"""How fresh and how complete a project's live numbers are, as callers see it."""

from __future__ import annotations

from typing import Any, Final, Literal

import msgspec

from tidegauge.contracts.plan import ALWAYS, Plan
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.analysis_tile import AnalysisTile
from tidegauge.live.metric_tile import MetricTile
from tidegauge.live.tile_freshness import TileFreshness, quantile
from tidegauge.query.explore.words import conditions
from tidegauge.stream.lateness import BOUNDS_MS, LateCounts

MAX_TILES: Final = 1_000


class LateBucket(msgspec.Struct, frozen=True):
    """Events that were late by up to so long and longer than the bucket before; None: longer than all."""

    up_to_ms: int | None
    events: int


class Late(msgspec.Struct, frozen=True):
    """Late events, by how late."""

    events: int
    longest_ms: int
    histogram: list[LateBucket]


class Progress(msgspec.Struct, frozen=True):
    """How far the stream is with a project. Its events older than `watermark` are late. `processing_ms`: from receipt to the live numbers, of the last events;
    `waiting_rows` of the whole server are on their way there. null before the first event since the start.
    """

    newest_event: str | None
    watermark: str | None
    allowed_lateness_ms: int
    processing_ms: int | None
    waiting_rows: int
    late: Late


class TileView(msgspec.Struct, frozen=True):
    """One live answer. `p50_ms`, `p95_ms`: from an event's receipt until its message had been offered to all followers, of the latest updates that brought
    events, null before one did. `late`: events that came when their bucket had been shown as finished; null where the stream keeps no buckets.
    """

    kind: str
    question: dict[str, Any]
    followers: int
    mode: Literal["incremental", "refreshed"]
    updates: int
    last_update: str | None
    p50_ms: int | None
    p95_ms: int | None
    late: Late | None


class LiveFreshness(msgspec.Struct, frozen=True):
    """`p50_ms` and `p95_ms` over all tiles of the project; the slowest tile first."""

    progress: Progress
    p50_ms: int | None
    p95_ms: int | None
    tiles: list[TileView]


def live_freshness(progress: Progress, tiles: list[MetricTile | AnalysisTile]) -> LiveFreshness:
    """The freshness of a project's tiles."""
    lags_ms = [lag_ms for tile in tiles for lag_ms in tile.freshness.lags_ms]
    views = sorted(map(tile_view, tiles), key=lambda view: -(view.p95_ms or 0))
    return LiveFreshness(progress, quantile(lags_ms, 0.5), quantile(lags_ms, 0.95), views[:MAX_TILES])


def tile_view(tile: MetricTile | AnalysisTile) -> TileView:
    """One tile."""
    if isinstance(tile, AnalysisTile):
        asked = tile.asked
        question = msgspec.json.decode(asked.text, type=dict[str, Any])
        return _view(asked.kind.name, {"analysis": asked.kind.name, **question}, len(tile.followers), tile.mode, tile.freshness, None)
    is_kept = tile.live is not None
    late = None if tile.live is None else late_view(tile.live.lateness.late)
    return _view("metric", _question(tile.plan), len(tile.followers), "incremental" if is_kept else "refreshed", tile.freshness, late)


def late_view(late: LateCounts) -> Late:
    """Counts of late events."""
    bounds = (*BOUNDS_MS, None)
    return Late(late.total, late.longest_ms, [LateBucket(bound, events) for bound, events in zip(bounds, late.counts, strict=True)])


def _view(
    kind: str, question: dict[str, Any], followers: int, mode: Literal["incremental", "refreshed"], freshness: TileFreshness, late: Late | None
) -> TileView:
    last_ms = freshness.last_update_ms
    last = None if last_ms is None else format_timestamp(last_ms)
    return TileView(kind, question, followers, mode, freshness.updates, last, freshness.quantile(0.5), freshness.quantile(0.95), late)


def _question(plan: Plan) -> dict[str, Any]:
    """The question in short; its filters in words."""
    window = plan.window
    time = {"from": format_timestamp(window.from_ms), "to": format_timestamp(window.to_ms)} if window.kind == "fixed" else {"time_window": window.name}
    question: dict[str, Any] = {"metric": plan.metric, **time, "timezone": plan.timezone}
    if plan.interval is not None:
        question["interval"] = plan.interval.name
    if plan.dimensions:
        question["group_by"] = [dimension.name for dimension in plan.dimensions]
    if plan.condition != ALWAYS:
        question["filters"] = conditions(plan.condition)
    return question
