"""IoT."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.document import Document
from tidegauge.dashboards.samples.iot import sample
from tidegauge.dashboards.templates.template import Template, ask, board, named, part, row, trend

_WARM: Final = [{"value": 30, "colour": "warning", "label": "30 °C"}]
_SITES: Final = named(("Bangkok", "Bangkok", "series-2"), ("Osaka", "Osaka", "series-5"), ("Hamburg", "Hamburg", "series-1"))
_BATTERY: Final = [{"value": 0, "colour": "negative"}, {"value": 15, "colour": "warning"}, {"value": 30, "colour": "positive"}]


def iot() -> Document:
    """What devices measure, and how they are."""
    return board(
        "IoT devices",
        "Temperature, humidity and energy by site, batteries and faults by device.",
        row(
            3,
            part("number", "Devices heard", ask("temperature", "Devices", aggregation="unique_count", value_field="device", interval="day")),
            part("number", "Temperature (°C)", trend("temperature", aggregation="average"), decimals=1),
            part("number", "Humidity", trend("humidity", aggregation="average"), unit="percent", decimals=0),
            part("number", "Energy (kWh)", trend("energy_kwh", aggregation="sum"), good_when="down"),
            part("number", "Lowest battery", trend("battery_percent", aggregation="min"), unit="percent", decimals=0, colour="value", thresholds=_BATTERY),
            part("number", "Faults", trend("device_fault"), good_when="down", sparkline="bars"),
        ),
        row(
            7,
            part(
                "line",
                "Temperature by site (°C)",
                ask("temperature", aggregation="average", interval="hour", group_by=["site"]),
                width=8,
                decimals=1,
                thresholds=_WARM,
                value_mappings=_SITES,
            ),
            part(
                "box_plot",
                "Spread of temperatures (°C)",
                *(ask("temperature", level, aggregation=level, group_by=["site"]) for level in ("p5", "p25", "p50", "p75", "p95")),
                width=4,
                decimals=1,
            ),
        ),
        row(
            7,
            part(
                "stacked",
                "Energy by site (kWh)",
                ask("energy_kwh", aggregation="sum", interval="6_hours", group_by=["site"]),
                width=6,
                shape="bars",
                value_mappings=_SITES,
            ),
            part(
                "heatmap",
                "Temperature by device and day (°C)",
                ask("temperature", aggregation="max", interval="day", group_by=["device"]),
                width=6,
                y="device",
                decimals=1,
            ),
        ),
        row(
            9,
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
                "Warmth and humidity of devices",
                ask("temperature", "Temperature (°C)", aggregation="average", group_by=["device", "site"]),
                ask("humidity", "Humidity (%)", aggregation="average", group_by=["device", "site"]),
                width=5,
                x_label="°C",
                axis_label="% humidity",
                colour_by="site",
                show_trend=True,
                decimals=1,
                value_mappings=_SITES,
            ),
        ),
        row(
            7,
            part(
                "forecast",
                "Energy a day (kWh)",
                ask("energy_kwh", "Energy", aggregation="sum", interval="day"),
                width=5,
                horizon=7,
                range_="last_28_days",
            ),
            part("horizontal_bar", "Faults by device", ask("device_fault", group_by=["device"], limit=8), width=3, good_when="down"),
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
