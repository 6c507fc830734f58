"""Keeps secret texts so that only this installation can read them again (AES-256-GCM)."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tidegauge.accounts.secret import derive_key

_NONCE_BYTES = 12


def project_context(project: int, id: str) -> bytes:
    """What a sealed text of a project's row is bound to."""
    return b"%d:%s" % (project, id.encode())


class Seal:
    """Seals texts for one purpose, each bound to a `context` (the key's hash) so that a sealed text cannot be moved to another row."""

    def __init__(self, secret: bytes, purpose: str = "write-key") -> None:
        self._cipher = AESGCM(derive_key(secret, f"seal:{purpose}"))

    def close(self, text: str, context: bytes) -> bytes:
        """A fresh nonce and the sealed text."""
        nonce = os.urandom(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, text.encode(), context)

    def open(self, sealed: bytes, context: bytes) -> str | None:
        """The text, or None when it was altered, moved, or sealed under another secret."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context).decode()
        except (InvalidTag, ValueError):
            return None
