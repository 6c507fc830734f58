"""`tidegauge secret rotate`: what was sealed goes on, what was secret is nowhere in clear, and nothing is half changed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import SECRET, WRITE_KEY, ServedProduct, served, until

from tidegauge.accounts.rotation.change import change_secret
from tidegauge.accounts.rotation.repository import SEALED
from tidegauge.accounts.secret import load_secret
from tidegauge.core.errors import InvalidInput
from tidegauge.core.settings import load_settings
from tidegauge.core.settings_source import InvalidSettings
from tidegauge.meta.database import Database
from tidegauge.meta.model import Model

NEW = "another-secret-9876543210zyxwvutsrqponmlkjihgfedcba"
CANARY = "CANARY4c71e0"
RULES = "/api/projects/1/privacy-rules"


def rotate(data_dir: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "tidegauge", "secret", "rotate", "--data-dir", str(data_dir)]
    return subprocess.run(argv, capture_output=True, text=True, env={**os.environ, **environ}, check=False, timeout=120)


def send(product: ServedProduct, event: dict[str, Any]) -> dict[str, Any]:
    answer = httpx.post(f"{product.url}/api/events", json=event, headers={"authorization": f"Bearer {product.write_key}"}, timeout=60)
    found: dict[str, Any] = answer.json()
    return found


def encrypted(product: ServedProduct) -> str:
    until(lambda: bool(product.client.get("/api/events", params={"name": "call"}).json()["events"]))
    value: str = product.client.get("/api/events", params={"name": "call"}).json()["events"][0]["properties"]["phone"]
    return value


def metadata(data_dir: Path) -> bytes:
    return b"".join(path.read_bytes() for path in data_dir.glob("meta.db*"))


@pytest.mark.req("J6")
def test_every_sealed_column_is_sealed_anew() -> None:
    """A new table with sealed texts is put into the list, or its rows would be lost with the next change."""
    tables = {table.name for table in Model.metadata.tables.values() if "sealed" in table.columns}
    assert tables == {one.table.__tablename__ for one in SEALED}


@pytest.mark.hostile(414)
@pytest.mark.req("J6")
def test_all_goes_on_under_the_new_secret_and_no_file_holds_one_in_clear(tmp_path: Path) -> None:
    with served(tmp_path) as before:
        hook = {"name": "Hook", "kind": "webhook", "settings": {"url": "https://93.184.216.34/hook", "secret": f"{CANARY}-signing-secret"}}
        channel = before.client.post("/api/alerts/channels", json=hook)
        assert channel.status_code == 201, channel.text
        before.client.post(RULES, json={"subject": "property", "action": "encrypt", "target": "phone"})
        before.client.post(RULES, json={"subject": "person_id", "action": "hash"})
        send(before, {"name": "call", "user_id": "ann", "properties": {"phone": f"{CANARY}-phone"}})
        value = encrypted(before)
        send(before, {"name": "gone", "user_id": "leaver"})
        until(lambda: before.client.get("/api/people/user:leaver").status_code == 200)
        ann = before.client.get("/api/people/user:ann").json()["person"]
        assert before.client.delete("/api/people/user:leaver").status_code == 202
        made = before.client.post("/api/projects/1/keys", json={"kind": "write", "name": f"{CANARY} key"}).json()
        refused = rotate(before.data_dir, TIDEGAUGE_SECRET_KEY=SECRET, TIDEGAUGE_NEW_SECRET_KEY=NEW)
        assert (refused.returncode, "in use by process" in refused.stderr) == (2, True), refused.stderr
        until(lambda: before.client.get("/api/projects/1/erasures").json()["erasures"][0]["state"] == "done")
    assert rotate(before.data_dir, TIDEGAUGE_SECRET_KEY=SECRET).returncode == 2
    assert rotate(before.data_dir, TIDEGAUGE_SECRET_KEY=SECRET, TIDEGAUGE_NEW_SECRET_KEY=SECRET).returncode == 2
    untouched = metadata(before.data_dir)
    wrong = rotate(before.data_dir, TIDEGAUGE_SECRET_KEY=NEW, TIDEGAUGE_NEW_SECRET_KEY=NEW + "2")
    assert (wrong.returncode, "does not open" in wrong.stderr) == (2, True), wrong.stderr
    assert metadata(before.data_dir) == untouched, "nothing is changed when something does not open"
    done = rotate(before.data_dir, TIDEGAUGE_SECRET_KEY=SECRET, TIDEGAUGE_NEW_SECRET_KEY=NEW)
    assert done.returncode == 0, done.stderr
    assert "2 of key" in done.stdout
    assert "finished" in rotate(before.data_dir, TIDEGAUGE_SECRET_KEY=SECRET, TIDEGAUGE_NEW_SECRET_KEY=NEW).stdout
    with served(tmp_path, environ={"TIDEGAUGE_SECRET_KEY": NEW}) as after:
        keys = after.client.get("/api/projects/1/keys").json()
        shown = {key["key"] for key in (keys["keys"] if isinstance(keys, dict) else keys)}
        assert {made["key"], WRITE_KEY} <= shown
        assert after.client.post(f"{RULES}/reveal", json={"value": value}).json() == {"value": f"{CANARY}-phone"}
        assert after.client.get("/api/people/user:ann").json()["person"] == ann
        assert send(after, {"name": "gone", "user_id": "leaver"})["suppressed"] == 1
        assert "Hook" in after.client.get("/api/alerts/channels").text
    environ = {**os.environ, "TIDEGAUGE_SECRET_KEY": NEW}
    argv = [sys.executable, "-m", "tidegauge", "audit", "verify", "--data-dir", str(after.data_dir)]
    verified = subprocess.run(argv, capture_output=True, text=True, env=environ, check=False, timeout=180)
    assert verified.returncode == 0, verified.stderr
    held = metadata(after.data_dir)
    for secret in (f"{CANARY}-signing-secret", f"{CANARY}-phone", made["key"], WRITE_KEY, SECRET, NEW):
        assert secret.encode() not in held


@pytest.mark.hostile(414)
@pytest.mark.req("J6")
async def test_a_change_that_was_interrupted_is_finished_before_anything_starts(tmp_path: Path) -> None:
    settings = load_settings(None, {}, {"data_dir": tmp_path})
    first = load_secret(settings)
    database = Database(settings.meta_url)
    database.upgrade()
    (tmp_path / "secret.key.new").write_text("f" * 64 + "\n")  # killed before anything was sealed under it
    with pytest.raises(InvalidSettings, match="secret rotate"):
        load_secret(settings)
    changed = await change_secret(settings, database, "")
    assert {table: count for table, count in changed.items() if count} == {"kept_key": 3}
    assert load_secret(settings) == b"f" * 64 != first
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    (tmp_path / "secret.key").rename(tmp_path / "secret.key.new")  # killed after the database was changed, before the file was
    (tmp_path / "secret.key").write_bytes(first)
    assert await change_secret(settings, database, "") == {}
    assert load_secret(settings) == b"f" * 64
    assert not (tmp_path / "secret.key.new").exists()
    with pytest.raises(InvalidInput, match="leave"):
        await change_secret(settings, database, NEW)
    database.close()
