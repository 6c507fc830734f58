"""The kinds of widgets, each with the options it takes."""

from __future__ import annotations

from typing import Final

from tidegauge.dashboards.widgets.alert_list import AlertListOptions
from tidegauge.dashboards.widgets.anomaly import AnomalyOptions
from tidegauge.dashboards.widgets.area import AreaOptions
from tidegauge.dashboards.widgets.bar import BarChartOptions
from tidegauge.dashboards.widgets.box_plot import BoxPlotOptions
from tidegauge.dashboards.widgets.bubble import BubbleOptions
from tidegauge.dashboards.widgets.calendar import CalendarOptions
from tidegauge.dashboards.widgets.candlestick import CandlestickOptions
from tidegauge.dashboards.widgets.cohort import CohortOptions
from tidegauge.dashboards.widgets.curve import CurveOptions
from tidegauge.dashboards.widgets.custom import CustomOptions
from tidegauge.dashboards.widgets.doughnut import DoughnutOptions
from tidegauge.dashboards.widgets.feed import FeedOptions
from tidegauge.dashboards.widgets.forecast import ForecastOptions
from tidegauge.dashboards.widgets.funnel import FunnelOptions
from tidegauge.dashboards.widgets.gauge import GaugeOptions
from tidegauge.dashboards.widgets.heatmap import HeatmapOptions
from tidegauge.dashboards.widgets.histogram import HistogramOptions
from tidegauge.dashboards.widgets.horizontal_bar import HorizontalBarOptions
from tidegauge.dashboards.widgets.line import LineOptions
from tidegauge.dashboards.widgets.number import NumberOptions
from tidegauge.dashboards.widgets.option import DisplayOptions
from tidegauge.dashboards.widgets.pie import PieOptions
from tidegauge.dashboards.widgets.polar_area import PolarAreaOptions
from tidegauge.dashboards.widgets.radar import RadarOptions
from tidegauge.dashboards.widgets.sankey import SankeyOptions
from tidegauge.dashboards.widgets.scatter import ScatterOptions
from tidegauge.dashboards.widgets.stacked import StackedOptions
from tidegauge.dashboards.widgets.table import TableOptions
from tidegauge.dashboards.widgets.text import TextOptions
from tidegauge.dashboards.widgets.treemap import TreemapOptions
from tidegauge.dashboards.widgets.world_map import WorldMapOptions

WIDGETS: Final[dict[str, type[DisplayOptions]]] = {
    "line": LineOptions,
    "area": AreaOptions,
    "stacked": StackedOptions,
    "bar": BarChartOptions,
    "horizontal_bar": HorizontalBarOptions,
    "pie": PieOptions,
    "doughnut": DoughnutOptions,
    "polar_area": PolarAreaOptions,
    "radar": RadarOptions,
    "scatter": ScatterOptions,
    "bubble": BubbleOptions,
    "histogram": HistogramOptions,
    "heatmap": HeatmapOptions,
    "calendar": CalendarOptions,
    "gauge": GaugeOptions,
    "number": NumberOptions,
    "table": TableOptions,
    "funnel": FunnelOptions,
    "cohort": CohortOptions,
    "curve": CurveOptions,
    "sankey": SankeyOptions,
    "world_map": WorldMapOptions,
    "treemap": TreemapOptions,
    "box_plot": BoxPlotOptions,
    "candlestick": CandlestickOptions,
    "feed": FeedOptions,
    "alert_list": AlertListOptions,
    "text": TextOptions,
    "forecast": ForecastOptions,
    "anomaly": AnomalyOptions,
    "custom": CustomOptions,
}
"""Kind -> its options, in the order in which they are offered."""

NEEDS: Final = {"alert_list": "/api/alerts"}
"""Kind -> the address that it asks: such a kind is offered where the server has it."""

WITHOUT_QUESTION: Final = frozenset(("feed", "alert_list", "text"))
"""Kinds that may stand without a query: they show events, alerts or words. A custom widget may too."""
