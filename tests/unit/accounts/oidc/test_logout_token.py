from __future__ import annotations

from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from tidegauge.accounts.oidc.id_token import TokenHeader
from tidegauge.accounts.oidc.logout_token import EVENT, MAX_AGE_S, SignedOut, provider_session, read_logout_token
from tidegauge.accounts.oidc.refusal import SignInRefused

KEY = RSAKey.generate_key(2048)
NOW_S = 1_700_000_000
CLAIMS: dict[str, Any] = {"iss": "https://op.example", "aud": ["tide", "other"], "iat": NOW_S, "jti": "1", "sub": "u", "sid": "s", "events": {EVENT: {}}}


def read(typ: str = "logout+jwt", *, leeway_s: int = 60, **claims: Any) -> SignedOut:
    given = {name: value for name, value in (CLAIMS | claims).items() if value is not None}
    token = jwt.encode({"alg": "RS256", "typ": typ}, given, KEY, ["RS256"])
    expected = {"issuer": "https://op.example", "client_id": "tide"}
    return read_logout_token(token, TokenHeader("RS256", None, typ), KEY, **expected, now_s=NOW_S, leeway_s=leeway_s)


@pytest.mark.req("J2")
@pytest.mark.asvs("10.5.5")
def test_a_token_says_whom_it_signs_out_and_until_when_it_is_remembered() -> None:
    assert read() == SignedOut("u", "s", "1", NOW_S + MAX_AGE_S + 60)
    assert read("application/LOGOUT+jwt", aud="tide", sub=None).session == "s"
    assert read(sid=None, iat=NOW_S - MAX_AGE_S - 60).subject == "u"
    assert read(sid=5).session is None


@pytest.mark.asvs("10.5.5")
@pytest.mark.parametrize(
    "claims",
    [
        {"iat": NOW_S - MAX_AGE_S - 61},
        {"iat": NOW_S + 61},
        {"iat": True},
        {"exp": NOW_S - 61},
        {"nonce": None, "sub": "", "sid": ""},
        {"aud": []},
        {"jti": "x" * 300},
    ],
)
def test_a_token_of_another_time_or_of_nobody_is_refused(claims: dict[str, Any]) -> None:
    with pytest.raises(SignInRefused):
        read(**claims)


def test_a_session_of_the_provider_has_a_name_or_none() -> None:
    assert provider_session({"sid": "s"}) == "s"
    assert [provider_session(claims) for claims in ({}, {"sid": ""}, {"sid": 5}, {"sid": "x" * 300})] == [None] * 4
