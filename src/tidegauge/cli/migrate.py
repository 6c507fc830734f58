"""Bring both stores to the version of this release, and do nothing else.

`tidegauge serve` does the same when it starts. Run this first where the server's own account may not change tables: here with an account that may.
Safe to repeat, and from several nodes at once. Nothing is done while a server has the embedded store open."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

NAME = "migrate"
HELP = "bring the stores to the version of this release"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The stores are those of the settings, as of `serve`."""
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where everything is kept (default ./data)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.backup.unfinished import refuse_unfinished
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also
    from tidegauge.meta.migration import newest_revision, upgrade
    from tidegauge.store.store import open_current_engine
    from tidegauge.telemetry.logs import configure_logs

    settings = load_settings(arguments.config, os.environ, {"data_dir": arguments.data_dir} if arguments.data_dir else {})
    configure_logs("warning", settings.log_format)
    refuse_unfinished(settings.data_dir)
    trust_also(settings.ca_file)
    open_current_engine(settings.store_url).close()  # first: it refuses where a server runs
    upgrade(settings.meta_url)
    print(f"Both stores are of this release (metadata {newest_revision()}).")
    return 0
