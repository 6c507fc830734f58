"""What every widget can be told about showing numbers, and the parts that several kinds share."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from tidegauge.dashboards.text import ONE_LINE, PROSE

QueryId = Annotated[str, Meta(pattern=r"^(?:[A-H]|F[1-9])$(?!\n)", extra_json_schema={"x-input": "query"})]
"""A query (A to H) or formula (F1 to F9) of the widget."""

Colour = Annotated[
    str,
    Meta(
        pattern=r"^(?:positive|warning|negative|info|series-[1-8]|#[0-9a-fA-F]{6})$(?!\n)",
        description="A role, a place in the palette (series-1 to series-8), both of which fit every theme, or a hex colour.",
        extra_json_schema={"x-input": "colour"},
    ),
]
Label = Annotated[str, Meta(max_length=80, pattern=ONE_LINE)]
Text = Annotated[str, Meta(max_length=4_000, pattern=PROSE)]
Field = Annotated[str, Meta(max_length=200, pattern=ONE_LINE, extra_json_schema={"x-input": "field"})]
"""A dimension of the widget's answers, by the name its queries group by."""

Unit = Literal["number", "percent", "bytes", "bytes_per_second", "duration_ms", "duration_s", "currency"]
Percentage = Annotated[int, Meta(ge=0, le=100)]


class Threshold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From this value on, this colour."""

    value: Annotated[float, Meta(title="From", description="The colour holds from this value up to the next threshold.")]
    colour: Annotated[Colour, Meta(title="Colour")]
    label: Annotated[Label, Meta(title="Label", description="Written beside the line.")] = ""


class ValueMapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A value or name shown as something else."""

    match: Annotated[str, Meta(title="Value", description="The value or series name as it comes.", max_length=200, pattern=ONE_LINE)]
    text: Annotated[Label, Meta(title="Show as")]
    colour: Annotated[Colour | None, Meta(title="Colour")] = None


class DisplayOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What all kinds take."""

    unit: Annotated[Unit, Meta(title="Unit", description="How numbers are written. Percent takes 12.5 for 12.5 %.")] = "number"
    currency: Annotated[str, Meta(title="Currency", description="ISO 4217 code, for unit currency.", pattern=r"^[A-Z]{3}$(?!\n)")] = "USD"
    decimals: Annotated[
        Annotated[int, Meta(ge=0, le=6)] | None, Meta(title="Decimals", description="Digits after the point; none: as many as the size of the number needs.")
    ] = None
    thresholds: Annotated[tuple[Threshold, ...], Meta(title="Thresholds", description="Colours by value, lowest first.", max_length=20)] = ()
    value_mappings: Annotated[tuple[ValueMapping, ...], Meta(title="Value mappings", description="Names and colours for values.", max_length=100)] = ()
    legend: Annotated[Literal["auto", "top", "right", "none"], Meta(title="Legend", description="Auto: beside round charts, else above.")] = "auto"
    good_when: Annotated[Literal["up", "down"], Meta(title="Good when", description="Whether a rise is good news; colours the change.")] = "up"


class AxisOptions(DisplayOptions, frozen=True, kw_only=True):
    """Kinds with a value axis."""

    scale: Annotated[Literal["linear", "log"], Meta(title="Scale")] = "linear"
    min: Annotated[float | None, Meta(title="Axis from", description="None: from the data.")] = None
    max: Annotated[float | None, Meta(title="Axis to", description="None: from the data.")] = None
    axis_label: Annotated[Label, Meta(title="Axis label")] = ""
    threshold_style: Annotated[Literal["line", "area", "line_and_area", "none"], Meta(title="Thresholds as")] = "line"


class TimeSeriesOptions(AxisOptions, frozen=True, kw_only=True):
    """Kinds that run over time."""

    curve: Annotated[Literal["linear", "smooth", "step"], Meta(title="Curve")] = "smooth"
    line_width: Annotated[float, Meta(title="Line width", description="Pixels.", ge=0.5, le=6)] = 1.75
    points: Annotated[Literal["auto", "always", "never"], Meta(title="Points", description="Auto: when they are far enough apart.")] = "auto"
    connect_nulls: Annotated[bool, Meta(title="Join gaps", description="Draw through buckets without a value.")] = False
    legend_values: Annotated[
        tuple[Literal["auto", "last", "min", "max", "average", "total"], ...],
        Meta(title="Values in the legend", description="Auto: the total of counts and sums, else the newest settled value.", max_length=5),
    ] = ("auto",)
    right_axis: Annotated[tuple[QueryId, ...], Meta(title="On the right axis", description="Queries with an axis of their own.", max_length=16)] = ()
    right_axis_label: Annotated[Label, Meta(title="Right axis label")] = ""
    right_axis_unit: Annotated[Unit, Meta(title="Right axis unit")] = "number"
    show_annotations: Annotated[bool, Meta(title="Annotations", description="Show deploys, incidents and notes as marks.")] = True


class SliceOptions(DisplayOptions, frozen=True, kw_only=True):
    """Kinds that share one round between categories."""

    max_slices: Annotated[int, Meta(title="Slices at most", description="The rest becomes one slice, Other.", ge=2, le=30)] = 8
    labels: Annotated[
        Literal["auto", "none", "name", "value", "percent", "name_and_percent"], Meta(title="Labels", description="Auto: percent where no legend says it.")
    ] = "auto"


class BarOptions(AxisOptions, frozen=True, kw_only=True):
    """Kinds with a bar for each category."""

    mode: Annotated[Literal["grouped", "stacked", "percent"], Meta(title="Several series", description="Side by side, on top of each other, or as shares.")] = (
        "grouped"
    )
    sort: Annotated[Literal["value", "name", "none"], Meta(title="Sort by", description="None: as the query orders them.")] = "value"
    descending: Annotated[bool, Meta(title="Largest first")] = True
    max_bars: Annotated[int, Meta(title="Bars at most", ge=1, le=200)] = 20
    show_other: Annotated[bool, Meta(title="Show the rest", description="One more bar for what is left out.")] = False
    show_values: Annotated[bool, Meta(title="Write the values")] = False
