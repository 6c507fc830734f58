"""What was asked to be erased and is there still."""

from __future__ import annotations

import time
from typing import Final

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.errors import Unavailable
from tidegauge.core.settings import Settings

OVERDUE_MS: Final = 3_600_000
"""Erasing takes minutes; what waits for an hour fails, or no server runs."""
_NAMED: Final = 10


def check_erasures(settings: Settings) -> list[Finding]:
    """Deleted projects and erased people whose events are not gone; nothing where there are none. Asked without changing anything."""
    from tidegauge.meta.checkup import overdue_erasures

    try:
        found = overdue_erasures(settings.meta_url, time.time_ns() // 1_000_000 - OVERDUE_MS)
    except Unavailable:
        return []  # that of the metadata says it
    fix = "start the server; if one runs, GET /health and its log (`erasure_postponed`) say what fails. It is tried again by itself"
    whats = [("deleted projects whose events are", found.projects), ("erasures of people that are", found.erasures)]
    return [Finding(False, f"{len(ids)} {what} not gone after an hour: {', '.join(ids[:_NAMED])}", fix) for what, ids in whats if ids]
