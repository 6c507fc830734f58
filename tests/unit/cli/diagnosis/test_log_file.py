from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.diagnosis.log_file import check_log_file
from tidegauge.core.settings import Settings


@pytest.mark.req("K5", "K7")
@pytest.mark.asvs("16.4.2")
def test_a_log_that_cannot_be_written_or_that_everybody_reads_is_a_trouble(tmp_path: Path) -> None:
    assert check_log_file(Settings()) == []
    (tmp_path / "file").write_text("")
    for place, is_fine in (("new/t.log", True), ("file/t.log", False), (".", False), ("file", False)):
        (tmp_path / "file").chmod(0o644)
        (found,) = check_log_file(Settings(log_file=str(tmp_path / place)))
        assert found.is_fine is is_fine, found
    (tmp_path / "file").chmod(0o640)
    (found,) = check_log_file(Settings(log_file=str(tmp_path / "file")))
    assert found.is_fine
