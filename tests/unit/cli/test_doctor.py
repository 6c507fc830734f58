from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.diagnosis.finding import Finding
from tidegauge.cli.main import main
from tidegauge.core.settings import Settings


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


@pytest.mark.req("K7")
def test_a_place_that_it_may_not_look_into_is_a_finding_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def check_vault(settings: Settings) -> list[Finding]:
        raise PermissionError(13, "Permission denied", "/vault/door")

    monkeypatch.setattr("tidegauge.cli.diagnosis.CHECKS", (check_vault, lambda settings: [Finding(True, "the next one")]))
    assert main(["doctor", "--port", "0"]) == 1
    said = capsys.readouterr().out
    assert "✗ vault: Permission denied (/vault/door) -> run the doctor as the user that runs the server" in said
    assert "✓ the next one" in said
