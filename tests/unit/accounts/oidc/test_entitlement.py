from __future__ import annotations

import pytest

from tidegauge.accounts.oidc.configuration import OidcConfiguration, oidc_configuration
from tidegauge.accounts.oidc.entitlement import Entitlement, entitlement_of
from tidegauge.core.settings import load_settings


def configured(*group_roles: str, default_role: str = "none") -> OidcConfiguration:
    given = {"oidc_issuer": "https://a.example", "oidc_client_id": "x", "oidc_group_roles": list(group_roles), "oidc_default_role": default_role}
    found = oidc_configuration(load_settings(None, {}, given), "https://tide.example")
    assert found is not None
    return found


ROLES = ("all=viewer", "analysts=editor", "leads=admin", "shop=viewer@3", "ops=administrator")


@pytest.mark.req("J2", "J1")
@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        (set(), Entitlement({}, frozenset({1, 3}), False)),
        ({"all"}, Entitlement({1: "viewer"}, frozenset({1, 3}), False)),
        ({"all", "leads", "analysts"}, Entitlement({1: "admin"}, frozenset({1, 3}), False)),
        ({"shop", "ops"}, Entitlement({3: "viewer"}, frozenset({1, 3}), True)),
        ({"ALL", "stranger"}, Entitlement({}, frozenset({1, 3}), False)),
    ],
)
def test_the_highest_role_of_any_group_counts(groups: set[str], expected: Entitlement) -> None:
    assert entitlement_of(frozenset(groups), configured(*ROLES), 1) == expected


@pytest.mark.req("J2")
def test_the_default_fills_the_first_project_only() -> None:
    assert entitlement_of(frozenset(), configured(default_role="viewer"), 1) == Entitlement({1: "viewer"}, frozenset(), None)
    assert entitlement_of(frozenset({"analysts"}), configured(*ROLES, default_role="viewer"), 1).roles == {1: "editor"}
    assert entitlement_of(frozenset({"shop"}), configured(*ROLES, default_role="viewer"), 1).roles == {1: "viewer", 3: "viewer"}


def test_without_a_first_project_there_is_nothing_to_be_in() -> None:
    assert entitlement_of(frozenset({"all"}), configured(*ROLES, default_role="viewer"), None) == Entitlement({}, frozenset({3}), False)
