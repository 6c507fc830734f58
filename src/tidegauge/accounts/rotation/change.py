"""Changing the installation's secret: everything sealed anew, then the file."""

from __future__ import annotations

import asyncio
import os
import secrets
from pathlib import Path
from typing import Final

from tidegauge.accounts.rotation.repository import is_sealed_under, reseal
from tidegauge.accounts.secret import FILE_NAME, PENDING_NAME, load_secret
from tidegauge.core.errors import InvalidInput
from tidegauge.core.setting_groups.secret import MIN_SECRET_LENGTH
from tidegauge.core.settings import Settings
from tidegauge.meta.database import Database

NEW_SECRET: Final = "TIDEGAUGE_NEW_SECRET_KEY"
"""The variable with the new secret of an installation whose secret is a setting."""


async def change_secret(settings: Settings, database: Database, given: str) -> dict[str, int]:
    """Rows that were sealed anew, by table; {} when a change that was interrupted only had to be finished.

    `given`: the new secret of an installation whose `secret_key` is set; "" for one with a file, whose new secret is made here. Nobody else may use the
    database meanwhile. Raises InvalidInput, Conflict.
    """
    if settings.secret_key:
        _check(given, settings.secret_key)
        old, new = settings.secret_key.encode(), given.encode()
        return {} if await database.read(is_sealed_under, new) else await _change(database, old, new)
    if given:
        raise InvalidInput(f"The secret is in {settings.data_dir / FILE_NAME} and the new one is made here; leave {NEW_SECRET} out.")
    old = await asyncio.to_thread(load_secret, settings, is_change=True)
    pending = settings.data_dir / PENDING_NAME
    new = await asyncio.to_thread(_pending_secret, pending)
    changed = {} if await database.read(is_sealed_under, new) else await _change(database, old, new)
    await asyncio.to_thread(_put_in_place, pending, settings.data_dir / FILE_NAME)
    return changed


async def _change(database: Database, old: bytes, new: bytes) -> dict[str, int]:
    changed = await database.write(reseal, old, new)
    await asyncio.to_thread(database.compact)  # what was sealed under the old secret leaves the file too
    return changed


def _check(given: str, present: str) -> None:
    if len(given) < MIN_SECRET_LENGTH:
        raise InvalidInput(f"Give the new secret, at least {MIN_SECRET_LENGTH} characters, in {NEW_SECRET}.")
    if given == present:
        raise InvalidInput(f"{NEW_SECRET} is the present secret.")


def _pending_secret(path: Path) -> bytes:
    """The new secret, on the disk before anything is sealed under it."""
    if not path.exists():
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            os.write(descriptor, secrets.token_hex(32).encode() + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _sync_directory(path.parent)
    return path.read_bytes().strip()


def _put_in_place(pending: Path, path: Path) -> None:
    pending.replace(path)
    _sync_directory(path.parent)


def _sync_directory(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
