from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tidegauge.backup.failure import BackupDamaged, BackupTooNew
from tidegauge.backup.manifest import FILE_NAME, BackupFile, Manifest, ProjectFigures, encode_manifest, read_manifest


def manifest(**changes: object) -> Manifest:
    given: dict[str, object] = {
        "format": 1,
        "version": "0.1.0",
        "created_ms": 1_795_320_000_000,
        "sequence": 7,
        "store_migrations": ["0001_events"],
        "meta_revision": "0001",
        "secret_fingerprint": "ab" * 8,
        "files": [BackupFile("events-202611-0001.parquet", "events", 3, 100, "0" * 64), BackupFile("metadata.jsonl.zst", "metadata", 2, 20, "1" * 64)],
        "projects": [ProjectFigures(1, 3, 1.5, 5, 9, "18446744073709551615")],
        "tables": {"person": 1, "project": 1},
        "counters": {"project": 4},
    }
    return Manifest(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.req("K7")
def test_what_was_written_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(encode_manifest(manifest()))
    found = read_manifest(tmp_path)
    assert found == manifest()
    assert (found.events, found.size_bytes) == (3, 120)


@pytest.mark.req("K7")
@pytest.mark.hostile(135)
def test_a_manifest_with_any_byte_changed_is_refused(tmp_path: Path) -> None:
    data = encode_manifest(manifest())
    for place in range(len(data) - 1):  # the last is the line's end, which says nothing
        (tmp_path / FILE_NAME).write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(BackupDamaged):
            read_manifest(tmp_path)


@pytest.mark.req("K7")
@pytest.mark.hostile(135)
def test_a_manifest_cut_short_is_refused(tmp_path: Path) -> None:
    data = encode_manifest(manifest())
    for size in range(0, len(data) - 1, 7):
        (tmp_path / FILE_NAME).write_bytes(data[:size])
        with pytest.raises(BackupDamaged):
            read_manifest(tmp_path)


@pytest.mark.hostile(135)
def test_a_newer_format_says_so_whatever_else_it_holds(tmp_path: Path) -> None:
    text = b'{"format":2,"something":"new"}'
    (tmp_path / FILE_NAME).write_bytes(b'{"sha256":"%s","manifest":%s}' % (hashlib.sha256(text).hexdigest().encode(), text))
    with pytest.raises(BackupTooNew, match="newer version"):
        read_manifest(tmp_path)


def test_a_directory_without_one_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(BackupDamaged, match="is no backup"):
        read_manifest(tmp_path)


@pytest.mark.hostile(135)
@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "a/b", ".hidden", ""])
def test_a_file_is_named_inside_the_backup_only(tmp_path: Path, name: str) -> None:
    (tmp_path / FILE_NAME).write_bytes(encode_manifest(manifest(files=[BackupFile(name, "events", 1, 1, "0" * 64)])))
    with pytest.raises(BackupDamaged, match="does not read"):
        read_manifest(tmp_path)
