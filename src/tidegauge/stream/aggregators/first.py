"""first: the number of the first event by (timestamp, place)."""

from __future__ import annotations

from tidegauge.stream.aggregators.edge import Edge


class First(Edge):
    is_latest = False
