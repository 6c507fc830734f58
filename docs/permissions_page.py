"""The reference of permissions: what each allows, who holds it, and which calls ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tidegauge.accounts.dependencies import PUBLIC, SIGNED_IN
from tidegauge.accounts.policy import MEANING, OF_READ_KEY, OF_ROLE, OF_WRITE_KEY, Permission

Policies = Mapping[tuple[str, str], str | None]


def permissions_page(generated: str, policies: Policies) -> str:
    """The page. `policies`: (method, path) of every call -> what it asks for, None for pages."""
    lines = ["# Permissions\n", generated, _NOTES, "| permission | allows | held by |", "|---|---|---|"]
    lines += [f"| [`{permission}`](#{permission}) | {MEANING[permission]} | {_holders(permission)} |" for permission in Permission]
    lines.append("\n## Which calls ask for which\n\nEvery call names one; what it looks at besides is said below.\n")
    for permission in Permission:
        lines += [f"### `{permission}`\n", *_calls(policies, permission.value), *_WITHIN.get(permission, ()), ""]
    lines += ["### Everybody who is signed in\n", *_calls(policies, SIGNED_IN), "", "### Everybody\n", *_calls(policies, PUBLIC)]
    return "\n".join(lines) + "\n"


def _calls(policies: Policies, policy: str) -> list[str]:
    return [f"- `{method} {path}`" for (method, path), asked in sorted(policies.items(), key=lambda item: (item[0][1], item[0][0])) if asked == policy]


def _holders(permission: Permission) -> str:
    if permission is Permission.ADMIN:
        return "administrators of the installation"
    holders = [f"`{role}`" for role, held in OF_ROLE.items() if permission in held]
    keys = [name for name, held in (("read keys", OF_READ_KEY), ("write keys", OF_WRITE_KEY)) if permission in held]
    return ", ".join(holders + keys)


_WITHIN: Final[dict[Permission, tuple[str, ...]]] = {
    Permission.AUDIT: ("- `GET /api/audit`, `GET /api/audit/export` of a project; that of the installation asks for `admin`",),
    Permission.SQL: ("- live questions and widgets of the kind `sql`, and saving SQL in a dashboard that was not there before",),
    Permission.KEYS: ("- `GET /api/projects/{project_id}/keys` shows write keys in full",),
    Permission.MANAGE_PROJECT: ("- sharing and deleting dashboards of others, removing their comments, changing their saved statements",),
}

_NOTES: Final = """What a person may do in a project is what their role allows, with what a [member](members.md) was given beyond and short of it, and what
their [teams](teams.md) may. `GET /api/auth/me` and `GET /api/projects` say it for each project, `GET /api/permissions` lists what can be given. A call
without the permission is refused with 403 and the name of what is missing, and stands in the audit log.

Nobody gives, takes or puts into a key what they may not do themselves. `admin` holds for the whole installation and is given with the role of an account,
not in a project. What follows is what roles allow as long as nobody says otherwise.
"""
