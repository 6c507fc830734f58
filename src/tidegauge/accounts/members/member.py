"""Members as they travel."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec
from msgspec import Meta

from tidegauge.accounts.grant import GivenRole

MAX_EMAIL: Final = 254
PLAIN: Final = r"^[^\x00-\x1f\x7f]*$"
"""Text without control characters."""
Permissions = Annotated[list[str], Meta(max_length=50)]
"""Names of permissions, all that there are to be."""


class NewMember(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody with an account who is to come into a project. `permissions`: exactly these and `read` and `query`; left out: what the role allows."""

    email: Annotated[str, Meta(min_length=1, max_length=MAX_EMAIL, pattern=PLAIN)]
    role: GivenRole
    permissions: Permissions | None = None


class MemberRole(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another role for a member; `permissions` as for a new one."""

    role: GivenRole
    permissions: Permissions | None = None


class MemberView(msgspec.Struct, frozen=True):
    """Somebody in a project. `role` and `permissions` are theirs in it, without what their teams may; `last_seen_at`: when their login was last renewed,
    ISO 8601 UTC."""

    person_id: str
    name: str
    email: str
    role: str
    permissions: list[str]
    is_active: bool
    last_seen_at: str | None


class CandidateView(msgspec.Struct, frozen=True):
    """Somebody with an account who is not in the project."""

    person_id: str
    name: str
    email: str
