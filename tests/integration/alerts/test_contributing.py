"""What explains a change, asked of the real store."""

from __future__ import annotations

from typing import Any

import pytest
from tests.integration.alerts.conftest import NOW_MS, Lab, seen

from tidegauge.alerts.contributing import Contribution, contributing
from tidegauge.alerts.term import Term

pytestmark = pytest.mark.req("F4", "G4")
HOUR: dict[str, Any] = {"time_window": "last_hour"}


async def explained(lab: Lab, events: list[Any], group: tuple[str, ...] = (), **parts: Any) -> list[Contribution]:
    project = lab.project(events)
    return await contributing(lab.service, Term(condition="gt", **parts), group, project, "UTC", NOW_MS, ("plan",))


def hour(count: int, ago_s: float, name: str = "error", **more: Any) -> list[Any]:
    return [seen(name, ago_s + index % 600, **more) for index in range(count)]


async def test_the_values_that_rose_explain_a_count_that_rose(lab: Lab) -> None:
    events = [
        *hour(40, 100, country="TH", path="/pay", plan="free"),
        *hour(10, 100, country="DE", path="/", plan="free"),
        *hour(5, 4000, country="TH", path="/pay", plan="free"),
        *hour(12, 4000, country="DE", path="/", plan="free"),
    ]
    found = await explained(lab, events, query={"metric": "error", **HOUR})
    assert [(one.dimension, one.value, one.now, one.before) for one in found] == [("path", "/pay", 40, 5), ("country", "TH", 40, 5)]
    assert found[0].share == pytest.approx(35 / 33)
    assert found[0].text == "path /pay: 40, was 5 (106% of the change)"


async def test_of_a_group_only_its_own_events_explain(lab: Lab) -> None:
    events = [*hour(30, 100, country="TH", plan="pro"), *hour(9, 100, country="TH", plan="free"), *hour(90, 100, country="DE", plan="free")]
    found = await explained(lab, events, ("TH",), query={"metric": "error", "group_by": ["country"], **HOUR})
    assert [(one.dimension, one.value, one.now, one.before) for one in found] == [("plan", "pro", 30, 0), ("plan", "free", 9, 0)]


async def test_a_rate_is_explained_by_the_values_that_fail_more(lab: Lab) -> None:
    events = []
    for country, before, now in (("TH", 1, 10), ("DE", 1, 1)):
        for ago_s, failed in ((4000, before), (100, now)):
            events += hour(20, ago_s, "request", country=country) + hour(failed, ago_s, "error", country=country)
    rate = {"query": {"metric": "error", **HOUR}, "over": {"metric": "request", **HOUR}, "is_percent": True}
    (line,) = await explained(lab, events, **rate)
    assert (line.value, line.now, line.before, line.share) == ("TH", 50.0, 5.0, pytest.approx(1.0))
    formula = {"query": {"metric": "error / request * 100", **HOUR}}
    (same,) = await explained(lab, events, **formula)
    assert (same.value, same.now, same.before, same.share) == ("TH", pytest.approx(50.0), pytest.approx(5.0), pytest.approx(1.0))


async def test_an_average_is_explained_by_the_values_that_weigh_more(lab: Lab) -> None:
    events = [seen("request", 4000, value=10.0, country="TH"), seen("request", 4000, value=100.0, country="DE")]
    events += [seen("request", 100, value=10.0, country="TH"), *(seen("request", 100, value=100.0, country="DE") for _ in range(9))]
    (first, *_) = await explained(lab, events, query={"metric": "request", "aggregation": "average", **HOUR})
    assert (first.now, first.before) in {(100.0, 100.0), (10.0, 10.0)}
    assert first.share > 0.4


async def test_more_values_than_are_asked_for_are_compared_with_themselves(lab: Lab) -> None:
    events = [seen("error", ago_s, path=f"/{index}") for index in range(150) for ago_s in (100, 4000)] + hour(30, 200, path="/149")
    (line, *_) = await explained(lab, events, query={"metric": "error", **HOUR})
    assert (line.value, line.now, line.before, line.share) == ("/149", 31, 1, pytest.approx(1.0))


async def test_what_no_part_explains_has_no_lines(lab: Lab) -> None:
    events = hour(9, 100, country="TH")
    assert await explained(lab, events, query={"metric": "error", "aggregation": "max", **HOUR}) == []
    assert await explained(lab, events, query={"metric": "error", **HOUR}) == [], "one value has everything"
    assert await explained(lab, events, query={"analysis": "funnel"}) == []
