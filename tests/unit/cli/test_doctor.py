from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.main import main


@pytest.mark.req("K7")
def test_a_place_that_is_ready_has_one_line_a_check_and_exit_code_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--data-dir", str(tmp_path / "data"), "--port", "0"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) >= 9
    assert all(line.startswith("✓ ") for line in lines)
    assert not (tmp_path / "data").exists()


@pytest.mark.req("K7")
def test_a_trouble_has_its_fix_and_exit_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "journal.db").write_bytes(b"this is no database" * 100)
    assert main(["doctor", "--data-dir", str(tmp_path), "--port", "0"]) == 1
    [wrong] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("✗")]
    assert "journal.db" in wrong
    assert " -> " in wrong
