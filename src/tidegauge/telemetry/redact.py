"""Log fields made safe: nothing secret in them, and no character that could forge a line or drive a terminal."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

HIDDEN: Final = "***"
MAX_LENGTH: Final = 4_000
_SECRET_NAME: Final = re.compile(r"(?i)(^|_)(password|passwd|secret|token|authorization|cookie|api_?key|write_?key|key|credentials?)$")
_SECRET_TEXT: Final = re.compile(
    r"tg_(?:write|read)_[A-Za-z0-9_-]+"
    r"|eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*"
    r"|(?<=://)[^/@\s]*:[^/@\s]*(?=@)"
    r"|(?<=[?&]api_key=)[^&\s]+|(?<=[?&]token=)[^&\s]+"
    r"|(?<=[?&]access_token=)[^&\s]+|(?<=[?&]password=)[^&\s]+"
    r"|(?<=[Bb]earer )[^\s'\"]+"
    r"|(?i:(?<=cookie: )|(?<=-protocol: )|(?<=api-key: )|(?<=authorization: ))\S[^\r\n]*"  # as libraries write the headers of a handshake
    r"|(?<=/share/)[A-Za-z0-9_-]{16,}"
)
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Control characters (CR, LF, ESC, C1, line and direction marks) as `\\n`, `\\x1b`, …"""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def redact(text: str) -> str:
    """Keys, tokens and passwords in URLs as `***`; at most 4,000 characters."""
    return _SECRET_TEXT.sub(HIDDEN, text[:MAX_LENGTH])


def safe_fields(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields with secret ones hidden by name, and every text in them redacted and escaped, at any depth."""
    return {escape(str(name)): HIDDEN if _SECRET_NAME.search(str(name)) and value else _safe(value) for name, value in fields.items()}


def _safe(value: Any) -> Any:
    match value:
        case str():
            return escape(redact(value))
        case bool() | int() | float() | None:
            return value
        case Mapping():
            return safe_fields(value)
        case list() | tuple() | set() | frozenset():
            return [_safe(item) for item in value]
    return escape(redact(repr(value)))
