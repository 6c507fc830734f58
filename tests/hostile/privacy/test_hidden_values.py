"""Privacy rules of a served product: what they hide is in no file, from the moment the events are acknowledged, whatever was wrong with them."""

from __future__ import annotations

import io
import json
import signal
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.server import ServedProduct, served, until

CANARY = "CANARYb83d17"
RULES = "/api/projects/1/privacy-rules"
_CARD = "4111111111111111"
_PHONE = "+66812345678"
_WITHIN_S = 60.0


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedProduct]:
    with served(tmp_path_factory.mktemp("rules")) as running:
        for rule in (
            ("person_id", "hash", ""),
            ("property", "hash", "email"),
            ("property", "encrypt", "*phone*"),
            ("property", "drop", "note"),
            ("event", "drop", "secret*"),
            ("ip", "truncate", ""),
            ("session_id", "hash", ""),
            *(("detected", "mask", kind) for kind in ("email", "card", "phone")),
        ):
            made = running.client.post(RULES, json=dict(zip(("subject", "action", "target"), rule, strict=True)))
            assert made.status_code == 201, made.text
        yield running


def send(product: ServedProduct, body: Any, content: bytes | None = None) -> httpx.Response:
    headers = {"authorization": f"Bearer {product.write_key}", "content-type": "application/json"}
    return httpx.post(f"{product.url}/api/events", content=json.dumps(body).encode() if content is None else content, headers=headers, timeout=30)


def held_by(directory: Path, *texts: str) -> list[str]:
    """`grep -r` over every byte of the files."""
    found = []
    for path in directory.rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except FileNotFoundError:  # a file of the engine that was merged away meanwhile
            continue
        found += [f"{path}: {text}" for text in texts if text.encode() in content]
    return found


def event(**fields: Any) -> dict[str, Any]:
    return {
        "name": "visit",
        "user_id": f"{CANARY}-user",
        "anonymous_id": f"{CANARY}-visitor",
        "session_id": f"{CANARY}-session",
        "tags": [f"{CANARY}@tags.example.com"],
        "source": f"{CANARY}@source.example.com",
        "properties": {
            "email": f"{CANARY}@example.com",
            "work_phone": f"{CANARY}-phone",
            "note": CANARY,
            "page": f"https://shop.test/?mail={CANARY}%40example.com&card={_CARD}&tel={_PHONE}",
            "ip": "203.0.113.77",
            "deep": {"email": f"{CANARY}-deep", "list": [{"note": CANARY, "mail": f"{CANARY}@deep.example.com"}]},
            "plan": "pro",
        },
        **fields,
    }


@pytest.mark.hostile(408)
@pytest.mark.req("J6")
@pytest.mark.asvs("14.2.4")
def test_no_clear_value_is_on_the_disk_right_after_the_answer(product: ServedProduct) -> None:
    answers = [
        send(product, event(id="1")),
        send(product, {"events": [event(id=str(number)) for number in range(2, 1_200)]}),  # as columns, and by size for the preparing process
        send(product, event(name=f"secret of {CANARY}")),
        send(product, [{"name": "$alias", "user_id": f"{CANARY}-user", "properties": {"previous_id": f"{CANARY}-earlier"}}]),
        send(product, [event(timestamp=f"{CANARY} o'clock"), event(user_id={"id": CANARY}), event(properties=[CANARY]), event(consent=CANARY)]),
        send(product, None, f'{{"name": "x", "user_id": "{CANARY}'.encode()),
        send(product, None, f'[{{"name": "x", "user_id": "{CANARY}", "consent": }}]'.encode()),
        send(product, event(consent=False)),
    ]
    held = held_by(product.data_dir, CANARY, _CARD, _PHONE, "203.0.113.77")
    assert [answer.status_code for answer in answers] == [202, 202, 202, 202, 400, 400, 400, 202]
    assert held == []
    assert answers[2].json()["suppressed_by_reason"] == {"an event name that the project's privacy rules do not keep": 1}
    until(lambda: product.value(metric="events", time_window="last_1_hours") >= 1_200)
    until(lambda: len(product.client.get("/api/rejects").json()["rejects"]) >= 6)
    assert held_by(product.data_dir, CANARY, _CARD, _PHONE, "203.0.113.77") == []
    assert {item["body"] for item in product.client.get("/api/rejects").json()["rejects"]} == {""}
    assert CANARY not in product.log.read_text()
    found = product.client.get("/api/events", params={"search": CANARY})  # the same in the engine's own reading, where compressed bytes are read
    assert (found.status_code, found.json()["events"]) == (200, [])


@pytest.mark.req("J6")
def test_hashed_ids_count_join_and_are_found_by_the_clear_id(product: ServedProduct) -> None:
    send(product, [{"name": "a", "anonymous_id": "vis-1"}, {"name": "a", "user_id": "usr-1", "anonymous_id": "vis-1"}, {"name": "a", "user_id": "usr-2"}])
    send(product, {"name": "$alias", "user_id": "usr-1", "properties": {"previous_id": "usr-2"}})

    def events() -> list[Any]:
        found: list[Any] = product.client.get("/api/people/user:usr-2/events").json().get("events", [])
        return found

    until(lambda: len(events()) == 4)
    profile = product.client.get("/api/people/user:usr-1").json()
    assert [text[:3] for text in profile["user_ids"]] == ["h1_", "h1_"]
    assert product.client.get(f"/api/people/{profile['person']}").json()["person"] == profile["person"]
    listed = product.client.get("/api/people", params={"search": "usr-1", "time_window": "last_1_hours"}).json()
    assert [row["person"] for row in listed["people"]] == [profile["person"]]
    joined = product.client.post("/api/people/alias", json={"user_id": "usr-1", "previous_id": "usr-9"})
    assert joined.json()["person"] == profile["person"]


@pytest.mark.req("J6")
def test_an_encrypted_value_is_shown_to_who_may_and_recorded_also_after_the_key_was_changed(product: ServedProduct) -> None:
    send(product, {"name": "call", "user_id": "caller", "properties": {"phone": "0812345678"}})

    def calls() -> list[str]:
        page = product.client.get("/api/events", params={"name": "call"}).json()
        return [item["properties"]["phone"] for item in page["events"]]

    until(lambda: len(calls()) == 1)
    rotated = product.client.post(f"{RULES}/keys").json()
    send(product, {"name": "call", "user_id": "caller", "properties": {"phone": "0812345678"}})
    until(lambda: len(calls()) == 2)
    new, old = calls()
    assert new.split(".")[1] == rotated["keys"][0]["id"] != old.split(".")[1]
    for value in (new, old):
        assert product.client.post(f"{RULES}/reveal", json={"value": value}).json() == {"value": "0812345678"}
    assert product.client.post(f"{RULES}/reveal", json={"value": new[:-6] + "AAAAAA"}).status_code == 400
    actions = [entry["action"] for entry in product.client.get("/api/audit", params={"limit": 20}).json()["entries"]]
    assert actions.count("value_revealed") == 2
    assert "privacy_key_made" in actions


@pytest.mark.req("J6")
def test_erasing_by_the_clear_id_finds_the_hashed_one_and_an_export_holds_them(product: ServedProduct) -> None:
    send(product, [{"name": "b", "user_id": "leaver", "properties": {"email": "leaver@example.com"}}])
    until(lambda: product.client.get("/api/people/user:leaver").status_code == 200)
    with zipfile.ZipFile(io.BytesIO(product.client.get("/api/people/user:leaver/export").content)) as archive:
        assert json.loads(archive.read("events.ndjson"))["properties"]["email"].startswith("h1_")
    erasure = product.client.delete("/api/people/user:leaver").json()["id"]

    def is_done() -> bool:
        ledger = product.client.get("/api/projects/1/erasures").json()["erasures"]
        return any(entry["state"] == "done" for entry in ledger if entry["id"] == erasure)

    until(is_done, _WITHIN_S)
    again = send(product, [{"name": "b", "user_id": "leaver"}, {"name": "b", "user_id": "stayer"}]).json()
    assert (again["accepted"], again["suppressed"]) == (1, 1)
    assert product.client.get("/api/people/user:leaver").status_code == 404


@pytest.mark.hostile(408)
@pytest.mark.req("J6")
def test_a_backup_and_a_restart_after_a_kill_hold_no_clear_value(tmp_path: Path) -> None:
    with served(tmp_path) as first:
        first.client.post(RULES, json={"subject": "person_id", "action": "hash"})
        send(first, [{"name": "c", "user_id": f"{CANARY}-{number}"} for number in range(50)])
        first.stop(signal.SIGKILL)
    assert held_by(tmp_path, CANARY) == []
    with served(tmp_path) as second:
        until(lambda: second.value(metric="active_users", time_window="last_1_hours") == 50)
        send(second, [{"name": "c", "user_id": f"{CANARY}-7"}])
        until(lambda: second.value(metric="events", time_window="last_1_hours") == 51)
        assert second.value(metric="active_users", time_window="last_1_hours") == 50
        assert second.client.post("/api/admin/backups").status_code in (200, 201, 202)
        until(lambda: second.client.get("/api/admin/backups").json()["backups"][:1] != [])
        assert held_by(tmp_path, CANARY) == []
