"""The first start and the ones after it."""

from __future__ import annotations

import asyncio

import pytest
import structlog
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, WRITE_KEY, Stage, quick_passwords, stage

from tidegauge.accounts.bootstrap import bootstrap
from tidegauge.accounts.keys.seal import Seal
from tidegauge.core.clock import ManualClock
from tidegauge.core.settings import load_settings
from tidegauge.meta.database import Database


async def test_given_credentials_are_used_and_not_printed(on_stage: Stage) -> None:
    first_run = on_stage.first_run
    assert first_run is not None
    assert (first_run.admin_email, first_run.admin_password, first_run.write_key) == (EMAIL, None, None)
    found = on_stage.accounts.keys.find(WRITE_KEY)
    assert found is not None
    assert (found.project, found.kind) == (1, "write")


@pytest.mark.hostile(69)
@pytest.mark.asvs("6.3.2", "13.2.3")
async def test_what_is_absent_is_generated_once_even_by_nodes_that_start_together(meta_url: str) -> None:
    settings, clock = load_settings(None, {"TIDEGAUGE_META_URL": meta_url}, {}), ManualClock()
    databases = [Database(meta_url) for _ in range(3)]
    await asyncio.to_thread(databases[0].upgrade)
    passwords = quick_passwords()
    answers = await asyncio.gather(*(bootstrap(database, settings, passwords, Seal(b"s" * 32), clock) for database in databases))
    (first_run,) = [answer for answer in answers if answer is not None]
    assert first_run.admin_email == "admin@localhost"
    assert len(first_run.admin_password or "") >= 12
    assert (first_run.write_key or "").startswith("tg_write_")
    assert await bootstrap(databases[0], settings, passwords, Seal(b"s" * 32), clock) is None
    passwords.close()
    for database in databases:
        database.close()


async def test_a_later_start_keeps_the_password_and_takes_a_new_write_key(meta_url: str) -> None:
    async with stage(meta_url):
        pass
    async with stage(meta_url, TIDEGAUGE_WRITE_KEY="another-write-key-99", TIDEGAUGE_ADMIN_PASSWORD="some other password") as later:
        assert later.first_run is None
        await later.log_in(EMAIL, PASSWORD)
        assert later.accounts.keys.find("another-write-key-99") is not None
        assert later.accounts.keys.find(WRITE_KEY) is not None


@pytest.mark.req("J2")
async def test_a_given_password_that_is_soon_guessed_is_warned_of_at_the_first_start_alone(meta_url: str) -> None:
    for password, warned in (("password1234", 1), ("password1234", 0)):
        with structlog.testing.capture_logs() as logged:
            async with stage(meta_url, TIDEGAUGE_ADMIN_PASSWORD=password) as started:
                await started.log_in(EMAIL, password)
        assert [line["event"] for line in logged].count("weak_admin_password") == warned
        assert password not in str(logged)


@pytest.mark.hostile(178)
async def test_a_revoked_given_key_stays_revoked_after_a_restart(meta_url: str) -> None:
    async with stage(meta_url) as first, await first.script() as client:
        (key,) = (await client.get("/api/projects/1/keys")).json()["keys"]
        await client.delete(f"/api/projects/1/keys/{key['id']}")
    async with stage(meta_url) as later:
        assert later.accounts.keys.find(WRITE_KEY) is None


async def test_the_demo_project_is_made_once_and_is_nobodys_default(on_stage: Stage) -> None:
    first, again = await on_stage.accounts.ensure_demo_project(), await on_stage.accounts.ensure_demo_project()
    assert first == again
    async with await on_stage.script() as client:
        projects = (await client.get("/api/projects")).json()["projects"]
        assert [(project["name"], project["is_demo"]) for project in projects] == [("Default", False), ("Demo shop", True)]
        assert (await client.get("/probe/read")).json()["project"] == 1


async def test_another_secret_hides_sealed_keys_and_ends_logins_but_keys_still_work(meta_url: str) -> None:
    async with stage(meta_url) as first:
        token = (await first.log_in())["access_token"]
    async with stage(meta_url, TIDEGAUGE_SECRET_KEY="another-secret-0123456789-abcdefghij") as later:
        async with later.client(authorization=f"Bearer {token}") as client:
            assert (await client.get("/api/auth/me")).status_code == 401
        async with await later.script() as client:
            assert (await client.get("/api/projects/1/keys")).json()["keys"][0]["key"] is None
        assert later.accounts.keys.find(WRITE_KEY) is not None
