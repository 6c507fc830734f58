from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.unit.backup.test_manifest import manifest

from tidegauge.backup.manifest import FILE_NAME
from tidegauge.backup.place import Place, new_name
from tidegauge.cli.diagnosis.backups import check_backups
from tidegauge.core.settings import load_settings


@pytest.mark.req("K7")
def test_none_an_old_one_a_young_one_and_a_damaged_one(tmp_path: Path) -> None:
    settings = load_settings(None, {}, {"data_dir": tmp_path})
    [none] = check_backups(settings)
    assert (none.is_fine, "no backup" in none.what) == (True, True)
    place, now_ms = Place(tmp_path / "backups"), time.time_ns() // 1_000_000
    for days, advice in ((9, True), (1, False)):
        made_ms = now_ms - days * 86_400_000 - 1_000
        made = place.finish(place.begin(new_name(made_ms)), manifest(created_ms=made_ms))
        [found] = check_backups(settings)
        assert found.is_fine
        assert f"{made.name} is {days} days old" in found.what
        assert ("make one every day" in found.what) is advice
    (made / FILE_NAME).write_bytes(b"{}")
    [damaged] = check_backups(settings)
    assert not damaged.is_fine
    assert "damaged" in damaged.what


@pytest.mark.req("K7")
def test_a_place_where_none_can_be_made_is_a_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    [found] = check_backups(load_settings(None, {}, {"data_dir": tmp_path, "backup_dir": str(tmp_path / "file")}))
    assert not found.is_fine
    assert "backup_dir" in found.fix
