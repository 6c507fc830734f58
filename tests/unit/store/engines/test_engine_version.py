from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.core.errors import Conflict
from tidegauge.store.engines.engine_version import FILE, record, recorded_version, refuse_older


def test_the_newest_version_that_opened_a_directory_is_kept(tmp_path: Path) -> None:
    assert recorded_version(tmp_path) == ""
    refuse_older(tmp_path, "26.9.2.1")
    for version in ("26.5.1.1", "26.9.2.1", "26.9.2.1"):
        refuse_older(tmp_path, version)
        record(tmp_path, version)
        assert recorded_version(tmp_path) == version
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.hostile(138)
@pytest.mark.parametrize("recorded", ["26.10.1.1", "27.1.0.5"])
def test_an_older_series_is_refused_with_both_versions_and_a_way_out(tmp_path: Path, recorded: str) -> None:
    record(tmp_path, recorded)
    with pytest.raises(Conflict, match=rf"{recorded}.*this installation has 26\.9\.2\.1.*restore a backup"):
        refuse_older(tmp_path, "26.9.2.1")


def test_an_older_patch_of_one_series_may_open_it(tmp_path: Path) -> None:
    record(tmp_path, "26.9.4.1")
    refuse_older(tmp_path, "26.9.2.1")


def test_a_file_without_a_version_is_no_guess(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"\x00\xff")
    with pytest.raises(Conflict, match="holds no version"):
        refuse_older(tmp_path, "26.9.2.1")
