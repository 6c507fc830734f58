"""People of the installation as they travel."""

from __future__ import annotations

from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from tidegauge.accounts.credentials.body import LinkView
from tidegauge.accounts.members.member import MAX_EMAIL, PLAIN

_ADDRESS: Final = r"^[^\x00-\x20\x7f@]+@[^\x00-\x20\x7f@]+$"
InstallationRole = Literal["admin", "member"]
Name = Annotated[str, Meta(min_length=1, max_length=200, pattern=PLAIN)]


class NewPerson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to invite. `role`: admin of the installation, or member."""

    email: Annotated[str, Meta(min_length=3, max_length=MAX_EMAIL, pattern=_ADDRESS)]
    name: Name
    role: InstallationRole = "member"


class PersonChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to change of a person; what is left out stays."""

    name: Name | None = None
    role: InstallationRole | None = None
    is_active: bool | None = None


class UserView(msgspec.Struct, frozen=True):
    """A person of the installation. `is_invited`: has not chosen a password yet; `last_seen_at`: when a login was last renewed, ISO 8601 UTC."""

    id: str
    email: str
    name: str
    role: str
    is_active: bool
    is_invited: bool
    has_second_factor: bool
    created_at: str
    last_seen_at: str | None


class Invited(msgspec.Struct, frozen=True):
    """A new person, and the link to hand to them."""

    user: UserView
    link: LinkView
