"""Measures how late live numbers are, over all tiles."""

from __future__ import annotations

from tidegauge.core.clock import Clock
from tidegauge.core.timestamps import format_timestamp
from tidegauge.live.freshness import Progress, late_view
from tidegauge.live.statistics import LagSamples
from tidegauge.live.tile_freshness import LagHistogram
from tidegauge.stream.watermark import Watermark


class Meter:
    """`lags`: the latest of all tiles. `histograms`: since the start by kind, `metric` or the name of an analysis; never more than there are kinds."""

    def __init__(self, clock: Clock, watermark: Watermark) -> None:
        self.lags = LagSamples()
        self.histograms: dict[str, LagHistogram] = {}
        self._clock, self._watermark = clock, watermark
        self._processing_ms: dict[int, int] = {}

    def note_lag(self, kind: str, lag_ms: int) -> None:
        """A tile was sent `lag_ms` after its oldest news had been received."""
        self.lags.add(lag_ms)
        histogram = self.histograms.get(kind)
        if histogram is None:
            histogram = self.histograms[kind] = LagHistogram()
        histogram.add(lag_ms)

    def note_folded(self, arrived: dict[int, tuple[int, int]]) -> None:
        """Events are in the live numbers; `arrived`: project -> (receipt of the oldest in ms, last sequence)."""
        now_ms = self._clock.now_ms()
        self._processing_ms.update({project: max(0, now_ms - receipt_ms) for project, (receipt_ms, _) in arrived.items()})

    def progress(self, project: int, waiting_rows: int) -> Progress:
        """How far the stream is with a project."""
        watermark = self._watermark
        newest_ms, at_ms = watermark.newest_ms(project), watermark.at_ms(project)
        return Progress(
            newest_event=None if newest_ms is None else format_timestamp(newest_ms),
            watermark=None if at_ms is None else format_timestamp(max(0, at_ms)),
            allowed_lateness_ms=watermark.allowed_lateness_ms,
            processing_ms=self._processing_ms.get(project),
            waiting_rows=waiting_rows,
            late=late_view(watermark.late(project)),
        )
