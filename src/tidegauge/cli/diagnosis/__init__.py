"""Receives settings -> gives findings about the machine and the data directory -> never repairs anything, and is safe beside a running server.

Each check is `check(settings) -> list[Finding]`; CHECKS is their order.
"""

from __future__ import annotations

from collections.abc import Callable

from tidegauge.cli.diagnosis.backups import check_backups
from tidegauge.cli.diagnosis.certificate import check_certificate
from tidegauge.cli.diagnosis.data_directory import check_data_directory
from tidegauge.cli.diagnosis.encryption import check_encryption
from tidegauge.cli.diagnosis.erasures import check_erasures
from tidegauge.cli.diagnosis.exposure import check_exposure
from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.cli.diagnosis.first_password import check_first_password
from tidegauge.cli.diagnosis.log_file import check_log_file
from tidegauge.cli.diagnosis.machine import check_clock, check_confinement, check_descriptors, check_versions
from tidegauge.cli.diagnosis.mail_server import check_mail_server
from tidegauge.cli.diagnosis.memory import check_memory
from tidegauge.cli.diagnosis.metadata import check_metadata
from tidegauge.cli.diagnosis.network import check_port
from tidegauge.cli.diagnosis.record import check_journal, check_store
from tidegauge.cli.diagnosis.redis_server import check_redis
from tidegauge.cli.diagnosis.sealed import check_sealed
from tidegauge.cli.diagnosis.secret import check_secret
from tidegauge.cli.diagnosis.set_aside import check_set_aside
from tidegauge.cli.diagnosis.unfinished import check_unfinished
from tidegauge.core.settings import Settings

CHECKS: tuple[Callable[[Settings], list[Finding]], ...] = (
    check_versions,
    check_data_directory,
    check_unfinished,
    check_log_file,
    check_secret,
    check_first_password,
    check_certificate,
    check_port,
    check_exposure,
    check_encryption,
    check_metadata,
    check_sealed,
    check_erasures,
    check_journal,
    check_store,
    check_confinement,
    check_set_aside,
    check_backups,
    check_redis,
    check_mail_server,
    check_clock,
    check_descriptors,
    check_memory,
)
