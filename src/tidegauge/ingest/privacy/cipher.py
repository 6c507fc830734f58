"""Keyed hashes and encryption of personal values, with keys of the project alone."""

from __future__ import annotations

import base64
import binascii
import hmac
import os
import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

HASH_MARK: Final = "h1_"
HASH_LENGTH: Final = 35
"""`h1_` and 32 hexadecimal digits: 128 of the 256 bits of the HMAC."""

CIPHER_MARK: Final = "enc1."
"""Then the key's id, a dot, and base64url of the nonce (12 bytes), the ciphertext and its tag (16 bytes)."""

_HASH: Final = re.compile(rf"{HASH_MARK}[0-9a-f]{{32}}")
_CLOSED: Final = re.compile(r"enc1\.[0-9a-f]{8}\.[A-Za-z0-9_-]{38,}={0,2}")
_NONCE_BYTES: Final = 12
_to_json: Final = msgspec.json.Encoder(order="deterministic").encode


class Pseudonym:
    """HMAC-SHA-256 (RFC 2104, FIPS 198-1) with 32 bytes. The same text has the same hash as long as the project lives, so that counting and joining work."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def __call__(self, text: str) -> str:
        """35 characters, about 1 us. What is a hash already stays: an event that is sent again, or names somebody by the hash, means the same person."""
        if len(text) == HASH_LENGTH and _HASH.fullmatch(text):
            return text
        return HASH_MARK + hmac.digest(self._key, text.encode("utf-8", "surrogatepass"), "sha256").hex()[:32]

    def of_value(self, value: Any) -> str | None:
        """Of any JSON value; numbers hash like their text, so that 7 and "7" stay one. None stays None."""
        if value is None:
            return None
        return self(value if isinstance(value, str) else _to_json(value).decode())


class FieldCipher:
    """AES-256-GCM (NIST SP 800-38D) under the project's newest key. Older keys go on opening what they closed."""

    def __init__(self, project: int, keys: Mapping[str, bytes], current: str) -> None:
        self._ciphers = {key_id: AESGCM(key) for key_id, key in keys.items()}
        self._current = current
        self._project = b"tidegauge:field:%d" % project

    def close(self, value: Any) -> str:
        """The value as JSON, closed with a fresh random nonce: the same value never looks the same twice. What is closed already stays."""
        if isinstance(value, str) and value.startswith(CIPHER_MARK) and self._is_own(value):
            return value
        nonce = os.urandom(_NONCE_BYTES)
        sealed = nonce + self._ciphers[self._current].encrypt(nonce, _to_json(value), self._project)
        return f"{CIPHER_MARK}{self._current}.{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, text: str) -> Any:
        """The value. Raises ValueError when it is not closed with a key of the project, or was altered."""
        key_id = self._key_of(text)
        if not key_id:
            raise ValueError("it is not encrypted with a key of this project")
        try:
            sealed = base64.urlsafe_b64decode(text.rpartition(".")[2])
            return msgspec.json.decode(self._ciphers[key_id].decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._project))
        except (InvalidTag, binascii.Error, ValueError):
            raise ValueError("it was altered") from None

    def _is_own(self, text: str) -> bool:
        try:
            self.open(text)
        except ValueError:
            return False
        return True

    def _key_of(self, text: str) -> str:
        if not text.startswith(CIPHER_MARK):
            return ""
        key_id, dot, _ = text[len(CIPHER_MARK) :].partition(".")
        return key_id if dot and key_id in self._ciphers else ""


def is_hidden(text: str) -> bool:
    """Whether a text has the form of a hash or of an encrypted value: chance digits in it are no number of anybody."""
    return _HASH.fullmatch(text) is not None or _CLOSED.fullmatch(text) is not None


def is_encrypted(value: Any) -> bool:
    """Whether a value has the form of an encrypted one."""
    return isinstance(value, str) and value.startswith(CIPHER_MARK)
