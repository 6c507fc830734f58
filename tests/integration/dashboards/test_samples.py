"""Templates over HTTP and the projects of their samples."""

from __future__ import annotations

import asyncio

import pytest
from tests.integration.dashboards.board_app import BoardStage

from tidegauge.core.errors import Unavailable
from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.dashboards.samples.day import Event
from tidegauge.dashboards.samples.repository import find_sample, set_filled
from tidegauge.dashboards.templates import TEMPLATES
from tidegauge.dashboards.widgets import WIDGETS


@pytest.mark.req("H9")
async def test_templates_are_listed_with_what_they_need(boards: BoardStage) -> None:
    templates = (await boards.people["viewer"].get("/api/dashboards/templates")).json()["templates"]
    assert [template["key"] for template in templates] == [template.key for template in TEMPLATES]
    assert {template["has_data"] for template in templates} == {False}
    assert templates[0]["needs"] == ["page_view"]
    assert templates[0]["thumbnail"][0]["kind"] == "number"


@pytest.mark.req("H9")
async def test_a_template_becomes_a_dashboard_in_the_callers_project(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    plain = (await owner.post("/api/dashboards", json={"template": "web"})).json()
    assert (plain["name"], plain["project_id"]) == ("Web analytics", "1")
    named = (await owner.post("/api/dashboards", json={"template": "web", "name": "Our site"})).json()
    assert named["document"]["name"] == "Our site"
    assert boards.sent == []
    unknown = await owner.post("/api/dashboards", json={"template": "weeb"})
    assert unknown.status_code == 400
    assert "Did you mean 'web'" in unknown.json()["error"]["message"]


@pytest.mark.req("H9")
async def test_samples_are_sent_to_a_project_of_their_own_that_is_shared_by_who_asks(boards: BoardStage) -> None:
    owner, other = boards.people["owner"], boards.people["other"]
    boards.filling.history_days = 3
    board = (await owner.post("/api/dashboards", json={"template": "web", "sample_data": True})).json()
    project = board["project_id"]
    assert project not in ("1", "2")
    sample = (await owner.get("/api/dashboards/samples")).json()["samples"][0]
    assert (sample["project_id"], sample["name"], sample["template"]) == (project, "Sample: Web analytics", "web")
    await asyncio.gather(*boards.tasks)
    now_ms = boards.clock.now_ms()
    assert {sent for sent, _ in boards.sent} == {int(project)}
    times = [event["timestamp"] for _, events in boards.sent for event in events]
    assert now_ms - 3 * DAY_MS <= min(times) < max(times) < now_ms
    progress = (await owner.get("/api/dashboards/samples")).json()["samples"][0]["progress"]
    assert progress == {"state": "done", "days": 4, "days_total": 4, "events": len(times)}
    assert (await other.get(f"/api/dashboards/{board['id']}", headers={"x-project": project})).status_code == 404
    assert (await other.post("/api/dashboards", json={"template": "web", "sample_data": True})).json()["id"] == board["id"]
    assert (await other.get(f"/api/dashboards/{board['id']}", headers={"x-project": project})).status_code == 200


@pytest.mark.req("H9")
async def test_the_newest_day_comes_first_and_what_happened_is_marked_once(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    boards.filling.history_days = 6
    board = (await owner.post("/api/dashboards", json={"template": "system", "sample_data": True})).json()
    await asyncio.gather(*boards.tasks)
    days = [max(event["timestamp"] for event in events) // DAY_MS for _, events in boards.sent]
    assert days[0] == boards.clock.now_ms() // DAY_MS
    assert days == sorted(days, reverse=True)
    owner.headers["x-project"] = board["project_id"]
    marks = (await owner.get("/api/annotations")).json()["annotations"]
    assert {mark["title"] for mark in marks} >= {"Nightly backup"}
    assert all(mark["kind"] in ("deploy", "incident", "note") for mark in marks)
    row = await boards.base.accounts.database.read(find_sample, int(board["project_id"]))
    assert row is not None
    await boards.base.accounts.database.write(set_filled, row.project_id, 0)  # as after a stop in the middle
    await boards.filling.fill(row.project_id, next(template.sample for template in TEMPLATES if template.key == "system"))
    assert (await owner.get("/api/annotations")).json()["annotations"] == marks


@pytest.mark.req("H9")
async def test_asked_again_later_samples_go_on_where_they_ended(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    boards.filling.history_days = 2
    await owner.post("/api/dashboards", json={"template": "saas", "sample_data": True})
    await asyncio.gather(*boards.tasks)
    first_until_ms = boards.clock.now_ms()
    first = {event["id"] for _, events in boards.sent for event in events}
    boards.sent.clear()
    boards.clock.advance(30 * HOUR_MS)
    await boards.base.log_in()
    owner.headers["authorization"] = f"Bearer {(await boards.base.log_in('owner@example.com'))['access_token']}"
    assert (await owner.post("/api/dashboards", json={"template": "saas", "sample_data": True})).status_code == 201
    await asyncio.gather(*boards.tasks)
    later = [event for _, events in boards.sent for event in events]
    assert min(event["timestamp"] for event in later) >= first_until_ms
    assert not first & {event["id"] for event in later}


@pytest.mark.req("H9")
async def test_removing_the_project_ends_the_samples_and_a_new_one_begins_again(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    boards.filling.history_days = 2
    gate = asyncio.Event()

    async def wait(project: int, events: list[Event]) -> None:
        await gate.wait()

    boards.filling._submit = wait
    board = (await owner.post("/api/dashboards", json={"template": "iot", "sample_data": True})).json()
    assert (await owner.delete(f"/api/projects/{board['project_id']}")).status_code == 202
    gate.set()
    await asyncio.gather(*boards.tasks)
    assert (await owner.get("/api/dashboards/samples")).json()["samples"] == []
    again = (await owner.post("/api/dashboards", json={"template": "iot", "sample_data": True})).json()
    assert again["project_id"] != board["project_id"]


@pytest.mark.req("H9")
async def test_a_filled_sample_goes_on_with_time(boards: BoardStage) -> None:
    boards.filling.history_days = 2
    await boards.people["owner"].post("/api/dashboards", json={"template": "system", "sample_data": True})
    await boards.maker.top_up_samples()  # under way: left alone
    await asyncio.gather(*boards.tasks)
    first_until_ms = boards.clock.now_ms()
    first = {event["id"] for _, events in boards.sent for event in events}
    boards.sent.clear()
    boards.clock.advance(HOUR_MS)
    await boards.maker.top_up_samples()
    later = [event for _, events in boards.sent for event in events]
    assert {event["id"] for event in later} & first == set()
    assert first_until_ms <= min(event["timestamp"] for event in later) <= max(event["timestamp"] for event in later) < boards.clock.now_ms()
    boards.sent.clear()
    await boards.maker.top_up_samples()
    assert boards.sent == []


async def test_a_full_journal_is_waited_for(boards: BoardStage) -> None:
    refusals = [Unavailable("full", retry_after_s=0.001)] * 2
    taken: list[Event] = []

    async def full(project: int, events: list[Event]) -> None:
        if refusals:
            raise refusals.pop()
        taken.extend(events)

    boards.filling._submit = full
    boards.filling.history_days = 1
    await boards.people["owner"].post("/api/dashboards", json={"template": "saas", "sample_data": True})
    await asyncio.gather(*boards.tasks)
    assert refusals == []
    assert taken


@pytest.mark.req("H3")
async def test_a_kind_whose_answers_the_server_does_not_have_is_not_offered(boards: BoardStage) -> None:
    viewer = boards.people["viewer"]
    kinds = (await viewer.get("/api/widgets")).json()["kinds"]
    assert kinds == [kind for kind in WIDGETS if kind != "alert_list"]

    @boards.base.app.get("/api/alerts")
    async def alerts() -> None: ...

    assert (await viewer.get("/api/widgets")).json()["kinds"] == list(WIDGETS)


async def test_viewers_make_nothing(boards: BoardStage) -> None:
    assert (await boards.people["viewer"].post("/api/dashboards", json={"template": "web", "sample_data": True})).status_code == 403


async def test_a_demo_is_not_mistaken_for_samples(boards: BoardStage) -> None:
    await boards.people["owner"].post("/api/dashboards", json={"template": "web", "sample_data": True})
    samples = (await boards.people["owner"].get("/api/dashboards/samples")).json()["samples"]
    assert str(await boards.base.accounts.ensure_demo_project()) not in {sample["project_id"] for sample in samples}
