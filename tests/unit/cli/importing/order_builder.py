"""Orders for tests."""

from __future__ import annotations

from typing import Any

from tidegauge.cli.importing.order import Order, parse_order
from tidegauge.cli.main import build_parser


def make_order(file: str = "f.csv", *options: str, **environ: Any) -> Order:
    """The order of a command line, with a key."""
    return parse_order(build_parser().parse_args(["import", file, "--key", "k" * 20, *options]), environ)
