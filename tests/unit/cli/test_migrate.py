from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.main import main
from tidegauge.meta.checkup import check_up
from tidegauge.store.engines.path_lock import PathLock


@pytest.mark.req("K4")
def test_it_refuses_beside_a_server_and_has_then_changed_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lock = PathLock(tmp_path / "data" / "store")
    try:
        assert main(["migrate", "--data-dir", str(tmp_path / "data")]) == 2
    finally:
        lock.release()
    assert "tidegauge: " in capsys.readouterr().err
    assert check_up(f"sqlite:///{tmp_path / 'data' / 'meta.db'}") is None
