"""The second step and the ends of logins, with the audit log watching."""

from __future__ import annotations

import time

import httpx
import pytest
from tests.integration.server import PASSWORD

from tidegauge.accounts.second_factor.code import code_at

FACTOR = "/api/auth/second-factor"


@pytest.mark.req("J2", "J5")
async def test_turning_the_second_step_on_and_off_is_recorded_without_its_secrets(signed_in: httpx.AsyncClient) -> None:
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
    assert not any(text in log.text for text in [secret, PASSWORD, *codes])
