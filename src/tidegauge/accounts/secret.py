"""The installation's secret, and the keys derived from it: one for each purpose, so that none can stand in for another."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tidegauge.core.setting_groups.secret import MIN_SECRET_LENGTH
from tidegauge.core.settings import Settings
from tidegauge.core.settings_source import InvalidSettings

FILE_NAME: Final = "secret.key"
PENDING_NAME: Final = "secret.key.new"
"""The next secret, while a change is under way."""


def load_secret(settings: Settings, *, is_change: bool = False) -> bytes:
    """The secret of the settings, else the one in `DATA/secret.key`, made at the first call and readable by its owner only.

    Raises InvalidSettings when the file is there but holds no usable secret, or a change of it was interrupted (not for who goes on with it, `is_change`).
    Blocks on the disk.
    """
    if settings.secret_key:
        return settings.secret_key.encode()
    path = settings.data_dir / FILE_NAME
    if not is_change and (settings.data_dir / PENDING_NAME).exists():
        raise InvalidSettings(f"A change of the secret in {settings.data_dir} was interrupted. Run `tidegauge secret rotate --data-dir DIR` again first.")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        _create(path)
    path.chmod(0o600)
    secret = path.read_bytes().strip()
    if len(secret) < MIN_SECRET_LENGTH:
        raise InvalidSettings(
            f"{path} holds fewer than {MIN_SECRET_LENGTH} characters. Restore it from a backup; a new one ends all logins and hides the write keys."
        )
    return secret


def derive_key(secret: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose (HKDF with SHA-256, RFC 5869)."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"tidegauge:" + purpose.encode()).derive(secret)


def _create(path: Path) -> None:
    """Write whole or not at all; of two processes that start together one wins."""
    descriptor, draft = tempfile.mkstemp(prefix=f".{FILE_NAME}.", dir=path.parent)
    try:
        os.write(descriptor, secrets.token_hex(32).encode() + b"\n")
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        os.unlink(draft)
