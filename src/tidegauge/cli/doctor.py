"""Look for the usual troubles before and while the server runs: one line each, with what to do. Exit code 1 when something is wrong."""

from __future__ import annotations

import argparse
import logging
import os
from pathlib import Path

from tidegauge.cli.serve import port

NAME = "doctor"
HELP = "find the usual troubles and say what to do"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The same places as of `serve`."""
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="where everything is kept (default ./data)")
    parser.add_argument("--host", metavar="H", help="address the server listens on (default 127.0.0.1)")
    parser.add_argument("--port", metavar="N", type=port, help="port the server listens on (default 8050)")
    parser.add_argument("--config", metavar="FILE", type=Path, help="YAML settings file")


def run(arguments: argparse.Namespace) -> int:
    from tidegauge.cli.diagnosis import CHECKS
    from tidegauge.core.settings import load_settings
    from tidegauge.core.trusted_authorities import trust_also

    logging.getLogger().addHandler(logging.NullHandler())  # what libraries log of a failure is in the finding
    overrides = {name: value for name in ("data_dir", "host", "port") if (value := getattr(arguments, name)) is not None}
    settings = load_settings(arguments.config, os.environ, overrides)
    trust_also(settings.ca_file)
    findings = [finding for check in CHECKS for finding in check(settings)]
    for finding in findings:
        print(finding.line())
    return 0 if all(finding.is_fine for finding in findings) else 1
