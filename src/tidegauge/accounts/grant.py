"""What somebody, or a team, is given in a project: a role, and what they may do beyond it and short of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from tidegauge.accounts.policy import ALWAYS, OF_ROLE, OTHER_NAMES, RANK, Permission
from tidegauge.core.errors import ErrorDetail, Forbidden, InvalidInput
from tidegauge.core.suggestion import did_you_mean

GivenRole = Literal["admin", "editor", "analyst", "viewer"]
"""A role as calls may name it: `analyst` is another word for `editor`."""

GIVEABLE: Final = {permission.value: permission for permission in Permission if permission is not Permission.ADMIN}
"""Name -> permission, of all that can be given in a project."""


class Grant(msgspec.Struct, frozen=True):
    """As it is stored: `granted` and `withheld` hold names with commas, so that a role that grows with a new version grows for those with wishes too."""

    role: str
    granted: str = ""
    withheld: str = ""

    @property
    def permissions(self) -> frozenset[Permission]:
        """What this allows. Names that this version does not know allow nothing."""
        return (OF_ROLE.get(self.role, frozenset()) | _named(self.granted)) - (_named(self.withheld) - ALWAYS)


def grant_of(role: str, permissions: Sequence[str] | None = None) -> Grant:
    """The grant of a role with all that it allows, or with exactly the named permissions and those that nobody is without.

    Raises InvalidInput for a name that is none, and for an admin who may not do everything.
    """
    role = OTHER_NAMES.get(role, role)
    usual = OF_ROLE[role]
    if permissions is None:
        return Grant(role)
    wanted = frozenset(_permission(name, index) for index, name in enumerate(permissions)) | ALWAYS
    if role == "admin" and wanted != usual:
        reason = "an admin may do everything in a project; give another role to allow less"
        raise InvalidInput(f"permissions: {reason}.", details=[ErrorDetail("permissions", reason)])
    return Grant(role, _text(wanted - usual), _text(usual - wanted))


def ordered(permissions: Iterable[Permission]) -> list[str]:
    """Their names in the order in which they are explained."""
    return [permission.value for permission in Permission if permission in frozenset(permissions)]


def highest(roles: Iterable[str]) -> str:
    """The role that allows most."""
    return max(roles, key=RANK.index)


def require_within(held: frozenset[Permission], *grants: Grant | None) -> None:
    """Raises Forbidden (`more_than_own`) when a grant that was or is to be allows something that the caller, who holds `held`, may not do."""
    require_held(held, frozenset().union(*(grant.permissions for grant in grants if grant is not None)))


def require_held(held: frozenset[Permission], wanted: frozenset[Permission]) -> None:
    """Raises Forbidden (`more_than_own`) when a caller who holds `held` wants to give, also by a key, something that they may not do."""
    beyond = wanted - held
    if beyond:
        raise Forbidden(
            f"Nobody gives or takes what they may not do themselves, which here is: {', '.join(ordered(beyond))}. Ask somebody who may.", code="more_than_own"
        )


def _permission(name: str, index: int) -> Permission:
    found = GIVEABLE.get(name)
    if found is None:
        field = f"permissions.{index}"
        raise InvalidInput(
            f"{field}: there is no permission '{name[:100]}' to give.{did_you_mean(name[:100], GIVEABLE)}", details=[ErrorDetail(field, "unknown")]
        )
    return found


def _named(text: str) -> frozenset[Permission]:
    return frozenset(GIVEABLE[name] for name in text.split(",") if name in GIVEABLE)


def _text(permissions: frozenset[Permission]) -> str:
    return ",".join(ordered(permissions))
