"""Keeps secret texts so that only this installation can read them again (AES-256-GCM)."""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305

from tidegauge.accounts.secret import derive_key

_NONCE_BYTES: Final = 12
_CIPHERS: Final[dict[bytes, type[AESGCM] | type[ChaCha20Poly1305]]] = {b"\x01": AESGCM, b"\x02": ChaCha20Poly1305}
"""The mark before a sealed text -> its cipher. One that is no longer trusted stays for opening, until `tidegauge secret rotate` has sealed everything anew."""
CURRENT: Final = b"\x01"
"""What new texts are sealed with."""
_UNMARKED: Final = b"\x01"
"""What texts without a mark were sealed with, before there were marks."""


def project_context(project: int, id: str) -> bytes:
    """What a sealed text of a project's row is bound to."""
    return b"%d:%s" % (project, id.encode())


class Seal:
    """Seals texts for one purpose, each bound to a `context` (the key's hash) so that a sealed text cannot be moved to another row."""

    def __init__(self, secret: bytes, purpose: str = "write-key", *, cipher: bytes = CURRENT) -> None:
        key = derive_key(secret, f"seal:{purpose}")
        self._ciphers = {mark: kind(key) for mark, kind in _CIPHERS.items()}
        self._mark = cipher

    def close(self, text: str, context: bytes) -> bytes:
        """The cipher's mark, a fresh nonce and the sealed text."""
        nonce = os.urandom(_NONCE_BYTES)
        return self._mark + nonce + self._ciphers[self._mark].encrypt(nonce, text.encode(), context)

    def open(self, sealed: bytes, context: bytes) -> str | None:
        """The text, or None when it was altered, moved, or sealed under another secret."""
        mark = sealed[:1]
        found = self._opened(mark, sealed[1:], context) if mark in self._ciphers else None
        return self._opened(_UNMARKED, sealed, context) if found is None else found  # the first byte of a nonce may look like a mark

    def _opened(self, mark: bytes, sealed: bytes, context: bytes) -> str | None:
        try:
            return self._ciphers[mark].decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context).decode()
        except (InvalidTag, ValueError):
            return None
