from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tidegauge.dashboards.widgets import WIDGETS, WITHOUT_QUESTION
from tidegauge.dashboards.widgets.option import DisplayOptions

FOLDER = Path(__file__).resolve().parents[3] / "src/tidegauge/dashboards/widgets"


@pytest.mark.req("H3")
def test_every_kind_of_the_contract_is_there_in_its_order() -> None:
    kinds = (
        "line area stacked bar horizontal_bar pie doughnut polar_area radar scatter bubble histogram heatmap calendar gauge number table funnel cohort curve "
        "sankey world_map treemap box_plot candlestick feed alert_list text forecast anomaly custom"
    )
    assert list(WIDGETS) == kinds.split()
    assert set(WIDGETS) >= WITHOUT_QUESTION


def test_every_kind_is_one_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "option"} == set(WIDGETS)


@pytest.mark.parametrize("kind", WIDGETS)
def test_the_defaults_stand_on_their_own_and_come_back_as_they_went(kind: str) -> None:
    options = WIDGETS[kind]
    assert issubclass(options, DisplayOptions)
    assert msgspec.convert(msgspec.to_builtins(options()), options) == options()


@pytest.mark.hostile(285)
@pytest.mark.parametrize("kind", WIDGETS)
def test_unknown_options_are_refused(kind: str) -> None:
    with pytest.raises(msgspec.ValidationError, match="unknown field"):
        msgspec.convert({"colour_of_the_sky": "blue"}, WIDGETS[kind])


@pytest.mark.hostile(285)
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("line", {"curve": "wavy"}),
        ("line", {"decimals": 7}),
        ("line", {"currency": "USD\n"}),
        ("line", {"thresholds": [{"value": 1, "colour": "url(javascript:1)"}]}),
        ("line", {"right_axis": ["Z"]}),
        ("line", {"axis_label": "a\u202eb"}),
        ("gauge", {"min": "0"}),
        ("custom", {"plugin": "../../etc"}),
        ("text", {"text": "x" * 20_001}),
        ("text", {"text": "bell\u0007"}),
        ("table", {"columns": [{"key": "A", "width": 4}]}),
    ],
)
def test_values_outside_their_range_are_refused(kind: str, options: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(options, WIDGETS[kind])
