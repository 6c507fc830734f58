"""The messages about passwords."""

from __future__ import annotations

from typing import Annotated

import msgspec
from msgspec import Meta


class PasswordChangeBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One's own password, and the one in its place."""

    current_password: str
    new_password: str


class LinkBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands behind the `#` of a link."""

    token: str


class LinkPasswordBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same with the password to set."""

    token: str
    new_password: str


class LinkHolder(msgspec.Struct, frozen=True):
    """Whom a link is for. `is_invitation`: they have no password yet."""

    email: str
    name: str
    is_invitation: bool


class LinkView(msgspec.Struct, frozen=True):
    """A link to hand on: the path of the page with its token, shown this once, and when it ends (ISO 8601 UTC). `mailed_to`: the address it was mailed to,
    None where no mail is sent or `mail_error` says why it was not."""

    path: str
    is_invitation: bool
    expires_at: str
    mailed_to: str | None = None
    mail_error: str = ""


class ForgottenBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who forgot the password."""

    email: Annotated[str, Meta(max_length=254)]
