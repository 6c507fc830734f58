"""Public links: what they open, for how long, and what their holders may ask."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from tests.integration.dashboards.board_app import BoardStage, a_document, a_widget, made

from tidegauge.core.timestamps import format_timestamp
from tidegauge.dashboards.links.ticket import LIFE_S

FILTER = {"field": "country", "operator": "eq", "value": "TH"}


async def _linked(boards: BoardStage, document: dict[str, Any] | None = None, **link: Any) -> tuple[str, dict[str, Any]]:
    """The dashboard's place and its new link."""
    owner = boards.people["owner"]
    place = f"/api/dashboards/{(await made(owner, document))['id']}"
    answer = await owner.post(f"{place}/links", json=link)
    assert answer.status_code == 201, answer.text
    return place, dict(answer.json())


async def _opened(client: httpx.AsyncClient, token: str, **body: Any) -> dict[str, Any]:
    answer = await client.post(f"/api/share/{token}", json=body)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


@pytest.mark.req("H10")
@pytest.mark.asvs("15.3.1")
async def test_a_link_shows_the_document_to_whoever_has_it(boards: BoardStage) -> None:
    place, link = await _linked(boards)
    assert link["url"] == f"/share/{link['token']}"
    async with boards.base.client() as nobody:
        shown = await _opened(nobody, link["token"])
        assert shown["document"]["name"] == "Board"
        assert shown["project"] == {"name": "Default", "timezone": "UTC"}
        assert (await nobody.get(place, headers={"authorization": f"Bearer {shown['session']}"})).status_code == 401
    listed = (await boards.people["owner"].get(f"{place}/links")).json()["links"]
    assert [(one["id"], one["is_open"], "token" in one) for one in listed] == [(link["id"], True, False)]
    assert listed[0]["last_used_at"] is not None
    assert link["token"] not in str(listed)
    assert (await boards.people["owner"].get(place)).json()["visibility"] == "public"


@pytest.mark.req("H10")
@pytest.mark.hostile(65)
async def test_a_link_opens_nothing_once_it_is_over_taken_back_or_no_longer_public(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    end = format_timestamp(boards.clock.now_ms() + 60_000)
    place, link = await _linked(boards, expires_at=end)
    second = (await owner.post(f"{place}/links", json={})).json()
    async with boards.base.client() as nobody:
        session = (await _opened(nobody, link["token"]))["session"]
        asked = {"widget_id": "w1", "query_id": "A"}
        bearer = {"authorization": f"Bearer {session}"}
        assert (await nobody.post(f"/api/share/{link['token']}/metrics", json=asked, headers=bearer)).status_code == 200
        boards.clock.advance(61_000)
        assert (await nobody.post(f"/api/share/{link['token']}", json={})).status_code == 404
        assert (await nobody.post(f"/api/share/{link['token']}/metrics", json=asked, headers=bearer)).status_code == 404
        await owner.put(f"{place}/sharing", json={"visibility": "everyone"})
        assert (await nobody.post(f"/api/share/{second['token']}", json={})).status_code == 404
        assert {one["is_open"] for one in (await owner.get(f"{place}/links")).json()["links"]} == {False}
        await owner.put(f"{place}/sharing", json={"visibility": "public"})
        await _opened(nobody, second["token"])
        assert (await owner.delete(f"{place}/links/{second['id']}")).status_code == 204
        assert (await owner.delete(f"{place}/links/{second['id']}")).status_code == 404
        assert (await nobody.post(f"/api/share/{second['token']}", json={})).status_code == 404


@pytest.mark.req("H10")
async def test_a_deleted_dashboard_is_open_to_nobody(boards: BoardStage) -> None:
    place, link = await _linked(boards)
    await boards.people["owner"].delete(place)
    async with boards.base.client() as nobody:
        assert (await nobody.post(f"/api/share/{link['token']}", json={})).status_code == 404


@pytest.mark.req("H10")
@pytest.mark.hostile(181)
async def test_a_password_is_asked_for_and_guessing_is_slowed_down(boards: BoardStage) -> None:
    _, link = await _linked(boards, password="open sesame")
    path = f"/api/share/{link['token']}"
    async with boards.base.client() as nobody:
        assert (await nobody.post(path, json={})).json()["error"]["code"] == "password_required"
        await _opened(nobody, link["token"], password="open sesame")
        wrong = [(await nobody.post(path, json={"password": f"guess {n}"})) for n in range(7)]
        assert wrong[0].json()["error"]["code"] == "wrong_password"
        assert wrong[-1].status_code == 429
        assert int(wrong[-1].headers["retry-after"]) > 0
        assert (await nobody.post(path, json={"password": "open sesame"})).status_code == 429
        other_address = {"x-test-address": "2.2.2.2"}
        assert (await nobody.post(path, json={"password": "open sesame"}, headers=other_address)).status_code == 200


@pytest.mark.hostile(65)
async def test_guessing_tokens_is_slowed_down(boards: BoardStage) -> None:
    _, link = await _linked(boards)
    async with boards.base.client() as nobody:
        statuses = [(await nobody.post(f"/api/share/{n:032d}", json={})).status_code for n in range(8)]
        assert statuses[0] == 404
        assert statuses[-1] == 429
        opened = await asyncio.gather(*(nobody.post(f"/api/share/{link['token']}", json={}) for _ in range(20)))
        assert {answer.status_code for answer in opened} == {200}  # who has a link is not kept waiting by those who guess


@pytest.mark.req("H10")
@pytest.mark.hostile(65)
async def test_only_the_dashboards_own_questions_are_answered_in_its_own_project(boards: BoardStage) -> None:
    document = a_document(
        a_widget(time={"range": "today"}), filters=[FILTER], time={"range": "last_7_days", "compare": "previous_period", "timezone": "Asia/Bangkok"}
    )
    _, link = await _linked(boards, document)
    async with boards.base.client() as nobody:
        nobody.headers["authorization"] = f"Bearer {(await _opened(nobody, link['token']))['session']}"

        async def status(**asked: Any) -> int:
            return (await nobody.post(f"/api/share/{link['token']}/metrics", json={"widget_id": "w1", "query_id": "A"} | asked)).status_code

        assert await status() == 200
        question, project, _ = boards.questions.asked[0]
        assert (question.metric, question.time_window, question.filters, project) == ("page_views", "today", [FILTER], 1)
        assert (question.compare, question.timezone) == ("previous_period", "Asia/Bangkok")
        assert await status(range="today") == 200
        assert await status(query_id="B") == 404
        assert await status(widget_id="w2") == 404
        assert await status(range="last_90_days") == 403
        assert await status(filters=[FILTER]) == 403
        assert await status(variables={"x": ["y"]}) == 403
        assert await status(metric="revenue") == 400
    assert len(boards.questions.asked) == 2


@pytest.mark.req("H10")
async def test_a_link_may_allow_other_times_and_filters(boards: BoardStage) -> None:
    variables = [{"name": "land", "label": "Country", "kind": "text", "default": ""}]
    own = {"field": "country", "operator": "eq", "value": "$land"}
    _, link = await _linked(boards, a_document(filters=[own], variables=variables), allow_filters=True)
    async with boards.base.client() as nobody:
        nobody.headers["authorization"] = f"Bearer {(await _opened(nobody, link['token']))['session']}"
        asked = {"widget_id": "w1", "query_id": "A", "range": {"from": "2026-01-01", "to": "2026-02-01"}, "variables": {"land": ["JP"]}, "filters": [FILTER]}
        assert (await nobody.post(f"/api/share/{link['token']}/metrics", json=asked)).status_code == 200
    question = boards.questions.asked[0][0]
    assert (question.from_, question.to) == ("2026-01-01", "2026-02-01")
    assert question.filters == [{"field": "country", "operator": "eq", "value": "JP"}, FILTER]


@pytest.mark.hostile(180)
async def test_a_session_is_good_for_its_own_link_and_half_a_day(boards: BoardStage) -> None:
    _, first = await _linked(boards)
    _, second = await _linked(boards)
    asked = {"widget_id": "w1", "query_id": "A"}
    async with boards.base.client() as nobody:
        bearer = {"authorization": f"Bearer {(await _opened(nobody, first['token']))['session']}"}
        assert (await nobody.post(f"/api/share/{second['token']}/metrics", json=asked, headers=bearer)).status_code == 403
        assert (await nobody.post(f"/api/share/{first['token']}/metrics", json=asked)).status_code == 401
        access = (await boards.base.log_in())["access_token"]
        forged = {"authorization": f"Bearer {access}"}
        assert (await nobody.post(f"/api/share/{first['token']}/metrics", json=asked, headers=forged)).status_code == 401
        boards.clock.advance(LIFE_S * 1_000)
        assert (await nobody.post(f"/api/share/{first['token']}/metrics", json=asked, headers=bearer)).status_code == 401


@pytest.mark.req("H10")
async def test_only_the_owner_and_administrators_make_links(boards: BoardStage) -> None:
    place, link = await _linked(boards)
    for name, status in (("other", 403), ("viewer", 403), ("foreign", 404)):
        client = boards.people[name]
        assert (await client.get(f"{place}/links")).status_code == status, name
        assert (await client.post(f"{place}/links", json={})).status_code == status, name
        assert (await client.delete(f"{place}/links/{link['id']}")).status_code == status, name
    assert (await boards.people["boss"].get(f"{place}/links")).status_code == 200


@pytest.mark.parametrize(
    "link",
    [
        {"expires_at": "yesterday"},
        {"expires_at": "2001-01-01T00:00:00Z"},
        {"password": "short"},
        {"is_embed": True},
        {"is_embed": True, "allowed_origins": ["https://a.example; script-src *"]},
        {"is_embed": True, "allowed_origins": ["javascript:alert(1)"]},
        {"is_embed": True, "allowed_origins": ["https://a.example\n"]},
        {"is_embed": True, "allowed_origins": ["*"]},
        {"allow_everything": True},
    ],
)
@pytest.mark.asvs("2.2.3")
async def test_links_that_make_no_sense_are_refused(boards: BoardStage, link: dict[str, Any]) -> None:
    owner = boards.people["owner"]
    place = f"/api/dashboards/{(await made(owner))['id']}"
    assert (await owner.post(f"{place}/links", json=link)).status_code == 400
    assert (await owner.get(place)).json()["visibility"] == "everyone"


@pytest.mark.req("H10")
async def test_an_embed_names_who_may_frame_it(boards: BoardStage) -> None:
    _, link = await _linked(boards, is_embed=True, allowed_origins=["https://blog.example", "http://localhost:8080"])
    assert await boards.door.origins(link["token"]) == ("https://blog.example", "http://localhost:8080")
    _, plain = await _linked(boards, allowed_origins=["https://blog.example"])
    assert await boards.door.origins(plain["token"]) == ()
    assert await boards.door.origins("unknown") == ()
