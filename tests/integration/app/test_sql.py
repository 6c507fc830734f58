"""SQL over HTTP on real stores: an answer, its refusals, and saved statements of several people."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.accounts.policy import OF_ROLE, Kind, Role
from tidegauge.accounts.principal import Principal
from tidegauge.app.parts import Parts
from tidegauge.core.errors import Forbidden, NotFound
from tidegauge.query.sql.saved import SavedSql


@pytest.fixture
async def filled(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """Twelve purchases of three plans."""
    events = [
        {"name": "purchase", "user_id": f"u{i % 4}", "session_id": "s", "value": i, "properties": {"plan": f"p{i % 3}", "price": i / 2, "odd name's": 1}}
        for i in range(12)
    ]
    await signed_in.post("/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"})
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    return signed_in


@pytest.mark.req("B9")
async def test_a_statement_and_its_answer(filled: httpx.AsyncClient) -> None:
    body = {
        "query": "SELECT properties.plan, count() AS n, sum(numbers.price) AS total FROM events WHERE name = {name: String}"
        " GROUP BY properties.plan ORDER BY n, total DESC",
        "parameters": {"name": "purchase"},
        "from": "2020-01-01",
        "limit": 2,
    }
    answer = (await filled.post("/api/sql", json=body)).json()
    assert [column["name"] for column in answer["columns"]] == ["properties.plan", "n", "total"]
    assert [column["type"] for column in answer["columns"]] == ["String", "UInt64", "Nullable(Float64)"]
    assert answer["rows"] == [["p2", 4, 13.0], ["p1", 4, 11.0]]
    assert answer["meta"]["truncated"]
    assert answer["meta"]["rows_read"] == 12
    times = (await filled.post("/api/sql", json={"query": "SELECT max(timestamp) AS at, any(person) AS person FROM events"})).json()["rows"][0]
    assert times[0].endswith("Z")
    assert isinstance(times[1], str)
    past = {"query": "SELECT count() FROM events", "from": "2020-01-01", "to": "2020-01-02"}
    assert (await filled.post("/api/sql", json=past)).json()["rows"] == [[0]]


@pytest.mark.req("B9")
async def test_refusals_have_their_status_and_say_why(filled: httpx.AsyncClient) -> None:
    for query, status, code in (
        ("SELECT * FROM system.one", 403, "sql_forbidden"),
        ("SELECT file('/etc/passwd')", 403, "sql_forbidden"),
        ("SELEC 1", 403, "sql_forbidden"),
        ("SELECT 1 +", 400, "sql_syntax"),
        ("SELECT nothing FROM events", 400, "sql_refused"),
        ("SELECT name + 1 FROM events", 400, "sql_refused"),
    ):
        answer = await filled.post("/api/sql", json={"query": query})
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code), answer.text
    error = (await filled.post("/api/sql", json={"query": "SELECT nothing FROM events"})).json()["error"]
    assert error["message"] == "The statement was refused: Unknown expression identifier `nothing`."
    assert (await filled.post("/api/sql", json={"query": "SELECT 1", "limit": 10_001})).status_code == 400
    assert (await filled.post("/api/sql", json={"query": "SELECT 1"}, headers={"authorization": f"Bearer {WRITE_KEY}"})).status_code in (401, 403)


async def test_the_schema_lists_what_a_statement_may_name(filled: httpx.AsyncClient) -> None:
    schema = (await filled.get("/api/sql/schema")).json()
    assert [table["name"] for table in schema["tables"]] == ["events", "people", "sessions"]
    by_name = {each["name"]: each["expression"] for each in schema["properties"]}
    assert by_name == {"plan": "properties.plan", "price": "numbers.price", "odd name's": "numbers['odd name\\'s']"}
    assert schema["events"] == ["purchase"]
    assert {"toStartOfHour", "if"} <= set(schema["functions"])
    for table in schema["tables"]:
        columns = ", ".join(column["name"] for column in table["columns"])
        answer = (await filled.post("/api/sql", json={"query": f"SELECT {columns} FROM {table['name']} LIMIT 1"})).json()
        assert [column["type"] for column in answer["columns"]] == [column["type"] for column in table["columns"]], table["name"]
    for expression in by_name.values():
        assert (await filled.post("/api/sql", json={"query": f"SELECT count() FROM events WHERE {expression} != '0'"})).status_code in (200, 400)


async def test_saved_statements_over_http(filled: httpx.AsyncClient) -> None:
    made = await filled.post("/api/sql/saved", json={"name": " Plans ", "query": "SELECT 1"})
    assert made.status_code == 201
    saved = made.json()
    assert (saved["name"], saved["shared"], saved["is_mine"]) == ("Plans", False, True)
    changed = await filled.put(f"/api/sql/saved/{saved['id']}", json={"name": "Plans", "query": "SELECT 2", "shared": True})
    assert changed.json()["query"] == "SELECT 2"
    assert [each["id"] for each in (await filled.get("/api/sql/saved")).json()["queries"]] == [saved["id"]]
    assert (await filled.get(f"/api/sql/saved/{saved['id']}")).json()["shared"] is True
    assert (await filled.post("/api/sql", json={"saved": saved["id"]})).json()["rows"] == [[2]]
    assert (await filled.post("/api/sql", json={"saved": saved["id"], "query": "SELECT 1"})).status_code == 400
    assert (await filled.post("/api/sql", json={"saved": "none"})).status_code == 404
    assert (await filled.delete(f"/api/sql/saved/{saved['id']}")).status_code == 204
    assert (await filled.get(f"/api/sql/saved/{saved['id']}")).status_code == 404
    for wrong in ({"name": "", "query": "x"}, {"name": "x", "query": ""}, {"name": "x", "query": "x" * 20_001}, {"name": "x\n", "query": "\x00"}):
        assert (await filled.post("/api/sql/saved", json=wrong)).status_code == 400


def _person(project: int, person: str, role: Role = "viewer", kind: Kind = "person") -> Principal:
    return Principal(kind=kind, person_id=person, project_id=project, role=role, permissions=OF_ROLE[role])


@pytest.mark.hostile(48)
@pytest.mark.req("B9")
async def test_a_saved_statement_is_checked_when_it_runs_and_belongs_to_its_owner(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    """Saving judges nothing, so an edit after a check gains nothing: running is `/api/sql`, which checks the text as the runner's own."""
    me = (await signed_in.get("/api/auth/me")).json()
    project = int(me["projects"][0]["id"])
    owner = _person(project, me["id"] if "id" in me else me["person_id"], "editor")
    saved = await parts.workbench.saved.add(owner, SavedSql("mine", "SELECT 1", True))
    await parts.workbench.saved.change(owner, saved.id, SavedSql("mine", "SELECT * FROM system.one", True))
    text = (await parts.workbench.saved.get(_person(project, "someone"), saved.id)).query
    assert (await signed_in.post("/api/sql", json={"query": text})).status_code == 403
    stranger = _person(project, "someone")
    for work in (parts.workbench.saved.change(stranger, saved.id, SavedSql("x", "SELECT 1")), parts.workbench.saved.remove(stranger, saved.id)):
        with pytest.raises(Forbidden):
            await work
    await parts.workbench.saved.change(owner, saved.id, SavedSql("mine", "SELECT 1", False))
    for reader in (stranger, _person(project + 1, owner.person_id)):
        with pytest.raises(NotFound):
            await parts.workbench.saved.get(reader, saved.id)
    with pytest.raises(Forbidden):
        await parts.workbench.saved.add(_person(project, "", kind="read_key"), SavedSql("x", "SELECT 1"))
