"""Every template with its sample events in the whole product: all its questions have answers that are not empty."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY

from tidegauge.accounts.projects.repository import deleted_projects
from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.app.parts import Parts
from tidegauge.core.settings import load_settings
from tidegauge.dashboards.templates import TEMPLATES


async def _signed_in(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
    client.headers["authorization"] = f"Bearer {answer.json()['access_token']}"


async def _filled(parts: Parts, client: httpx.AsyncClient) -> None:
    while any(sample["progress"]["state"] != "done" for sample in (await client.get("/api/dashboards/samples")).json()["samples"]):
        await asyncio.sleep(0.05)
    while parts.store.stored_sequence < parts.journal.last_sequence:
        await asyncio.sleep(0.01)


async def _empty_questions(client: httpx.AsyncClient, board: dict[str, Any]) -> list[str]:
    document, empty = board["document"], []
    for widget in document["tabs"][0]["widgets"]:
        for query in widget["queries"]:
            time_range = widget.get("time", document["time"])["range"]
            kind = query["query"].pop("analysis", None)
            path = f"/api/analysis/{kind}" if kind else "/api/metrics"
            answer = await client.post(path, json={**query["query"], "time_window": time_range}, headers={"x-project": board["project_id"]})
            assert answer.status_code == 200, (widget["title"], answer.text)
            if not any(line["value"] for line in answer.json()["results"]):
                empty.append(f"{widget['title']} {query['id']}")
    return empty


@pytest.mark.req("H9")
@pytest.mark.timeout(300)
async def test_every_template_is_full_with_its_sample_events_in_a_project_that_one_call_removes(tmp_path: Path) -> None:
    given = {"admin_email": EMAIL, "admin_password": PASSWORD, "write_key": WRITE_KEY, "secret_key": SECRET, "data_dir": tmp_path}
    parts = await open_parts(load_settings(None, {}, given))
    await parts.start()
    parts.dashboards.filling.history_days = 8  # all that the questions need; 30 days of eleven samples take minutes here
    async with httpx.AsyncClient(transport=httpx.ASGITransport(create_app(parts)), base_url="http://t") as client:
        await _signed_in(client)
        boards = {}
        for template in TEMPLATES:
            made = await client.post("/api/dashboards", json={"template": template.key, "sample_data": True})
            assert made.status_code == 201, made.text
            boards[template.key] = made.json()
        await _filled(parts, client)
        assert {key: empty for key, board in boards.items() if (empty := await _empty_questions(client, board))} == {}
        projects = {project["name"]: project for project in (await client.get("/api/projects")).json()["projects"]}
        assert len([name for name in projects if name.startswith("Sample: ")]) == len(TEMPLATES)
        again = (await client.post("/api/dashboards", json={"template": "web", "sample_data": True})).json()
        assert again["id"] == boards["web"]["id"]
        sample = projects["Sample: Web analytics"]
        assert sample["is_demo"] is True
        own = (await client.get("/api/dashboards")).json()
        assert own["dashboards"] == []  # nothing of it is in the project that the caller was in
        assert (await client.delete(f"/api/projects/{sample['id']}")).status_code == 202
        assert (await client.get(f"/api/dashboards/{boards['web']['id']}", headers={"x-project": sample["id"]})).status_code == 404
        while await parts.database.read(deleted_projects):
            await asyncio.sleep(0.05)
    await parts.stop()
