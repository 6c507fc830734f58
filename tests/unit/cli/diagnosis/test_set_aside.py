from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.cli.diagnosis.set_aside import check_set_aside
from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.core.settings import Settings
from tidegauge.store.quarantine import Quarantine

pytestmark = pytest.mark.req("K7")


def test_batches_in_quarantine_are_counted(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    assert [finding.line() for finding in check_set_aside(settings)] == ["✓ nothing was set aside"]
    Quarantine(tmp_path / "quarantine").put(build_batch([Event(1, "x", "custom", 5, 6)]), "the engine refused it")
    (finding,) = check_set_aside(settings)
    assert not finding.is_fine
    assert finding.what.startswith("1 batches that the store refused")
