"""What the provider's groups give somebody here."""

from __future__ import annotations

import msgspec

from tidegauge.accounts.oidc.configuration import OidcConfiguration
from tidegauge.accounts.policy import RANK


class Entitlement(msgspec.Struct, frozen=True):
    """`roles`: project -> role; `decided`: the projects in which the groups decide, so that no role there means none.
    `is_administrator`: of the installation; None when the groups do not decide that."""

    roles: dict[int, str]
    decided: frozenset[int]
    is_administrator: bool | None


def entitlement_of(groups: frozenset[str], configuration: OidcConfiguration, first_project: int | None) -> Entitlement:
    """The highest role that any of the groups gives counts; where they give none in the first project, the default role does."""
    about_projects = [(given, first_project if given.project is None else given.project) for given in configuration.group_roles if not given.is_administrator]
    about_installation = [given for given in configuration.group_roles if given.is_administrator]
    roles: dict[int, str] = {}
    for given, project in about_projects:
        if project is not None and given.group in groups:
            roles[project] = max(roles.get(project, given.role), given.role, key=RANK.index)
    if configuration.default_role is not None and first_project is not None:
        roles.setdefault(first_project, configuration.default_role)
    return Entitlement(
        roles=roles,
        decided=frozenset(project for _, project in about_projects if project is not None),
        is_administrator=any(given.group in groups for given in about_installation) if about_installation else None,
    )
