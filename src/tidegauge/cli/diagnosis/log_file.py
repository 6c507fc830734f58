"""The log file, where one is named: a start without it is refused."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings


def check_log_file(settings: Settings) -> list[Finding]:
    """Whether it can be written, and who reads it: addresses and names of people are in its lines."""
    if not settings.log_file:
        return []
    path = Path(settings.log_file)
    nearest = next(place for place in (path, *path.absolute().parents) if place.exists())
    needed = os.W_OK if nearest == path else os.W_OK | os.X_OK
    if nearest.is_dir() is (nearest == path) or not os.access(nearest, needed):
        return [Finding(False, f"the log file {path} cannot be written", "name a file in a directory of the user that runs the server")]
    if nearest == path and stat.S_IMODE(path.stat().st_mode) & stat.S_IROTH:
        return [Finding(False, f"the log file {path} can be read by everybody on this machine", f"chmod 640 {path}: people's addresses are in it")]
    return [Finding(True, f"the log file {path} can be written")]
