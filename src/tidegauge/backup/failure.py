"""What can go wrong with a backup, each in one line that says what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tidegauge.core.errors import Conflict, InvalidInput, Unavailable


class BackupDamaged(InvalidInput):
    """The backup is not, or not any more, what was written (400)."""

    code = "backup_damaged"


class BackupTooNew(Conflict):
    """The backup needs a newer version of the product (409)."""

    code = "backup_newer"


class BackupStopped(Unavailable):
    """The server stops while a backup is made (503)."""

    code = "backup_stopped"


class BackupFailed(Unavailable):
    """The backup cannot be written (503)."""

    code = "backup_failed"


class NotEmpty(Conflict):
    """A restore fills empty stores only (409)."""

    code = "not_empty"


@contextmanager
def disk_failures(place: Path) -> Iterator[None]:
    """Turns what the disk refuses into BackupFailed."""
    try:
        yield
    except OSError as error:
        reason = "the disk is full. Free some room, or set backup_dir to another disk" if error.errno == errno.ENOSPC else error.strerror or str(error)
        raise BackupFailed(f"The backup cannot be written to {place}: {reason}.", retry_after_s=60.0) from None
