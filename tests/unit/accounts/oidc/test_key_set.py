from __future__ import annotations

from typing import Any

import msgspec
import pytest
from joserfc.errors import SecurityWarning
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from tidegauge.accounts.oidc.key_set import KeySet

RSA = RSAKey.generate_key(2048).as_dict(private=False)
OTHER = RSAKey.generate_key(2048).as_dict(private=False)


def keys(*listed: Any) -> KeySet:
    return KeySet(msgspec.json.encode({"keys": listed}))


@pytest.mark.req("J2")
def test_a_key_is_found_by_its_id_and_kind() -> None:
    elliptic = ECKey.generate_key("P-256").as_dict(private=False)
    edwards = OKPKey.generate_key("Ed25519").as_dict(private=False)
    found = keys({**RSA, "kid": "a", "use": "sig"}, {**OTHER, "kid": "b", "alg": "RS512"}, {**elliptic, "kid": "c"}, {**edwards, "kid": "d"})
    assert found.find("RS256", "a") is not None
    assert found.find("PS256", "a") is not None
    assert found.find("RS256", "b") is None, "that key says it is for another algorithm"
    assert found.find("RS512", "b") is not None
    assert found.find("ES256", "c") is not None
    assert found.find("RS256", "c") is None
    assert found.find("EdDSA", "d") is not None
    assert found.find("RS256", "x") is None


@pytest.mark.req("J2")
def test_without_an_id_only_the_one_key_of_its_kind() -> None:
    assert keys({**RSA, "kid": "a"}).find("RS256", None) is not None
    assert keys(RSA, OTHER).find("RS256", None) is None
    assert keys({**RSA, "kid": "a"}, {**OTHER, "kid": "a"}).find("RS256", "a") is None, "two keys of one name are none"


@pytest.mark.req("J2")
@pytest.mark.hostile(51)
@pytest.mark.asvs("11.6.1")
def test_what_must_not_check_a_signature_is_left_out() -> None:
    shared = OctKey.generate_key(256).as_dict(private=True)
    with pytest.warns(SecurityWarning):
        short = RSAKey.generate_key(1024).as_dict(private=False)
    with pytest.warns(SecurityWarning):
        found = listed_with(short, shared)
    assert [found.find("RS256", kid) for kid in "abcde"] == [None] * 5
    assert found.find("HS256", "a") is None
    assert found.find("RS256", "f") is not None


def listed_with(short: Any, shared: Any) -> KeySet:
    return keys(
        {**shared, "kid": "a"},
        {**short, "kid": "b"},
        {**RSA, "kid": "c", "use": "enc"},
        {"kty": "RSA", "kid": "d"},
        {"kty": "RSA", "n": 5, "e": "AQAB"},
        {"kty": "new", "kid": "e"},
        {"kty": ["RSA"]},
        {**RSA, "kid": "f"},
    )


@pytest.mark.parametrize("document", [b"", b"{}", b'{"keys": 5}', b"[" * 5_000, b"\xff"])
def test_what_is_no_set_is_said(document: bytes) -> None:
    with pytest.raises(ValueError, match="no set of keys"):
        KeySet(document)
