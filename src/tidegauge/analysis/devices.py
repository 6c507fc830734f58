"""Devices and their sensors: when each was last heard, how its readings run, and when they will cross their bounds."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any, Final

import msgspec
from msgspec import Meta

from tidegauge.analysis.inquiry import Inquiry, invalid
from tidegauge.analysis.kind import Kind
from tidegauge.analysis.question import AnalysisAnswer, AnalysisQuestion
from tidegauge.contracts.answer import ResultRow
from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import Compare
from tidegauge.core.errors import ErrorDetail, LimitReached
from tidegauge.core.timestamps import format_timestamp
from tidegauge.query.compile import fields
from tidegauge.query.compile.statement import Binder

MAX_DEVICES: Final = 1_000
MAX_SENSORS: Final = 20
_MAX_AHEAD_S: Final = 10 * 365 * 86_400.0
Name = Annotated[str, Meta(min_length=1, max_length=400)]


class Sensor(msgspec.Struct, forbid_unknown_fields=True, omit_defaults=True):
    """A metric of the devices, with the bounds it should stay within. `is_total`: its values add up, such as energy used."""

    metric: Name
    low: float | None = None
    high: float | None = None
    is_total: bool = False


class DevicesQuestion(AnalysisQuestion, kw_only=True):
    """Each metric point (or event with a value) is one reading of one sensor of one device."""

    sensors: Annotated[list[Sensor], Meta(min_length=1, max_length=MAX_SENSORS)]
    device_by: Annotated[Name, Meta(description="The property or tag that names the device.")] = "device"
    offline_after_seconds: Annotated[int, Meta(ge=1, le=31_536_000)] = 3_600


class Reading(msgspec.Struct, kw_only=True):
    """One sensor of one device in the window. `slope_per_hour` by least squares, `fit` its R squared (0 to 1); both null with fewer than two instants.

    `seconds_to_low` and `seconds_to_high`: when the line from the last value crosses the bound (0: it is beyond now); null when it never does, or later than
    in ten years. `state`: ok, low or high.
    """

    sensor: str
    readings: int
    last: float
    last_at: str
    mean: float
    least: float
    most: float
    total: float | None
    slope_per_hour: float | None
    fit: float | None
    state: str
    seconds_to_low: float | None
    seconds_to_high: float | None


class Device(msgspec.Struct):
    """One device; `seconds_silent` since its last reading of any sensor."""

    device: str
    is_online: bool
    last_seen: str
    seconds_silent: float
    readings: list[Reading]


class SensorTotal(msgspec.Struct):
    """All devices' readings of one sensor."""

    sensor: str
    devices: int
    mean: float
    total: float | None
    out_of_bounds: int
    soon: Annotated[int, Meta(description="Devices that will cross a bound within a day.")]


class DevicesAnswer(AnalysisAnswer, kw_only=True):
    """Silent devices first, then those out of bounds, then those that will be soonest. `results`: the last value by device and sensor."""

    count: int
    online: int
    offline: int
    out_of_bounds: int
    sensors: list[SensorTotal]
    devices: list[Device]


async def devices(question: DevicesQuestion, inquiry: Inquiry) -> DevicesAnswer:
    """The answer. Raises InvalidQuery, LimitReached for more than MAX_DEVICES devices, Unavailable."""
    sensors = _checked(question)
    found = await _read(question, inquiry)
    listed = sorted((_device(name, rows, sensors, question, inquiry.now_ms) for name, rows in found.items()), key=_urgency)
    out = [device for device in listed if any(reading.state != "ok" for reading in device.readings)]
    online = sum(device.is_online for device in listed)
    return DevicesAnswer(
        results=[
            ResultRow(reading.sensor, reading.last, reading.readings, {"device": device.device, "sensor": reading.sensor}, reading.last_at)
            for device in listed
            for reading in device.readings
        ],
        meta=inquiry.meta(total=len(listed)),
        count=len(listed),
        online=online,
        offline=len(listed) - online,
        out_of_bounds=len(out),
        sensors=[_total(sensor, listed) for sensor in question.sensors if any(own.sensor == sensor.metric for one in listed for own in one.readings)],
        devices=listed,
    )


def _checked(question: DevicesQuestion) -> dict[str, Sensor]:
    sensors = {sensor.metric: sensor for sensor in question.sensors}
    if len(sensors) < len(question.sensors):
        raise invalid("sensors", "names a metric twice")
    for place, sensor in enumerate(question.sensors):
        if sensor.low is not None and sensor.high is not None and sensor.low >= sensor.high:
            raise invalid(f"sensors.{place}.high", "must be above low")
    return sensors


async def _read(question: DevicesQuestion, inquiry: Inquiry) -> dict[str, list[tuple[Any, ...]]]:
    """Device -> (sensor, readings, last, last ms, mean, least, most, sum, (slope a second, intercept), R squared)."""
    binder = Binder()
    device, name = resolve_field(question.device_by), resolve_field("name")
    condition = Compare(name, "in", tuple(sensor.metric for sensor in question.sensors))
    own = f"toString({fields.text(device, binder)})"
    at_s = f"((toUnixTimestamp64Milli(timestamp) - {binder.integer(inquiry.span.from_ms)}) / 1000)"  # small numbers: their squares keep their digits
    rows = await inquiry.read(
        binder,
        f"SELECT {own} AS device_name, name, count(), argMax(assumeNotNull(value), (timestamp, _batch, _row)), max(toUnixTimestamp64Milli(timestamp)),"
        f" avg(assumeNotNull(value)), min(assumeNotNull(value)), max(assumeNotNull(value)), sum(assumeNotNull(value)),"
        f" covarPop({at_s}, assumeNotNull(value)), varPop({at_s}), varPop(assumeNotNull(value))"
        f" FROM {inquiry.table(condition, fields=(device, name, resolve_field('value')))}"
        f" WHERE {inquiry.where(binder, condition)} AND isNotNull(value) AND device_name != ''"
        f" GROUP BY device_name, name ORDER BY device_name, name LIMIT {MAX_DEVICES * len(question.sensors) + 1}",
    )
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row[1:])
    if len(found) > MAX_DEVICES:
        reason = f"{question.device_by} has more than {MAX_DEVICES:,} values here. Narrow them by a filter."
        raise LimitReached(reason, details=[ErrorDetail("device_by", f"more than {MAX_DEVICES} values")])
    return dict(found)


def _device(name: str, rows: list[tuple[Any, ...]], sensors: dict[str, Sensor], question: DevicesQuestion, now_ms: int) -> Device:
    last_ms = max(row[3] for row in rows)
    silent_s = max(0.0, (now_ms - last_ms) / 1000)
    readings = [_reading(sensors[row[0]], row) for row in rows]
    return Device(name, silent_s < question.offline_after_seconds, format_timestamp(last_ms), silent_s, readings)


def _reading(sensor: Sensor, row: tuple[Any, ...]) -> Reading:
    name, count, last, last_ms, mean, least, most, total, together, spread_s, spread = row
    slope = together / spread_s if spread_s > 0 else None
    low, high = sensor.low, sensor.high
    return Reading(
        sensor=name,
        readings=count,
        last=last,
        last_at=format_timestamp(last_ms),
        mean=mean,
        least=least,
        most=most,
        total=total if sensor.is_total else None,
        slope_per_hour=slope * 3_600 if slope is not None else None,
        fit=min(1.0, together * together / (spread_s * spread)) if spread_s > 0 and spread > 0 else None,
        state="low" if low is not None and last < low else "high" if high is not None and last > high else "ok",
        seconds_to_low=None if low is None else 0.0 if last < low else _crossing_s(low - last, slope),
        seconds_to_high=None if high is None else 0.0 if last > high else _crossing_s(high - last, slope),
    )


def _crossing_s(distance: float, slope: float | None) -> float | None:
    """When a line of this slope (a second) has gone this far; None when it goes the other way, stands still or takes too long."""
    if not slope or distance / slope < 0 or distance / slope > _MAX_AHEAD_S:
        return None
    return distance / slope


def _urgency(device: Device) -> tuple[Any, ...]:
    soonest = min((seconds for own in device.readings for seconds in (own.seconds_to_low, own.seconds_to_high) if seconds is not None), default=_MAX_AHEAD_S)
    return device.is_online, all(reading.state == "ok" for reading in device.readings), soonest, device.device


def _total(sensor: Sensor, listed: list[Device]) -> SensorTotal:
    own = [reading for device in listed for reading in device.readings if reading.sensor == sensor.metric]
    soon = sum(1 for reading in own if reading.state == "ok" and any(0 < (s or 0) <= 86_400 for s in (reading.seconds_to_low, reading.seconds_to_high)))
    readings = sum(reading.readings for reading in own)
    return SensorTotal(
        sensor.metric,
        len(own),
        sum(reading.mean * reading.readings for reading in own) / readings,
        sum(reading.total or 0.0 for reading in own) if sensor.is_total else None,
        sum(reading.state != "ok" for reading in own),
        soon,
    )


DEVICES: Final = Kind(
    name="devices",
    title="Devices",
    description="When each device was last heard, how its sensors run, and when they will cross their bounds.",
    question=DevicesQuestion,
    answer=DevicesAnswer,
    run=devices,
    cache_class="live",
)
