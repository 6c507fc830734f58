"""Make a backup, while the server runs or when it does not.

  tidegauge backup --data-dir data

A running server makes it in the background of its other work; without one the stores are opened here. Nothing is stopped, and everything that
was answered and stored when the backup began is in it. The installation's secret is not: keep DATA/secret.key in another place."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from tidegauge.cli.serve import port

NAME = "backup"
HELP = "make a backup, also while the server runs"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The same places as of `serve`."""
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where everything is kept (default ./data)")
    parser.add_argument("--backup-dir", metavar="DIR", help="where the backup is made when no server runs (default DATA/backups)")
    parser.add_argument("--host", metavar="H", help="address the server listens on (default 127.0.0.1)")
    parser.add_argument("--port", metavar="N", type=port, help="port the server listens on (default 8050)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.cli.backing_up.job import make
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also

    overrides = {name: value for name in ("data_dir", "backup_dir", "host", "port") if (value := getattr(arguments, name)) is not None}
    settings = load_settings(arguments.config, os.environ, overrides)
    trust_also(settings.ca_file)
    print(make(settings))
    return 0
