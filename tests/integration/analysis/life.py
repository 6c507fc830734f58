"""Generated lives of people: who did what when, for the analyses of people over time."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pandas as pd
from tests.integration.analysis.conftest import DAY_MS, seen

from tidegauge.contracts.event import Event

NAMES = ("open", "open", "open", "sign_up", "export", "purchase")


def lives(people: int, first: str, days: int, *, seed: int, zones: Sequence[str] = ("UTC",)) -> list[Event]:
    """Events of people who start on some day and come back ever more seldom; many of them right beside a midnight of their zone."""
    dice = random.Random(seed)
    begin_ms = int(pd.Timestamp(first, tz="UTC").timestamp() * 1000)
    events = []
    for person in range(people):
        zone = zones[person % len(zones)]
        start = dice.randrange(days)
        chosen = [day for day in range(start, days) if day == start or dice.random() < 0.5 / (1 + (day - start) / 10)]
        for day in chosen:
            for _ in range(dice.choice([1, 1, 2, 3])):
                at_ms = begin_ms + day * DAY_MS + dice.randrange(DAY_MS)
                if dice.random() < 0.4:
                    day_of = pd.Timestamp(at_ms, unit="ms", tz=zone).tz_localize(None).normalize()
                    midnight = day_of.tz_localize(zone, nonexistent="shift_forward", ambiguous=True)
                    at_ms = int(midnight.timestamp() * 1000) + dice.choice([-1, 0, 1, 59_999, -3_600_000, 3_600_000])
                value = round(dice.random() * 50, 2) if dice.random() < 0.4 else None
                events.append(seen(dice.choice(NAMES), f"p{person}", at_ms, value=value, tier=["gold", "iron", "zinc", ""][person % 4]))
    dice.shuffle(events)
    return events


def frame_of(events: Sequence[Event], zone: str) -> pd.DataFrame:
    """The same as a table: person, name, value (0 where there is none), tier, local time without zone, and milliseconds."""
    rows = [(event.user_id, event.name, event.value or 0.0, (event.properties or {}).get("tier", ""), event.timestamp_ms) for event in events]
    frame = pd.DataFrame(rows, columns=["person", "name", "value", "tier", "at_ms"])
    frame["local"] = pd.to_datetime(frame.at_ms, unit="ms", utc=True).dt.tz_convert(zone).dt.tz_localize(None)
    return frame


def period_of(local: pd.Series, period: str) -> pd.Series:
    """The number of the calendar's period of a local time; consecutive periods differ by 1."""
    return local.dt.to_period({"daily": "D", "weekly": "W-SUN", "monthly": "M"}[period]).map(lambda value: value.ordinal)
