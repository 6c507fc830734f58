"""last: the number of the last event by (timestamp, place)."""

from __future__ import annotations

from tidegauge.stream.aggregators.edge import Edge


class Last(Edge):
    is_latest = True
