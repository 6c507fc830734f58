from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from tidegauge.accounts.oidc.id_token import Expected, TokenHeader, read_claims, read_header
from tidegauge.accounts.oidc.refusal import SignInRefused

KEY = RSAKey.generate_key(2048, {"kid": "k1"})
NOW_S = 1_800_000_000
EXPECTED = Expected(issuer="https://a.example", client_id="tide", nonce="n", access_token="", now_s=NOW_S, leeway_s=60)
CLAIMS = {"iss": "https://a.example", "aud": "tide", "sub": "7", "nonce": "n", "iat": NOW_S, "exp": NOW_S + 300}


def signed(header: dict[str, Any] | None = None, **claims: Any) -> str:
    return jwt.encode({"alg": "RS256", "kid": "k1", **(header or {})}, CLAIMS | claims, KEY, ["RS256"])


def with_header(header: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode() + ".e30.x"


@pytest.mark.req("J2")
def test_an_honest_token_is_read() -> None:
    token = signed(email="a@b.c")
    header = read_header(token)
    assert header == TokenHeader("RS256", "k1", "JWT")
    assert read_claims(token, header, KEY, EXPECTED)["email"] == "a@b.c"


@pytest.mark.req("J2")
@pytest.mark.hostile(50, 51)
@pytest.mark.parametrize(
    "token",
    [
        "",
        "a.b",
        "a.b.c",
        "é.b.c",
        "x" * 20_000,
        with_header([]),
        with_header({}),
        with_header({"alg": "none"}),
        with_header({"alg": "HS256"}),
        with_header({"alg": ["RS256"]}),
        with_header({"alg": "RS256", "kid": 5}),
        with_header({"alg": "RS256", "jku": "https://evil.example"}),
        with_header({"alg": "RS256", "jwk": {}}),
        with_header({"alg": "RS256", "x5u": "https://evil.example"}),
        with_header({"alg": "RS256", "crit": ["exp"]}),
        with_header({"alg": "RS256", "b64": False}),
        with_header({"alg": "RSA-OAEP", "enc": "A256GCM"}),
    ],
)
def test_a_header_that_is_not_followed(token: str) -> None:
    with pytest.raises(SignInRefused) as refused:
        read_header(token)
    assert refused.value.reason == "token_refused"


@pytest.mark.req("J2")
@pytest.mark.hostile(52)
@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ({"exp": NOW_S - 60}, "clock"),
        ({"exp": NOW_S - 59}, None),
        ({"iat": NOW_S + 60}, None),
        ({"iat": NOW_S + 61}, "clock"),
        ({"nbf": NOW_S + 61}, "clock"),
        ({"iat": "now"}, "token_refused"),
        ({"exp": float("nan")}, "token_refused"),
        ({"exp": True}, "token_refused"),
        ({"iss": "https://a.example/"}, "token_refused"),
        ({"aud": []}, "token_refused"),
        ({"aud": {"tide": 1}}, "token_refused"),
        ({"nonce": ["n"]}, "token_refused"),
        ({"sub": None}, "token_refused"),
    ],
)
def test_claims_that_are_not_for_here_and_now(claims: dict[str, Any], reason: str | None) -> None:
    token = signed(**claims)
    if reason is None:
        assert read_claims(token, read_header(token), KEY, EXPECTED)
        return
    with pytest.raises(SignInRefused) as refused:
        read_claims(token, read_header(token), KEY, EXPECTED)
    assert refused.value.reason == reason


@pytest.mark.req("J2")
def test_the_clock_is_named_with_both_times() -> None:
    token = signed(exp=NOW_S - 500)
    with pytest.raises(SignInRefused, match=rf"{NOW_S - 500}.*{NOW_S}.*oidc_clock_leeway_s"):
        read_claims(token, read_header(token), KEY, EXPECTED)


@pytest.mark.hostile(50)
@pytest.mark.parametrize("change", [lambda token: token[:-4], lambda token: token[:-6] + "AAAAAA", lambda token: token.rpartition(".")[0] + "."])
def test_an_altered_signature_is_refused(change: Any) -> None:
    token = change(signed())
    with pytest.raises(SignInRefused) as refused:
        read_claims(token, read_header(token), KEY, EXPECTED)
    assert refused.value.reason == "token_refused"
