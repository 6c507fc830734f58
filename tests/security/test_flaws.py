"""Flaws that products like this one had, each tried here."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import apsw
import httpx
import pytest
import pytest_asyncio
from packaging.version import Version
from tests.integration.server import ServedProduct, served
from tests.security.callers import OWN, Crowd
from tests.security.installation import PUBLIC, Installation, request_scope

from tidegauge.accounts.secret import load_secret
from tidegauge.core.settings import load_settings

_MODULE: Final = pytest.mark.asyncio(loop_scope="module")
INJECTIONS: Final = ("' OR 1=1 --", "x') UNION SELECT 1 --", "\\", "\\'", "`", "{x:String}", "1; DROP TABLE person", "\x00", "${jndi:ldap://x}", "*/ SELECT /*")
SECRETS: Final = ("planted-secret-0123456789", "planted-token-9876543210")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def link(installed: Installation, crowd: Crowd) -> AsyncIterator[dict[str, str]]:
    """A public link on a board with one widget, in a project that keeps secrets: its token and session."""
    headers = crowd["boss"]
    channel = {"name": "Hook", "kind": "webhook", "settings": {"url": f"http://127.0.0.1:9/{SECRETS[1]}", "secret": SECRETS[0]}}
    assert (await installed.call("POST", "/api/alerts/channels", headers, channel)).status == 201
    board = (await installed.call("POST", "/api/dashboards", headers, {"template": "web"})).body["id"]
    await installed.call("PUT", f"/api/dashboards/{board}/sharing", headers, {"visibility": "public", "people": []})
    token = (await installed.call("POST", f"/api/dashboards/{board}/links", headers, {})).body["token"]
    opened = await installed.call("POST", f"/api/share/{token}", {}, {})
    assert opened.status == 200, opened.content
    yield {"token": token, "board": board, "session": f"Bearer {opened.body['session']}", "document": opened.content.decode()}


@_MODULE
@pytest.mark.hostile(201)
async def test_sql_in_a_question_to_a_public_link_is_refused_or_a_text(installed: Installation, crowd: Crowd, link: dict[str, str]) -> None:
    before = await installed.rows()
    for text in INJECTIONS:
        for body in (
            {"widget_id": text, "query_id": "A"},
            {"widget_id": "w1", "query_id": text[:4]},
            {"widget_id": "w1", "query_id": "A", "range": text},
            {"widget_id": "w1", "query_id": "A", "at": text},
            {"widget_id": "w1", "query_id": "A", "filters": [{"field": text, "operator": "eq", "value": text}]},
            {"widget_id": "w1", "query_id": "A", "variables": {text: text}},
        ):
            answer = await installed.call("POST", f"/api/share/{link['token']}/metrics", {"authorization": link["session"]}, body)
            assert 400 <= answer.status < 500, (body, answer.status)
        assert (await installed.call("POST", f"/api/share/{text.replace('/', '')}", {}, {})).status in (404, 429)
    assert await installed.rows() == before


@_MODULE
@pytest.mark.hostile(202)
async def test_sql_in_whatever_strangers_send_lets_nobody_in(installed: Installation) -> None:
    before = await installed.rows()
    for text in INJECTIONS:
        for path, body in (
            ("/api/auth/login", {"email": text, "password": text}),
            ("/api/auth/login", {"email": f"admin@example.com{text}", "password": text}),
            ("/api/auth/login/code", {"challenge": text, "code": text}),
            ("/api/auth/link", {"token": text}),
            ("/api/auth/link/password", {"token": text, "new_password": "a long enough password"}),
            ("/api/auth/refresh", {"refresh_token": text}),
        ):
            assert (await installed.call("POST", path, {}, body)).status in (400, 401, 404, 429), (path, text)
        shown = {"authorization": f"Bearer {text.encode('ascii', 'ignore').decode().replace(chr(0), '')}"}
        assert (await installed.call("GET", "/api/auth/me", shown)).status == 401
    assert await installed.rows() == before


@_MODULE
@pytest.mark.hostile(203)
async def test_there_is_no_address_for_a_second_set_up(installed: Installation) -> None:
    body = {"email": "eve@example.com", "password": "a long enough password", "token": "x"}
    before = await installed.rows()
    for path in ("/setup", "/api/setup", "/api/setup/validate", "/api/auth/setup", "/api/auth/register", "/api/users/first", "/install", "/api/admin/setup"):
        for method in ("POST", "PUT", "PATCH", "DELETE"):
            assert (await installed.call(method, path, {}, body)).status in (401, 404, 405), (method, path)
    assert await installed.rows() == before


@_MODULE
@pytest.mark.hostile(204)
async def test_a_viewers_statement_reads_and_writes_no_file(installed: Installation, crowd: Crowd, tmp_path: Path) -> None:
    (tmp_path / "canary").write_text("canary-of-a-file")
    place, made = tmp_path / "canary", tmp_path / "made"
    statements = (
        f"SELECT * FROM file('{place}', 'LineAsString')",
        f"SELECT file('{place}')",
        f"SELECT name FROM events INTO OUTFILE '{made}'",
        f"INSERT INTO FUNCTION file('{made}', 'CSV', 'a String') SELECT 'x'",
        f"SELECT * FROM (SELECT file('{place}') AS x)",
        f"WITH (SELECT file('{place}')) AS x SELECT x FROM events",
        f"SELECT * FROM executable('cat {place}', TabSeparated, 'a String')",
        f"CREATE TABLE t (a String) ENGINE = File(CSV, '{made}')",
        f"BACKUP TABLE events TO File('{made}')",
    )
    for statement in statements:
        for path in ("/api/sql", "/api/analysis/sql"):
            answer = await installed.call("POST", path, crowd["viewer"], {"query": statement})
            assert answer.status in (400, 403, 422), (statement, answer.status)
            assert b"canary-of-a-file" not in answer.content
    assert not made.exists()


async def _endless(installed: Installation, path: str, announced: int | None) -> tuple[int, int]:
    """(status, bytes that were read) of a body that does not end by itself."""
    fields = {"content-type": "application/json"} | ({"content-length": str(announced)} if announced else {"transfer-encoding": "chunked"})
    taken, status = 0, 0

    async def receive() -> dict[str, Any]:
        nonlocal taken
        taken += 65_536
        assert taken < 300_000_000, "read to the end"
        return {"type": "http.request", "body": b" " * 65_536, "more_body": True}

    async def send(message: Any) -> None:
        nonlocal status
        status = message.get("status", status)

    await installed.app(request_scope("POST", path, fields), receive, send)
    return status, taken


@_MODULE
@pytest.mark.hostile(205)
async def test_an_enormous_body_is_cut_off_wherever_strangers_may_send_one(installed: Installation, link: dict[str, str]) -> None:
    paths = {route.path.replace("{token}", link["token"]) for route in installed.routes if route.policy == PUBLIC and route.method == "POST"}
    for path in sorted(paths - {"/api/auth/logout"}):
        for announced in (300_000_000, None):
            status, taken = await _endless(installed, path, announced)
            assert status == (404 if path == "/api/auth/oidc/logout" else 413), (path, announced, status)  # there is no login service here
            assert taken < 2_000_000, (path, announced, taken)


@_MODULE
@pytest.mark.hostile(206)
async def test_of_a_thousand_callers_who_hang_up_no_task_is_left(installed: Installation, crowd: Crowd) -> None:
    question = {"metric": "events", "time_window": "last_30_days", "group_by": ["event_name"]}
    await installed.call("POST", "/api/metrics", crowd["boss"], question)
    before = len(asyncio.all_tasks())
    for turn in range(1_000):
        path, body = (("/api/metrics", {**question, "limit": 1 + turn % 50}), ("/api/live", {}), ("/api/rows", {"time_window": "last_24_hours"}))[turn % 3]
        await installed.call("POST", path, crowd["boss"], body, hang_up=True)
    async with asyncio.timeout(60):
        while len(asyncio.all_tasks()) > before:
            await asyncio.sleep(0.01)


@_MODULE
@pytest.mark.hostile(207)
async def test_a_public_link_tells_no_secret_of_its_project(installed: Installation, crowd: Crowd, link: dict[str, str]) -> None:
    hidden = [*SECRETS, crowd["read key"]["x-api-key"], crowd["write key"]["x-api-key"], "viewer@example.com", "boss@example.com"]
    document = json.loads(link["document"])
    assert set(document) >= {"document"}
    assert not [secret for secret in hidden if secret in link["document"]]
    assert not document.keys() & {"owner", "owner_id", "people", "sharing", "project_id", "links"}


@_MODULE
@pytest.mark.hostile(210)
async def test_a_link_of_a_fixed_time_gives_no_other_time_and_no_marks(installed: Installation, crowd: Crowd, link: dict[str, str]) -> None:
    document = json.loads(link["document"])["document"]
    widget = next(widget for tab in document["tabs"] for widget in tab["widgets"] if widget.get("queries"))
    body = {"widget_id": widget["id"], "query_id": widget["queries"][0]["id"]}
    ask = partial(installed.call, "POST", f"/api/share/{link['token']}/metrics", {"authorization": link["session"]})
    assert (await ask(body)).status == 200
    for more in ({"range": "last_90_days"}, {"filters": [{"field": "country", "operator": "eq", "value": "TH"}]}, {"at": "2020-01-01T00:00:00Z"}):
        assert (await ask(body | more)).status == 403, more
    for shown in ({"authorization": f"Bearer {link['token']}"}, {"authorization": link["session"]}, {"x-api-key": link["token"]}):
        for path in ("/api/annotations", f"/api/dashboards/{link['board']}", f"/api/dashboards/{link['board']}/comments", "/api/events"):
            assert (await installed.call("GET", path, shown)).status == 401, path


@_MODULE
@pytest.mark.hostile(214)
async def test_a_kept_statement_is_changed_by_its_owner_and_the_projects_admins_only(installed: Installation, crowd: Crowd) -> None:
    kept = {"name": "Counts", "query": "SELECT count() FROM events", "shared": True}
    id_ = (await installed.call("POST", "/api/sql/saved", crowd["editor"], kept)).body["id"]
    changed = {**kept, "query": "SELECT user_id FROM events"}
    outcome = {}
    for name in ("viewer", "read key", "stranger", "editor", "boss"):
        outcome[name] = (await installed.call("PUT", f"/api/sql/saved/{id_}", crowd[name], changed)).status
    assert outcome == {"viewer": 403, "read key": 403, "stranger": 404, "editor": 200, "boss": 200}


@pytest.mark.hostile(215)
def test_two_installations_have_different_secrets(tmp_path: Path) -> None:
    secrets = [load_secret(load_settings(None, {}, {"data_dir": tmp_path / name})) for name in ("one", "two")]
    assert secrets[0] != secrets[1]
    assert min(map(len, secrets)) >= 32


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("flaws")) as product:
        yield product


@pytest.mark.hostile(216)
def test_nothing_that_is_logged_begins_a_line_or_moves_the_cursor(product: ServedProduct) -> None:
    forged = '{"event": "forged"}'
    for text in (f"a\r\n{forged}", "a\x1b[2J\x1b[31m", "a\u2028" + forged, "a\x08\x08\x7f"):
        httpx.post(f"{product.url}/api/auth/login", json={"email": text, "password": text}, headers={"user-agent": "a\t" + text[:1]}, timeout=60)
        httpx.get(f"{product.url}/{httpx.QueryParams({'p': text})}".replace("p=", ""), timeout=60)
        httpx.get(f"{product.url}/api/people/{text.encode().hex()}", params={"search": text}, timeout=60)
        product.client.post("/api/annotations", json={"title": text, "timestamp": text})
    product.client.get("/health")
    lines = product.log.read_text().split("\n")
    entries = [json.loads(line) for line in lines if line.startswith("{")]  # the rest is what the first start tells its operator
    assert len(entries) > 5
    assert "forged" not in {entry.get("event") for entry in entries}
    assert not [line for line in product.log.read_text().splitlines() if line.startswith(forged)]
    assert not [line for line in lines if any(ord(sign) < 32 or ord(sign) == 127 for sign in line)]


UNDESCRIBED: Final = {
    "GET /",
    "GET /{path}",
    "GET /docs",
    "GET /docs/start.js",
    "GET /docs/swagger-ui.css",
    "GET /docs/swagger-ui-bundle.js",
    "GET /plugins/{key}/{path}",
    "GET /share/{token}",
    "HEAD /",
    "HEAD /api/health",
    "HEAD /health",
    "HEAD /health/live",
    "HEAD /health/ready",
    "HEAD /metrics",
    "HEAD /{path}",
    "HEAD /share/{token}",
}
"""Addresses that the API's description does not have: pages of the interface and of the reference, and what is described by its GET."""


@_MODULE
@pytest.mark.hostile(217)
@pytest.mark.asvs("15.2.3")
async def test_the_list_of_calls_is_the_frozen_one(installed: Installation) -> None:
    kept = json.loads((Path(__file__).parents[2] / "docs/reference/openapi.json").read_text())["paths"]
    frozen = {f"{method.upper()} {path}" for path, calls in kept.items() for method in calls}
    served = {f"{route.method} {route.path.replace(':path', '')}" for route in installed.routes if route.is_described}
    around = {"POST /api/events", "POST /metrics", "GET /api/live", "POST /api/live"}
    assert served | around == frozen, "make docs, and look whether the new calls are for production"
    beside = {route.name.replace(":path", "") for route in installed.routes if not route.is_described}
    assert {name for name in beside if not name.startswith("POST /api/analysis/")} == UNDESCRIBED
    assert not [name for name in frozen if any(word in name for word in ("storybook", "debug", "/dev/", "/test/", "pprof", "console", "playground"))]


FLOORS: Final = {
    "starlette": "1.3.0",
    "fastapi": "0.163",
    "python-socketio": "5.16.2",
    "python-engineio": "3.9",
    "pyjwt": "2.15",
    "brotli": "1.2.1",
    "redis": "4.5.5",
    "uvicorn": "0.54",
    "urllib3": "2.8",
    "cryptography": "46",
    "werkzeug": "3.1",
}
"""Below these, flaws are known (CVE-2026-48710, -48804, -32597, CVE-2025-61765, CVE-2023-28858 and others)."""


@pytest.mark.hostile(223)
@pytest.mark.asvs("15.2.1")
def test_no_library_of_a_weak_version_is_installed() -> None:
    weak = {name: version(name) for name, floor in FLOORS.items() if Version(version(name)) < Version(floor)}
    assert not weak
    assert Version(apsw.sqlite_lib_version()) >= Version("3.51.3"), "older ones may corrupt a write-ahead log that is reset"


@_MODULE
@pytest.mark.hostile(212)
async def test_the_token_of_a_public_link_changes_nothing_anywhere(installed: Installation, link: dict[str, str]) -> None:
    before, sequence = await installed.rows(), installed.parts.journal.last_sequence
    for route in (route for route in installed.routes if route.method in ("POST", "PUT", "PATCH", "DELETE") and route.policy != PUBLIC):
        path = route.path.replace(":path", "").replace("{project_id}", str(OWN)).replace("{board_id}", link["board"])
        for shown in ({"authorization": f"Bearer {link['token']}"}, {"x-api-key": link["token"]}):
            assert (await installed.call(route.method, path, shown, {})).status == 401, route.name
    for path in ("/api/events", "/metrics"):
        assert (await installed.call("POST", path, {"x-api-key": link["token"]}, {"name": "x"})).status == 401
    assert await installed.rows() == before
    assert installed.parts.journal.last_sequence == sequence
