"""Who may see and change a dashboard."""

from __future__ import annotations

from typing import Literal

import msgspec

from tidegauge.accounts.policy import Permission
from tidegauge.accounts.principal import Principal
from tidegauge.core.errors import Forbidden, NotFound

Visibility = Literal["private", "people", "everyone", "public"]
"""private: its owner. people: and those it is shared with. everyone: all of the project. public: and whoever has one of its links."""

Access = Literal["edit", "view"]


class Claim(msgspec.Struct, frozen=True):
    """What decides: whose the dashboard is, who may see it, and what it was shared as with the caller (None: not)."""

    project_id: int
    owner_id: str | None
    visibility: str
    share: str | None = None


def access_to(claim: Claim, caller: Principal) -> Access | None:
    """What the caller may do with a dashboard of their project, None when it does not exist for them. Who may not edit in the project may not edit here."""
    if claim.project_id != caller.project_id:
        return None
    most: Access = "edit" if caller.may(Permission.DASHBOARD_CREATE) else "view"
    if is_owner(claim, caller) or claim.visibility in ("everyone", "public"):
        return most
    if claim.visibility == "people" and claim.share is not None:
        return most if claim.share == "edit" else "view"
    return None


def is_owner(claim: Claim, caller: Principal) -> bool:
    """Whether the caller owns it; what a person who is gone has left belongs to the project's administrators."""
    if claim.owner_id is None:
        return caller.may(Permission.MANAGE_PROJECT)
    return bool(caller.person_id) and claim.owner_id == caller.person_id


def require_view(claim: Claim | None, caller: Principal) -> Access:
    """The caller's access. Raises NotFound: what one may not see is not told from what is not there."""
    access = access_to(claim, caller) if claim is not None else None
    if access is None:
        raise NotFound("There is no such dashboard.")
    return access


def require_edit(claim: Claim | None, caller: Principal) -> None:
    """Raises NotFound as `require_view`, Forbidden for who may only look."""
    if require_view(claim, caller) != "edit":
        raise Forbidden("You may look at this dashboard but not change it.")


def require_owner(claim: Claim | None, caller: Principal) -> None:
    """For sharing and deleting, each of which a route asks its own permission for. Raises NotFound, Forbidden unless the caller owns it or administrates
    the project."""
    require_view(claim, caller)
    assert claim is not None
    if not is_owner(claim, caller) and not caller.may(Permission.MANAGE_PROJECT):
        raise Forbidden("Only the owner of the dashboard and the project's administrators may do this.")


def require_person(caller: Principal) -> str:
    """The caller's id as a person. Raises Forbidden for keys."""
    if not caller.person_id:
        raise Forbidden("This call is for signed-in people; a key cannot make it.")
    return caller.person_id
