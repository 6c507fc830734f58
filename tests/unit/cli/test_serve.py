from __future__ import annotations

import argparse

import pytest

from tidegauge.cli import serve
from tidegauge.cli.main import build_parser


def test_options_left_out_stay_unset_so_that_they_hide_no_setting() -> None:
    arguments = build_parser().parse_args(["serve"])
    assert [getattr(arguments, name) for name in ("data_dir", "host", "port", "config", "demo", "role")] == [None] * 6


def test_roles_and_ports_are_checked() -> None:
    assert serve.roles("web,ingest") == "web,ingest"
    assert serve.port("0") == 0
    for wrong in ("web,", "web,king"):
        with pytest.raises(argparse.ArgumentTypeError, match="unknown role"):
            serve.roles(wrong)
    for wrong in ("-1", "65536", "http"):
        with pytest.raises(argparse.ArgumentTypeError, match="is not a port"):
            serve.port(wrong)
