"""Dashboards over HTTP: making, listing, saving under versions, conflicts, deleting, and who may do which."""

from __future__ import annotations

import httpx
import pytest
from sqlalchemy.orm import Session
from tests.integration.dashboards.board_app import BoardStage, a_document, a_widget, board_stage, made

from tidegauge.accounts.dependencies import route_policies
from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.change import Changes
from tidegauge.dashboards.limit import MAX_VERSIONS, DashboardLimits
from tidegauge.dashboards.versions.repository import add_version


@pytest.mark.req("H1")
async def test_a_dashboard_comes_back_as_it_was_made(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    document = a_document(a_widget("a"), a_widget("b", kind="number", x=6, options={}), folder=" Web / Main ", tags=["x"], description="Words")
    new = await made(owner, document)
    assert new["version"] == 1
    assert new["document"]["tabs"][0]["widgets"][0] == {**a_widget("a")}
    assert new["document"]["time"] == {"range": "last_24_hours", "compare": "none", "refresh": "live"}
    assert (new["folder"], new["tags"], new["widget_count"], new["kinds"]) == ("Web/Main", ["x"], 2, ["line", "number"])
    assert new["thumbnail"][1] == {"x": 6, "y": 0, "w": 6, "h": 6, "kind": "number"}
    assert (new["access"], new["visibility"], new["owner"]["name"], new["is_favourite"]) == ("edit", "everyone", "Owner", False)
    assert (await owner.get(f"/api/dashboards/{new['id']}")).json() == new
    assert (await owner.get("/api/dashboards", params={"id": new["id"]})).json() == new


@pytest.mark.req("H1")
async def test_lists_find_by_words_folder_tag_and_favourite(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    web = await made(owner, a_document(name="Web traffic", folder="Marketing/Web", tags=["traffic"]))
    await made(owner, a_document(name="Revenue", folder="Finance", description="money by month"))
    assert (await owner.put(f"/api/dashboards/{web['id']}/favourite")).status_code == 204

    async def names(**asked: str) -> list[str]:
        answer = (await owner.get("/api/dashboards", params=asked)).json()
        assert answer["folders"] == ["Finance", "Marketing/Web"]
        assert answer["tags"] == ["traffic"]
        return [view["name"] for view in answer["dashboards"]]

    assert await names() == ["Web traffic", "Revenue"]  # a favourite stands first
    assert await names(search="MONEY month") == ["Revenue"]
    assert await names(folder="Marketing") == ["Web traffic"]
    assert await names(tag="traffic") == ["Web traffic"]
    assert await names(favourite="true") == ["Web traffic"]
    assert await names(search="nothing like it") == []
    assert (await owner.delete(f"/api/dashboards/{web['id']}/favourite")).status_code == 204
    assert await names(favourite="true") == []
    assert "document" not in (await owner.get("/api/dashboards")).json()["dashboards"][0]


@pytest.mark.req("H1")
async def test_each_save_is_a_version_that_can_be_brought_back(boards: BoardStage) -> None:
    owner, other = boards.people["owner"], boards.people["other"]
    new = await made(owner)
    place = f"/api/dashboards/{new['id']}"
    second = a_document(a_widget("w1", x=3), a_widget("w2", title="New"), name="Renamed")
    saved = (await other.put(place, json={"document": second, "base_version": 1, "message": "Two of them"})).json()
    assert (saved["version"], saved["name"], saved["updated_by"]["name"]) == (2, "Renamed", "Other")
    history = (await owner.get(f"{place}/versions")).json()["versions"]
    assert [(line["version"], line["message"], line["changes"]) for line in history] == [
        (2, "Two of them", {"added": 1, "removed": 0, "changed": 0, "moved": 1}),
        (1, "", {"added": 1, "removed": 0, "changed": 0, "moved": 0}),
    ]
    assert (await owner.get(f"{place}/versions/1")).json() == {"version": 1, "document": new["document"]}
    back = (await owner.post(f"{place}/versions/1/restore")).json()
    assert (back["version"], back["document"]) == (3, new["document"])
    assert (await owner.get(f"{place}/versions/9")).status_code == 404
    assert (await owner.get(f"{place}/versions/0")).status_code == 400


@pytest.mark.req("H1")
@pytest.mark.hostile(123)
@pytest.mark.asvs("2.3.4")
async def test_a_save_from_an_older_version_is_refused_with_what_is_there(boards: BoardStage) -> None:
    owner, other = boards.people["owner"], boards.people["other"]
    place = f"/api/dashboards/{(await made(owner))['id']}"
    await other.put(place, json={"document": a_document(name="Theirs"), "base_version": 1})
    refused = await owner.put(place, json={"document": a_document(name="Mine"), "base_version": 1})
    assert refused.status_code == 409
    error = refused.json()["error"]
    assert error["code"] == "conflict"
    assert "Other saved version 2" in error["message"]
    assert (error["current"]["version"], error["current"]["document"]["name"]) == (2, "Theirs")
    forced = await owner.put(place, json={"document": a_document(name="Mine"), "base_version": 1, "force": True})
    assert (forced.json()["version"], forced.json()["name"]) == (3, "Mine")


@pytest.mark.req("H1")
async def test_a_deleted_dashboard_can_be_restored_for_thirty_days(boards: BoardStage) -> None:
    owner, other = boards.people["owner"], boards.people["other"]
    first, second = await made(owner), await made(owner)
    for board in (first, second):
        assert (await other.delete(f"/api/dashboards/{board['id']}")).status_code == 403
        assert (await owner.delete(f"/api/dashboards/{board['id']}")).status_code == 204
    assert (await owner.get(f"/api/dashboards/{first['id']}")).status_code == 404
    assert (await owner.get("/api/dashboards")).json()["dashboards"] == []
    gone = (await owner.get("/api/dashboards", params={"deleted": "true"})).json()["dashboards"]
    assert {view["id"] for view in gone} == {first["id"], second["id"]}
    assert "deleted_at" in gone[0]
    assert (await owner.post(f"/api/dashboards/{first['id']}/restore")).json()["document"] == first["document"]
    assert (await owner.post(f"/api/dashboards/{first['id']}/restore")).status_code == 404
    assert await boards.library.purge() == 0
    boards.clock.advance(31 * DAY_MS)
    assert await boards.library.purge() == 1
    boards.clock.advance(-31 * DAY_MS)
    assert (await owner.post(f"/api/dashboards/{second['id']}/restore")).status_code == 404
    assert (await owner.get(f"/api/dashboards/{first['id']}/versions")).status_code == 200


@pytest.mark.req("H1")
async def test_a_copy_is_the_callers_own(boards: BoardStage) -> None:
    new = await made(boards.people["owner"])
    copy = (await boards.people["other"].post("/api/dashboards", json={"copy_of": new["id"]})).json()
    assert (copy["name"], copy["owner"]["name"], copy["version"]) == ("Board (copy)", "Other", 1)
    named = await boards.people["other"].post("/api/dashboards", json={"copy_of": new["id"], "name": "Second"})
    assert named.json()["name"] == "Second"


@pytest.mark.req("H1", "J1")
async def test_viewers_look_and_editors_write(boards: BoardStage) -> None:
    new = await made(boards.people["owner"])
    place, viewer = f"/api/dashboards/{new['id']}", boards.people["viewer"]
    assert (await viewer.get(place)).json()["access"] == "view"
    assert (await viewer.get(f"{place}/versions")).status_code == 200
    assert (await viewer.put(f"{place}/favourite")).status_code == 204
    for method, path, body in (
        ("PUT", place, {"document": a_document(), "base_version": 1}),
        ("DELETE", place, None),
        ("POST", "/api/dashboards", {"document": a_document()}),
        ("POST", f"{place}/versions/1/restore", None),
        ("POST", f"{place}/restore", None),
    ):
        assert (await viewer.request(method, path, json=body)).status_code == 403, path


@pytest.mark.req("J1")
async def test_a_dashboard_of_another_project_is_not_there(boards: BoardStage) -> None:
    new = await made(boards.people["owner"])
    place, foreign = f"/api/dashboards/{new['id']}", boards.people["foreign"]
    document = {"document": a_document(), "base_version": 1, "force": True}
    calls: list[tuple[str, str, dict[str, object] | None]] = [
        (method, path, document if (method, path) == ("PUT", place) else None)
        for (method, path) in (
            ("GET", place),
            ("PUT", place),
            ("DELETE", place),
            ("POST", f"{place}/restore"),
            ("PUT", f"{place}/favourite"),
            ("DELETE", f"{place}/favourite"),
            ("GET", f"{place}/versions"),
            ("GET", f"{place}/versions/1"),
            ("POST", f"{place}/versions/1/restore"),
        )
    ]
    calls.append(("POST", "/api/dashboards", {"copy_of": new["id"]}))
    for method, path, body in calls:
        assert (await foreign.request(method, path, json=body)).status_code == 404, (method, path)
    assert (await foreign.get("/api/dashboards")).json()["dashboards"] == []
    assert (await foreign.get(place, headers={"x-project": "1"})).status_code == 404


async def test_keys_read_what_everyone_may(boards: BoardStage) -> None:
    new = await made(boards.people["owner"])
    async with await boards.base.script() as root:
        key = (await root.post("/api/projects/1/keys", json={"kind": "read", "name": "Wall"})).json()["key"]
    async with boards.base.client(authorization=f"Bearer {key}") as wall:
        assert (await wall.get(f"/api/dashboards/{new['id']}")).json()["access"] == "view"
        assert (await wall.put(f"/api/dashboards/{new['id']}/favourite")).status_code == 403


@pytest.mark.req("H1")
@pytest.mark.asvs("2.3.2")
async def test_a_person_owns_so_many_and_no_more(meta_url: str) -> None:
    async with board_stage(meta_url, DashboardLimits(dashboards_per_person=2, widgets=1)) as boards:
        owner = boards.people["owner"]
        first = await made(owner)
        await made(owner)
        refused = await owner.post("/api/dashboards", json={"document": a_document()})
        assert (refused.status_code, refused.json()["error"]["code"]) == (422, "limit_reached")
        await made(boards.people["other"])
        await owner.delete(f"/api/dashboards/{first['id']}")
        await made(owner)
        refused = await owner.post("/api/dashboards", json={"document": a_document(a_widget("a"), a_widget("b"))})
        assert (refused.status_code, refused.json()["error"]["code"]) == (422, "limit_reached")


async def test_only_the_newest_versions_are_kept(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    board_id = (await made(owner))["id"]

    def add_many(session: Session) -> None:
        for version in range(2, MAX_VERSIONS + 3):
            add_version(session, board_id, version, b"{}", Changes(), message="", person_id=boards.ids["owner"], now_ms=version)

    await boards.base.accounts.database.write(add_many)
    versions = [line["version"] for line in (await owner.get(f"/api/dashboards/{board_id}/versions")).json()["versions"]]
    assert versions == list(range(MAX_VERSIONS + 2, 2, -1))


async def test_the_schemas_are_served(boards: BoardStage) -> None:
    viewer = boards.people["viewer"]
    assert list((await viewer.get("/api/widgets/schema")).json())[:2] == ["line", "area"]
    assert (await viewer.get("/api/dashboards/schema")).json()["required"] == ["name", "tabs"]


@pytest.mark.req("J1")
async def test_every_route_declares_its_policy(boards: BoardStage) -> None:
    policies = {place: policy for place, policy in route_policies(boards.base.app.routes).items() if "/dashboards" in place[1]}
    assert len(policies) > 10
    for (method, path), policy in policies.items():
        assert policy in ("read", "edit", "dashboard_create", "dashboard_share"), (method, path)


async def test_nobody_gets_in_without_a_login(boards: BoardStage) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(boards.base.app), base_url="http://t") as nobody:
        assert (await nobody.get("/api/dashboards")).status_code == 401
