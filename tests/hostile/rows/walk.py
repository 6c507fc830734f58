"""The whole route table, to be read by somebody from whom a region is hidden, while everybody else's things are full of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Final

from tests.hostile.rows.conftest import Rows, canary

from tidegauge.app.row_access import FILTERED

DAY: Final = {"time_window": "last_24_hours"}
BY_PAGE: Final = {"metric": "purchase", "aggregation": "sum", "value_field": "value", "group_by": ["page"], **DAY}
ALERT: Final = {"name": "Root's, by page", "condition": "gt", "threshold": 1, "severity": "critical", "query": BY_PAGE}
MADE_OF_OTHERS: Final = {"name": "Root's points", "source_metric": "purchase", "aggregation": "sum", "window_seconds": 1, "output_metric": "made_of_others"}
WIDGET: Final = {"id": "w1", "kind": "table", "title": "All", "x": 0, "y": 0, "w": 4, "h": 4, "queries": [{"id": "A", "query": BY_PAGE}]}
BOARD: Final = {"name": "Root's", "tabs": [{"id": "main", "name": "Main", "widgets": [WIDGET]}]}


async def leave_behind(rows: Rows) -> dict[str, str]:
    """What somebody who sees everything makes of it: an alert that fires for each region's page, a board and a link to it, a metric made of the region's, and
    answers to their questions that are kept."""
    made = {
        "{rule}": await rows.ask("root", "POST", "/api/alerts/rules", ALERT),
        "{board_id}": await rows.ask("root", "POST", "/api/dashboards", {"document": BOARD}),
        "{saved_id}": await rows.ask("root", "POST", "/api/sql/saved", {"name": "Root's", "query": "SELECT * FROM events"}),
        "{points}": await rows.ask("root", "POST", "/api/aggregation/rules", {**MADE_OF_OTHERS, "group_by": ["region"]}),
    }
    ids = {name: str(answer.body["id"]) for name, answer in made.items()}
    async with asyncio.timeout(60):
        while (alert := await _alert(rows, ids["{rule}"])) is None:
            await asyncio.sleep(0.02)
    for path, body in (("/api/metrics", BY_PAGE), ("/api/analysis/sessions", DAY), ("/api/sql", {"query": "SELECT page, value FROM events"})):
        assert (await rows.ask("root", "POST", path, body)).status == 200
    return {**ids, "{alert}": alert}


async def _alert(rows: Rows, rule: str) -> str | None:
    alerts = (await rows.ask("root", "GET", "/api/alerts")).body["alerts"]
    hidden = (alert["id"] for alert in alerts if alert["rule_id"] == rule and alert["state"] == "firing" and canary("south") in alert["message"])
    return next(hidden, None)


def calls(rows: Rows, ids: dict[str, str], paths: Callable[[str, str, Rows], list[str]]) -> Iterator[tuple[str, str]]:
    """Every call that only looks, but those that are asked with more elsewhere."""
    for route in rows.installed.routes:
        if route.policy is None or ((route.method, route.path) in FILTERED and "alert" not in route.path):
            continue
        path = route.path
        for name, value in ids.items():
            path = path.replace(name, value)
        if route.method == "GET":
            yield from (("GET", one) for one in paths(path, "north", rows))


async def clear_away(rows: Rows, ids: dict[str, str]) -> None:
    """None of it is left."""
    for kind, name in (("alerts/rules", "{rule}"), ("dashboards", "{board_id}"), ("sql/saved", "{saved_id}"), ("aggregation/rules", "{points}")):
        assert (await rows.ask("root", "DELETE", f"/api/{kind}/{ids[name]}")).status < 300
