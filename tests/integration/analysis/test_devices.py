"""Devices against numpy."""

from __future__ import annotations

import random
from collections import defaultdict

import msgspec
import numpy as np
import pytest
from scipy import stats
from tests.integration.analysis.conftest import NOW_MS, Study, seen

from tidegauge.contracts.event import Event
from tidegauge.core.errors import InvalidQuery, LimitReached

HOUR_MS = 3_600_000


def of(device: str, metric: str, user: str, at_ms: int, value: float) -> Event:
    """A reading; the server keeps a device that is given in the event's own field."""
    return msgspec.structs.replace(seen(metric, user, at_ms, value=value), device=device)


DAY = {"time_window": "last_24_hours"}


@pytest.mark.req("D8")
async def test_readings_and_their_lines(study: Study) -> None:
    dice = random.Random(3)
    readings: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
    for _ in range(500):
        key = f"d{dice.randrange(5)}", dice.choice(["temperature", "energy_kwh"])
        readings[key].append((NOW_MS - dice.randrange(20 * HOUR_MS), round(dice.gauss(20, 3), 3)))
    events = [of(device, sensor, "", at_ms, value=value) for (device, sensor), own in readings.items() for at_ms, value in own]
    sensors = [{"metric": "temperature", "low": 5, "high": 40}, {"metric": "energy_kwh", "is_total": True}]
    answer = await study.analyse("devices", events, sensors=sensors, **DAY)
    assert (answer.count, answer.online + answer.offline) == (5, 5)
    for device in answer.devices:
        for one in device.readings:
            own = sorted(readings[device.device, one.sensor])
            values = np.array([value for _, value in own])
            assert (one.last, one.readings) == (own[-1][1], len(own))
            assert (one.mean, one.least, one.most) == pytest.approx((values.mean(), values.min(), values.max()))
            line = stats.linregress([at_ms / 1000 for at_ms, _ in own], values)
            assert one.slope_per_hour == pytest.approx(line.slope * 3_600, rel=1e-4, abs=1e-9)
            assert one.fit == pytest.approx(line.rvalue**2, rel=1e-4, abs=1e-9)
            assert one.total == (pytest.approx(values.sum()) if one.sensor == "energy_kwh" else None)
    energy = next(one for one in answer.sensors if one.sensor == "energy_kwh")
    assert energy.total == pytest.approx(sum(value for (_, sensor), own in readings.items() if sensor == "energy_kwh" for _, value in own))


@pytest.mark.req("D8")
async def test_when_a_line_will_cross_its_bound(study: Study) -> None:
    events = [of("falling", "battery", "", NOW_MS - (10 - n) * HOUR_MS, value=50.0 - n) for n in range(11)]  # 40 now, 1 an hour
    events += [of("rising", "battery", "", NOW_MS - (10 - n) * HOUR_MS, value=50.0 + n) for n in range(11)]
    events += [of("silent", "battery", "", NOW_MS - 9 * HOUR_MS, value=15.0)]
    answer = await study.analyse("devices", events, sensors=[{"metric": "battery", "low": 20}], offline_after_seconds=7_200, **DAY)
    assert [(device.device, device.is_online, device.readings[0].state) for device in answer.devices] == [
        ("silent", False, "low"), ("falling", True, "ok"), ("rising", True, "ok"),
    ]  # fmt: skip
    silent, falling, rising = (device.readings[0] for device in answer.devices)
    assert falling.seconds_to_low == pytest.approx(20 * 3_600, rel=1e-6)
    assert (rising.seconds_to_low, silent.seconds_to_low, silent.slope_per_hour) == (None, 0.0, None)
    assert (answer.sensors[0].out_of_bounds, answer.sensors[0].soon) == (1, 1)


@pytest.mark.req("D8")
async def test_what_is_wrong_is_named(study: Study) -> None:
    with pytest.raises(InvalidQuery, match=r"sensors\.0\.high"):
        await study.analyse("devices", [], sensors=[{"metric": "a", "low": 2, "high": 1}])
    with pytest.raises(InvalidQuery, match="twice"):
        await study.analyse("devices", [], sensors=[{"metric": "a"}] * 2)
    with pytest.raises(LimitReached, match="more than 1,000 values"):
        await study.analyse("devices", [of(f"d{n}", "a", "", NOW_MS, value=1.0) for n in range(1_001)], sensors=[{"metric": "a"}], **DAY)


@pytest.mark.req("D8")
async def test_no_devices(study: Study) -> None:
    answer = await study.analyse("devices", [], sensors=[{"metric": "a"}])
    assert (answer.count, answer.devices, answer.sensors) == (0, [], [])
