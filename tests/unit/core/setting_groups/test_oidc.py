from __future__ import annotations

import pytest

from tidegauge.core.setting_groups.oidc import OidcSettings
from tidegauge.core.settings import FIELD_TYPES, describe, description, is_secret, load_settings
from tidegauge.core.settings_source import InvalidSettings


@pytest.mark.req("J2")
def test_they_are_settings_like_others() -> None:
    names = list(OidcSettings.__annotations__)
    assert set(names) <= set(FIELD_TYPES)
    assert next(iter(FIELD_TYPES)) == "data_dir"
    assert all(description(name) for name in names)
    assert [name for name in names if is_secret(name)] == ["oidc_client_secret"]
    given = load_settings(None, {"TIDEGAUGE_OIDC_CLIENT_SECRET": "x", "TIDEGAUGE_OIDC_ALLOWED_DOMAINS": "a.example, b.example"}, {})
    assert given.oidc_allowed_domains == ("a.example", "b.example")
    assert describe(given)["oidc_client_secret"] == "***"


@pytest.mark.req("J2")
@pytest.mark.parametrize(
    "given",
    [
        {"oidc_issuer": "login.example.com"},
        {"oidc_issuer": "https://a.example?x"},
        {"oidc_allowed_domains": ["a@b"]},
        {"oidc_default_role": "owner"},
        {"oidc_clock_leeway_s": 301},
    ],
)
def test_what_they_cannot_be(given: dict[str, object]) -> None:
    with pytest.raises(InvalidSettings):
        load_settings(None, {}, given)
