"""How callers name a person: by the key that answers give, or by an id that events carry."""

from __future__ import annotations

from typing import Final

from tidegauge.contracts.batch import person_key
from tidegauge.core.errors import ErrorDetail, InvalidQuery

MAX_LENGTH: Final = 210
_USER, _VISITOR = "user:", "visitor:"


def read_person_id(text: str) -> int:
    """The key of `<key>`, `user:<user_id>` or `visitor:<anonymous_id>`. Raises InvalidQuery."""
    if text.startswith(_USER) and len(_USER) < len(text) <= MAX_LENGTH and "\x00" not in text:
        return person_key(text.removeprefix(_USER), "")
    if text.startswith(_VISITOR) and len(_VISITOR) < len(text) <= MAX_LENGTH and "\x00" not in text:
        return person_key("", text.removeprefix(_VISITOR))
    if text.isascii() and text.isdigit() and len(text) <= 20 and 0 < int(text) < 2**64:
        return int(text)
    reason = "is a person's key as answers give it, user:<user_id> or visitor:<anonymous_id>"
    raise InvalidQuery(f"'{text[:60]}' {reason}.", details=[ErrorDetail("id", reason)])
