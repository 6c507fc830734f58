from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.backup.test_manifest import manifest

from tidegauge.backup.check import check_backup, require_known
from tidegauge.backup.failure import BackupDamaged, BackupTooNew
from tidegauge.backup.manifest import Manifest
from tidegauge.backup.place import FileWriter


@pytest.fixture
def written(tmp_path: Path) -> Manifest:
    files = []
    for name in ("events-202611-0001.parquet", "metadata.jsonl.zst"):
        writer = FileWriter(tmp_path / name)
        writer.write(bytes(range(256)))
        files.append(writer.finish("events", 1))
    return manifest(files=files)


def test_a_whole_backup_passes(tmp_path: Path, written: Manifest) -> None:
    check_backup(tmp_path, written)


@pytest.mark.req("K7")
@pytest.mark.hostile(135)
def test_every_byte_counts(tmp_path: Path, written: Manifest) -> None:
    path = tmp_path / written.files[1].name
    data = path.read_bytes()
    for place in range(len(data)):
        path.write_bytes(data[:place] + bytes([data[place] ^ 0x40]) + data[place + 1 :])
        with pytest.raises(BackupDamaged, match="checksum"):
            check_backup(tmp_path, written)


@pytest.mark.hostile(135)
def test_a_file_that_is_shorter_longer_or_gone_is_named(tmp_path: Path, written: Manifest) -> None:
    path = tmp_path / written.files[0].name
    data = path.read_bytes()
    path.write_bytes(data[:-1])
    with pytest.raises(BackupDamaged, match=r"events-202611-0001.parquet is truncated: 255 bytes instead of 256"):
        check_backup(tmp_path, written)
    path.write_bytes(data + b"x")
    with pytest.raises(BackupDamaged, match="too long"):
        check_backup(tmp_path, written)
    path.unlink()
    with pytest.raises(BackupDamaged, match="missing"):
        check_backup(tmp_path, written)


@pytest.mark.hostile(135)
def test_data_of_a_newer_release_is_refused() -> None:
    require_known(manifest())
    with pytest.raises(BackupTooNew, match="newer form"):
        require_known(manifest(store_migrations=["0001_events", "9999_later"]))
    with pytest.raises(BackupTooNew):
        require_known(manifest(meta_revision="9999"))
