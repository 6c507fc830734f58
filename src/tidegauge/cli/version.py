"""Print the version."""

from __future__ import annotations

import argparse
import platform

from tidegauge import __version__

NAME = "version"
HELP = "print the version"


def text() -> str:
    """`tidegauge 0.1.0 (Python 3.11.9)`."""
    return f"tidegauge {__version__} (Python {platform.python_version()})"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(arguments: argparse.Namespace) -> int:
    print(text())
    return 0
