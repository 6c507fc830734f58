"""The directory that everything is kept in: there and writable, or a sentence why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from tidegauge.core.settings_source import InvalidSettings

_NEED_NOT_BE_WRITTEN: Final = frozenset(("secret.key", "plugins", "backups"))


def make_writable(directory: Path) -> None:
    """Make it when it is missing. Raises InvalidSettings when it cannot be made, is none, or it or what is in it cannot be written by this user: after a
    first start as another one, say."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(directory, f"cannot be made ({error.strerror})") from None
    if not os.access(directory, os.R_OK | os.W_OK | os.X_OK):
        raise _refused(directory, "cannot be written")
    for path in sorted(directory.iterdir()):
        if not os.access(path, os.R_OK if path.name in _NEED_NOT_BE_WRITTEN else os.R_OK | os.W_OK):
            raise InvalidSettings(
                f"{path} cannot be {'read' if path.name in _NEED_NOT_BE_WRITTEN else 'written'} by this user (uid {os.getuid()}); it belongs to uid "
                f"{path.lstat().st_uid}. Start the server as that user, or give it all to this one: chown -R {os.getuid()} {directory}"
            )


def _refused(directory: Path, why: str) -> InvalidSettings:
    return InvalidSettings(f"The data directory {directory} {why}. Choose another --data-dir, or let the server's user (uid {os.getuid()}) write it.")
