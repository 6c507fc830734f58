from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.main import main


def test_a_directory_without_an_installation_is_one_clear_line_and_stays_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--data-dir", str(tmp_path), "--port", "0"]) == 2
    assert "no installation" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
