from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tidegauge.backup.check import check_backup
from tidegauge.backup.failure import BackupFailed
from tidegauge.backup.manifest import Manifest, read_manifest
from tidegauge.backup.place import FileWriter, Place, backup_directory, new_name, sha256_of
from tidegauge.core.errors import NotFound
from tidegauge.core.settings import load_settings


def manifest_of(draft: Path) -> Manifest:
    writer = FileWriter(draft / "links-0001.parquet")
    writer.write(b"some bytes")
    return Manifest(
        format=1,
        version="0.1.0",
        created_ms=1,
        sequence=1,
        store_migrations=[],
        meta_revision="0001",
        secret_fingerprint="",
        files=[writer.finish("links", 1)],
        projects=[],
        tables={},
        counters={},
    )


def test_a_backup_has_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    place = Place(tmp_path / "backups")
    draft = place.begin(new_name(1_795_320_000_000))
    assert place.finished() == []
    made = place.finish(draft, manifest_of(draft))
    assert made.name.startswith("backup-20261122T")
    assert place.finished() == [made]
    assert not draft.exists()
    check_backup(made, read_manifest(made))
    assert (made.stat().st_mode & 0o777, (tmp_path / "backups").stat().st_mode & 0o777) == (0o700, 0o700)


@pytest.mark.req("K7")
@pytest.mark.hostile(273)
def test_what_an_interrupted_backup_left_is_no_backup_and_goes_with_the_next(tmp_path: Path) -> None:
    place = Place(tmp_path)
    left = place.begin(new_name(1))
    (left / "events-202611-0001.parquet").write_bytes(b"half")
    assert place.finished() == []
    with pytest.raises(NotFound):
        place.find(left.name)
    place.begin(new_name(2))
    assert not left.exists()


@pytest.mark.hostile(272)
def test_a_backup_is_removed_by_its_name_and_nothing_else_is(tmp_path: Path) -> None:
    place = Place(tmp_path / "backups")
    draft = place.begin(new_name(1))
    made = place.finish(draft, manifest_of(draft))
    (tmp_path / "other").mkdir()
    for name in ("../other", "other", "", ".", made.name + "/..", "backup-x"):
        with pytest.raises(NotFound):
            place.remove(name)
    place.remove(made.name)
    assert list((tmp_path / "backups").iterdir()) == []
    assert (tmp_path / "other").is_dir()


def test_a_file_is_counted_and_hashed_as_it_is_written(tmp_path: Path) -> None:
    writer = FileWriter(tmp_path / "a")
    writer.write(b"one")
    assert (writer.tell(), writer.closed) == (3, False)
    writer.write(memoryview(b"two"))
    file = writer.finish("events", 2)
    assert (file.name, file.rows, file.bytes) == ("a", 2, 6)
    assert file.sha256 == hashlib.sha256(b"onetwo").hexdigest() == sha256_of(tmp_path / "a")
    assert writer.closed


def test_a_place_that_cannot_be_made_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupFailed, match="cannot be written"):
        Place(tmp_path / "file" / "backups").begin(new_name(1))


def test_backups_lie_beside_the_data_unless_told_otherwise(tmp_path: Path) -> None:
    assert backup_directory(load_settings(None, {}, {"data_dir": tmp_path})) == tmp_path / "backups"
    assert backup_directory(load_settings(None, {}, {"data_dir": tmp_path, "backup_dir": "/mnt/b"})) == Path("/mnt/b")
