"""Annotations: of a project or a dashboard, by people and by deployments."""

from __future__ import annotations

from typing import Any

import pytest
from tests.integration.accounts.accounts_app import WRITE_KEY
from tests.integration.dashboards.board_app import BoardStage, made

DEPLOY = {"timestamp": "2026-11-22T03:00:00Z", "title": "v2.14", "kind": "deploy", "tags": ["web"]}


async def _titles(boards: BoardStage, name: str = "viewer", **asked: str) -> list[str]:
    answer = await boards.people[name].get("/api/annotations", params=asked)
    assert answer.status_code == 200, answer.text
    return [annotation["title"] for annotation in answer.json()["annotations"]]


@pytest.mark.req("H4")
async def test_marks_are_found_by_time_and_dashboard(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    board = (await made(owner))["id"]
    added = (await owner.post("/api/annotations", json=DEPLOY)).json()
    rest = {"end": None, "text": "", "dashboard": None}
    assert added == {**DEPLOY, **rest, "id": added["id"], "timestamp": "2026-11-22T03:00:00.000Z"}
    span = {"timestamp": "2026-11-20T00:00:00Z", "end": "2026-11-21T00:00:00Z", "title": "Outage", "kind": "incident", "dashboard": board}
    assert (await owner.post("/api/annotations", json=span)).status_code == 201
    assert await _titles(boards) == ["v2.14"]
    assert await _titles(boards, dashboard=board) == ["Outage", "v2.14"]
    assert await _titles(boards, dashboard=board, **{"from": "2026-11-20T12:00:00Z", "to": "2026-11-20T13:00:00Z"}) == ["Outage"]
    assert await _titles(boards, **{"from": "2026-11-22T03:00:01Z"}) == []
    assert await _titles(boards, "foreign") == []


@pytest.mark.req("H4")
async def test_a_deployment_marks_with_the_write_key_and_reads_nothing(boards: BoardStage) -> None:
    async with boards.base.client(authorization=f"Bearer {WRITE_KEY}") as deployment:
        made_ = await deployment.post("/api/annotations", json=DEPLOY)
        assert made_.status_code == 201
        assert (await deployment.get("/api/annotations")).status_code == 403
        assert (await deployment.delete(f"/api/annotations/{made_.json()['id']}")).status_code == 403
    assert await _titles(boards) == ["v2.14"]


async def test_editors_change_and_remove_marks(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    place = f"/api/annotations/{(await owner.post('/api/annotations', json=DEPLOY)).json()['id']}"
    assert (await boards.people["other"].put(place, json=DEPLOY | {"title": "v2.15"})).json()["title"] == "v2.15"
    for name, status in (("viewer", 403), ("foreign", 404)):
        assert (await boards.people[name].put(place, json=DEPLOY)).status_code == status
        assert (await boards.people[name].delete(place)).status_code == status
    assert (await boards.people["viewer"].post("/api/annotations", json=DEPLOY)).status_code == 403
    assert (await owner.delete(place)).status_code == 204
    assert (await owner.delete(place)).status_code == 404


async def test_marks_of_a_private_dashboard_are_its_owners(boards: BoardStage) -> None:
    owner, other = boards.people["owner"], boards.people["other"]
    board = (await made(owner))["id"]
    place = f"/api/annotations/{(await owner.post('/api/annotations', json=DEPLOY | {'dashboard': board})).json()['id']}"
    await owner.put(f"/api/dashboards/{board}/sharing", json={"visibility": "private"})
    assert (await other.put(place, json=DEPLOY)).status_code == 404
    assert (await other.delete(place)).status_code == 404
    assert (await other.post("/api/annotations", json=DEPLOY | {"dashboard": board})).status_code == 404
    async with boards.base.client(authorization=f"Bearer {WRITE_KEY}") as deployment:
        assert (await deployment.post("/api/annotations", json=DEPLOY | {"dashboard": board})).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        {"timestamp": "soon"},
        {"timestamp": "2190-01-01T00:00:00Z"},
        {"end": "2026-11-22T02:00:00Z"},
        {"title": ""},
        {"title": "x" * 201},
        {"title": "a\nb"},
        {"kind": "party"},
        {"tags": [""]},
        {"colour": "red"},
    ],
)
async def test_marks_that_make_no_sense_are_refused(boards: BoardStage, change: dict[str, Any]) -> None:
    assert (await boards.people["owner"].post("/api/annotations", json=DEPLOY | change)).status_code == 400


async def test_times_of_the_question_are_checked(boards: BoardStage) -> None:
    assert (await boards.people["viewer"].get("/api/annotations", params={"from": "x"})).status_code == 400
