from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tidegauge.backup.failure import BackupFailed, disk_failures


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EIO, "Input/output error")])
def test_what_the_disk_refuses_is_one_clear_line(number: int, said: str) -> None:
    with pytest.raises(BackupFailed, match=said), disk_failures(Path("/b")):
        raise OSError(number, "Input/output error")
