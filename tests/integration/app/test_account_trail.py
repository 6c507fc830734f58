"""The second step and the ends of logins, with the audit log watching."""

from __future__ import annotations

import time

import httpx
import pytest
from tests.integration.server import PASSWORD

from tidegauge.accounts.second_factor.code import code_at
from tidegauge.app.parts import Parts
from tidegauge.meta.model import ExternalIdentity

FACTOR = "/api/auth/second-factor"


@pytest.mark.req("J2", "J5")
async def test_how_somebody_signs_in_and_what_changes_that_is_recorded_without_its_secrets(parts: Parts, signed_in: httpx.AsyncClient) -> None:
    own = (await signed_in.get("/api/auth/me")).json()["id"]
    linked = ExternalIdentity(id="linked", person_id=own, issuer="https://former.example", subject="subject-7", created_at_ms=1)
    await parts.accounts.database.write(lambda session: session.add(linked))
    assert (await signed_in.post("/api/auth/identities/linked/unlink", json={"password": "x"})).status_code == 403
    assert (await signed_in.post("/api/auth/identities/linked/unlink", json={"password": PASSWORD})).status_code == 200
    secret = (await signed_in.post(FACTOR, json={"password": PASSWORD})).json()["secret"]
    confirmed = await signed_in.post(f"{FACTOR}/confirm", json={"code": code_at(secret, int(time.time()) // 30)})
    assert confirmed.status_code == 200, confirmed.text
    codes = confirmed.json()["recovery_codes"]
    assert (await signed_in.post(f"{FACTOR}/disable", json={"password": PASSWORD, "code": "000000"})).status_code == 403
    assert (await signed_in.post(f"{FACTOR}/disable", json={"password": PASSWORD, "code": codes[0]})).status_code == 204
    assert (await signed_in.delete("/api/auth/sessions")).json() == {"ended": 0}
    log = await signed_in.get("/api/audit", params={"scope": "installation", "limit": 200})
    entries = [(entry["action"], entry["outcome"]) for entry in log.json()["entries"]]
    assert entries.count(("second_factor_changed", "done")) >= 3
    assert ("second_factor_changed", "refused") in entries
    assert [outcome for action, outcome in entries if action == "identity_unlinked"] == ["done", "refused"]
    assert "https://former.example" in log.text
    assert not any(text in log.text for text in ["subject-7", secret, PASSWORD, *codes])
