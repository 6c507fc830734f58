"""People of the installation as they travel."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.accounts.credentials.body import LinkView
from tidegauge.accounts.grant import GivenRole
from tidegauge.accounts.members.member import MAX_EMAIL, PLAIN, Permissions

_ADDRESS: Final = r"^[^\x00-\x20\x7f@]+@[^\x00-\x20\x7f@]+$"
RoleAnywhere = Literal["admin", "member", "editor", "analyst", "viewer"]
"""admin of the installation, or member of it; or a member of it who is in the caller's project as one of the others."""
PROJECT_ROLES: Final = frozenset({"editor", "analyst", "viewer"})
MAX_NAME: Final = 200
MAX_PLACES: Final = 200
Name = Annotated[str, Meta(min_length=1, max_length=MAX_NAME, pattern=PLAIN)]
Address = Annotated[str, Meta(min_length=3, max_length=MAX_EMAIL, pattern=_ADDRESS)]


class ProjectPlace(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A project that somebody is invited to, and their role in it; `permissions` as of a new member."""

    project_id: Annotated[str, Meta(min_length=1, max_length=9, pattern="^[0-9]+$")]
    role: GivenRole
    permissions: Permissions | None = None


class NewPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to invite. `username` is another word for `name`; without either the address begins with it. With a role of a project the person comes into
    the caller's, with exactly these `permissions` or all that the role allows. `projects`: where else they come, each by what the caller may give there."""

    email: Address
    name: Name | None = None
    username: Name | None = None
    role: RoleAnywhere = "member"
    permissions: Permissions | None = None
    projects: Annotated[list[ProjectPlace], Meta(max_length=MAX_PLACES)] = []

    @property
    def called(self) -> str:
        """What the person is called."""
        return (self.name or self.username or "").strip() or self.email.partition("@")[0][:MAX_NAME]


class PersonChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to change of a person; what is left out stays. `role` and `permissions` as for somebody to invite. An `email` that is given here is theirs by an
    administrator's word, also when they had given it to themselves."""

    email: Address | None = None
    name: Name | None = None
    username: Name | None = None
    role: RoleAnywhere | None = None
    permissions: Permissions | None = None
    is_active: bool | None = None


class NamedChange(PersonChange, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same with the person's id."""

    id: str


class UserView(msgspec.Struct, frozen=True):
    """A person of the installation. `role`: admin of it, or member; `permissions`: what they may do in the caller's project, and `admin`. `is_invited`: has
    neither chosen a password nor come by the provider yet; `is_by_provider`: a provider is linked to the account; `last_seen_at`: when a login was last
    renewed, ISO 8601 UTC."""

    id: str
    email: str
    name: str
    role: str
    is_active: bool
    is_invited: bool
    has_second_factor: bool
    is_by_provider: bool
    created_at: str
    last_seen_at: str | None
    permissions: list[str]


class Invited(msgspec.Struct, frozen=True):
    """A new person, and the link to hand to them."""

    user: UserView
    link: LinkView
