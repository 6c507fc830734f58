"""Whether a setting that is an address can be read as one: found when settings are read, not by whatever connects first."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from tidegauge.core.settings_source import InvalidSettings

_SCHEMES: Final = {
    "store_url": ("chdb", "clickhouse", "clickhouses"),
    "redis_url": ("redis", "rediss", "unix"),
}
"""Setting -> what it may begin with. Those of other settings are told by their pattern, or where they are opened."""
_ENDINGS: Final = ("_url", "_endpoint", "_dsn", "_issuer")


def refuse_unreadable(name: str, value: object, place: str) -> None:
    """Raises InvalidSettings for an address that nothing could connect to. The message holds nothing of it: a password may be anywhere in a broken one."""
    if not isinstance(value, str) or not value or not name.endswith(_ENDINGS):
        return
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise InvalidSettings(
            f"{name} ({place}) is no address that can be read. Its port must be a number up to 65535, an IPv6 address stands in brackets, and of "
            "/ ? # @ [ ] in a user name or password write %2F %3F %23 %40 %5B %5D."
        ) from None
    schemes = _SCHEMES.get(name, ())
    if schemes and parts.scheme not in schemes:
        raise InvalidSettings(f"{name} ({place}) must begin with {' or '.join(f'{scheme}://' for scheme in schemes)}.")
    if port == 0 or (schemes and parts.scheme not in ("chdb", "unix") and not parts.hostname):
        raise InvalidSettings(f"{name} ({place}) names no {'port' if port == 0 else 'host'} to connect to.")
