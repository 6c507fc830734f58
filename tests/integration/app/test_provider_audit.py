"""What the audit log says of people who come by the login service of their organization."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from tests.integration.oidc_provider import CLIENT_ID, CLIENT_SECRET, running_provider
from tests.integration.server import EMAIL, PASSWORD, SECRET, WRITE_KEY

from tidegauge.accounts.audit.filter import AuditFilter
from tidegauge.accounts.oidc.configuration import CALLBACK
from tidegauge.app.application import create_app
from tidegauge.app.opening import open_parts
from tidegauge.core.settings import load_settings

BASE = "http://t"


async def come_back(browser: httpx.AsyncClient, who: str) -> httpx.Response:
    begun = await browser.get("/api/auth/oidc/login")
    async with httpx.AsyncClient(timeout=60) as outside:
        sent_back = await outside.post(begun.headers["location"], data={"who": who})
    return await browser.get(sent_back.headers["location"])


@pytest.mark.req("J2", "J5")
async def test_who_came_in_and_who_did_not_is_recorded(tmp_path: Path) -> None:
    with running_provider(BASE + CALLBACK) as provider:
        provider.add("u-1", "ada@example.com")
        provider.add("u-2", "eve@evil.example")
        given = {
            "admin_email": EMAIL,
            "admin_password": PASSWORD,
            "write_key": WRITE_KEY,
            "secret_key": SECRET,
            "data_dir": tmp_path,
            "public_url": BASE,
            "oidc_issuer": provider.issuer,
            "oidc_client_id": CLIENT_ID,
            "oidc_client_secret": CLIENT_SECRET,
            "oidc_inside": ["127.0.0.1"],
            "oidc_allowed_domains": ["example.com"],
            "oidc_default_role": "viewer",
        }
        parts = await open_parts(load_settings(None, {}, given))
        await parts.start()
        transport = httpx.ASGITransport(create_app(parts), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as ada, httpx.AsyncClient(transport=transport, base_url=BASE) as eve:
            assert (await come_back(ada, "ada")).status_code == 303
            assert (await come_back(eve, "eve")).status_code == 302
            person = (await ada.get("/api/auth/me")).json()
            entries = await parts.accounts.audit.page(AuditFilter(), before=None, limit=50)
        await parts.stop()
    told = [(entry.action, entry.outcome, entry.person_id) for entry in reversed(entries)]
    assert told[:5] == [
        ("account_made", "done", ""),
        ("member_added", "done", ""),
        ("identity_linked", "done", ""),
        ("login", "done", person["id"]),
        ("login", "refused", ""),
    ]
