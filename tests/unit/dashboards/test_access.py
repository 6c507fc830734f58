from __future__ import annotations

import pytest

from tidegauge.accounts.policy import OF_READ_KEY, OF_ROLE
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import Forbidden, NotFound
from tidegauge.dashboards.access import Access, Claim, access_to, is_owner, require_edit, require_owner, require_person, require_view


def caller(role: str = "editor", person_id: str = "me", project_id: int = 1) -> Principal:
    return Principal(kind="person", person_id=person_id, project_id=project_id, role=role, permissions=OF_ROLE[role])


def claim(visibility: str = "everyone", owner_id: str | None = "them", share: str | None = None) -> Claim:
    return Claim(1, owner_id, visibility, share)


@pytest.mark.req("H10")
@pytest.mark.parametrize(
    ("given", "role", "access"),
    [
        (claim("private"), "admin", None),
        (claim("private", share="edit"), "editor", None),
        (claim("private", owner_id="me"), "editor", "edit"),
        (claim("private", owner_id="me"), "viewer", "view"),
        (claim("private", owner_id=None), "admin", "edit"),
        (claim("private", owner_id=None), "editor", None),
        (claim("people"), "editor", None),
        (claim("people", share="view"), "editor", "view"),
        (claim("people", share="edit"), "editor", "edit"),
        (claim("people", share="edit"), "viewer", "view"),
        (claim("everyone"), "viewer", "view"),
        (claim("everyone"), "editor", "edit"),
        (claim("public"), "editor", "edit"),
        (claim("unheard of"), "admin", None),
    ],
)
def test_access_follows_visibility_share_and_role(given: Claim, role: str, access: Access | None) -> None:
    assert access_to(given, caller(role)) == access
    assert access_to(given, caller(role, project_id=2)) is None


def test_what_one_may_not_see_reads_like_what_is_not_there() -> None:
    for missing in (None, claim("private")):
        with pytest.raises(NotFound, match="no such dashboard"):
            require_view(missing, caller())


def test_looking_is_not_changing() -> None:
    with pytest.raises(Forbidden):
        require_edit(claim(), caller("viewer"))
    with pytest.raises(Forbidden):
        require_owner(claim(), caller("editor"))
    require_owner(claim(), caller("admin"))
    require_owner(claim(owner_id="me"), caller("editor"))
    assert is_owner(claim(owner_id="me"), caller())


def test_a_key_is_nobody() -> None:
    key = Principal(kind="read_key", key_id="k", project_id=1, role="viewer", permissions=OF_READ_KEY)
    assert access_to(claim(), key) == "view"
    assert access_to(claim("private", owner_id=""), key) is None
    with pytest.raises(Forbidden):
        require_person(key)
