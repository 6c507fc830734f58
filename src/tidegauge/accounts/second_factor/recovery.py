"""Recovery codes: for who has lost the phone, each good once."""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from typing import Final

CODES: Final = 10
_BYTES: Final = 10
_CHARACTERS: Final = _BYTES * 8 // 5
_GROUP: Final = 4


def new_recovery_codes() -> list[str]:
    """Ten codes of 80 random bits, as `abcd-efgh-ijkl-mnop`."""
    return [_grouped(base64.b32encode(os.urandom(_BYTES)).decode().lower()) for _ in range(CODES)]


def plain_recovery_code(text: str) -> str | None:
    """The code without what people add or change in typing (case, spaces, hyphens); None when it cannot be one."""
    plain = "".join(character for character in text.lower() if character not in " -\t\n")
    return plain if len(plain) == _CHARACTERS and all(character in "abcdefghijklmnopqrstuvwxyz234567" for character in plain) else None


def recovery_hash(key: bytes, person_id: str, plain: str) -> bytes:
    """What is stored of a code: an HMAC that holds for one person only."""
    return hmac.new(key, f"{person_id}:{plain}".encode(), hashlib.sha256).digest()


def _grouped(text: str) -> str:
    return "-".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))
