"""Who came, as the provider says."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from tidegauge.accounts.oidc.configuration import OidcConfiguration
from tidegauge.accounts.oidc.refusal import SignInRefused

MAX_SUBJECT: Final = 255
_MAX_EMAIL: Final = 254
_MAX_NAME: Final = 200
_MAX_GROUPS: Final = 2_000


class Identity(msgspec.Struct, frozen=True):
    """`issuer` and `subject` together name a person for good; the address may be given to somebody else one day."""

    issuer: str
    subject: str
    email: str
    is_email_verified: bool
    name: str
    groups: frozenset[str]


def identity_of(claims: dict[str, Any], configuration: OidcConfiguration) -> Identity:
    """From the claims of a token that was checked. Raises SignInRefused for a subject that cannot be one."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not 1 <= len(subject) <= MAX_SUBJECT or not subject.isprintable():
        raise SignInRefused("token_refused", "the subject of the provider's token is empty, too long, or not printable")
    email = _address(claims.get("email"))
    is_verified = claims.get("email_verified") is True or configuration.is_email_trusted
    name = claims.get("name") or claims.get("preferred_username")
    shown = "".join(character for character in name if character.isprintable()).strip()[:_MAX_NAME] if isinstance(name, str) else ""
    return Identity(configuration.issuer, subject, email, bool(email) and is_verified, shown or email[:_MAX_NAME], _groups(claims, configuration.groups_claim))


def require_allowed(identity: Identity, configuration: OidcConfiguration) -> None:
    """Raise SignInRefused unless the address is of a domain that may come in. An address that is not verified is of no domain."""
    if not configuration.allowed_domains:
        return
    if not identity.email:
        raise SignInRefused("no_email", "the provider gave no address, and oidc_allowed_domains asks for one: is the scope email granted?")
    if not identity.is_email_verified:
        raise SignInRefused("email_not_verified", "the provider does not say that the address is verified (email_verified); see oidc_email_is_trusted")
    if identity.email.rpartition("@")[2] not in configuration.allowed_domains:
        raise SignInRefused("domain_not_allowed", "the address is of no domain that oidc_allowed_domains names")


def _address(email: object) -> str:
    if not isinstance(email, str) or len(email) > _MAX_EMAIL or email.count("@") != 1 or not email.isprintable() or " " in email or not email.isascii():
        return ""
    return email.lower() if all(email.split("@")) else ""


def _groups(claims: dict[str, Any], path: str) -> frozenset[str]:
    """A claim may be named with dots in it (as a URL is), else a dot leads into an object."""
    found: Any = claims.get(path)
    if found is None:
        found = claims
        for step in path.split("."):
            found = found.get(step) if isinstance(found, dict) else None
    listed = [found] if isinstance(found, str) else found
    return frozenset(group for group in listed[:_MAX_GROUPS] if isinstance(group, str)) if isinstance(listed, list) else frozenset()
