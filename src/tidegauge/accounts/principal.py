"""Who is calling, on which project, and what that allows."""

from __future__ import annotations

import msgspec

from tidegauge.accounts.policy import Kind, Permission


class Principal(msgspec.Struct, frozen=True, kw_only=True):
    """An authenticated caller. `project_id` is 0 where a call needs no project and none was chosen; `role` is then the person's own.
    `timezone` is the project's.

    `person_id`, `email` and `session_id` are "" for keys; `key_id` is "" for people.
    """

    kind: Kind
    person_id: str = ""
    email: str = ""
    session_id: str = ""
    key_id: str = ""
    project_id: int
    timezone: str = "UTC"
    role: str
    permissions: frozenset[Permission]
    expires_at_ms: int | None = None
    """When the proof that was shown ends; None for keys without an end."""

    def may(self, permission: Permission) -> bool:
        """Whether the caller holds the permission."""
        return permission in self.permissions

    @property
    def name(self) -> str:
        """Who is counted and logged: the person's or the key's id."""
        return self.person_id or self.key_id
