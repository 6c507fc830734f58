from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.diagnosis import data_directory
from tidegauge.cli.diagnosis.data_directory import check_data_directory
from tidegauge.core.settings import Settings


def test_a_writable_directory_and_one_to_be_made_are_fine(tmp_path: Path) -> None:
    assert check_data_directory(Settings(data_dir=tmp_path))[0].line() == f"✓ {tmp_path} is writable"
    missing = tmp_path / "a/b"
    assert "will be made" in check_data_directory(Settings(data_dir=missing))[0].line()
    assert not missing.exists()


def test_a_file_a_shared_directory_and_a_foreign_one_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "file"
    file.touch()
    assert "is not a directory" in check_data_directory(Settings(data_dir=file))[0].line()
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    assert "chmod o-w" in check_data_directory(Settings(data_dir=shared))[0].line()
    monkeypatch.setattr(data_directory.os, "access", lambda path, mode: False)
    assert "chown" in check_data_directory(Settings(data_dir=tmp_path))[0].line()


def test_room_for_a_full_journal_is_asked_for(tmp_path: Path) -> None:
    assert not check_data_directory(Settings(data_dir=tmp_path, journal_max_bytes=2**60))[1].is_fine
