"""Erasure of a served product: the person's bytes leave every file, also when the process is killed in the middle; nobody else's numbers move."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import ServedProduct, served, until

from tidegauge.contracts.batch import person_key

CANARY = "CANARY7f3a91"
USER, VISITOR = f"{CANARY}-user", f"{CANARY}-visitor"
KEY = person_key(USER, "")
WITHIN_S = 60.0
"""The time in which the documentation says that everything is gone."""

_QUESTIONS: tuple[dict[str, Any], ...] = (
    {"metric": "events", "time_window": "last_7_days", "group_by": ["name"]},
    {"metric": "events", "time_window": "last_7_days", "group_by": ["page"]},
    {"metric": "active_users", "time_window": "last_7_days"},
    {"metric": "revenue", "time_window": "last_7_days", "group_by": ["country"]},
)


def others(at_ms: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"other-{row}",
            "name": ("visit", "purchase")[row % 2],
            "user_id": f"user-{row % 40}",
            "anonymous_id": f"device-{row % 40}",
            "timestamp": at_ms - row * 400_000,
            "value": row % 17,
            "properties": {"page": f"/{row % 5}", "country": ("TH", "US")[row % 3 == 0]},
        }
        for row in range(900)
    ]


def theirs(at_ms: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{CANARY}-{row}",
            "name": ("visit", "purchase")[row % 2],
            **({"user_id": USER} if row % 4 else {}),
            "anonymous_id": VISITOR,
            "session_id": f"{CANARY}-session",
            "timestamp": at_ms - row * 900_000,
            "value": 1000 + row,
            "properties": {"page": f"/{CANARY}", "country": CANARY, "email": f"{CANARY}@example.com", "note": CANARY, "deep": {"er": CANARY}},
        }
        for row in range(300)
    ]


def send(product: ServedProduct, events: list[dict[str, Any]]) -> dict[str, Any]:
    answer = httpx.post(f"{product.url}/api/events", json={"events": events}, headers={"authorization": f"Bearer {product.write_key}"}, timeout=30)
    assert answer.status_code < 300, answer.text
    found: dict[str, Any] = answer.json()
    return found


def numbers(product: ServedProduct) -> list[Any]:
    return [sorted(product.ask(**question)["results"], key=str) for question in _QUESTIONS]


def ledger(product: ServedProduct) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = product.client.get("/api/projects/1/erasures").json()["erasures"]
    return found


def held_by(directory: Path) -> list[str]:
    """`grep -r` over every byte of the files."""
    return [str(path) for path in directory.rglob("*") if CANARY.encode() in content(path)]


def content(path: Path) -> bytes:
    """Nothing of what is no file, or was taken away meanwhile: the server goes on working."""
    with suppress(FileNotFoundError, IsADirectoryError):
        return path.read_bytes()
    return b""


def found_by_search(product: ServedProduct) -> int:
    """The same in the engine's own reading, where compressed bytes are read."""
    answer = product.client.get("/api/events", params={"search": CANARY})
    assert answer.status_code == 200, answer.text
    return len(answer.json()["events"])


@pytest.fixture(scope="module")
def at_ms() -> int:
    return int(time.time() * 1000) - 3_600_000


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory, at_ms: int) -> Iterator[ServedProduct]:
    """A server that never heard of the person."""
    with served(tmp_path_factory.mktemp("without")) as product:
        send(product, others(at_ms))
        yield product


@pytest.mark.req("J6")
@pytest.mark.hostile(137)
@pytest.mark.parametrize("killed_after_s", [None, 0.15, *(pytest.param(moment, marks=pytest.mark.soak) for moment in (0.0, 0.5))])
def test_no_byte_of_theirs_is_left(tmp_path: Path, at_ms: int, without: ServedProduct, killed_after_s: float | None) -> None:
    with served(tmp_path) as product:
        send(product, others(at_ms))
        send(product, theirs(at_ms))
        broken = httpx.post(
            f"{product.url}/api/events", content=f'{{"user_id": "{USER}", '.encode(), headers={"authorization": f"Bearer {product.write_key}"}, timeout=60
        )
        assert broken.status_code == 400
        until(lambda: found_by_search(product) > 0)
        assert held_by(product.data_dir)
        asked_s = time.monotonic()
        assert product.client.delete(f"/api/people/{KEY}").status_code == 202
        if killed_after_s is not None:
            time.sleep(killed_after_s)  # the moment is the case: any step may be under way
            assert product.stop(signal.SIGKILL) == -signal.SIGKILL
    with served(tmp_path) as product:
        until(lambda: ledger(product)[0]["state"] == "done", WITHIN_S)
        assert time.monotonic() - asked_s < WITHIN_S
        assert ledger(product)[0]["found"] == 0
        assert held_by(tmp_path) == []
        assert found_by_search(product) == 0
        again = send(product, theirs(at_ms)[:8])
        assert (again["accepted"], again["suppressed"]) == (0, 8)
        kept = numbers(product)
        until(lambda: numbers(without) == kept, 20)
    assert held_by(tmp_path) == []
