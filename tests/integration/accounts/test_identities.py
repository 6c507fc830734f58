"""Providers that are linked to accounts, and taken off them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.integration.accounts.accounts_app import EMAIL, HOST, PASSWORD, Stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_oidc import actions, me, refusal, sign_in, with_provider
from tests.integration.accounts.test_second_factor import turn_on
from tests.integration.oidc_provider import Provider, running_provider

from tidegauge.accounts.login.confirmation import FRESH_S
from tidegauge.accounts.oidc.configuration import CALLBACK
from tidegauge.meta.model import ExternalIdentity

OWN = "/api/auth/identities"
pytestmark = pytest.mark.req("J2")


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider(HOST + CALLBACK) as running:
        running.add("u-1", "ada@example.com")
        running.add("u-2", "vera@example.com")
        yield running


async def link_former(on_stage: Stage, person_id: str) -> None:
    """A provider that the settings named once."""
    former = ExternalIdentity(person_id=person_id, issuer="https://former.example", subject="f-1", created_at_ms=1, last_used_at_ms=None)
    await on_stage.accounts.database.write(lambda session: session.add(former))


@pytest.mark.asvs("7.5.1")
async def test_one_sees_what_is_linked_and_unlinks_it_when_a_password_remains(meta_url: str, provider: Provider) -> None:
    async with with_provider(meta_url, provider, OIDC_LINK_BY_EMAIL="true") as on_stage:
        provider.bent.at_ms = on_stage.clock.now_ms
        token = await add_someone(on_stage, "vera@example.com", "viewer")
        async with on_stage.client(**{"sec-fetch-site": "same-origin"}) as browser, on_stage.client(authorization=f"Bearer {token}") as by_password:
            assert (await by_password.get(OWN)).json() == {"has_password": True, "may_use_password": True, "identities": []}
            await sign_in(browser, "vera")
            ways = (await browser.get(OWN)).json()
            (linked,) = ways["identities"]
            assert (linked["name"], linked["issuer"]) == ("127.0.0.1", provider.issuer)
            assert (ways["has_password"], linked["is_way_in"], linked["is_last_way_in"]) == (True, True, False)
            assert linked["linked_at"] == linked["last_used_at"]

            unlink = f"{OWN}/{linked['id']}/unlink"
            refused = await browser.post(unlink, json={"password": "wrong"})
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "wrong_password"), "an open screen is not enough"
            assert (await by_password.post(f"{OWN}/other/unlink", json={"password": PASSWORD})).status_code == 404
            done = await by_password.post(unlink, json={"password": PASSWORD})
            assert (done.status_code, done.json()) == (200, {"ended": 1})
            assert (await browser.get(OWN)).status_code == 401, "the login that came by the provider has ended"
            assert (await by_password.get(OWN)).json()["identities"] == [], "the one by password goes on"
            await sign_in(browser, "vera")
            assert len((await browser.get(OWN)).json()["identities"]) == 1, "linked anew: the settings link by verified addresses"


async def test_the_last_way_in_stays_for_oneself_and_goes_by_an_administrator(tmp_path: Path, provider: Provider) -> None:
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider) as on_stage, on_stage.client(**{"sec-fetch-site": "same-origin"}) as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        await sign_in(browser)
        ada = (await me(browser))["id"]
        await link_former(on_stage, ada)
        former, linked = (await browser.get(OWN)).json()["identities"]
        assert [(one["is_way_in"], one["is_last_way_in"]) for one in (former, linked)] == [(False, False), (True, True)]
        kept = await browser.post(f"{OWN}/{linked['id']}/unlink", json={})
        assert (kept.status_code, kept.json()["error"]["code"]) == (409, "last_way_in"), "the former one lets nobody in"
        on_stage.clock.advance(FRESH_S * 1000 + 1)
        late = await browser.post(f"{OWN}/{former['id']}/unlink", json={})
        assert (late.status_code, late.json()["error"]["code"]) == (403, "sign_in_again")
        async with await on_stage.script() as admin:
            theirs = f"/api/users/{ada}/identities"
            assert (await browser.get(theirs)).status_code == 403
            assert (await browser.delete(f"{theirs}/{linked['id']}")).status_code == 403
            assert (await admin.get(theirs)).json()["identities"] == [former, linked]
            assert (await admin.get("/api/users/nobody/identities")).status_code == 404
            foreign = await admin.post(f"{OWN}/{linked['id']}/unlink", json={"password": PASSWORD})
            assert foreign.status_code == 404, "another's is not there for one, administrator or not"
            root = (await me(admin))["id"]
            assert (await admin.delete(f"/api/users/{root}/identities/{linked['id']}")).status_code == 404, "of somebody else"
            assert (await admin.delete(f"{theirs}/{linked['id']}")).json() == {"ended": 1}
            users = {user["email"]: user for user in (await admin.get("/api/users")).json()["users"]}
            assert [(users[email]["is_by_provider"], users[email]["is_invited"]) for email in ("ada@example.com", EMAIL)] == [(True, False), (False, False)]
        assert (await browser.get(OWN)).status_code == 401
        assert await refusal(browser) == "account_exists"
        assert "identity_unlinked" not in await actions(on_stage), "that is for the app's trail, by its route"


async def test_a_second_step_begun_by_the_provider_ends_when_it_is_unlinked(tmp_path: Path, provider: Provider) -> None:
    provider.add("root", EMAIL)
    settings = {"OIDC_SECOND_FACTOR": "true", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        async with await on_stage.script() as admin:
            _, codes = await turn_on(on_stage, admin)
            asked = urlsplit((await sign_in(browser, "root")).headers["location"]).fragment.partition("=")[2]
            (linked,) = (await admin.get(OWN)).json()["identities"]
            assert (await admin.post(f"{OWN}/{linked['id']}/unlink", json={"password": PASSWORD})).status_code == 200
            late = await browser.post("/api/auth/login/code", json={"challenge": asked, "code": codes[1]})
            assert (late.status_code, late.json()["error"]["code"]) == (401, "challenge_ended")


async def test_with_passwords_off_a_password_is_no_other_way_in(tmp_path: Path, provider: Provider) -> None:
    provider.add("root", EMAIL)
    settings = {"PASSWORD_SIGN_IN": "false", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        await sign_in(browser, "root")
        own, headers = await me(browser), {"sec-fetch-site": "same-origin"}
        ways = (await browser.get(OWN)).json()
        assert (ways["has_password"], ways["may_use_password"], ways["identities"][0]["is_last_way_in"]) == (True, False, True)
        identity = ways["identities"][0]["id"]
        by_oneself = await browser.post(f"{OWN}/{identity}/unlink", json={"password": PASSWORD}, headers=headers)
        as_administrator = await browser.delete(f"/api/users/{own['id']}/identities/{identity}", headers=headers)
        assert [answer.json()["error"]["code"] for answer in (by_oneself, as_administrator)] == ["last_way_in", "last_way_in"]
