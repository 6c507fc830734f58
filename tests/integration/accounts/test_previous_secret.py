"""The installation's secret is changed while people are signed in."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests.integration.accounts.accounts_app import ENVIRON, SECRET, stage

from tidegauge.accounts.rotation.change import change_secret
from tidegauge.core.settings import load_settings
from tidegauge.meta.database import Database

NEW = "fedcba9876543210-another-secret-9876543210"


async def rotate(meta_url: str) -> None:
    database = Database(meta_url)
    await change_secret(load_settings(None, ENVIRON | {"TIDEGAUGE_META_URL": meta_url}, {}), database, NEW)
    await asyncio.to_thread(database.close)


@pytest.mark.req("J2", "J6")
async def test_who_is_signed_in_stays_signed_in_while_the_previous_secret_is_named(tmp_path: Path) -> None:
    meta_url = f"sqlite:///{tmp_path / 'meta.db'}"
    async with stage(meta_url) as before:
        pair = await before.log_in()
    await rotate(meta_url)
    async with stage(meta_url, TIDEGAUGE_SECRET_KEY=NEW, TIDEGAUGE_PREVIOUS_SECRET_KEY=SECRET) as after, after.client() as client:
        bearer = {"authorization": f"Bearer {pair['access_token']}"}
        assert (await client.get("/api/auth/me", headers=bearer)).status_code == 200
        renewed = await client.post("/api/auth/refresh", json={"refresh_token": pair["refresh_token"]})
        assert renewed.status_code == 200, renewed.text
        keys = (await client.get("/api/projects/1/keys", headers=bearer)).json()["keys"]
        assert keys[0]["key"] == ENVIRON["TIDEGAUGE_WRITE_KEY"], "what was sealed opens, too"
    async with stage(meta_url, TIDEGAUGE_SECRET_KEY=NEW) as later, later.client() as client:
        assert (await client.get("/api/auth/me", headers={"authorization": f"Bearer {pair['access_token']}"})).status_code == 401
        token = renewed.json()["access_token"]
        assert (await client.get("/api/auth/me", headers={"authorization": f"Bearer {token}"})).status_code == 200, "renewed ones are of the new secret"
