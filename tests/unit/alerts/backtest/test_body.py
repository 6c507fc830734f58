from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.alerts.backtest.body import BacktestBody, instant
from tidegauge.core.errors import InvalidInput
from tidegauge.core.time_range import DAY_MS, TimeRange

NOW = 1_795_000_000_000


def body(**more: Any) -> BacktestBody:
    return msgspec.convert({"rule": {"name": "r", "query": {"metric": "m"}}, **more}, BacktestBody)


@pytest.mark.req("F5")
def test_the_time_is_four_weeks_unless_it_says_otherwise_and_never_after_now() -> None:
    assert body().span(NOW) == TimeRange(NOW - 28 * DAY_MS, NOW)
    assert body(days=0.5).span(NOW) == TimeRange(NOW - DAY_MS // 2, NOW)
    assert body(**{"from": (NOW - DAY_MS) / 1000, "to": "2100-01-01"}).span(NOW) == TimeRange(NOW - DAY_MS, NOW)


@pytest.mark.req("F5")
@pytest.mark.parametrize(
    ("more", "place"), [({"to": 1}, "to"), ({"from": 1, "days": 1}, "days"), ({"from": "x"}, "from"), ({"from": "2099-01-01"}, "to"), ({"from": 0}, "from")]
)
def test_a_time_that_is_none_is_refused(more: dict[str, Any], place: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        body(**more).span(NOW)
    assert refused.value.details[0].field == place


@pytest.mark.parametrize("more", [{"days": 0}, {"days": 1_000}, {"other": 1}, {"incidents": {"tolerance_seconds": -1}}, {"incidents": {"intervals": [{}]}}])
def test_what_is_of_no_back_test_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        body(**more)


def test_instants_are_read_as_everywhere() -> None:
    assert instant("1795000000", "from") == instant(1_795_000_000, "from") == NOW
