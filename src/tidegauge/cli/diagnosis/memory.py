"""Memory of the machine beside what the settings allow."""

from __future__ import annotations

from typing import Final

import psutil

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings

START_BYTES: Final = 500 * 1024**2
"""The program with its engine, before it holds anything."""


def check_memory(settings: Settings) -> list[Finding]:
    """Live numbers, kept answers, bodies on their way and one question at its limit must fit beside the program."""
    total_bytes = psutil.virtual_memory().total
    allowed_bytes = START_BYTES + settings.live_state_max_bytes + settings.cache_max_bytes + settings.waiting_max_bytes + settings.query_memory_bytes
    what = f"{total_bytes / 2**30:.1f} GB of memory, {allowed_bytes / 2**30:.1f} GB allowed by the settings"
    fix = "lower query_memory_bytes, live_state_max_bytes or cache_max_bytes, else the system may end the server when all are used at once"
    return [Finding(allowed_bytes <= total_bytes, what, fix)]
