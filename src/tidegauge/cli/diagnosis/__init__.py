"""Receives settings -> gives findings about the machine and the data directory -> never repairs anything, and is safe beside a running server.

Each check is `check(settings) -> list[Finding]`; CHECKS is their order.
"""

from __future__ import annotations

from collections.abc import Callable

from tidegauge.cli.diagnosis.backups import check_backups
from tidegauge.cli.diagnosis.data_directory import check_data_directory
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.cli.diagnosis.machine import check_clock, check_descriptors, check_versions
from tidegauge.cli.diagnosis.network import check_port
from tidegauge.cli.diagnosis.record import check_journal, check_store
from tidegauge.cli.diagnosis.secret import check_secret
from tidegauge.core.settings import Settings

CHECKS: tuple[Callable[[Settings], list[Finding]], ...] = (
    check_versions,
    check_data_directory,
    check_secret,
    check_port,
    check_journal,
    check_store,
    check_backups,
    check_clock,
    check_descriptors,
)
