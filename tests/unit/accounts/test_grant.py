from __future__ import annotations

import pytest

from tidegauge.accounts.grant import GIVEABLE, Grant, grant_of, highest, ordered, require_within
from tidegauge.accounts.policy import ALWAYS, OF_ROLE, Permission
from tidegauge.core.errors import Forbidden, InvalidInput


@pytest.mark.req("J1")
def test_a_role_alone_allows_what_it_always_did() -> None:
    for role in ("viewer", "editor", "admin"):
        assert grant_of(role) == Grant(role)
        assert grant_of(role).permissions == OF_ROLE[role]
    assert grant_of("analyst") == Grant("editor")


@pytest.mark.req("J1")
def test_named_permissions_are_kept_as_the_difference_from_the_role() -> None:
    grant = grant_of("analyst", ["read", "write", "dashboard_create"])
    assert ordered(grant.permissions) == ["read", "query", "write", "dashboard_create"]
    assert (grant.role, grant.granted) == ("editor", "")
    assert "dashboard_share" in grant.withheld.split(",")
    grant = grant_of("viewer", ["read", "query", "sql", "audit", "audit"])
    assert grant == Grant("viewer", "audit")
    assert grant_of("viewer", []).permissions == ALWAYS, "nobody is in a project without looking"
    assert grant_of("admin", list(GIVEABLE)) == Grant("admin")


def test_what_cannot_be_given_is_refused_with_its_name() -> None:
    for wrong in ("admin", "dashboards_create", "", "READ", "x" * 5_000):
        with pytest.raises(InvalidInput, match=r"permissions\.1") as refused:
            grant_of("viewer", ["read", wrong])
        assert len(refused.value.message) < 300
    with pytest.raises(InvalidInput, match="Did you mean 'dashboard_create'"):
        grant_of("viewer", ["dashboards_create"])
    with pytest.raises(InvalidInput, match="an admin may do everything"):
        grant_of("admin", ["read"])


def test_what_a_newer_version_has_stored_allows_nothing_here() -> None:
    assert Grant("viewer", "fly,audit", "swim,read,sql").permissions == ALWAYS | {Permission.AUDIT}
    assert Grant("pilot").permissions == frozenset()


def test_the_highest_of_several_roles() -> None:
    assert highest(["viewer", "admin", "editor"]) == "admin"


@pytest.mark.hostile(62)
def test_nobody_gives_or_takes_what_they_do_not_hold() -> None:
    held = OF_ROLE["editor"] | {Permission.MANAGE_PEOPLE}
    require_within(held, Grant("viewer"), Grant("editor"), None)
    for before, after in ((Grant("viewer"), Grant("viewer", "audit")), (Grant("admin"), Grant("viewer")), (Grant("admin"), None)):
        with pytest.raises(Forbidden, match="audit") as refused:
            require_within(held, before, after)
        assert refused.value.code == "more_than_own"
