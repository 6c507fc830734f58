"""Who makes the backup: the server that has the stores open, or this process."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from tidegauge.cli.backing_up.server import make_at_server
from tidegauge.cli.diagnosis.network import served_status
from tidegauge.cli.diagnosis.record import JOURNAL_FILE
from tidegauge.core.errors import Conflict
from tidegauge.core.settings import Settings


def make(settings: Settings) -> Path:
    """The directory of the new backup. Raises TidegaugeError."""
    if settings.port and served_status(settings) is not None:
        return make_at_server(settings)
    if not (settings.data_dir / JOURNAL_FILE).exists():
        raise Conflict(f"There is no installation in {settings.data_dir}. Give its --data-dir.")
    from tidegauge.backup.stopped import backup_stopped
    from tidegauge.telemetry.logs import configure_logs

    configure_logs("warning", settings.log_format)
    logging.captureWarnings(True)
    try:
        return asyncio.run(backup_stopped(settings))
    except Conflict as error:
        if error.code == "store_in_use":
            where = "the --host and --port that it listens on, and its --config where it serves HTTPS"
            raise Conflict(f"{error.message} If it is the server, give {where}: then it makes the backup.") from None
        raise
