"""The messages of signing in."""

from __future__ import annotations

import msgspec

from tidegauge.accounts.projects.project import ProjectView


class Credentials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a login sends."""

    email: str
    password: str


class RefreshBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a script sends to renew; a browser shows its cookie instead."""

    refresh_token: str = ""


class PersonView(msgspec.Struct, frozen=True):
    """The signed-in person; `role`: admin of the installation, or member. `needs_second_factor`: may not administer before they sign in in two steps;
    `is_kept_out`: nor get into any project. `timezone` and `language` are of mails to them; "" for UTC and English."""

    id: str
    email: str
    name: str
    role: str
    projects: list[ProjectView]
    needs_second_factor: bool = False
    is_kept_out: bool = False
    timezone: str = ""
    language: str = ""


class SignInWays(msgspec.Struct, frozen=True):
    """How one may sign in here. `provider_name`: what its button says; "" for the usual words."""

    password: bool = True
    provider: bool = False
    provider_name: str = ""
    forgotten: bool = False
    """Whether who forgot the password is mailed a link."""


class SessionView(msgspec.Struct, frozen=True):
    """What a browser's cookies are worth now, how a stranger gets in, and whether the browser may keep answers for the time without a server."""

    is_signed_in: bool
    is_renewable: bool
    ways: SignInWays = SignInWays()
    keeps_answers: bool = True


class Farewell(msgspec.Struct, frozen=True):
    """Where a browser goes that signed out, so that the provider signs it out as well."""

    provider_logout: str
