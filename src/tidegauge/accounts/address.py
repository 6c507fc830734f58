"""E-mail addresses as people are known by them: one way of writing each, and nothing in them that cannot be seen."""

from __future__ import annotations

import unicodedata
from typing import Final

from tidegauge.core.errors import ErrorDetail, InvalidInput

MAX_LENGTH: Final = 254
"""Of an address (RFC 5321, 4.5.3.1.3, less its brackets)."""
_NOBODYS: Final = "\ufffd"
"""In place of what no store takes: the address is then nobody's."""


def plain_address(text: str) -> str:
    """As it is looked for: lower case, composed characters (NFC), without outer blanks, at most 254 characters."""
    return unicodedata.normalize("NFC", text.strip()[:MAX_LENGTH].lower())[:MAX_LENGTH].replace("\0", _NOBODYS)


def kept_address(text: str) -> str:
    """As it is kept. Raises InvalidInput for one that is too long so written, or holds characters that nobody sees, by which it would look like another."""
    address = unicodedata.normalize("NFC", text.strip().lower())
    if len(address) > MAX_LENGTH or not address.isprintable() or " " in address:
        reason = f"must have at most {MAX_LENGTH} characters in small letters, all of them visible"
        raise InvalidInput(f"The address {reason}.", details=[ErrorDetail("email", reason)])
    return address
