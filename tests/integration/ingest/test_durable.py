"""Ingest over the real journal."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from tidegauge.core.clock import SystemClock
from tidegauge.ingest.key import WriteKey
from tidegauge.ingest.routes import IngestApp
from tidegauge.journal.journal import Journal
from tidegauge.testing.memory_journal import MemoryDuplicates

KEY = {"x-api-key": "k"}


class Keys:
    def find(self, key: str) -> WriteKey | None:
        return WriteKey(1, "write", "1") if key == "k" else None


def _client(journal: Journal) -> tuple[httpx.AsyncClient, IngestApp]:
    ingest = IngestApp(sink=journal, duplicates=MemoryDuplicates(), keys=Keys(), clock=SystemClock())
    return httpx.AsyncClient(transport=httpx.ASGITransport(ingest.events), base_url="http://t", headers=KEY), ingest


async def _ids(journal: Journal) -> list[Any]:
    return [text for batch in await journal.read(0) for text in batch.record.column("id").to_pylist()]


@pytest.mark.req("A3")
async def test_what_is_acknowledged_is_in_the_file_once(tmp_path: Path) -> None:
    journal = await Journal.open(tmp_path, max_bytes=10**9, clock=SystemClock())
    client, ingest = _client(journal)
    bodies = [json.dumps([{"id": f"{i % 40}"}, {"id": f"own-{i}"}]) for i in range(200)]
    answers = await asyncio.gather(*[client.post("/api/events", content=body) for body in bodies])
    assert {answer.status_code for answer in answers} == {202}
    assert sum(answer.json()["accepted"] for answer in answers) == 240
    assert ingest.committer.groups < 200
    ids = await _ids(journal)
    assert (len(ids), len(set(ids))) == (240, 240)
    await journal.close()
    again = await Journal.open(tmp_path, max_bytes=10**9, clock=SystemClock())
    assert sorted(await _ids(again)) == sorted(ids)
    await again.close()


@pytest.mark.req("A10")
async def test_a_full_journal_answers_503_and_loses_nothing(tmp_path: Path) -> None:
    journal = await Journal.open(tmp_path, max_bytes=200_000, clock=SystemClock())
    client, ingest = _client(journal)
    journal.position("store")
    accepted, answer = 0, None
    for _ in range(100):
        answer = await client.post("/api/events", json=[{"name": "x" * 100, "properties": {"text": "y" * 100}}] * 100)
        if answer.status_code != 202:
            break
        accepted += 100
    assert answer is not None
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "unavailable")
    assert int(answer.headers["retry-after"]) >= 1
    assert len(await _ids(journal)) == accepted == ingest.statistics()["accepted"]
    assert ingest.room.events == 0
    await journal.close()
