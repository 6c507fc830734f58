from __future__ import annotations

import argparse
import gc
import socket
from pathlib import Path

import pytest

from tidegauge.cli import serve
from tidegauge.cli.main import build_parser, main


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


@pytest.mark.req("K5")
def test_a_start_that_cannot_be_says_why_before_it_makes_anything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "data"
    try:
        with socket.create_server(("127.0.0.1", 0)) as other:
            assert main(["serve", "--data-dir", str(data), "--port", str(other.getsockname()[1])]) == 2
        assert "Address already in use. Stop what listens there, or choose another --port" in capsys.readouterr().err
        assert not data.exists()
        data.write_text("a file")
        assert main(["serve", "--data-dir", str(data), "--port", "0"]) == 2
        assert "cannot be made (File exists). Choose another --data-dir" in capsys.readouterr().err
    finally:
        gc.enable()
