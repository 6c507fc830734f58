"""What can be asked of a project: its metrics, and the events and properties it has sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Protocol, get_args

import msgspec

from tidegauge.contracts.plan import Operator
from tidegauge.core.time_range import CALENDAR, ROLLING
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.aggregation import AGGREGATION_NAMES
from tidegauge.query.builtin import BUILTIN_NAMES
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import TIME_PARTS


class Seen(Protocol):
    """An event or property name that came in; properties also have `types` (type name -> sampled count) and `is_conflicting`."""

    name: str
    count: int
    last_seen_ms: int


class SeenNames(Protocol):
    """One project's names, most frequent first."""

    @property
    def events(self) -> Mapping[str, Any]: ...

    @property
    def properties(self) -> Mapping[str, Any]: ...


class NameRegistry(Protocol):
    """Knows the names of every project (ingest's registry does)."""

    def snapshot(self, project: int) -> SeenNames:
        """What is known of a project."""
        ...


class MetricEntry(msgspec.Struct):
    """A catalogue metric as screens list it."""

    name: str
    description: str
    unit: str
    aggregation: str
    formula: str | None
    good_when: str = "up"
    is_own: bool = False


class EventEntry(msgspec.Struct):
    """An event name."""

    name: str
    count: int
    last_seen: str | None


class PropertyEntry(msgspec.Struct):
    """A property; `types` are shares of sampled values, `count` is approximate."""

    name: str
    types: dict[str, float]
    count: int
    last_seen: str | None
    is_conflicting: bool


class Schema(msgspec.Struct):
    """Everything a question may be made of."""

    metrics: list[MetricEntry]
    events: list[EventEntry]
    properties: list[PropertyEntry]
    aggregations: tuple[str, ...] = AGGREGATION_NAMES
    operators: tuple[str, ...] = get_args(Operator)
    time_windows: tuple[str, ...] = (*ROLLING, *CALENDAR)
    time_parts: tuple[str, ...] = tuple(TIME_PARTS)


_FORMULA: Final = "formula"


def describe(project: int, catalogue: Catalogue, registry: NameRegistry) -> Schema:
    """The schema of a project."""
    seen = registry.snapshot(project)
    return Schema(
        [
            MetricEntry(
                metric.name,
                metric.description,
                metric.unit,
                _FORMULA if metric.formula else metric.aggregation,
                metric.formula,
                metric.good_when,
                metric.name not in BUILTIN_NAMES,
            )
            for metric in catalogue.list(project)
        ],
        [EventEntry(event.name, event.count, _time(event.last_seen_ms)) for event in seen.events.values()],
        [PropertyEntry(each.name, _shares(each.types), each.count, _time(each.last_seen_ms), each.is_conflicting) for each in seen.properties.values()],
    )


def _shares(types: Mapping[str, int]) -> dict[str, float]:
    total = sum(types.values())
    return {name: round(count / total, 4) for name, count in types.items()} if total else {}


def _time(instant_ms: int) -> str | None:
    return format_timestamp(instant_ms) if instant_ms else None
