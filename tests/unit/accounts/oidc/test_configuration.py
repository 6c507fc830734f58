from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tidegauge.accounts.oidc.configuration import GroupRole, OidcConfiguration, oidc_configuration
from tidegauge.core.settings import load_settings
from tidegauge.core.settings_source import InvalidSettings

BASE = "https://tide.example"


def configured(**given: Any) -> OidcConfiguration | None:
    return oidc_configuration(load_settings(None, {}, given), BASE)


@pytest.mark.req("J2")
def test_the_settings_as_they_are_used(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("from-a-file\n")
    found = configured(
        oidc_issuer="https://login.example.com/",
        oidc_client_id="tide",
        oidc_client_secret_file=str(secret),
        oidc_scopes=["email", "groups"],
        oidc_allowed_domains=["Example.COM"],
        oidc_group_roles=["a=b=viewer", "shop=editor@3", "ops=administrator"],
    )
    assert found is not None
    assert (found.redirect_uri, found.client_secret, found.scopes) == (f"{BASE}/api/auth/oidc/callback", "from-a-file", ("openid", "email", "groups"))
    assert found.allowed_domains == {"example.com"}
    assert found.group_roles == (GroupRole("a=b", "viewer"), GroupRole("shop", "editor", 3), GroupRole("ops", "administrator"))
    assert [given.is_administrator for given in found.group_roles] == [False, False, True]
    assert not found.is_plain_allowed
    assert found.default_role is None


def test_without_an_issuer_there_is_none() -> None:
    assert configured() is None


@pytest.mark.req("J2")
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password_sign_in": False}, "nobody could sign in"),
        ({"oidc_issuer": "https://login.example.com"}, "oidc_client_id"),
        ({"oidc_issuer": "http://login.example.com", "oidc_client_id": "x"}, "oidc_inside"),
        ({"oidc_issuer": "https://login.example.com:99999", "oidc_client_id": "x"}, "no address that can be read"),
        ({"oidc_issuer": "https://a.example", "oidc_client_id": "x", "oidc_client_secret": "a", "oidc_client_secret_file": "b"}, "not both"),
        ({"oidc_issuer": "https://a.example", "oidc_client_id": "x", "oidc_client_secret_file": "/nowhere/x"}, "cannot be read"),
    ],
)
def test_what_cannot_work_stops_the_start(given: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidSettings, match=said):
        configured(**given)


@pytest.mark.parametrize("role", ["analysts", "analysts=owner", "=viewer", "a=viewer@x", "a=administrator@3", "a=viewer@0"])
def test_a_group_gives_a_role_that_there_is(role: str) -> None:
    with pytest.raises(InvalidSettings):
        load_settings(None, {}, {"oidc_group_roles": [role]})
