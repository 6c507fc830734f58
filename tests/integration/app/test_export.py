"""Files of answers over HTTP on real stores: every format, every source, and what is refused."""

from __future__ import annotations

import asyncio
import io

import httpx
import openpyxl
import polars
import pytest
from tests.integration.server import WRITE_KEY

from tidegauge.app.parts import Parts

QUESTION = {"metric": "purchase", "aggregation": "sum", "value_field": "value", "group_by": ["page"], "interval": "day", "time_window": "last_24_hours"}
FORMULA = "=1+1"


@pytest.fixture
async def filled(parts: Parts, signed_in: httpx.AsyncClient) -> httpx.AsyncClient:
    """Six purchases on two pages, one of which is named like a formula."""
    events = [{"name": "purchase", "user_id": "u", "value": i + 0.5, "properties": {"page": FORMULA if i % 2 else "/ก"}} for i in range(6)]
    await signed_in.post("/api/events", json=events, headers={"authorization": f"Bearer {WRITE_KEY}"})
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)
    return signed_in


async def rows_of(client: httpx.AsyncClient, extension: str, **source: object) -> list[dict[str, object]]:
    answer = await client.post("/api/export", json={"format": extension, "title": "รายได้", **source})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith(f"attachment; filename=\"export.{extension}\"; filename*=UTF-8''%E0%B8%A3")
    assert answer.headers["cache-control"] == "no-store"
    if extension == "xlsx":
        heading, *rows = openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        return [dict(zip(map(str, heading), row, strict=True)) for row in rows]
    reader = {"csv": polars.read_csv, "json": polars.read_json, "parquet": polars.read_parquet}[extension]
    return reader(io.BytesIO(answer.content)).to_dicts()


@pytest.mark.req("I1")
@pytest.mark.hostile(76)
async def test_a_file_of_every_format_holds_what_its_source_answers(filled: httpx.AsyncClient) -> None:
    shown = (await filled.post("/api/metrics", json=QUESTION)).json()["results"]
    assert {one["dimensions"]["page"] for one in shown} == {FORMULA, "/ก"}
    for extension in ("csv", "xlsx", "json", "parquet"):
        rows = await rows_of(filled, extension, question=QUESTION)
        formula = f"'{FORMULA}" if extension == "csv" else FORMULA
        pages = [formula if one["dimensions"]["page"] == FORMULA else one["dimensions"]["page"] for one in shown]
        assert [(row["metric"], row["page"], row["value"], row["count"]) for row in rows] == [
            (one["name"], page, one["value"], one["count"]) for one, page in zip(shown, pages, strict=True)
        ]
    statement = {"query": "SELECT page, count() AS n FROM events GROUP BY page ORDER BY page"}
    assert await rows_of(filled, "parquet", sql=statement) == [{"page": "/ก", "n": 3}, {"page": FORMULA, "n": 3}]
    table = {"columns": ["a", "b"], "rows": [[FORMULA, 1], ["x", None]]}
    assert await rows_of(filled, "xlsx", table=table) == [{"a": FORMULA, "b": 1}, {"a": "x", "b": None}]


REFUSED = [
    ({"format": "doc", "question": QUESTION}, "format"),
    ({"format": "csv"}, "one of question, sql and table"),
    ({"format": "csv", "question": {**QUESTION, "aggregation": "mode"}}, "mode"),
    ({"format": "csv", "sql": {"query": "DROP TABLE events"}}, "Only SELECT"),
    ({"format": "csv", "table": {"columns": ["a"], "rows": [[1, 2]]}}, "table.rows[0]"),
    ({"format": "xlsx", "table": {"columns": ["a"] * 16_385, "rows": []}}, "16,384 columns"),
    ({"format": "csv", "question": QUESTION, "more": 1}, "more"),
]


@pytest.mark.req("I1", "J5")
async def test_what_cannot_be_is_refused_in_words_and_who_may_not_ask_gets_no_file(filled: httpx.AsyncClient) -> None:
    for wish, said in REFUSED:
        answer = await filled.post("/api/export", json=wish)
        assert answer.status_code in (400, 403, 422), answer.text
        assert said in answer.text
    wish = {"format": "csv", "question": QUESTION}
    before = [entry["action"] for entry in (await filled.get("/api/audit")).json()["entries"]].count("data_exported")
    assert (await filled.post("/api/export", json=wish, headers={"authorization": f"Bearer {WRITE_KEY}"})).status_code == 403
    assert (await filled.post("/api/export", json=wish)).status_code == 200
    actions = [entry["action"] for entry in (await filled.get("/api/audit")).json()["entries"]]
    assert actions.count("data_exported") == before + 2, "one of them refused"
