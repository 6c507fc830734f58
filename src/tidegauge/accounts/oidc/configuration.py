"""The settings of the provider, checked and read once."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import msgspec

from tidegauge.core.settings import Settings
from tidegauge.core.settings_source import InvalidSettings
from tidegauge.outbound.guard import Guard
from tidegauge.outbound.target import DEFAULT_PORTS

CALLBACK: Final = "/api/auth/oidc/callback"
_ADMINISTRATOR: Final = "administrator"


class GroupRole(msgspec.Struct, frozen=True):
    """What a group gives: `role` in `project` (None: the first), or `administrator` of the installation."""

    group: str
    role: str
    project: int | None = None

    @property
    def is_administrator(self) -> bool:
        """Whether it is about the installation, not about a project."""
        return self.role == _ADMINISTRATOR


class OidcConfiguration(msgspec.Struct, frozen=True, kw_only=True):
    """Made by `oidc_configuration`. `base_url` is where people reach this product, without a slash at the end; nothing of a request says so."""

    issuer: str
    client_id: str
    client_secret: str
    base_url: str
    scopes: tuple[str, ...]
    allowed_domains: frozenset[str]
    is_email_trusted: bool
    is_linked_by_email: bool
    default_role: str | None
    groups_claim: str
    group_roles: tuple[GroupRole, ...]
    is_second_factor_asked: bool
    is_asked_of_administrators: bool
    """Of the installation, who sign in in two steps here whatever the provider does."""
    leeway_s: int
    guard: Guard

    @property
    def redirect_uri(self) -> str:
        """Where the provider sends people back to; it has to be registered there, to the letter."""
        return self.base_url + CALLBACK

    @property
    def is_plain_allowed(self) -> bool:
        """Whether the provider's own addresses may be without TLS: only where its issuer is."""
        return self.issuer.startswith("http://")


def oidc_configuration(settings: Settings, base_url: str) -> OidcConfiguration | None:
    """The configuration; None without a provider. Raises InvalidSettings for what cannot work. Reads the secret's file."""
    if not settings.oidc_issuer:
        if not settings.password_sign_in:
            raise InvalidSettings("password_sign_in is false and there is no oidc_issuer, so nobody could sign in.")
        return None
    if not settings.oidc_client_id:
        raise InvalidSettings("oidc_issuer is set; oidc_client_id must be, too: the id that the provider has for this installation.")
    return OidcConfiguration(
        issuer=settings.oidc_issuer,
        client_id=settings.oidc_client_id,
        client_secret=_secret(settings),
        base_url=base_url,
        scopes=("openid", *(scope for scope in settings.oidc_scopes if scope != "openid")),
        allowed_domains=frozenset(domain.lower() for domain in settings.oidc_allowed_domains),
        is_email_trusted=settings.oidc_email_is_trusted,
        is_linked_by_email=settings.oidc_link_by_email,
        default_role=None if settings.oidc_default_role == "none" else settings.oidc_default_role,
        groups_claim=settings.oidc_groups_claim,
        group_roles=tuple(map(_group_role, settings.oidc_group_roles)),
        is_second_factor_asked=settings.oidc_second_factor or settings.everyone_second_factor,
        is_asked_of_administrators=settings.admin_second_factor,
        leeway_s=settings.oidc_clock_leeway_s,
        guard=_guard(settings),
    )


def _guard(settings: Settings) -> Guard:
    try:
        parts = urlsplit(settings.oidc_issuer)
        port = parts.port or DEFAULT_PORTS[parts.scheme]
    except ValueError:
        raise InvalidSettings(f"oidc_issuer cannot be read as an address: {settings.oidc_issuer}") from None
    if parts.scheme == "http" and not settings.oidc_inside:
        raise InvalidSettings("oidc_issuer must begin with https://. Plain http:// is for a provider inside, which oidc_inside then has to name.")
    return Guard(settings.oidc_inside, [port])


def _secret(settings: Settings) -> str:
    if not settings.oidc_client_secret_file:
        return settings.oidc_client_secret
    if settings.oidc_client_secret:
        raise InvalidSettings("Set oidc_client_secret or oidc_client_secret_file, not both.")
    try:
        return Path(settings.oidc_client_secret_file).expanduser().read_text().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidSettings(f"oidc_client_secret_file cannot be read: {error}") from None


def _group_role(text: str) -> GroupRole:
    group, _, given = text.rpartition("=")
    role, _, project = given.partition("@")
    return GroupRole(group, role, int(project) if project else None)
