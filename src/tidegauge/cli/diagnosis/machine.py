"""Versions, clock and limits of the machine."""

from __future__ import annotations

import platform
import resource
import sys
import time

import apsw

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.core.settings import Settings
from tidegauge.core.timestamps import format_timestamp
from tidegauge.store.engines.confinement.landlock import LEAST_ABI, abi_version

LEAST_PYTHON = (3, 11)
LEAST_SQLITE = (3, 51, 3)
"""Older ones can lose a committed batch at a WAL reset."""
LEAST_DESCRIPTORS = 4096
RELEASED_MS = 1_790_000_000_000  # September 2026: no clock of a machine that runs this is earlier
FAR_MS = 4_102_444_800_000  # 2100


def check_versions(settings: Settings) -> list[Finding]:
    """Python and the SQLite that the journal uses."""
    sqlite = tuple(int(part) for part in apsw.sqlite_lib_version().split("."))
    return [
        Finding(sys.version_info >= LEAST_PYTHON, f"Python {platform.python_version()}", "install Python 3.11 or newer"),
        Finding(
            sqlite >= LEAST_SQLITE,
            f"SQLite {apsw.sqlite_lib_version()} for the journal",
            "reinstall with `make setup`: the apsw package brings a current SQLite",
        ),
    ]


def check_clock(settings: Settings) -> list[Finding]:
    """Wall time: events far from the server's time are refused."""
    now_ms = time.time_ns() // 1_000_000
    return [Finding(RELEASED_MS < now_ms < FAR_MS, f"clock says {format_timestamp(now_ms)}", "set the machine's clock (NTP): events are checked against it")]


def check_descriptors(settings: Settings) -> list[Finding]:
    """Open files and sockets; the server raises the soft limit to the hard one."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    is_enough = hard == resource.RLIM_INFINITY or hard >= LEAST_DESCRIPTORS
    shown = "without limit" if hard == resource.RLIM_INFINITY else str(hard)
    return [Finding(is_enough, f"open files {shown}", f"allow at least {LEAST_DESCRIPTORS} (ulimit -Hn, LimitNOFILE= of the service): each live screen is one")]


def check_confinement(settings: Settings) -> list[Finding]:
    """Whether the kernel can keep the embedded engine, which runs what people write in SQL, from files and network."""
    if not settings.store_url.startswith("chdb:"):
        return []
    if settings.engine_confinement == "off":
        return [Finding(False, "engine_confinement is off", "set `auto`: the check of a statement's text is then the only guard of files and network")]
    abi = abi_version()
    fix = f"run it on Linux 6.2 or newer with Landlock (lsm=…,landlock; {LEAST_ABI} is needed), or give SQL only to people you trust with this machine"
    return [Finding(abi >= LEAST_ABI, f"the kernel confines the engine (Landlock {abi or 'missing'})", fix)]
