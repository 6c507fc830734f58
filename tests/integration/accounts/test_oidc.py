"""Signing in by a provider that runs on a port of its own, over HTTP and the real stores."""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from authlib.common.security import generate_token
from joserfc.jwk import RSAKey
from sqlalchemy import select
from tests.integration.accounts.accounts_app import EMAIL, HOST, PASSWORD, Stage, stage
from tests.integration.accounts.test_access import add_someone
from tests.integration.accounts.test_second_factor import code_now, turn_on
from tests.integration.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, elliptic_key, running_provider

from tidegauge.accounts.login.confirmation import FRESH_S
from tidegauge.accounts.oidc.configuration import CALLBACK
from tidegauge.accounts.oidc.provider import PAUSE_S, RENEW_KEYS_S
from tidegauge.meta.model import AuditEntry, ExternalIdentity, Membership, Person

LOGIN = "/api/auth/oidc/login"
USUAL_WAYS = {"password": True, "provider": False, "provider_name": "", "forgotten": False}


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider(HOST + CALLBACK) as running:
        running.add("u-1", "ada@example.com", groups=["analysts"])
        yield running


def with_provider(meta_url: str, provider: Provider, **settings: str) -> AbstractAsyncContextManager[Stage]:
    """Accounts that let in by the provider; newcomers look."""
    given = {
        "PUBLIC_URL": HOST,
        "OIDC_ISSUER": provider.issuer,
        "OIDC_CLIENT_ID": CLIENT_ID,
        "OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "OIDC_INSIDE": "127.0.0.1",
        "OIDC_DEFAULT_ROLE": "viewer",
    }
    return stage(meta_url, **{f"TIDEGAUGE_{name}": value for name, value in (given | settings).items()})


@pytest.fixture
async def entered(tmp_path: Path, provider: Provider) -> AsyncIterator[Stage]:
    """On SQLite; the provider goes by the same clock, and tries are not counted."""
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, LOGIN_FAILURES_PER_ACCOUNT="1000/1 minute") as on_stage:
        provider.bent.at_ms = on_stage.clock.now_ms
        yield on_stage


async def at_provider(browser: httpx.AsyncClient, who: str = "ada", destination: str = "/") -> str:
    """From the button to the provider and through its form; gives where it sends the browser back to."""
    begun = await browser.get(LOGIN, params={"next": destination})
    assert begun.status_code == 303, begun.headers
    async with httpx.AsyncClient(timeout=60) as outside:
        shown = await outside.get(begun.headers["location"])
        assert shown.status_code == 200, shown.text
        sent_back = await outside.post(begun.headers["location"], data={"who": who})
    assert sent_back.status_code == 302, sent_back.text
    return str(sent_back.headers["location"])


async def sign_in(browser: httpx.AsyncClient, who: str = "ada", destination: str = "/") -> httpx.Response:
    """All the way."""
    return await browser.get(await at_provider(browser, who, destination))


async def refusal(browser: httpx.AsyncClient, who: str = "ada") -> str:
    """Why signing in was refused."""
    return reason_of(await sign_in(browser, who))


def reason_of(answer: httpx.Response) -> str:
    assert answer.status_code == 302, answer.headers
    assert "tg_access" not in answer.headers.get("set-cookie", "")
    fragment = urlsplit(answer.headers["location"]).fragment
    assert fragment.startswith("sign-in-refused="), fragment
    return fragment.partition("=")[2]


async def me(browser: httpx.AsyncClient) -> dict[str, Any]:
    answer = await browser.get("/api/auth/me")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def actions(on_stage: Stage) -> list[str]:
    return await on_stage.accounts.database.read(lambda session: list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.number))))


@pytest.mark.req("J2")
@pytest.mark.asvs("7.6.1", "10.5.2")
async def test_a_newcomer_signs_in_is_the_same_person_again_and_signs_out_at_both(meta_url: str, provider: Provider) -> None:
    async with with_provider(meta_url, provider) as on_stage, on_stage.client() as browser, on_stage.client() as again:
        provider.bent.at_ms = on_stage.clock.now_ms
        assert (await browser.get("/api/auth/session")).json()["ways"] == USUAL_WAYS | {"provider": True}
        answer = await sign_in(browser, destination="/funnels?range=7d")
        assert (answer.status_code, answer.headers["location"]) == (303, "/funnels?range=7d")
        assert answer.headers["cache-control"] == "no-store"
        first = await me(browser)
        assert (first["email"], first["name"], first["role"]) == ("ada@example.com", "Ada", "member")
        assert [(project["id"], project["role"]) for project in first["projects"]] == [("1", "viewer")]
        assert await actions(on_stage) == ["account_made", "member_added", "identity_linked"]

        provider.add("u-1", "ada.lovelace@example.com")
        await sign_in(again, "ada.lovelace")
        assert (await me(again))["id"] == first["id"], "the subject is the person; the address may change"
        assert (await me(again))["email"] == "ada@example.com"
        assert provider.people["ada"].sub == "u-1"

        left = await browser.post("/api/auth/logout", headers={"sec-fetch-site": "same-origin"})
        assert left.status_code == 200
        farewell = urlsplit(left.json()["provider_logout"])
        assert f"{farewell.scheme}://{farewell.netloc}{farewell.path}" == f"{provider.issuer}/logout"
        asked = parse_qs(farewell.query)
        assert (asked["client_id"], asked["post_logout_redirect_uri"]) == ([CLIENT_ID], [f"{HOST}/"])
        assert asked["id_token_hint"] == [provider.id_tokens[0]]
        assert (await browser.get("/api/auth/me")).status_code == 401
        assert (await again.get("/api/auth/me")).status_code == 200, "another login of the same person goes on"


@pytest.mark.req("J2")
@pytest.mark.asvs("10.2.1", "10.1.2", "7.6.2")
async def test_what_goes_to_the_provider_is_bound_to_this_try_and_says_nothing_of_the_request(entered: Stage) -> None:
    async with entered.client(host="evil.example") as browser:
        begun = await browser.get(LOGIN)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begun.headers["location"]).query).items()}
    assert asked["redirect_uri"] == HOST + CALLBACK
    assert (asked["response_type"], asked["scope"], asked["code_challenge_method"]) == ("code", "openid email profile", "S256")
    assert len({asked["state"], asked["nonce"], asked["code_challenge"]}) == 3
    cookie = begun.headers["set-cookie"]
    assert all(part in cookie for part in ("tg_sign_in=", "HttpOnly", "SameSite=lax", "Max-Age=600"))
    assert asked["state"] not in cookie
    assert asked["nonce"] not in cookie


@pytest.mark.req("J2")
@pytest.mark.parametrize("method", ["client_secret_post", "none"])
async def test_other_ways_to_show_the_secret(tmp_path: Path, provider: Provider, method: str) -> None:
    provider.client.auth_method = method
    provider.bent.metadata = {"token_endpoint_auth_methods_supported": [method]}
    secret = {"OIDC_CLIENT_SECRET": "" if method == "none" else CLIENT_SECRET}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **secret) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        assert (await sign_in(browser)).status_code == 303


@pytest.mark.req("J2")
async def test_groups_decide_roles_at_every_sign_in(meta_url: str, provider: Provider) -> None:
    provider.add("u-2", "ops@example.com", realm={"roles": ["ops", "analysts"]})
    roles = "analysts=editor,leads=admin@1,ops=administrator"
    settings = {"OIDC_GROUP_ROLES": roles, "OIDC_GROUPS_CLAIM": "realm.roles", "OIDC_DEFAULT_ROLE": "none"}
    async with with_provider(meta_url, provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        assert await refusal(browser, "ada") == "no_access"
        await sign_in(browser, "ops")
        person = await me(browser)
        assert (person["role"], [project["role"] for project in person["projects"]]) == ("admin", ["editor"])
        provider.add("u-2", "ops@example.com", realm={"roles": ["leads"]})
        await sign_in(browser, "ops")
        person = await me(browser)
        assert (person["role"], [project["role"] for project in person["projects"]]) == ("member", ["admin"])
        provider.add("u-2", "ops@example.com", realm={"roles": []})
        await sign_in(browser, "ops")
        assert (await me(browser))["projects"] == []
        assert (await actions(on_stage))[-3:] == ["member_changed", "account_changed", "member_removed"]


@pytest.mark.req("J2", "J1")
async def test_what_was_given_beyond_a_role_goes_with_the_role(tmp_path: Path, provider: Provider) -> None:
    settings = {"OIDC_GROUP_ROLES": "analysts=editor,guests=viewer", "OIDC_DEFAULT_ROLE": "none"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        await sign_in(browser)
        async with await on_stage.script() as admin:
            more = {"role": "editor", "permissions": ["sql", "write", "edit", "manage_project"]}
            assert (await admin.put(f"/api/projects/1/members/{(await me(browser))['id']}", json=more)).status_code == 200
        await sign_in(browser)
        assert "manage_project" in (await me(browser))["projects"][0]["permissions"], "the role is the same"
        provider.add("u-1", "ada@example.com", groups=["guests"])
        await sign_in(browser)
        assert (await me(browser))["projects"][0]["permissions"] == ["read", "query", "sql"]


@pytest.mark.req("J2", "J1")
async def test_the_last_administrator_stays_one_whatever_the_groups_say(tmp_path: Path, provider: Provider) -> None:
    provider.add("root", EMAIL)
    settings = {"OIDC_GROUP_ROLES": "ops=administrator", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        await sign_in(browser, "root")
        assert (await me(browser))["role"] == "admin"


@pytest.mark.req("J2")
@pytest.mark.hostile(302, 403)
@pytest.mark.asvs("6.8.1", "10.5.2")
async def test_an_address_alone_opens_nobodys_account(meta_url: str, provider: Provider) -> None:
    provider.add("other", EMAIL)
    provider.add("unproven", "eve@example.com", is_verified=False)
    provider.add("silent", "sam@example.com", is_verified=None)
    async with with_provider(meta_url, provider) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        assert await refusal(browser, "root") == "account_exists"
        assert await refusal(browser, "eve") == "email_not_verified"
        assert await refusal(browser, "sam") == "email_not_verified"
        known = await on_stage.accounts.database.read(lambda session: list(session.scalars(select(ExternalIdentity.subject))))
        assert known == []
    async with with_provider(meta_url, provider, OIDC_LINK_BY_EMAIL="true") as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        provider.add("forged", EMAIL, is_verified=None)
        assert await refusal(browser, "root") == "email_not_verified", "linking needs a verified address"
        provider.add("other", EMAIL)
        await sign_in(browser, "root")
        assert (await me(browser))["role"] == "admin"
        provider.add("successor", EMAIL)
        assert await refusal(browser, "root") == "account_exists", "the address of somebody who left was given to somebody else"


@pytest.mark.req("J2", "J1")
@pytest.mark.hostile(302)
@pytest.mark.asvs("6.8.1")
async def test_an_address_that_somebody_gave_themselves_gives_them_nobodys_groups(tmp_path: Path, provider: Provider) -> None:
    """Else a member would name themselves as an administrator-to-be, and have their own account made administrator by the other's first sign-in."""
    provider.add("boss", "boss@example.com", groups=["ops"])
    settings = {"OIDC_GROUP_ROLES": "ops=administrator", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        token = await add_someone(on_stage, "mallory@example.com", "viewer")
        async with on_stage.client(authorization=f"Bearer {token}") as mallory, await on_stage.script() as admin:
            assert (await mallory.put("/api/auth/me", json={"email": "boss@example.com", "password": PASSWORD})).status_code == 204
            assert await refusal(browser, "boss") == "account_exists"
            assert (await me(mallory))["role"] == "member"
            person = f"/api/users/{(await me(mallory))['id']}"
            assert (await admin.put(person, json={"email": EMAIL})).json()["error"]["code"] == "address_taken"
            assert (await admin.put(person, json={"email": "Boss@Example.com"})).json()["email"] == "boss@example.com"
            assert (await sign_in(browser, "boss")).status_code == 303, "an administrator said that it is theirs"


@pytest.mark.req("J2")
async def test_an_address_and_that_it_is_verified_are_one_sources_word(entered: Stage, provider: Provider) -> None:
    provider.bent.claims, provider.bent.userinfo = {"email": ...}, {"email": EMAIL, "email_verified": False}
    async with entered.client() as browser:
        assert await refusal(browser) == "email_not_verified"


@pytest.mark.req("J2")
async def test_only_verified_addresses_of_the_allowed_domains(tmp_path: Path, provider: Provider) -> None:
    for sub, email in (("a", "a@evil.example"), ("b", "b@sub.example.com"), ("c", "c@example.com.evil.test"), ("d", "d@EXAMPLE.com")):
        provider.add(sub, email)
    provider.add("e", "e@example.com", is_verified=False)
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, OIDC_ALLOWED_DOMAINS="Example.com") as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        assert [await refusal(browser, who) for who in "abc"] == ["domain_not_allowed"] * 3
        assert await refusal(browser, "e") == "email_not_verified"
        assert (await sign_in(browser, "d")).status_code == 303
    trusted = with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, OIDC_EMAIL_IS_TRUSTED="true", OIDC_ALLOWED_DOMAINS="example.com")
    async with trusted as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        provider.add("e", "e@example.com", is_verified=None)
        assert (await sign_in(browser, "e")).status_code == 303


@pytest.mark.req("J2")
async def test_who_may_not_sign_in_any_more_does_not(entered: Stage) -> None:
    async with await entered.script() as admin, entered.client() as browser:
        await sign_in(browser)
        person_id = (await me(browser))["id"]
        await admin.put(f"/api/users/{person_id}", json={"is_active": False})
        assert await refusal(browser) == "deactivated"


@pytest.mark.req("J2")
async def test_claims_that_the_token_leaves_out_are_asked_for(entered: Stage, provider: Provider) -> None:
    provider.bent.claims = {"email": ..., "email_verified": ...}
    async with entered.client() as browser:
        await sign_in(browser)
        assert (await me(browser))["email"] == "ada@example.com"
        provider.bent.userinfo = {"sub": "somebody-else"}
        assert await refusal(browser) == "token_refused"
        provider.bent.userinfo = {}
        provider.bent.down = {"/userinfo"}
        assert await refusal(browser) == "provider_error"


@pytest.mark.req("J2")
@pytest.mark.asvs("6.8.4")
async def test_the_second_step_here_is_asked_for_when_the_setting_says_so(tmp_path: Path, provider: Provider) -> None:
    provider.add("root", EMAIL)
    settings = {"OIDC_SECOND_FACTOR": "true", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage:
        provider.bent.at_ms = on_stage.clock.now_ms
        async with await on_stage.script() as admin, on_stage.client() as browser:
            secret, _ = await turn_on(on_stage, admin)
            answer = await sign_in(browser, "root")
            where = urlsplit(answer.headers["location"])
            assert (where.path, where.fragment.partition("=")[0]) == ("/", "sign-in-code")
            assert (await browser.get("/api/auth/me")).status_code == 401
            body = {"challenge": where.fragment.partition("=")[2], "code": code_now(on_stage, secret)}
            assert (await browser.post("/api/auth/login/code", json=body)).status_code == 200
            assert (await me(browser))["email"] == EMAIL


@pytest.mark.req("J2")
@pytest.mark.asvs("6.8.4")
async def test_administrators_who_must_sign_in_in_two_steps_are_asked_after_the_provider_too(tmp_path: Path, provider: Provider) -> None:
    provider.add("root", EMAIL)
    settings = {"ADMIN_SECOND_FACTOR": "true", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        async with await on_stage.script() as admin:
            await turn_on(on_stage, admin)
        assert urlsplit((await sign_in(browser, "root")).headers["location"]).fragment.startswith("sign-in-code=")
        assert (await sign_in(browser, "ada")).headers["location"] == "/"


LOGOUT = "/api/auth/oidc/logout"


def logout_token(on_stage: Stage, provider: Provider, header: dict[str, Any] | None = None, **claims: Any) -> str:
    """What the provider says when it has signed somebody out; `...` leaves something out."""
    now_s = on_stage.clock.now_ms() // 1000
    events = {"http://schemas.openid.net/event/backchannel-logout": {}}
    said = {"iss": provider.issuer, "aud": CLIENT_ID, "iat": now_s, "exp": now_s + 120, "jti": generate_token(20), "events": events, **claims}
    typed = {"alg": "RS256", "typ": "logout+jwt", "kid": provider.keys[0].kid, **(header or {})}
    given, shown = ({name: value for name, value in each.items() if value is not ...} for each in (said, typed))
    return provider.sign(given, shown)


async def told(on_stage: Stage, token: str) -> int:
    """The status of what is answered to the provider."""
    async with on_stage.client() as caller:
        answer = await caller.post(LOGOUT, data={"logout_token": token})
        assert (answer.status_code == 200) == (answer.headers.get("cache-control") == "no-store")
        return answer.status_code


async def is_in(browser: httpx.AsyncClient) -> bool:
    return bool((await browser.get("/api/auth/me")).status_code == 200)


@pytest.mark.req("J2")
@pytest.mark.asvs("7.4.1")
async def test_who_is_signed_out_by_the_provider_is_signed_out_here(meta_url: str, provider: Provider) -> None:
    provider.add("u-2", "eve@example.com")
    async with with_provider(meta_url, provider) as on_stage:
        provider.bent.at_ms = on_stage.clock.now_ms
        async with on_stage.client() as desk, on_stage.client() as phone, on_stage.client() as other, await on_stage.script() as admin:
            for browser, who, session in ((desk, "ada", "s-1"), (phone, "ada", "s-2"), (other, "eve", "s-3")):
                provider.bent.claims = {"sid": session}
                await sign_in(browser, who)
            assert await told(on_stage, logout_token(on_stage, provider, sid="s-1", sub="u-2")) == 200, "a session of somebody else ends nothing"
            assert [await is_in(browser) for browser in (desk, phone, other)] == [True, True, True]
            once = logout_token(on_stage, provider, sid="s-1", sub="u-1")
            assert [await told(on_stage, once) for _ in range(2)] == [200, 400]
            assert [await is_in(browser) for browser in (desk, phone, other)] == [False, True, True]
            assert await told(on_stage, logout_token(on_stage, provider, sub="u-1")) == 200
            assert await told(on_stage, logout_token(on_stage, provider, sid="s-3")) == 200
            assert [await is_in(browser) for browser in (desk, phone, other, admin)] == [False, False, False, True]


@pytest.mark.req("J2")
async def test_a_login_after_the_second_step_ends_with_the_providers_too(tmp_path: Path, provider: Provider) -> None:
    provider.add("root", EMAIL)
    settings = {"OIDC_SECOND_FACTOR": "true", "OIDC_LINK_BY_EMAIL": "true"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, **settings) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms, provider.bent.claims = on_stage.clock.now_ms, {"sid": "s-1"}
        async with await on_stage.script() as admin:
            secret, codes = await turn_on(on_stage, admin)
            for code, ends_it in ((code_now(on_stage, secret), True), (codes[0], False)):
                asked = urlsplit((await sign_in(browser, "root")).headers["location"]).fragment.partition("=")[2]
                assert (await browser.post("/api/auth/login/code", json={"challenge": asked, "code": code})).status_code == 200
                if ends_it:
                    assert await told(on_stage, logout_token(on_stage, provider, sid="s-1")) == 200
                    assert not await is_in(browser)
                else:
                    left = await browser.post("/api/auth/logout", headers={"sec-fetch-site": "same-origin"})
                    assert parse_qs(urlsplit(left.json()["provider_logout"]).query)["id_token_hint"] == [provider.id_tokens[-1]]
            asked = urlsplit((await sign_in(browser, "root")).headers["location"]).fragment.partition("=")[2]
            assert await told(on_stage, logout_token(on_stage, provider, sid="s-1")) == 200
            late = await browser.post("/api/auth/login/code", json={"challenge": asked, "code": codes[1]})
            assert (late.status_code, late.json()["error"]["code"]) == (401, "challenge_ended"), "signed out between the two steps"
            assert await is_in(admin), "a login by password is none of the provider's"


NO_LOGOUT: dict[str, dict[str, Any]] = {
    "a nonce": {"nonce": "n"},
    "no event": {"events": ...},
    "another event": {"events": {"http://schemas.openid.net/event/other": {}}},
    "an event that is none": {"events": {"http://schemas.openid.net/event/backchannel-logout": "yes"}},
    "a list of events": {"events": ["http://schemas.openid.net/event/backchannel-logout"]},
    "nobody": {"sub": ...},
    "no id": {"jti": ...},
    "a number as id": {"jti": 5},
    "another issuer": {"iss": "https://elsewhere.example"},
    "another audience": {"aud": "another"},
    "no time": {"iat": ...},
    "a time that is none": {"iat": "now"},
    "an old one": {"iat": 1_600_000_000, "exp": ...},
    "one of tomorrow": {"iat": 99_999_999_999},
    "one that has ended": {"exp": 1_600_000_000},
}


@pytest.mark.req("J2")
@pytest.mark.hostile(51, 52, 402)
@pytest.mark.asvs("10.5.5")
async def test_nothing_but_a_fresh_token_of_the_provider_for_it_signs_anybody_out(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        await sign_in(browser)
        for case, claims in NO_LOGOUT.items():
            assert await told(entered, logout_token(entered, provider, **{"sub": "u-1"} | claims)) == 400, case
        for header in ({"typ": "JWT"}, {"typ": ...}, {"typ": "at+jwt"}, {"kid": "unknown"}, {"jwk": FOREIGN.as_dict(private=False)}):
            assert await told(entered, logout_token(entered, provider, header, sub="u-1")) == 400, header
        foreign = by_foreign_key({"iss": provider.issuer, "aud": CLIENT_ID, "sub": "u-1"}, {"alg": "RS256", "typ": "logout+jwt", "kid": "k1"})
        for token in (foreign, provider.id_tokens[-1], "", "x", "x" * 20_000, "a.b.c"):
            assert await told(entered, token) == 400, token[:20]
        async with entered.client() as caller:
            assert (await caller.post(LOGOUT, json={"logout_token": "x"})).status_code == 415
            for body in (b"", b"logout_token=a&logout_token=b", b"&".join([b"a=1"] * 50)):
                answer = await caller.post(LOGOUT, content=body, headers={"content-type": "application/x-www-form-urlencoded"})
                assert answer.status_code == 400, body[:30]
            assert (await caller.post(LOGOUT, data={"logout_token": "x" * 100_000})).status_code == 413
        assert await is_in(browser)
        provider.bent.down = {"/jwks"}
        provider.rotate()
        entered.clock.advance(601_000)
        assert await told(entered, logout_token(entered, provider, sub="u-1")) == 503, "so that the provider says it again"


@pytest.mark.req("J2")
async def test_who_has_no_password_sets_the_second_step_up_right_after_signing_in(entered: Stage) -> None:
    async with entered.client(**{"sec-fetch-site": "same-origin"}) as browser:
        await sign_in(browser)
        assert (await browser.get("/api/auth/second-factor")).json()["has_password"] is False
        entered.clock.advance(FRESH_S * 1000 + 1)
        late = await browser.post("/api/auth/second-factor", json={})
        assert (late.status_code, late.json()["error"]["code"]) == (403, "sign_in_again")
        await sign_in(browser)
        secret = (await browser.post("/api/auth/second-factor", json={})).json()["secret"]
        assert (await browser.post("/api/auth/second-factor/confirm", json={"code": code_now(entered, secret)})).status_code == 200
        entered.clock.advance(30_000)
        code = code_now(entered, secret)
        none = await browser.post("/api/auth/password", json={"current_password": "", "new_password": "correct horse battery"})
        assert (none.status_code, none.json()["error"]["code"]) == (409, "no_password")
        assert (await browser.put("/api/auth/me", json={"email": "ada@elsewhere.example"})).status_code == 204, "signed in a short while ago"
        assert (await browser.post("/api/auth/second-factor/disable", json={"code": "000000"})).status_code == 403
        assert (await browser.post("/api/auth/second-factor/disable", json={"code": code})).status_code == 204
    async with await entered.script() as admin:
        for body in ({}, {"password": ""}):
            refused = await admin.post("/api/auth/second-factor", json=body)
            assert (refused.status_code, refused.json()["error"]["code"]) == (403, "wrong_password"), "who has one shows it"


@pytest.mark.req("J2")
async def test_passwords_may_be_turned_off(tmp_path: Path, provider: Provider) -> None:
    without = with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider, PASSWORD_SIGN_IN="false", OIDC_NAME="Log in with Acme")
    async with without as on_stage, on_stage.client() as browser:
        ways = (await browser.get("/api/auth/session")).json()["ways"]
        assert ways == USUAL_WAYS | {"password": False, "provider": True, "provider_name": "Log in with Acme"}
        refused = await browser.post("/api/auth/login", json={"email": EMAIL, "password": PASSWORD})
        assert (refused.status_code, refused.json()["error"]["code"]) == (403, "passwords_off")


@pytest.mark.req("J2")
async def test_without_a_provider_there_is_no_such_page(on_stage: Stage) -> None:
    async with on_stage.client() as browser:
        assert (await browser.get(LOGIN)).status_code == 404
        assert (await browser.get(CALLBACK)).status_code == 404
        assert (await browser.get("/api/auth/session")).json()["ways"]["provider"] is False


# what is hostile


@pytest.mark.req("J2")
@pytest.mark.hostile(57, 401)
@pytest.mark.asvs("10.1.2", "10.5.1")
async def test_an_answer_counts_once_and_only_in_the_browser_that_asked(entered: Stage) -> None:
    async with entered.client() as browser, entered.client() as victim:
        back = await at_provider(browser)
        assert reason_of(await victim.get(back)) == "attempt_ended", "somebody else's code signs nobody in (login CSRF)"
        kept = browser.cookies["tg_sign_in"]
        assert (await browser.get(back)).status_code == 303
        browser.cookies.set("tg_sign_in", kept, domain="tide.example")
        assert reason_of(await browser.get(back)) == "attempt_ended", "replayed with everything the browser had"
        late = await at_provider(browser)
        entered.clock.advance(601_000)
        assert reason_of(await browser.get(late)) == "attempt_ended"
        two = [await at_provider(browser), await at_provider(browser)]
        assert reason_of(await browser.get(two[0])) == "attempt_ended", "of two tabs the later one counts"


@pytest.mark.req("J2")
async def test_what_a_foreign_page_makes_a_browser_ask_for_locks_nobody_out(tmp_path: Path, provider: Provider) -> None:
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider) as on_stage, on_stage.client() as browser, on_stage.client() as framed:
        provider.bent.at_ms = on_stage.clock.now_ms
        assert [reason_of(await framed.get(f"{CALLBACK}?code=x&state={i}")) for i in range(12)] == ["attempt_ended"] * 12
        assert (await sign_in(browser)).status_code == 303


@pytest.mark.req("J2")
async def test_the_same_answer_twice_at_once_opens_one_login(entered: Stage) -> None:
    async with entered.client() as browser:
        back = await at_provider(browser)
        cookie = {"cookie": f"tg_sign_in={browser.cookies['tg_sign_in']}"}
    async with entered.client(**cookie) as one, entered.client(**cookie) as other:
        statuses = sorted([answer.status_code for answer in await asyncio.gather(one.get(back), other.get(back))])
    assert statuses == [302, 303]


@pytest.mark.req("J2")
async def test_two_first_sign_ins_of_one_person_at_once_make_one_account(meta_url: str, provider: Provider) -> None:
    async with with_provider(meta_url, provider) as on_stage, on_stage.client() as one, on_stage.client() as other:
        provider.bent.at_ms = on_stage.clock.now_ms
        backs = [await at_provider(one), await at_provider(other)]
        answers = await asyncio.gather(one.get(backs[0]), other.get(backs[1]))
        assert [answer.status_code for answer in answers] == [303, 303]
        emails = await on_stage.accounts.database.read(lambda session: list(session.scalars(select(Person.email))))
        assert sorted(emails) == ["ada@example.com", EMAIL]


@pytest.mark.req("J2")
async def test_a_code_that_was_used_or_is_of_another_try_is_refused_by_the_provider(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser, entered.client() as other:
        first = parse_qs(urlsplit(await at_provider(browser)).query)["code"][0]
        second = urlsplit(await at_provider(other))
        state = parse_qs(second.query)["state"][0]
        assert reason_of(await other.get(CALLBACK, params={"code": first, "state": state})) == "attempt_ended", "PKCE: the code belongs to another verifier"
        third = parse_qs(urlsplit(await at_provider(other)).query)
        provider.codes.clear()
        assert reason_of(await other.get(CALLBACK, params={"code": third["code"][0], "state": third["state"][0]})) == "attempt_ended"


FOREIGN = RSAKey.generate_key(2048, {"kid": "k1"})


def hmac_by_public_key(provider: Provider) -> Any:
    secret = provider.keys[0].as_pem(private=False)

    def sign(claims: dict[str, Any], header: dict[str, Any]) -> str:
        import hashlib
        import hmac

        head, body = (base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=") for part in ({**header, "alg": "HS256"}, claims))
        mac = hmac.new(secret, head + b"." + body, hashlib.sha256).digest()
        return b".".join([head, body, base64.urlsafe_b64encode(mac).rstrip(b"=")]).decode()

    return sign


def unsigned(alg: str) -> Any:
    def sign(claims: dict[str, Any], header: dict[str, Any]) -> str:
        return ".".join([*(base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in ({**header, "alg": alg}, claims)), ""])

    return sign


def by_foreign_key(claims: dict[str, Any], header: dict[str, Any]) -> str:
    from joserfc import jwt

    return jwt.encode(header, claims, FOREIGN, ["RS256"])


SIGNATURES: dict[str, Any] = {
    "alg none": lambda provider: unsigned("none"),
    "alg None": lambda provider: unsigned("None"),
    "no signature": lambda provider: unsigned("RS256"),
    "HS256 by the public key": hmac_by_public_key,
    "another key": lambda provider: by_foreign_key,
    "no token": lambda provider: lambda claims, header: "x",
    "too long": lambda provider: lambda claims, header: provider.sign({**claims, "pad": "x" * 20_000}, header),
}


HEADERS: dict[str, dict[str, Any]] = {
    "path": {"kid": "../../../etc/passwd"},
    "sql": {"kid": "k1' OR '1'='1"},
    "no kid": {"kid": ...},
    "jku": {"jku": "http://127.0.0.1:1/jwks"},
    "jwk": {"jwk": FOREIGN.as_dict(private=False)},
    "x5u": {"x5u": "http://127.0.0.1:1/x"},
}
CLAIMS: list[tuple[dict[str, Any], str]] = [
    ({"iss": "https://elsewhere.example"}, "token_refused"),
    ({"iss": ...}, "token_refused"),
    ({"aud": "another"}, "token_refused"),
    ({"aud": ["another", "third"]}, "token_refused"),
    ({"aud": [CLIENT_ID, "another"]}, "token_refused"),
    ({"aud": [CLIENT_ID, "another"], "azp": "another"}, "token_refused"),
    ({"azp": "another"}, "token_refused"),
    ({"nonce": "another"}, "token_refused"),
    ({"nonce": ...}, "token_refused"),
    ({"sub": ""}, "token_refused"),
    ({"sub": ...}, "token_refused"),
    ({"sub": 5}, "token_refused"),
    ({"sub": "x" * 300}, "token_refused"),
    ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, "token_refused"),
    ({"exp": ...}, "token_refused"),
    ({"exp": "tomorrow"}, "token_refused"),
    ({"exp": 1}, "clock"),
    ({"iat": 99_999_999_999}, "clock"),
    ({"nbf": 99_999_999_999}, "clock"),
]


@pytest.mark.req("J2")
@pytest.mark.hostile(50, 51, 402)
@pytest.mark.asvs("6.8.2", "9.1.2", "11.6.1")
async def test_only_the_providers_own_asymmetric_signature_counts(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        for case, bend in SIGNATURES.items():
            provider.bent.sign = bend(provider)
            assert await refusal(browser) == "token_refused", case
        provider.bent.sign = None
        assert (await sign_in(browser)).status_code == 303, "the same way with an honest token"


@pytest.mark.req("J2")
@pytest.mark.hostile(51)
@pytest.mark.asvs("9.1.3")
async def test_a_header_leads_to_no_other_key(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        for case, header in HEADERS.items():
            for sign in (by_foreign_key, provider.sign) if "kid" not in header else (by_foreign_key,):
                provider.bent.header, provider.bent.sign = header, sign
                assert await refusal(browser) == "token_refused", case
    assert set(provider.asked) <= {"/.well-known/openid-configuration", "/token", "/jwks"}


@pytest.mark.req("J2")
@pytest.mark.hostile(52, 402)
@pytest.mark.asvs("10.5.4", "9.2.3")
async def test_a_token_of_somebody_else_or_some_other_time_is_refused(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        for claims, reason in CLAIMS:
            provider.bent.claims = claims
            assert await refusal(browser) == reason, claims
        assert (await browser.get("/api/auth/me")).status_code == 401


@pytest.mark.req("J2")
async def test_several_audiences_hold_when_this_one_is_who_it_was_made_for(entered: Stage, provider: Provider) -> None:
    provider.bent.claims = {"aud": [CLIENT_ID, "another"], "azp": CLIENT_ID}
    async with entered.client() as browser:
        assert (await sign_in(browser)).status_code == 303


@pytest.mark.req("J2")
async def test_clocks_may_differ_by_the_leeway_and_no_more(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        provider.bent.at_ms = lambda: entered.clock.now_ms() + 50_000
        assert (await sign_in(browser)).status_code == 303
        provider.bent.at_ms = lambda: entered.clock.now_ms() + 70_000
        assert await refusal(browser) == "clock"
        provider.bent.at_ms = lambda: entered.clock.now_ms() - 350_000
        assert (await sign_in(browser)).status_code == 303
        provider.bent.at_ms = lambda: entered.clock.now_ms() - 370_000
        assert await refusal(browser) == "clock"


@pytest.mark.req("J2")
@pytest.mark.hostile(52, 401)
@pytest.mark.asvs("10.2.2")
async def test_the_answer_of_another_provider_is_not_brought_to_this_one(entered: Stage, provider: Provider) -> None:
    with running_provider(HOST + CALLBACK) as other:
        async with entered.client() as browser:
            back = urlsplit(await at_provider(browser))
            asked = len(provider.asked)
            assert reason_of(await browser.get(f"{CALLBACK}?{back.query}&iss={other.issuer}")) == "token_refused"
            assert len(provider.asked) == asked, "the code went nowhere"
            provider.bent.sign = lambda claims, header: other.sign({**claims, "iss": other.issuer}, header)
            assert await refusal(browser) == "token_refused"


@pytest.mark.req("J2")
async def test_a_provider_that_says_it_names_itself_must(tmp_path: Path, provider: Provider) -> None:
    provider.bent.metadata = {"authorization_response_iss_parameter_supported": True}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider) as on_stage, on_stage.client() as browser:
        provider.bent.at_ms = on_stage.clock.now_ms
        back = await at_provider(browser)
        assert reason_of(await browser.get(back)) == "token_refused"
        back = await at_provider(browser)
        assert (await browser.get(f"{back}&iss={provider.issuer}")).status_code == 303


@pytest.mark.req("J2")
async def test_new_keys_of_the_provider_are_found_and_old_ones_forgotten(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        assert (await sign_in(browser)).status_code == 303
        old = provider.keys[0]
        provider.rotate()
        entered.clock.advance(int(RENEW_KEYS_S * 1000))
        assert (await sign_in(browser)).status_code == 303
        asked = provider.asked.count("/jwks")
        assert asked == 2
        provider.bent.header = {"kid": old.kid}
        provider.bent.sign = lambda claims, header: by_key(old, claims, header)
        assert [await refusal(browser) for _ in range(3)] == ["token_refused"] * 3
        assert provider.asked.count("/jwks") == asked, "unknown keys do not make it be asked again and again"
        provider.bent.sign, provider.bent.header = None, {"alg": "ES256", "kid": "e1"}
        provider.keys = [elliptic_key()]  # type: ignore[list-item]
        entered.clock.advance(int(RENEW_KEYS_S * 1000))
        provider.bent.claims = {"at_hash": ...}
        assert (await sign_in(browser)).status_code == 303


def by_key(key: RSAKey, claims: dict[str, Any], header: dict[str, Any]) -> str:
    from joserfc import jwt

    return jwt.encode(header, claims, key, [header["alg"]])


@pytest.mark.req("J2")
@pytest.mark.asvs("16.5.2")
async def test_a_provider_that_is_down_or_broken_leaves_passwords_alone(entered: Stage, provider: Provider) -> None:
    provider.bent.down = {"/.well-known/openid-configuration"}
    async with entered.client() as browser:
        begun = await browser.get(LOGIN)
        assert reason_of(begun) == "provider_unreachable"
        assert reason_of(await browser.get(LOGIN)) == "provider_unreachable"
        assert provider.asked.count("/.well-known/openid-configuration") == 1, "it is left alone for a moment"
        await entered.log_in()
        provider.bent.down = {"/token"}
        entered.clock.advance(int(PAUSE_S * 1000))
        assert await refusal(browser) == "provider_unreachable"
        provider.bent.down = {"/jwks"}
        assert await refusal(browser) == "provider_unreachable"
        provider.bent.down = set()
        assert (await sign_in(browser)).status_code == 303


@pytest.mark.req("J2")
async def test_a_provider_that_does_not_answer_is_given_up_on(entered: Stage, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    door = entered.accounts.provider_door
    assert door is not None
    monkeypatch.setattr(door._client, "_timeout_s", 0.3)
    provider.bent.slow = threading.Event()
    async with entered.client() as browser:
        answers = await asyncio.gather(browser.get(LOGIN), browser.get(LOGIN), entered.log_in())
        assert [reason_of(answer) for answer in answers[:2]] == ["provider_unreachable"] * 2
        assert provider.asked.count("/.well-known/openid-configuration") == 1


ASTRAY: list[dict[str, Any]] = [
    {"issuer": "http://127.0.0.1:1"},
    {"token_endpoint": "ftp://x/"},
    {"token_endpoint": "http://user@127.0.0.1/"},
    {"jwks_uri": ""},
    {"authorization_endpoint": "javascript:alert(1)"},
    {"authorization_endpoint": 5},
]


@pytest.mark.req("J2")
@pytest.mark.asvs("10.5.3")
async def test_a_document_that_is_not_of_this_provider_or_leads_astray_is_refused(entered: Stage, provider: Provider) -> None:
    async with entered.client() as browser:
        for metadata in ASTRAY:
            provider.bent.metadata = metadata
            assert reason_of(await browser.get(LOGIN)) == "provider_error", metadata
            entered.clock.advance(int(PAUSE_S * 1000))


@pytest.mark.req("J2")
@pytest.mark.hostile(301)
async def test_a_document_leads_to_no_address_inside(tmp_path: Path, provider: Provider) -> None:
    provider.bent.metadata = {"token_endpoint": "http://169.254.169.254/token", "jwks_uri": "http://10.0.0.1/jwks"}
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider) as on_stage, on_stage.client() as browser:
        assert await refusal(browser) == "provider_unreachable"


@pytest.mark.req("J2")
async def test_wrong_settings_are_told_apart(tmp_path: Path, provider: Provider) -> None:
    async with with_provider(f"sqlite:///{tmp_path / 'a.db'}", provider, OIDC_CLIENT_SECRET="wrong") as on_stage, on_stage.client() as browser:
        assert await refusal(browser) == "wrong_client"
    async with with_provider(f"sqlite:///{tmp_path / 'b.db'}", provider) as on_stage, on_stage.client() as browser:
        back = await at_provider(browser)
        list(provider.codes.values())[-1].redirect_uri = "https://elsewhere.example/"
        assert reason_of(await browser.get(back)) == "wrong_redirect"
        state = parse_qs(urlsplit(await at_provider(browser)).query)["state"][0]
        assert reason_of(await browser.get(CALLBACK, params={"state": state, "error": "access_denied"})) == "denied"


@pytest.mark.req("J2")
@pytest.mark.hostile(58)
async def test_tries_of_one_address_are_counted(tmp_path: Path, provider: Provider) -> None:
    async with with_provider(f"sqlite:///{tmp_path / 'meta.db'}", provider) as on_stage, on_stage.client() as browser:
        begun = await browser.get(LOGIN)
        tried = {"state": parse_qs(urlsplit(begun.headers["location"]).query)["state"][0], "code": "y"}
        cookie = {"cookie": f"tg_sign_in={browser.cookies['tg_sign_in']}"}
        async with on_stage.client(**cookie) as guesser:
            answers = [reason_of(await guesser.get(CALLBACK, params=tried)) for _ in range(12)]
        assert answers == ["attempt_ended"] * 10 + ["too_many"] * 2
        assert (await sign_in(browser)).status_code == 302


async def test_memberships_by_hand_stay_where_groups_decide_nothing(entered: Stage) -> None:
    async with await entered.script() as admin, entered.client() as browser:
        await sign_in(browser)
        person_id = (await me(browser))["id"]
        assert (await admin.put(f"/api/projects/1/members/{person_id}", json={"role": "editor"})).status_code == 200
        await sign_in(browser)
        role = await entered.accounts.database.read(lambda session: session.scalar(select(Membership.role).where(Membership.person_id == person_id)))
        assert role == "editor"
