"""The settings of what the first start is given, and the secrets it would else make."""

from __future__ import annotations

from typing import Annotated, Any, Final

from msgspec import Meta

from tidegauge.core.setting_groups.kind import SECRET
from tidegauge.core.setting_groups.transport import TransportSettings
from tidegauge.core.settings_source import InvalidSettings

MIN_SECRET_LENGTH: Final = 32
MIN_PASSWORD_LENGTH: Final = 10
MIN_WRITE_KEY_LENGTH: Final = 16


class SecretSettings(TransportSettings, frozen=True, kw_only=True):
    """First start and secrets."""

    admin_email: Annotated[str, Meta(description="First start only: the first administrator's address. Empty: `admin@localhost`.")] = ""
    admin_password: Annotated[
        str,
        Meta(
            description=f"First start only: the first administrator's password, at least {MIN_PASSWORD_LENGTH} characters. Empty: generated, shown once.",
            extra=SECRET,
        ),
    ] = ""
    write_key: Annotated[
        str,
        Meta(
            description=f"A write key of the default project, of at least {MIN_WRITE_KEY_LENGTH} characters. Empty: generated at first start, shown once.",
            extra=SECRET,
        ),
    ] = ""
    secret_key: Annotated[
        str,
        Meta(
            description=f"Secret from which signing and sealing keys are derived, at least {MIN_SECRET_LENGTH} random characters; the same on all nodes. "
            "Empty: generated once and kept in `DATA/secret.key`.",
            extra=SECRET,
        ),
    ] = ""
    previous_secret_key: Annotated[
        str,
        Meta(
            description="The secret before it was changed (`tidegauge secret rotate`): logins that were signed with it hold on while it is set, and nothing "
            "new is. Take it out after a day; leave it out when the old one has leaked.",
            extra=SECRET,
        ),
    ] = ""


def refuse_weak(name: str, value: Any, place: str) -> None:
    """A given secret that guards nothing stops the start: leaving it out is better than a weak one. Raises InvalidSettings."""
    least = {
        "secret_key": MIN_SECRET_LENGTH,
        "previous_secret_key": MIN_SECRET_LENGTH,
        "admin_password": MIN_PASSWORD_LENGTH,
        "write_key": MIN_WRITE_KEY_LENGTH,
    }.get(name)
    if least is None:
        return
    if len(value) < least:
        raise InvalidSettings(f"{name} ({place}) has {len(value)} characters; it needs at least {least}. Leave it out to have one generated.")
    if name == "secret_key" and len(set(value)) < 10:
        raise InvalidSettings(f"secret_key ({place}) repeats few characters; use random ones (openssl rand -hex 32), or leave it out to have one generated.")
    if name == "write_key" and not all("!" <= character <= "~" for character in value):
        raise InvalidSettings(f"write_key ({place}) may hold only printable ASCII without spaces, as it travels in a header.")
