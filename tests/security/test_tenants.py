"""Nothing that one project holds reaches the callers of another: not in answers, files, sockets, errors, metrics or log lines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final

import pytest
import pytest_asyncio
from tests.security.callers import OWN, Crowd
from tests.security.conversation import converse
from tests.security.installation import PUBLIC, Installation, Route
from tests.security.objects import BODIES, FIXED, KINDS, objects, parameters

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.req("J1"), pytest.mark.hostile(47, 61)]

CANARY: Final = "canary7f3a9c"
_TIME: Final = {"time_window": "last_24_hours"}
_STEPS: Final = {"steps": [{"event": "visit"}, {"event": "purchase"}], **_TIME}
QUESTIONS: Final[dict[str, dict[str, Any]]] = {
    "/api/metrics": {"metric": "events", "group_by": ["event_name"], **_TIME},
    "/api/metrics/explain": {"metric": "events", **_TIME},
    "/api/rows": {"columns": ["timestamp", "name", "user_id", "properties"], **_TIME},
    "/api/series": {"event": "purchase", **_TIME},
    "/api/events/people": {"event": "purchase", **_TIME},
    "/api/sql": {"query": "SELECT name, user_id, properties FROM events"},
    "/api/analysis/sql": {"query": "SELECT name, user_id FROM events"},
    "/api/segments/preview": {"rule": {"did": {"event": "purchase", "within_days": 1}}},
    "/api/live/freshness": {"metric": "events", **_TIME},
    "/api/analysis/funnel": _STEPS,
    "/api/analysis/funnel-people": {**_STEPS, "step": 1},
    "/api/analysis/paths": _TIME,
    "/api/analysis/web": _TIME,
    "/api/analysis/sessions": _TIME,
    "/api/analysis/requests": _TIME,
    "/api/analysis/revenue": _TIME,
    "/api/analysis/carts": _TIME,
    "/api/analysis/engagement": _TIME,
}
"""Questions that would give names, people and values away."""

INSIDERS: Final = ("boss", "root", "read key")
OUTSIDERS: Final = ("anonymous", "stranger", "homeless", "removed", "read key of the other project", "write key of the other project", "share link")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def canaries(installed: Installation, crowd: Crowd) -> AsyncIterator[dict[str, str]]:
    """Project 1, full of them: kind -> id."""
    async with objects(installed, OWN, crowd["boss"], crowd["write key"], crowd["root"], CANARY) as ids:
        body = {"name": CANARY, "timezone": "UTC"}
        assert (await installed.call("PUT", f"/api/projects/{OWN}", crowd["boss"], body)).status == 200
        yield ids | {"member": crowd.people["viewer"]}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def plain(installed: Installation, crowd: Crowd) -> AsyncIterator[dict[str, str]]:
    """The other project, with its own of everything."""
    headers, key = crowd["stranger"], crowd["write key of the other project"]
    async with objects(installed, crowd.other, headers, key, crowd["root"], "plain") as ids:
        yield ids | {"member": crowd.people["stranger"]}


def reads(installed: Installation) -> list[Route]:
    """Calls that answer with something and change nothing."""
    return [route for route in installed.routes if route.is_described and (route.method == "GET" or route.path in QUESTIONS) and route.path != "/api/live"]


def path_of(route: Route, ids: dict[str, str]) -> str:
    """With ids in it; places of the installation hold what there is not."""
    path = route.path.replace(":path", "")
    for text, below in parameters(route.path):
        path = path.replace(text, FIXED.get(below) or ids.get(KINDS.get(below, ""), "0" * 24))
    return path


def unsaid(text: str, path: str) -> str:
    """The text without what the caller has named: an error may say what was asked for."""
    for part in path.split("/"):
        text = text.replace(part, "") if CANARY in part else text
    return text


async def test_who_is_in_the_project_is_told_of_its_canaries(installed: Installation, crowd: Crowd, canaries: dict[str, str]) -> None:
    """The search works: it finds what is there."""
    singing, failed = set(), []
    for route in reads(installed):
        answer = await installed.call(route.method, path_of(route, canaries), crowd["boss"], QUESTIONS.get(route.path))
        if CANARY in answer.content.decode(errors="replace"):
            singing.add(route.path)
        if route.path in QUESTIONS and answer.status != 200:
            failed.append((route.path, answer.error))
    assert not failed, failed
    assert len(singing) > 45, sorted(singing)
    assert {"/api/sql", "/api/rows", "/api/audit", "/api/people", "/api/dashboards", "/api/alerts/channels"} <= singing


@pytest.mark.asvs("8.4.1")
async def test_nobody_from_outside_hears_one(
    installed: Installation, crowd: Crowd, canaries: dict[str, str], plain: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    heard, calls = [], 0
    for route in reads(installed):
        for name in OUTSIDERS:
            for ids, choice in ((plain, {}), (plain, {"x-project": str(OWN)}), (canaries, {}), (canaries, {"x-project": str(OWN)})):
                path = path_of(route, ids)
                answer = await installed.call(route.method, path, {**crowd[name], **choice}, QUESTIONS.get(route.path))
                calls += 1
                if CANARY in unsaid(answer.content.decode(errors="replace") + str(answer.headers), path):
                    heard.append((route.name, name, path))
    assert not heard, heard
    assert calls > 2_000
    written = capsys.readouterr()
    lines = [line for line in (written.out + written.err).splitlines() if CANARY in line and "path=" not in line]
    assert not lines, lines


async def test_no_metric_of_the_product_names_what_a_project_holds(installed: Installation, canaries: dict[str, str]) -> None:
    page = await installed.call("GET", "/metrics")
    assert page.status == 200
    assert CANARY not in page.content.decode()


async def test_no_socket_tells_one(installed: Installation, crowd: Crowd, canaries: dict[str, str], plain: dict[str, str]) -> None:
    feed, table = {"type": "subscribe", "id": "f", "feed": {}}, {"type": "subscribe", "id": "t", "query": QUESTIONS["/api/metrics"]}
    boards = [{"type": "subscribe", "dashboard": ids["board"]} for ids in (canaries, plain)]
    inside = await converse(installed, "/ws", crowd["boss"], feed, table, boards[0], until=("metric_update", "events"))
    assert CANARY in str(inside.heard)
    for name in ("stranger", "read key of the other project"):
        outside = await converse(installed, "/ws", crowd[name], feed, table, *boards, until=("metric_update", "events"))
        assert "dashboard" in {message["type"] for message in outside.heard}
        assert CANARY not in str(outside.heard), name


async def test_a_refusal_of_a_change_tells_none(installed: Installation, crowd: Crowd, canaries: dict[str, str]) -> None:
    heard = []
    for route in (route for route in installed.routes if route.is_described and route.method != "GET" and route.policy != PUBLIC):
        path = path_of(route, canaries)
        for name in ("stranger", "write key of the other project"):
            if "/projects/" in path or parameters(route.path):
                answer = await installed.call(route.method, path, {**crowd[name], "x-project": str(OWN)}, BODIES.get(route.name.replace(":path", ""), {}))
                if CANARY in unsaid(answer.content.decode(errors="replace"), path):
                    heard.append((route.name, name))
    assert not heard, heard
