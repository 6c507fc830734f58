from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from tidegauge.cli.main import SUBCOMMANDS, build_parser, main


def test_help_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    text = capsys.readouterr().out
    assert all(subcommand.NAME in text and subcommand.HELP in text for subcommand in SUBCOMMANDS)


@pytest.mark.req("K1")
def test_help_comes_at_once_and_loads_nothing_heavy() -> None:
    heavy = ["polars", "pyarrow", "chdb", "numpy", "fastapi", "sqlalchemy", "msgspec", "rich", "apsw"]
    code = f"import sys\nfrom tidegauge.cli.main import build_parser\nbuild_parser().format_help()\nprint([m for m in {heavy} if m in sys.modules])"
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < 1  # 0.05 s


def test_an_error_is_one_clear_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "/nowhere.csv", "--key", "k", "--name", "x"]) == 2
    out = capsys.readouterr()
    assert out.err == "tidegauge: /nowhere.csv: no such file.\n"
    assert out.out == "imported 0, rejected 0\n"


@pytest.mark.parametrize(
    "argv", [[], ["nothing"], ["serve", "--port", "70000"], ["serve", "--role", "king"], ["import", "f", "--batch-size", "0"], ["import", "f", "--form", "csv"]]
)
def test_wrong_use_exits_with_2(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(argv)
    assert stop.value.code == 2
    assert "usage: tidegauge" in capsys.readouterr().err


def test_every_subcommand_has_help_text_of_its_own() -> None:
    for subcommand in SUBCOMMANDS:
        with pytest.raises(SystemExit):
            build_parser().parse_args([subcommand.NAME, "--help"])
