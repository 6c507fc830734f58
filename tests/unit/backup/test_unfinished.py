from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.backup.unfinished import MARK, refuse_unfinished
from tidegauge.cli.main import main
from tidegauge.core.errors import Conflict


@pytest.mark.req("K7")
@pytest.mark.hostile(274)
def test_a_server_does_not_start_on_half_a_restore(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refuse_unfinished(tmp_path)
    (tmp_path / MARK).write_text("")
    with pytest.raises(Conflict, match="was interrupted"):
        refuse_unfinished(tmp_path)
    assert main(["serve", "--data-dir", str(tmp_path), "--port", "0"]) == 2
    assert "restore again" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == [MARK]
