"""Aggregation rules in the whole product: points of windows as they end, each once, equal to what the store says of the window."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.aggregation import Aggregation
from tidegauge.app.parts import Parts
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import Unavailable
from tidegauge.core.timestamps import format_timestamp

KEY = {"authorization": f"Bearer {WRITE_KEY}"}
RULE: dict[str, Any] = {
    "name": "response_time_avg_5m",
    "source_metric": "api.response_time",
    "aggregation": "avg",
    "window_seconds": 300,
    "output_metric": "api.response_time_5m_avg",
}


class Stage:
    """Rules under a clock of the test: it starts with a window of five minutes, at least an hour ago."""

    def __init__(self, parts: Parts, client: httpx.AsyncClient) -> None:
        now_ms = parts.clock.now_ms()
        self.begin_ms = now_ms - now_ms % 600_000 - 3_600_000
        self.parts, self.client, self.clock = parts, client, ManualClock(self.begin_ms)
        self.aggregation = Aggregation(parts.database, parts.query, parts.ingest.intake, parts.journal, self.clock)

    async def add(self, **given: Any) -> str:
        answer = await self.client.post("/api/aggregation/rules", json={**RULE, **given})
        assert answer.status_code == 201, answer.text
        id_: str = answer.json()["id"]
        await self.parts.database.write(_begin, id_, self.begin_ms)
        await self.aggregation.book.refresh()
        return id_

    async def send(self, *points: tuple[float, float] | tuple[float, float, dict[str, Any]], name: str = "api.response_time") -> None:
        """(seconds after the begin, value, tags)."""
        items = [
            {"metric_name": name, "value": point[1], "timestamp": format_timestamp(self.begin_ms + round(point[0] * 1000)), "tags": (*point, {})[2]}
            for point in points
        ]
        answer = await self.client.post("/metrics", json=items, headers=KEY)
        assert answer.status_code == 200, answer.text

    async def at(self, seconds: float) -> int:
        """Points made at that time."""
        self.clock.advance(self.begin_ms + round(seconds * 1000) - self.clock.now_ms())
        made = 0
        for _ in range(4):  # a rule may wait for what another has told in the turn before
            made += await self.aggregation.aggregator.turn()
        await self.aggregation.aggregator._until_stored(self.parts.journal.last_sequence)
        return made

    async def points(self, name: str = "api.response_time_5m_avg") -> list[tuple[float, float, dict[str, Any]]]:
        """(seconds after the begin of the window's end, value, tags)."""
        rows = await self.client.get(f"/metrics/{name}/history", params={"minutes": 600})
        found = rows.json()["points"]
        return sorted((round((_ms(point["timestamp"]) + 1 - self.begin_ms) / 1000, 3), point["value"], point["tags"]) for point in found)


def _ms(text: str) -> int:
    from datetime import datetime

    return round(datetime.fromisoformat(text).timestamp() * 1000)


def _begin(session: Any, id_: str, begin_ms: int) -> None:
    from tidegauge.meta.model import AggregationRule

    row = session.get(AggregationRule, id_)
    row.done_until_ms = begin_ms


@pytest.fixture
async def stage(parts: Parts, signed_in: httpx.AsyncClient) -> Stage:
    return Stage(parts, signed_in)


@pytest.mark.req("E8")
async def test_tumbling_windows_are_told_once_when_their_lateness_is_over(stage: Stage) -> None:
    await stage.add()
    await stage.send((0, 1.0), (299.999, 3.0), (300, 10.0), (650, 5.0))
    assert await stage.at(304.9) == 0
    assert await stage.at(305) == 1
    assert await stage.at(1_000) == 2
    assert await stage.at(1_000) == 0
    assert await stage.points() == [(300.0, 2.0, {}), (600.0, 10.0, {}), (900.0, 5.0, {})]


@pytest.mark.req("E8", "E9")
async def test_a_late_event_counts_in_its_window_while_that_waits_and_is_named_as_late_after(stage: Stage) -> None:
    id_ = await stage.add(allowed_lateness_seconds=60)
    await stage.send((310, 7.0))
    assert await stage.at(330) == 0
    await stage.send((10, 1.0))
    assert await stage.at(360) == 1
    await stage.send((20, 99.0))
    assert await stage.at(700) == 1
    assert await stage.points() == [(300.0, 1.0, {}), (600.0, 7.0, {})]
    late = (await stage.client.get(f"/api/aggregation/rules/{id_}/lateness")).json()
    assert (late["events"], late["late_events"], late["lateness_seconds"]) == (3, 3, 60.0)  # all three were received an hour after their time
    assert late["delay_p50_seconds"] > 3_000


@pytest.mark.req("E8")
async def test_sliding_windows_overlap(stage: Stage) -> None:
    await stage.add(window="sliding", slide_seconds=60, aggregation="sum", allowed_lateness_seconds=0)
    await stage.send((30, 1.0), (90, 2.0), (400, 4.0))
    await stage.at(480)
    assert [(at, value) for at, value, _ in await stage.points()] == [
        (60, 1), (120, 3), (180, 3), (240, 3), (300, 3), (360, 2), (420, 4), (480, 4)
    ]  # fmt: skip


@pytest.mark.req("E8")
async def test_session_windows_end_with_a_pause_of_their_group(stage: Stage) -> None:
    await stage.add(window="session", window_seconds=60, aggregation="max", group_by=["endpoint"], allowed_lateness_seconds=0)
    a, b = {"endpoint": "/a"}, {"endpoint": "/b"}
    await stage.send((0, 5.0, a), (59, 9.0, a), (118, 1.0, a), (10, 3.0, b), (80, 4.0, b))
    assert await stage.at(100) == 1
    assert await stage.at(140) == 1
    assert await stage.at(500) == 1
    assert await stage.points() == [(10.001, 3.0, b), (80.001, 4.0, b), (118.001, 9.0, a)]


@pytest.mark.req("E8")
async def test_points_of_groups_feed_the_next_rule_and_any_question(stage: Stage) -> None:
    await stage.add(group_by=["endpoint"])
    await stage.add(name="worst", source_metric="api.response_time_5m_avg", aggregation="max", output_metric="worst", window_seconds=600)
    await stage.send((1, 1.0, {"endpoint": "/a"}), (2, 5.0, {"endpoint": "/b"}), (301, 2.0, {"endpoint": "/a"}))
    await stage.at(609)
    assert await stage.points("worst") == []
    await stage.at(611)
    assert [(at, value) for at, value, _ in await stage.points("worst")] == [(600.0, 5.0)]
    asked = {"metric": "api.response_time_5m_avg", "aggregation": "max", "group_by": "endpoint", "time_window": "last_24_hours"}
    rows = (await stage.client.post("/api/metrics", json=asked)).json()["results"]
    assert {row["dimensions"]["endpoint"]: row["value"] for row in rows} == {"/a": 2.0, "/b": 5.0}


@pytest.mark.req("E8")
async def test_sessions_of_another_rules_points_end_as_far_as_that_one_has_come(stage: Stage) -> None:
    await stage.add(allowed_lateness_seconds=0)
    await stage.add(name="runs", source_metric="api.response_time_5m_avg", window="session", window_seconds=400, aggregation="sum", output_metric="runs")
    await stage.send((1, 1.0), (301, 2.0), (1_201, 4.0))
    await stage.at(1_005)
    assert await stage.points("runs") == []
    await stage.at(1_215)
    assert [(at, value) for at, value, _ in await stage.points("runs")] == [(600.0, 3.0)]


@pytest.mark.req("E8")
@pytest.mark.hostile(166)
async def test_rules_on_everything_do_not_feed_themselves_or_each_other(stage: Stage) -> None:
    for name in ("one", "two"):
        await stage.add(name=name, source_metric="*", aggregation="sum", value_field="value", output_metric=name)
    await stage.add(name="named", source_metric="one", aggregation="sum", output_metric="named")
    await stage.send((1, 5.0), (301, 6.0), (601, 7.0))
    await stage.at(1_300)
    assert stage.aggregation.book.faults == {}
    assert [value for _, value, _ in await stage.points("one")] == [5, 6, 7]
    assert [value for _, value, _ in await stage.points("two")] == [5, 6, 7]
    assert [value for _, value, _ in await stage.points("named")] == [5, 6, 7]


@pytest.mark.req("E8")
@pytest.mark.hostile(125)
async def test_a_stop_between_a_point_and_its_note_and_a_second_maker_make_no_point_twice(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await stage.add()
    await stage.send((1, 1.0), (301, 2.0))

    async def lost(progress: dict[str, tuple[int, int]]) -> None:
        raise Unavailable("gone")

    with monkeypatch.context() as broken:
        broken.setattr(stage.aggregation.book, "advance", lost)
        with pytest.raises(Unavailable):
            await stage.at(700)
    again = Stage(stage.parts, stage.client)
    again.begin_ms = stage.begin_ms
    await again.aggregation.book.refresh()
    await asyncio.gather(stage.at(700), again.at(700))
    assert await stage.points() == [(300.0, 1.0, {}), (600.0, 2.0, {})]


@pytest.mark.req("E8")
async def test_rules_are_added_changed_and_removed_over_http(stage: Stage) -> None:
    id_ = await stage.add()
    client, path = stage.client, "/api/aggregation/rules"
    assert [one["rule"]["name"] for one in (await client.get(path)).json()["rules"]] == ["response_time_avg_5m"]
    assert (await client.get(f"{path}/response_time_avg_5m")).json()["id"] == id_
    changed = await client.put(f"{path}/{id_}", json={**RULE, "window_seconds": 60})
    assert changed.json()["rule"]["window_seconds"] == 60
    for wrong, place in (
        ({"aggregation": "avgg"}, "aggregation"),
        ({"output_metric": "api.response_time"}, "output_metric"),
        ({"window": "hopping"}, "window"),
        ({"window_seconds": 0}, "window_seconds"),
        ({"group_by": ["hour"]}, "group_by"),
        ({"filters": [{"field": "x", "operator": "like", "value": 1}]}, "filters"),
    ):
        answer = await client.post(path, json={**RULE, "name": "other", "output_metric": "o", **wrong})
        assert answer.status_code == 400, answer.text
        assert place in answer.text
    assert (await client.post(path, json={**RULE, "name": "other"})).status_code == 409
    assert (await client.delete(f"{path}/{id_}")).status_code == 204
    assert (await client.get(f"{path}/{id_}")).status_code == 404


@pytest.mark.req("E8")
async def test_a_running_server_makes_points_by_itself(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    rule = {**RULE, "window_seconds": 1, "allowed_lateness_seconds": 0, "aggregation": "count", "output_metric": "per_second"}
    assert (await signed_in.post("/api/aggregation/rules", json=rule)).status_code == 201
    await signed_in.post("/metrics", json={"metric_name": "api.response_time", "value": 1.0}, headers=KEY)
    async with asyncio.timeout(60):
        while (answer := await signed_in.get("/metrics/per_second/latest")).status_code == 404:
            await asyncio.sleep(0.05)
    assert answer.json()["value"] == 1
    assert answer.json()["metadata"]["rule"] == "response_time_avg_5m"
