"""IoT."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.iot import sample
from tidegauge.dashboards.templates.template import Template, ask, board, part, row, trend

_WARM: Final = [{"value": 30, "colour": "warning", "label": "Warm"}, {"value": 34, "colour": "negative", "label": "Hot"}]


def iot() -> Document:
    """What devices measure, and how they are."""
    return board(
        "IoT devices",
        "Temperature, humidity and energy by site, batteries and faults by device.",
        row(
            3,
            part("number", "Devices heard", ask("temperature", aggregation="unique_count", value_field="device", interval="day", compare="previous_period")),
            part("number", "Temperature (°C)", trend("temperature", aggregation="average"), decimals=1),
            part("number", "Humidity (%)", trend("humidity", aggregation="average"), unit="percent", decimals=0),
            part("number", "Energy (kWh)", trend("energy_kwh", aggregation="sum"), good_when="down"),
            part("number", "Lowest battery (%)", trend("battery_percent", aggregation="min"), unit="percent", decimals=0),
            part("number", "Faults", trend("device_fault"), good_when="down"),
        ),
        row(
            7,
            part(
                "line",
                "Temperature by site (°C)",
                ask("temperature", aggregation="average", interval="auto", group_by=["site"]),
                width=8,
                connect_nulls=True,
                decimals=1,
                thresholds=_WARM,
            ),
            part(
                "candlestick",
                "Temperature by day (°C)",
                *(ask("temperature", label, aggregation=label, interval="day") for label in ("first", "max", "min", "last")),
                width=4,
                decimals=1,
            ),
        ),
        row(
            7,
            part("stacked", "Energy by site (kWh)", ask("energy_kwh", aggregation="sum", interval="auto", group_by=["site"]), width=6, shape="bars"),
            part(
                "heatmap",
                "Temperature by device and day (°C)",
                ask("temperature", aggregation="average", interval="day", group_by=["device"]),
                width=6,
                y="device",
                decimals=1,
            ),
        ),
        row(
            8,
            part(
                "table",
                "Devices",
                ask("temperature", "Temperature (°C)", aggregation="last", group_by=["device"]),
                ask("humidity", "Humidity (%)", aggregation="last", group_by=["device"]),
                ask("battery_percent", "Battery (%)", aggregation="last", group_by=["device"]),
                ask("energy_kwh", "Energy (kWh)", aggregation="sum", group_by=["device"]),
                width=7,
                decimals=1,
                columns=[{"key": "device"}, {"key": "A"}, {"key": "B"}, {"key": "C", "bar": True}, {"key": "D"}],
            ),
            part(
                "scatter",
                "Temperature and humidity by device",
                ask("temperature", "Temperature (°C)", aggregation="average", group_by=["device"]),
                ask("humidity", "Humidity (%)", aggregation="average", group_by=["device"]),
                width=5,
                x_label="°C",
                axis_label="%",
                show_trend=True,
                decimals=1,
            ),
        ),
        row(
            7,
            part("forecast", "Energy a day (kWh)", ask("energy_kwh", "Energy", aggregation="sum", interval="day"), width=5, horizon=7, range_="last_30_days"),
            part("horizontal_bar", "Faults by device", ask("device_fault", group_by=["device"]), width=3),
            part(
                "feed",
                "Latest faults",
                width=4,
                filters=[{"field": "name", "operator": "eq", "value": "device_fault"}],
                columns=["time", "device", "site", "fault"],
            ),
        ),
        tags=("iot",),
    )


IOT: Final = Template(
    key="iot",
    name="IoT devices",
    description="Sensor series, energy, batteries and faults.",
    needs=("temperature", "battery_percent", "energy_kwh"),
    board=iot,
    sample=sample,
)
