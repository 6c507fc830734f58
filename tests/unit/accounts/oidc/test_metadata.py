from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.accounts.oidc.metadata import Metadata, read_metadata
from tidegauge.accounts.oidc.refusal import SignInRefused

ISSUER = "https://login.example.com"
WHOLE: dict[str, Any] = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize?p=policy",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": "https://keys.example.net/jwks",
    "claims_supported": ["sub"],
}


def read(is_plain_allowed: bool = False, **changed: Any) -> Metadata:
    return read_metadata(msgspec.json.encode(WHOLE | changed), ISSUER, is_plain_allowed=is_plain_allowed)


@pytest.mark.req("J2")
def test_what_a_provider_says_of_itself() -> None:
    assert read().secret_method == "client_secret_basic"
    assert read(token_endpoint_auth_methods_supported=["client_secret_post"]).secret_method == "client_secret_post"
    assert read(token_endpoint_auth_methods_supported=["client_secret_post", "client_secret_basic"]).secret_method == "client_secret_basic"
    assert read().end_session_endpoint == ""


@pytest.mark.req("J2")
@pytest.mark.parametrize(
    "changed",
    [
        {"issuer": ISSUER + "/"},
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://login.example.com/token"},
        {"jwks_uri": ""},
        {"jwks_uri": "https://"},
        {"authorization_endpoint": "javascript:alert(1)"},
        {"authorization_endpoint": "https://a@b.example/"},
        {"authorization_endpoint": "https://b.example/\r\nx: y"},
        {"authorization_endpoint": "https://b.example/#x"},
        {"userinfo_endpoint": "file:///etc/passwd"},
        {"end_session_endpoint": "https://[x/"},
        {"token_endpoint": None},
    ],
)
def test_what_leads_astray_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(SignInRefused) as refused:
        read(**changed)
    assert refused.value.reason == "provider_error"


@pytest.mark.parametrize("document", [b"", b"<html>", b"[]", b"\xff", b'{"issuer": 5}', b"[" * 5_000])
def test_what_is_no_document_is_refused(document: bytes) -> None:
    with pytest.raises(SignInRefused):
        read_metadata(document, ISSUER, is_plain_allowed=False)


def test_without_tls_only_where_the_issuer_is() -> None:
    assert read(is_plain_allowed=True, token_endpoint="http://login.example.com/token").token_endpoint.startswith("http://")
