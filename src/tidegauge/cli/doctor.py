"""Look for the usual troubles before and while the server runs: one line each, with what to do. Exit code 1 when something is wrong."""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tidegauge.cli.serve import port

if TYPE_CHECKING:
    from tidegauge.cli.diagnosis.finding import Finding
    from tidegauge.core.settings import Settings

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
    findings = [finding for check in CHECKS for finding in _found(check, settings)]
    for finding in findings:
        print(finding.line())
    return 0 if all(finding.is_fine for finding in findings) else 1


def _found(check: Callable[[Settings], list[Finding]], settings: Settings) -> list[Finding]:
    """What a check finds; a place that it may not look into is a finding, too, and the others go on."""
    from tidegauge.cli.diagnosis.finding import Finding

    try:
        return check(settings)
    except OSError as error:
        what = check.__name__.removeprefix("check_").replace("_", " ")
        return [Finding(False, f"{what}: {error.strerror or error} ({error.filename or 'no file'})", "run the doctor as the user that runs the server")]
