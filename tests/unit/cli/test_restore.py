from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.main import main


def test_what_is_no_backup_and_what_has_no_place_are_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["restore", str(tmp_path), "--check"]) == 2
    assert "is no backup" in capsys.readouterr().err
    assert main(["restore", str(tmp_path)]) == 2
    assert "--data-dir NEW" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "gone"), "--data-dir", str(tmp_path / "new")]) == 2
    assert not (tmp_path / "new").exists()
