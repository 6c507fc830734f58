"""Bad input over HTTP: every answer is a 4xx in the one shape, on both databases, and nothing is left behind."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from tests.integration.dashboards.board_app import BoardStage, a_document, a_widget, made

BAD_IDS = ("x", "0" * 24, "0" * 25, "%00", "a%00b", "%ff%fe", "%ED%A0%80", "%2e%2e%2fetc", "'; DROP TABLE dashboard; --", "０" * 24, "x" * 5_000)


def _is_refusal(answer: httpx.Response) -> bool:
    return 400 <= answer.status_code < 500 and (answer.status_code == 405 or set(answer.json()["error"]) >= {"code", "message", "details", "request_id"})


@pytest.mark.req("H1", "J1")
@pytest.mark.hostile(282)
async def test_ids_that_are_none_find_nothing(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    own = f"/api/dashboards/{(await made(owner))['id']}"
    annotation = {"timestamp": 1, "title": "x"}
    for bad in BAD_IDS:
        place = f"/api/dashboards/{bad}"
        calls: list[tuple[str, str, Any]] = [
            ("GET", place, None),
            ("PUT", place, {"document": a_document(), "base_version": 1}),
            ("DELETE", place, None),
            ("POST", f"{place}/restore", None),
            ("PUT", f"{place}/favourite", None),
            ("GET", f"{place}/versions", None),
            ("GET", f"{own}/versions/{bad}", None),
            ("GET", f"{place}/sharing", None),
            ("POST", f"{place}/comments", {"text": "x"}),
            ("PUT", f"{own}/comments/{bad}", {"text": "x"}),
            ("DELETE", f"{own}/comments/{bad}", None),
            ("DELETE", f"{own}/links/{bad}", None),
            ("PUT", f"/api/annotations/{bad}", annotation),
            ("DELETE", f"/api/annotations/{bad}", None),
        ]
        for method, path, body in calls:
            answer = await owner.request(method, path, json=body)
            assert _is_refusal(answer), (method, path, answer.status_code, answer.text)
    assert (await owner.get(own)).status_code == 200


@pytest.mark.req("H1")
@pytest.mark.hostile(284)
@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"null", 400),
        (b"[]", 400),
        (b"{", 400),
        (b'{"document": NaN}', 400),
        (b'{"document": {"name": "\\ud800", "tabs": []}}', 400),
        (b'{"document": {"name": "\xff\xfe", "tabs": []}}', 400),
        (b'{"document": {}}', 400),
        (b'{"document": {"name": "x", "tabs": [{"id": "a", "name": "A", "widgets": [{"x": 1e999}]}]}}', 400),
        (b'{"document": {"name": "x", "tabs": [{"id": "a", "name": "A"}], "__proto__": {}}}', 400),
        (b'{"template": "../../etc/passwd"}', 400),
        (b'{"template": ""}', 400),
        (b'{"copy_of": "a\\u0000b"}', 404),
        (b'{"copy_of": "000000000000000000000000"}', 404),
        (b'{"document": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
        (b'{"document": {"name": "' + b"x" * 600_000 + b'"}}', 413),
    ],
)
@pytest.mark.asvs("2.2.1")
async def test_bodies_that_are_no_dashboards_make_none(boards: BoardStage, body: bytes, status: int) -> None:
    owner = boards.people["owner"]
    answer = await owner.post("/api/dashboards", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text
    assert _is_refusal(answer)
    assert (await owner.get("/api/dashboards")).json()["dashboards"] == []


@pytest.mark.hostile(284)
@pytest.mark.asvs("3.5.2")
async def test_only_json_is_read(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = await owner.post("/api/dashboards", content=json.dumps({"template": "web"}).encode(), headers={"content-type": kind})
        assert answer.status_code == 415


@pytest.mark.req("J7")
@pytest.mark.asvs("1.3.5")
async def test_markup_comes_back_as_the_text_it_is(boards: BoardStage) -> None:
    text = "<img src=x onerror=alert(1)> {{7*7}} ${7*7} ' OR 1=1 -- %s"
    words = a_widget("w1", kind="text", title=text, queries=[], options={"text": f"# {text}"})
    new = await made(boards.people["owner"], a_document(words, name=text, description=text, tags=["<b>"], folder="<i>"))
    assert (new["name"], new["description"], new["tags"], new["folder"]) == (text, text, ["<b>"], "<i>")
    assert new["document"]["tabs"][0]["widgets"][0]["options"]["text"] == f"# {text}"
    found = (await boards.people["owner"].get("/api/dashboards", params={"search": "' OR 1=1"})).json()["dashboards"]
    assert [view["id"] for view in found] == [new["id"]]


async def test_questions_of_lists_are_checked(boards: BoardStage) -> None:
    owner = boards.people["owner"]
    for asked in ({"favourite": "perhaps"}, {"search": "x" * 201}, {"folder": "x" * 201}, {"tag": "x" * 41}, {"id": "x" * 65}):
        answer = await owner.get("/api/dashboards", params=asked)
        assert answer.status_code == 400, asked
    assert (await owner.get("/api/dashboards", params={"search": "\u0000"})).json()["dashboards"] == []
    assert (await owner.get("/api/dashboards", params={"id": "\u0000"})).status_code == 404


@pytest.mark.hostile(287)
async def test_public_links_take_any_token(boards: BoardStage) -> None:
    for bad in BAD_IDS:
        async with boards.base.client(**{"x-test-address": f"9.9.{len(bad)}.{sum(bad.encode()) % 250}"}) as nobody:
            for path in (f"/api/share/{bad}", f"/api/share/{bad}/metrics"):
                answer = await nobody.post(path, json={"widget_id": "w1", "query_id": "A"} if path.endswith("metrics") else {})
                assert 400 <= answer.status_code < 500, (path, answer.status_code)
