"""What keys may do, how long, and how they are changed over."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from tests.integration.accounts.accounts_app import PASSWORD, WRITE_KEY, Stage, stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_members import id_of

from tidegauge.accounts.keys.key_ring import KeyRing

KEYS = "/api/projects/1/keys"
DAY_S = 86_400


@pytest.fixture
async def on_stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """On SQLite: what keys do is the same on both stores; what is SQL is tried on both (`on_both`)."""
    async with stage(f"sqlite:///{tmp_path / 'meta.db'}") as stage_:
        yield stage_


@pytest.fixture
async def on_both(meta_url: str) -> AsyncIterator[Stage]:
    async with stage(meta_url) as stage_:
        yield stage_


async def make(client: httpx.AsyncClient, **given: Any) -> dict[str, Any]:
    answer = await client.post(KEYS, json={"kind": "read", "name": "Wall screen", **given})
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def status(on_stage: Stage, key: str, permission: str) -> int:
    async with on_stage.client(**{"x-api-key": key}) as caller:
        return (await caller.get(f"/probe/{permission}")).status_code


async def listed(client: httpx.AsyncClient, key_id: str) -> dict[str, Any]:
    return next(key for key in (await client.get(KEYS)).json()["keys"] if key["id"] == key_id)


@pytest.mark.req("J3")
@pytest.mark.hostile(64)
@pytest.mark.asvs("8.2.1")
async def test_a_read_key_may_do_what_its_scopes_say_and_no_more(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        made = await make(admin, scopes=["read", "audit"])
        assert (made["scopes"], made["state"], made["made_by"]) == (["read", "audit"], "active", "Root")
        found = {permission: await status(on_stage, made["key"], permission) for permission in ("read", "query", "sql", "audit", "write", "keys", "admin")}
        assert found == {"read": 200, "query": 403, "sql": 403, "audit": 200, "write": 403, "keys": 403, "admin": 403}
        usual = await make(admin)
        assert usual["scopes"] == ["read", "query", "sql"]
        assert [await status(on_stage, usual["key"], permission) for permission in ("query", "sql", "audit")] == [200, 200, 403]


@pytest.mark.req("J3")
@pytest.mark.hostile(64)
async def test_a_key_cannot_be_given_what_no_key_has(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        for scopes in (["keys"], ["manage_people"], ["admin"], ["read", "write"], ["everything"], [""], []):
            answer = await admin.post(KEYS, json={"kind": "read", "name": "k", "scopes": scopes})
            assert answer.status_code == 400, scopes
        assert (await admin.post(KEYS, json={"kind": "write", "name": "k", "scopes": ["read"]})).status_code == 400
        assert (await admin.post(KEYS, json={"kind": "read", "name": "k", "origins": ["https://a.example"]})).status_code == 400


@pytest.mark.req("J3", "J1")
@pytest.mark.hostile(64)
async def test_nobody_makes_or_rotates_a_key_that_may_more_than_they(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        await add_someone(on_stage, "ed@example.com", "editor")
        with_audit = await make(admin, scopes=["read", "audit"])
        token = (await on_stage.log_in("ed@example.com", PASSWORD))["access_token"]
        async with on_stage.client(authorization=f"Bearer {token}") as editor:
            refused = await editor.post(KEYS, json={"kind": "read", "name": "k", "scopes": ["audit"]})
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "more_than_own")
            assert (await editor.post(f"{KEYS}/{with_audit['id']}/rotate", json={})).status_code == 403
            own = await make(editor, scopes=["read"])
        async with on_stage.client(**{"x-api-key": own["key"]}) as key:
            assert (await key.post(KEYS, json={"kind": "read", "name": "k"})).status_code == 403, "a key makes no keys"
            assert (await key.post(f"{KEYS}/{own['id']}/rotate", json={})).status_code == 403


@pytest.mark.req("J3", "J1")
@pytest.mark.hostile(56, 404)
async def test_a_read_key_never_may_more_than_its_maker_may_now(on_both: Stage) -> None:
    await add_someone(on_both, "ed@example.com", "admin")
    person_id = await id_of(on_both, "ed@example.com")
    token = (await on_both.log_in("ed@example.com", PASSWORD))["access_token"]
    async with on_both.client(authorization=f"Bearer {token}") as maker, await on_both.script() as admin:
        made = await make(maker, scopes=["read", "audit"])
        write = await make(maker, kind="write", name="Shop")
        assert await status(on_both, made["key"], "audit") == 200
        assert (await admin.put(f"/api/projects/1/members/{person_id}", json={"role": "viewer"})).status_code == 200
        await on_both.accounts.keys.refresh()
        assert [await status(on_both, made["key"], permission) for permission in ("read", "audit")] == [200, 403]
        assert (await admin.put(f"/api/users/{person_id}", json={"is_active": False})).status_code == 200
        await on_both.accounts.keys.refresh()
        assert await status(on_both, made["key"], "read") == 401
        assert await status(on_both, write["key"], "write") == 200, "what sends events goes on when somebody leaves"
        taken_over = (await admin.post(f"{KEYS}/{made['id']}/rotate", json={"grace_s": 0})).json()
        assert taken_over["made_by"] == "Root"
        assert await status(on_both, taken_over["key"], "audit") == 200


@pytest.mark.req("J3")
@pytest.mark.asvs("9.2.1")
async def test_a_key_ends_by_itself(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        ends = on_stage.clock.now_ms() + DAY_S * 1000
        made = await make(admin, expires_at="2023-11-15T22:13:20Z")
        assert made["expires_at"] == "2023-11-15T22:13:20.000Z"
        assert on_stage.clock.now_ms() < ends
        assert await status(on_stage, made["key"], "read") == 200
        on_stage.clock.advance(DAY_S * 1000)
        assert await status(on_stage, made["key"], "read") == 401, "at once, without reading the store anew"
    async with await on_stage.script() as admin:
        assert (await listed(admin, made["id"]))["state"] == "expired"
        assert (await admin.post(f"{KEYS}/{made['id']}/rotate", json={})).json()["error"]["code"] == "key_ended"
        for wrong in ("2020-01-01T00:00:00Z", "tomorrow", "", "9999-01-01T00:00:00Z"):
            assert (await admin.post(KEYS, json={"kind": "read", "name": "k", "expires_at": wrong})).status_code == 400, wrong


@pytest.mark.req("J3")
@pytest.mark.hostile(404)
async def test_after_a_rotation_both_texts_count_for_the_grace_and_each_says_when_it_was_used(on_both: Stage) -> None:
    async with await on_both.script() as admin:
        first = await make(admin)
        await status(on_both, first["key"], "read")
        on_both.clock.advance(1_000)
        second = (await admin.post(f"{KEYS}/{first['id']}/rotate", json={"grace_s": 600})).json()
        assert (second["id"], second["last_used_at"]) == (first["id"], None)
        assert second["key"] not in (None, first["key"])
        assert second["previous"]["prefix"] == first["prefix"]
        on_both.clock.advance(1_000)
        assert [await status(on_both, key["key"], "read") for key in (first, second)] == [200, 200]
        await on_both.accounts.keys.refresh()
        shown = await listed(admin, first["id"])
        assert shown["last_used_at"] == shown["previous"]["last_used_at"] == "2023-11-14T22:13:22.000Z"
        on_both.clock.advance(599_000)
        assert [await status(on_both, key["key"], "read") for key in (first, second)] == [401, 200]
        assert (await listed(admin, first["id"]))["previous"] is None

        third = (await admin.post(f"{KEYS}/{first['id']}/rotate", json={"grace_s": 0})).json()
        assert [await status(on_both, key["key"], "read") for key in (first, second, third)] == [401, 401, 200]
        fourth = (await admin.post(f"{KEYS}/{first['id']}/rotate", json={})).json()
        assert (await admin.delete(f"{KEYS}/{first['id']}")).status_code == 204
        assert [await status(on_both, key["key"], "read") for key in (third, fourth)] == [401, 401], "revoking ends the old text, too"
        for wrong in (-1, 31 * DAY_S, "x"):
            assert (await admin.post(f"{KEYS}/{first['id']}/rotate", json={"grace_s": wrong})).status_code == 400


@pytest.mark.req("J3")
async def test_a_rotated_write_key_of_the_settings_is_not_added_again(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        (given,) = (await admin.get(KEYS)).json()["keys"]
        rotated = (await admin.post(f"{KEYS}/{given['id']}/rotate", json={"grace_s": DAY_S})).json()
        await on_stage.accounts.start()
        (only,) = (await admin.get(KEYS)).json()["keys"]
        assert only["key"] == rotated["key"]
        assert on_stage.accounts.keys.find(WRITE_KEY) is not None, "as long as the grace lasts"


@pytest.mark.req("J3")
async def test_what_a_write_key_is_bound_to_is_kept_in_one_form(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        limits = {"events": ["page_view", "page_view"], "origins": ["HTTPS://Shop.example.com", "http://localhost:3000"], "networks": ["10.1.2.3/16", "::1"]}
        made = await make(admin, kind="write", **limits)
        assert (made["events"], made["origins"]) == (["page_view"], ["https://shop.example.com", "http://localhost:3000"])
        assert made["networks"] == ["10.1.0.0/16", "::1/128"]
        found = on_stage.accounts.keys.find(made["key"])
        assert found is not None
        assert found.limits is not None
        assert found.limits.allows_origin("https://shop.example.com")
        for name, wrong in (
            ("origins", ["https://*.example.com", "https://a.example/", "a.example", "https://u@a.example", "null", "https://a.example:99999"]),
            ("networks", ["10.0.0.0/33", "localhost", "10.0.0"]),
        ):
            for text in wrong:
                answer = await admin.post(KEYS, json={"kind": "write", "name": "k", name: [text]})
                assert answer.status_code == 400, text
                assert answer.json()["error"]["details"][0]["field"] == f"{name}.0"


@pytest.mark.req("J3")
async def test_changes_are_told_so_that_open_connections_end(on_stage: Stage) -> None:
    told: list[str] = []
    on_stage.accounts.keychain.on_change = told.append
    async with await on_stage.script() as admin:
        made = await make(admin)
        await admin.post(f"{KEYS}/{made['id']}/rotate", json={})
        await admin.delete(f"{KEYS}/{made['id']}")
    assert told == [made["id"]] * 3


@pytest.mark.req("J3")
async def test_another_node_sees_a_rotation(on_stage: Stage) -> None:
    other = KeyRing(on_stage.accounts.database, on_stage.clock)
    async with await on_stage.script() as admin:
        made = await make(admin)
        await other.refresh()
        rotated = (await admin.post(f"{KEYS}/{made['id']}/rotate", json={"grace_s": 60})).json()
        await other.refresh()
        assert other.ends_ms(made["key"]) == on_stage.clock.now_ms() + 60_000
        assert other.ends_ms(rotated["key"]) is None
        assert other.is_valid(made["id"])
        on_stage.clock.advance(60_000)
        assert not other.is_valid(made["id"], on_stage.clock.now_ms())
