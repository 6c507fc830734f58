"""Partial states: what the store hands the stream so that a live query starts from history and goes on from events.

`query.compile.partials` selects, per pane and group, these columns for each measure `m<i>`; `stream.aggregators` load them. Both merge by the same algebra.
"""

from __future__ import annotations

from typing import Final

STATE_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "count": ("count",),
    "rate": ("count",),
    "sum": ("sum", "count"),
    "average": ("sum", "count"),
    "min": ("min", "count"),
    "max": ("max", "count"),
    "stddev": ("count", "mean", "m2"),
    "unique_count": ("hashes",),
    "percentile": ("buckets",),
    "first": ("at", "value"),
    "last": ("at", "value"),
    "delta": ("first_at", "first_value", "last_at", "last_value"),
}
"""Aggregation -> its state columns (named m<i>_<column>).

`hashes`: distinct XXH3-64 values of the field's text (the person key itself for persons). `buckets`: a map of log-bucket index -> count, see SKETCH_GAMMA.
`at`: (timestamp_ms, batch sequence, row).
"""

SKETCH_RELATIVE_ERROR: Final = 0.01
SKETCH_GAMMA: Final = (1 + SKETCH_RELATIVE_ERROR) / (1 - SKETCH_RELATIVE_ERROR)
"""DDSketch (Masson, Rim, Lee: VLDB 2019): value v > 0 falls in bucket ceil(log(v)/log(gamma)); its estimate 2*gamma^i/(gamma+1) is within 1 %."""
