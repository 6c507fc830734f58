"""The served product backed up under load, killed, restored elsewhere and served again: every answer is the same."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import SECRET, WRITE_KEY, ServedProduct, served, until

from tidegauge.backup.manifest import read_manifest

STEPS = ("view", "cart", "order")
WIDGET = {
    "id": "w1",
    "kind": "line",
    "title": "Views",
    "x": 0,
    "y": 0,
    "w": 6,
    "h": 6,
    "queries": [{"id": "A", "query": {"metric": "view", "interval": "auto"}}],
}
PERIOD = {"from": "2026-11-01T00:00:00Z", "to": "2026-11-03T00:00:00Z"}


class Sender:
    """Sends batches of 300 events of a fixed past, one after the other, until told to stop."""

    def __init__(self, url: str) -> None:
        self._port = int(url.rsplit(":", 1)[1])
        self._stop = threading.Event()
        self.sent = 0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=10)) as connection:
            while not self._stop.is_set():
                try:
                    connection.request("POST", "/api/events", json.dumps(batch(self.sent)), {"authorization": f"Bearer {WRITE_KEY}"})
                    response = connection.getresponse()
                    response.read()
                    self.sent += response.status == 202
                except (OSError, HTTPException):
                    connection.close()
                    self._stop.wait(0.05)


def batch(number: int) -> list[dict[str, Any]]:
    return [
        {
            "id": f"{number}-{row}",
            "name": STEPS[row % 3],
            "user_id": f"u{(number * 7 + row) % 900}" if row % 2 else "",
            "anonymous_id": f"a{(number * 7 + row) % 900}",
            "value": row / 4,
            "timestamp": f"2026-11-{1 + row % 2:02}T{number % 24:02}:{row % 60:02}:00Z",
            "properties": {"page": f"/p/{row % 9}", "plan": "abc"[row % 3]},
        }
        for row in range(300)
    ]


def answers(product: ServedProduct) -> dict[str, Any]:
    """What people would look at."""
    client = product.client
    asked: dict[str, Any] = {
        "events": product.value(metric="*", **PERIOD),
        "sum": product.value(metric="order", aggregation="sum", **PERIOD),
        "people": product.value(metric="*", aggregation="unique_count", exact=True, **PERIOD),
        "pages": product.ask(metric="view", group_by=["page"], **PERIOD)["results"],
        "hours": product.ask(metric="view", interval="hour", **PERIOD)["results"],
    }
    funnel = client.post("/api/analysis/funnel", json={"steps": [{"event": step} for step in STEPS], **PERIOD})
    assert funnel.status_code == 200, funnel.text
    asked["funnel"] = [(step["count"], step["value"]) if "value" in step else step["count"] for step in funnel.json()["steps"]]
    [board] = client.get("/api/dashboards").json()["dashboards"]
    asked["board"] = client.get(f"/api/dashboards/{board['id']}").json()["document"]
    return asked


def backups_of(product: ServedProduct) -> dict[str, Any]:
    response = product.client.get("/api/admin/backups")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


@pytest.mark.req("K7")
@pytest.mark.hostile(134)
def test_a_backup_made_under_load_restores_after_a_kill(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with served(tmp_path / "one") as product:
        sender = Sender(product.url)
        until(lambda: sender.sent > 20)
        begun = product.client.post("/api/admin/backups")
        assert begun.status_code == 202, begun.text
        assert product.client.post("/api/admin/backups").json()["error"]["code"] == "backup_running"
        until(lambda: not backups_of(product)["running"])
        [made] = backups_of(product)["backups"]
        assert (made["id"], made["problem"]) == (begun.json()["id"], "")
        at_least = sender.sent
        until(lambda: sender.sent > at_least + 5)
        command = product.command("backup", "--data-dir", str(product.data_dir), "--port", product.url.rsplit(":", 1)[1])
        # the command has no secret of its own here: the server was given one by its environment
        assert command.returncode == 2
        assert "secret.key cannot be read" in command.stderr
        sender.stop()
        product.stop(signal.SIGKILL)
    backup = Path(made["path"])
    manifest = read_manifest(backup)
    assert manifest.events % 300 == 0, "batches are whole"
    assert 20 * 300 <= manifest.events == made["events"]
    restored = restore(backup, tmp_path / "two/data")
    assert "The secret is the one" in restored
    with served(tmp_path / "two") as again:
        assert again.value(metric="*", **PERIOD) == manifest.events
        sent = [batch(number) for number in range(manifest.events // 300)]
        assert again.value(metric="*", aggregation="sum", **PERIOD) == sum(event["value"] for one in sent for event in one)
        resent = again.client.post("/api/events", json=sent[0], headers={"authorization": f"Bearer {WRITE_KEY}"})
        assert resent.json()["duplicates"] == 300, "a resent event is known after a restore too"


@pytest.mark.req("K7")
def test_every_answer_is_the_same_from_a_restored_installation(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    with served(tmp_path / "one") as product:
        for number in range(8):
            assert product.client.post("/api/events", json=batch(number), headers={"authorization": f"Bearer {WRITE_KEY}"}).status_code == 202
        add_board(product)
        until(lambda: bool(product.value(metric="*", **PERIOD) == 2_400))
        until(lambda: bool(product.value(metric="*", aggregation="unique_count", exact=True, **PERIOD) == 349))  # once the last visitor is known as a user
        before = answers(product)
        backup = Path(backed_up(product).strip())
        login = product.client.headers["Authorization"]
    restore(backup, tmp_path / "two/data")
    with served(tmp_path / "two") as again:
        assert answers(again) == before
        old = httpx.get(f"{again.url}/api/projects", headers={"Authorization": login}, timeout=60)
        assert old.status_code == 401, "logins of before the restore are over"


@pytest.mark.req("K7")
def test_a_server_that_does_not_run_is_backed_up_whole(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        for number in range(3):
            assert product.client.post("/api/events", json=batch(number), headers={"authorization": f"Bearer {WRITE_KEY}"}).status_code == 202
        product.stop(signal.SIGKILL)  # the journal may hold what the store does not
    backup = Path(tidegauge("backup", "--data-dir", str(tmp_path / "data"), "--port", "0", "--backup-dir", str(tmp_path / "elsewhere")).strip())
    assert backup.parent == tmp_path / "elsewhere"
    assert read_manifest(backup).events == 900
    assert "Every byte" in tidegauge("restore", str(backup), "--check")


@pytest.mark.req("K7")
def test_backups_are_for_administrators_and_are_deleted_by_name(tmp_path: Path) -> None:
    with served(tmp_path) as product:
        assert httpx.get(f"{product.url}/api/admin/backups", timeout=60).status_code == 401
        assert httpx.post(f"{product.url}/api/admin/backups", headers={"authorization": f"Bearer {WRITE_KEY}"}, timeout=60).status_code == 403
        assert product.client.post("/api/admin/backups").status_code == 202
        until(lambda: not backups_of(product)["running"])
        [made_one] = backups_of(product)["backups"]
        assert product.client.delete("/api/admin/backups/..%2f..%2fmeta.db").status_code in (404, 405)
        assert product.client.delete(f"/api/admin/backups/{made_one['id']}").status_code == 204
        assert product.client.delete(f"/api/admin/backups/{made_one['id']}").status_code == 404
        assert backups_of(product)["backups"] == []
        Path(made_one["path"]).parent.rmdir()
        Path(made_one["path"]).parent.write_text("in the way")
        product.client.post("/api/admin/backups")
        until(lambda: not backups_of(product)["running"])
        assert "cannot be written" in backups_of(product)["failed"]["message"]


def add_board(product: ServedProduct) -> None:
    document = {"name": "Shop", "tabs": [{"id": "main", "name": "Main", "widgets": [WIDGET]}]}
    answer = product.client.post("/api/dashboards", json={"document": document})
    assert answer.status_code == 201, answer.text


def backed_up(product: ServedProduct) -> str:
    return tidegauge("backup", "--data-dir", str(product.data_dir), "--port", product.url.rsplit(":", 1)[1])


def restore(backup: Path, data: Path) -> str:
    return tidegauge("restore", str(backup), "--data-dir", str(data))


def tidegauge(*arguments: str) -> str:
    """A command that has the installation's secret, as the server has it, from its environment."""
    environ = {**os.environ, "TIDEGAUGE_SECRET_KEY": SECRET}
    done = subprocess.run([sys.executable, "-m", "tidegauge", *arguments], capture_output=True, text=True, env=environ, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout
