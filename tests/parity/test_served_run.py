"""A real server under random traffic, killed now and then: at every quiet moment each screen shows what the store answers."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from tests.integration.server import WRITE_KEY, ServedProduct, served
from tests.parity.live_screen import Screen

QUIET_S = 60.0
SKETCH = 0.021
QUESTIONS: dict[str, dict[str, Any]] = {
    "count": {"metric": "view", "aggregation": "count", "time_window": "last_hour"},
    "everything by name": {"metric": "*", "aggregation": "count", "group_by": ["name"], "time_window": "last_24_hours"},
    "series": {"metric": "view", "aggregation": "count", "interval": "minute", "time_window": "last_hour"},
    "money": {"metric": "order", "aggregation": "sum", "group_by": ["country"], "time_window": "today", "timezone": "Asia/Bangkok"},
    "mean": {"metric": "order", "aggregation": "average", "interval": "hour", "time_window": "last_24_hours", "timezone": "America/St_Johns"},
    "spread": {"metric": "order", "aggregation": "stddev", "time_window": "last_24_hours"},
    "newest": {"metric": "load", "aggregation": "last", "group_by": ["host"], "time_window": "last_hour"},
    "change": {"metric": "load", "aggregation": "delta", "time_window": "last_24_hours"},
    "people": {"metric": "*", "aggregation": "unique_count", "time_window": "last_24_hours"},
    "p95": {"metric": "order", "aggregation": "p95", "time_window": "last_24_hours"},
    "filtered": {
        "metric": "*",
        "aggregation": "count",
        "filters": [{"or": [{"field": "country", "operator": "in", "value": ["TH", "DE"]}, {"field": "value", "operator": "gt", "value": 50}]}],
        "group_by": ["plan"],
        "limit": 3,
        "other": True,
        "time_window": "last_24_hours",
    },
    "quotient": {"metric": "`order` / `view` * 100", "time_window": "last_24_hours"},
    "funnel": {"analysis": "funnel", "steps": [{"event": "view"}, {"event": "order"}], "time_window": "last_24_hours"},
    "any order": {"analysis": "funnel", "order": "any", "steps": [{"event": "view"}, {"event": "order"}, {"event": "load"}], "time_window": "last_24_hours"},
    "by country": {"analysis": "funnel", "steps": [{"event": "view"}, {"event": "order"}], "breakdown": "country", "time_window": "last_24_hours"},
    "strict": {"analysis": "funnel", "order": "strict", "steps": [{"event": "view"}, {"event": "order"}], "time_window": "last_hour"},
    "stopped": {
        "analysis": "funnel",
        "steps": [{"event": "view"}, {"event": "order"}],
        "exclusions": [{"event": "load"}],
        "window_seconds": 3_600,
        "time_window": "last_24_hours",
    },
    "retention": {"analysis": "retention", "start_event": {"event": "view"}, "period": "daily", "periods": 7, "time_window": "last_7_days"},
}


class Traffic:
    """Random bodies, some sent twice, some of old events, some in part wrong. What was acknowledged and what may have been, by event id."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.acknowledged: set[str] = set()
        self.unsure: set[str] = set()
        self.loads = 0
        self._sent: list[list[dict[str, Any]]] = []
        self._next = 0

    def send(self, client: httpx.Client) -> None:
        """One body; an answer that does not come leaves its events unsure, to be sent again some time."""
        random = self.random
        events = random.choice(self._sent) if self._sent and random.random() < 0.15 else self._make(random.choice((1, 3, 20, 150)))
        ids = {event["id"] for event in events}
        self._sent = [*self._sent[-200:], events]
        self.unsure |= ids - self.acknowledged
        wrong = [{"name": "view", "timestamp": "the other day"}] if random.random() < 0.1 else []
        answer = client.post("/api/events", content=json.dumps([*events, *wrong]), headers={"authorization": f"Bearer {WRITE_KEY}"})
        if answer.status_code == 202:
            self.acknowledged |= ids
            self.unsure -= ids

    def _make(self, count: int) -> list[dict[str, Any]]:
        self._next += count
        return [self._event(number) for number in range(self._next - count, self._next)]

    def _event(self, number: int) -> dict[str, Any]:
        random = self.random
        name = random.choice(("view", "view", "view", "order", "load"))
        age = random.choice((0.0, 0.0, 0.0, random.random() * 90, random.random() * 7_000, random.random() * 90_000))
        return {
            "id": f"e-{number}",
            "name": name,
            "timestamp": (datetime.now(UTC) - timedelta(seconds=age)).isoformat(),
            "user_id": f"u{random.randrange(60)}",
            "value": None if name == "view" else round(random.lognormvariate(3, 1), 2),
            "properties": {
                "country": random.choice(("TH", "DE", "US", "")),
                "plan": random.choice(("free", "team", "pro", "ฟรี", "x")),
                "host": f"h{random.randrange(3)}",
            },
        }


def _answer(product: ServedProduct, question: dict[str, Any]) -> dict[str, Any]:
    if "analysis" not in question:
        return product.ask(**question)
    body = {key: value for key, value in question.items() if key != "analysis"}
    response = product.client.post(f"/api/analysis/{question['analysis']}", json=body)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    return answer


def _differs(name: str, shown: dict[str, Any] | None, answer: dict[str, Any]) -> str | None:
    """Where the screen and the answer differ, if so. Nothing is sent when only the window's edges have moved, so these are not compared."""
    if shown is None:
        return f"{name}: nothing is shown"
    if "answer" in shown:
        own, other = ({key: value for key, value in one.items() if key != "meta"} for one in (shown["answer"], answer))
    else:
        own, other = ([_row(row) for row in one["results"]] for one in (shown, answer))  # type: ignore[assignment]
    return None if _is_near(own, other, SKETCH if name == "p95" else 1e-6) else f"{name}: shown {str(own)[:1500]}, answered {str(other)[:1500]}"


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {key: row.get(key) for key in ("value", "count", "dimensions", "timestamp")}


def _is_near(own: Any, other: Any, share: float) -> bool:
    if isinstance(own, dict) and isinstance(other, dict):
        return own.keys() == other.keys() and all(_is_near(own[key], other[key], share) for key in own)
    if isinstance(own, list) and isinstance(other, list):
        return len(own) == len(other) and all(_is_near(one, two, share) for one, two in zip(own, other, strict=True))
    if isinstance(own, int | float) and isinstance(other, int | float):
        return abs(own - other) <= share * max(abs(own), abs(other), 1e-9)
    return bool(own == other)


def _await_agreement(product: ServedProduct, screens: list[Screen]) -> None:
    differences: list[str] = []

    def agree() -> bool:
        answers = {name: _answer(product, question) for name, question in QUESTIONS.items()}
        found = [_differs(name, screen.shown.get(name), answer) for screen in screens for name, answer in answers.items()]
        differences[:] = [one for one in found if one]
        return not differences

    end_s = time.monotonic() + QUIET_S
    while not agree():
        assert time.monotonic() < end_s, "\n".join(differences)
        time.sleep(0.3)


@contextmanager
def _screens(product: ServedProduct) -> Iterator[list[Screen]]:
    screens = [Screen(product, QUESTIONS, deltas=deltas) for deltas in (False, True)]
    try:
        yield screens
    finally:
        for screen in screens:
            screen.close()


def _run(directory: Path, traffic: Traffic, *, starts: int, rounds: int, bodies: int) -> int:
    """Messages that the screens got."""
    messages = 0
    for start in range(starts):
        is_last = start == starts - 1
        with served(directory) as product, httpx.Client(base_url=product.url, timeout=30) as client, _screens(product) as screens:
            for _ in range(rounds):
                for _ in range(bodies):
                    traffic.send(client)
                _await_agreement(product, screens)
            messages += sum(screen.messages for screen in screens)
            assert [problem for screen in screens for problem in screen.broken] == []
            if is_last:
                _check_ids(product, traffic)
            else:
                _kill_while_sending(product, client, traffic)
    return messages


def _kill_while_sending(product: ServedProduct, client: httpx.Client, traffic: Traffic) -> None:
    killer = threading.Timer(0.2 + traffic.random.random(), product.process.kill)
    killer.start()
    try:
        while True:
            traffic.send(client)
    except httpx.TransportError:
        killer.join()


def _check_ids(product: ServedProduct, traffic: Traffic) -> None:
    window = {"metric": "*", "time_window": "last_30_days"}
    stored, unique = (product.value(**window, **how) for how in ({"aggregation": "count"}, {"aggregation": "unique_count", "value_field": "id", "exact": True}))
    assert stored == unique, "nothing is doubled"
    assert len(traffic.acknowledged) <= stored <= len(traffic.acknowledged) + len(traffic.unsure), "nothing acknowledged is lost"


@pytest.mark.req("E5", "E9", "A3")
@pytest.mark.hostile(103)
@pytest.mark.timeout(400)
def test_screens_show_what_the_store_answers_over_late_and_doubled_events_and_kill_9(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    traffic = Traffic(20261129)
    messages = _run(tmp_path, traffic, starts=3, rounds=2, bodies=40)
    with capsys.disabled():
        print(f"\nserved parity: {len(traffic.acknowledged)} events, {messages} messages, {len(QUESTIONS)} questions on 2 screens, 2 kills", end=" ")


@pytest.mark.req("E5", "E9", "A3")
@pytest.mark.soak
@pytest.mark.timeout(4 * 3_600)
def test_screens_show_what_the_store_answers_for_long(tmp_path: Path) -> None:
    end = time.monotonic() + 60 * float(os.environ.get("SOAK_MINUTES", "60"))
    seed, messages, events = 1, 0, 0
    while time.monotonic() < end:
        directory = tmp_path / str(seed)
        directory.mkdir()
        traffic = Traffic(seed)
        messages += _run(directory, traffic, starts=6, rounds=6, bodies=120)
        events, seed = events + len(traffic.acknowledged), seed + 1
        print(f"run {seed - 1}: {events} events, {messages} messages, no difference", flush=True)
