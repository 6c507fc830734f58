"""How well the episodes of a rule meet what people marked as incidents."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tidegauge.alerts.backtest.replay import Episode
from tidegauge.core.time_range import TimeRange


class Score(msgspec.Struct, frozen=True):
    """`precision`: share of the episodes that touch an incident; `recall`: share of the incidents that an episode touches. None where there are none to take
    a share of. `median_delay_seconds`: from the beginning of an incident that was found to the alert."""

    incidents: int
    found: int
    false_alarms: int
    precision: float | None
    recall: float | None
    median_delay_seconds: float | None


def score(episodes: Sequence[Episode], incidents: Sequence[TimeRange], end_ms: int, tolerance_ms: int) -> Score:
    """An alert that fires up to `tolerance_ms` after an incident, or is over so long before it, touches it too."""
    touching = [[one for one in episodes if _touches(one, incident, end_ms, tolerance_ms)] for incident in incidents]
    found = [(incident, ones) for incident, ones in zip(incidents, touching, strict=True) if ones]
    right = sum(any(_touches(one, incident, end_ms, tolerance_ms) for incident in incidents) for one in episodes)
    delays = sorted(max(0, min(one.from_ms for one in ones) - incident.from_ms) / 1000 for incident, ones in found)
    return Score(
        len(incidents),
        len(found),
        len(episodes) - right,
        right / len(episodes) if episodes else None,
        len(found) / len(incidents) if incidents else None,
        delays[len(delays) // 2] if delays else None,
    )


def _touches(episode: Episode, incident: TimeRange, end_ms: int, tolerance_ms: int) -> bool:
    over_ms = end_ms if episode.to_ms is None else episode.to_ms
    return episode.from_ms <= incident.to_ms + tolerance_ms and over_ms >= incident.from_ms - tolerance_ms
