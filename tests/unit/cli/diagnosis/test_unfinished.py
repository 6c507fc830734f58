from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.accounts.secret import PENDING_NAME
from tidegauge.backup.unfinished import MARK
from tidegauge.cli.diagnosis.unfinished import check_unfinished
from tidegauge.core.settings import Settings


@pytest.mark.req("K7")
def test_an_interrupted_restore_and_an_interrupted_change_of_the_secret_are_found(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert check_unfinished(settings) == []
    for name, said in ((MARK, "restore again"), (PENDING_NAME, "secret rotate")):
        (tmp_path / name).write_text("")
        (found,) = check_unfinished(settings)
        assert not found.is_fine
        assert said in found.fix
        (tmp_path / name).unlink()
