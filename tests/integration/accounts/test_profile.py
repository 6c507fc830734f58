"""What people change of themselves."""

from __future__ import annotations

import pytest
from tests.integration.accounts.accounts_app import EMAIL, PASSWORD, Stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_credentials import status_of

ME = "/api/auth/me"
pytestmark = pytest.mark.req("J1")


async def test_name_zone_and_language_are_ones_own_to_say(on_stage: Stage) -> None:
    async with await on_stage.script() as admin:
        assert (await admin.put(ME, json={"name": " Ada ", "timezone": "Asia/Bangkok", "language": "th"})).status_code == 204
        me = (await admin.get(ME)).json()
        assert (me["name"], me["timezone"], me["language"]) == ("Ada", "Asia/Bangkok", "th")
        assert (await admin.put(ME, json={"timezone": "", "language": ""})).status_code == 204
        me = (await admin.get(ME)).json()
        assert (me["name"], me["timezone"], me["language"]) == ("Ada", "", "")
        for wrong in ({"name": ""}, {"name": "  "}, {"timezone": "Mars/Olympus"}, {"language": "xx"}, {"email": "x"}, {"name": "a\x00b"}):
            assert (await admin.put(ME, json=wrong)).status_code == 400, wrong


async def test_another_address_needs_the_password_and_must_be_free(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    async with on_stage.client(authorization=f"Bearer {token}") as vera:
        for wrong in ({}, {"password": "wrong"}):
            refused = await vera.put(ME, json={"email": "new@example.com"} | wrong)
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "wrong_password")
        taken = await vera.put(ME, json={"email": EMAIL.upper(), "password": PASSWORD})
        assert (taken.status_code, taken.json()["error"]["code"]) == (409, "address_taken")
        assert (await vera.put(ME, json={"email": "VERA@example.com"})).status_code == 204, "that is hers already"
        assert (await vera.put(ME, json={"email": "New@Example.com", "password": PASSWORD})).status_code == 204
        assert (await vera.get(ME)).json()["email"] == "new@example.com"
    assert [await status_of(on_stage, email, PASSWORD) for email in ("vera@example.com", "new@example.com")] == [401, 200]


@pytest.mark.hostile(62)
async def test_nobody_gives_themselves_a_role_with_their_name(on_stage: Stage) -> None:
    token = await add_someone(on_stage, "vera@example.com", "viewer")
    async with on_stage.client(authorization=f"Bearer {token}") as vera:
        for extra in ({"role": "admin"}, {"is_admin": True}, {"id": "x"}, {"permissions": ["audit"]}, {"password_hash": "x"}, {"tenant_id": 1}):
            assert (await vera.put(ME, json={"name": "Vera"} | extra)).status_code == 400
        assert (await vera.get(ME)).json()["role"] == "member"
    async with on_stage.client() as nobody:
        assert (await nobody.put(ME, json={"name": "x"})).status_code == 401


@pytest.mark.hostile(187)
async def test_addresses_that_look_alike_are_one_or_none(on_stage: Stage) -> None:
    """Composed or not, in capitals or not; characters that nobody sees; and letters of which the small ones are more than the capital."""
    token = await add_someone(on_stage, "zo\u00eb@example.com", "viewer")
    async with on_stage.client(authorization=f"Bearer {token}") as zoe, await on_stage.script() as admin:
        assert (await admin.put(ME, json={"email": "ZOE\u0308@example.com", "password": PASSWORD})).json()["error"]["code"] == "address_taken"
        for unseen in ("root\u200b@example.com", "root\u202e@example.com", "\u00a0root@example.com.evil\u2028x", "\u0130" * 240 + "@example.com"):
            assert (await zoe.put(ME, json={"email": unseen, "password": PASSWORD})).status_code == 400, ascii(unseen)
    assert await status_of(on_stage, "Zoe\u0308@Example.com", PASSWORD) == 200
