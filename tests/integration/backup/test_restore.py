"""Backups of real stores, restored into real stores: the same rows, or nothing at all."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, select, text
from tests.integration.backup.conftest import House, fill_metadata, settings_in
from tests.integration.small_disk import mounted

from tidegauge.accounts.secret import derive_key
from tidegauge.backup import restore
from tidegauge.backup.event_file import read_blocks
from tidegauge.backup.failure import BackupDamaged, BackupFailed, BackupStopped, NotEmpty
from tidegauge.backup.maker import FINGERPRINT, Pace, Progress, Source, fingerprint, make_backup
from tidegauge.backup.manifest import read_manifest
from tidegauge.backup.metadata.repository import LEFT_OUT, load_metadata, write_metadata
from tidegauge.backup.place import Place, new_name
from tidegauge.backup.restore import checked_manifest, restore_backup
from tidegauge.backup.unfinished import MARK
from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.errors import Conflict, InvalidInput, Unavailable
from tidegauge.meta.engine import open_engine
from tidegauge.meta.model import Model
from tidegauge.store.engines.embedded import EmbeddedEngine
from tidegauge.store.engines.port import Engine

NOTHING = lambda done, total: None  # noqa: E731


def rows_of(engine: Engine, statement: str) -> list[tuple[Any, ...]]:
    return engine.query(statement, {}, QueryLimits(), "test").rows


def contents(engine: Engine, upto: int = 10**9) -> dict[str, Any]:
    """Every row of the tables of events, and who is who."""
    tables = {"events": "_batch, _row", "person_events": "_batch, _row", "event_ids": "_batch, key"}
    found: dict[str, Any] = {table: rows_of(engine, f"SELECT * FROM {table} WHERE _batch <= {upto} ORDER BY {order}") for table, order in tables.items()}
    found["identities"] = rows_of(engine, f"SELECT project, person, root, least(_batch, {upto}) FROM identities FINAL ORDER BY project, person")
    return found


def metadata_rows(url: str) -> dict[str, list[dict[str, Any]]]:
    engine = open_engine(url)
    try:
        with engine.connect() as connection:
            return {
                table.name: [dict(row) for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
                for table in Model.metadata.sorted_tables
                if table.name not in LEFT_OUT
            }
    finally:
        engine.dispose()


def restored(data: Path) -> dict[str, Any]:
    engine = EmbeddedEngine(data / "store")
    try:
        return contents(engine)
    finally:
        engine.close()


@pytest.mark.req("K7")
def test_a_restore_has_every_row_of_every_table(house: House, tmp_path: Path) -> None:
    backup, wanted = house.back_up(), contents(house.engine)
    house.close()
    told: list[tuple[int, int]] = []
    done = restore_backup(backup, settings_in(tmp_path / "new"), lambda *how_far: told.append(how_far))
    assert restored(tmp_path / "new") == wanted
    assert metadata_rows(f"sqlite:///{tmp_path / 'new/meta.db'}") == metadata_rows(house.settings.meta_url)
    assert told[-1] == (4_000, 4_000)
    assert (done.is_same_secret, [project.events for project in done.projects]) == (None, [2_000, 2_000])
    assert not (tmp_path / "new" / MARK).exists()


@pytest.mark.req("K7")
@pytest.mark.hostile(134)
def test_a_backup_ends_with_a_whole_batch(house: House, tmp_path: Path) -> None:
    backup, wanted = house.back_up(upto=6), contents(house.engine, 6)
    house.close()
    restore_backup(backup, settings_in(tmp_path / "new"), NOTHING)
    assert restored(tmp_path / "new") == wanted
    assert len(wanted["events"]) == 2_400


@pytest.mark.req("K7")
def test_months_and_blocks_make_no_difference(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house.engine.command("ALTER TABLE events UPDATE number = map('é', -0.5) WHERE _row < 50")
    for table in ("events", "person_events"):
        older = f"SELECT * REPLACE (addMonths(timestamp, -14) AS timestamp, 11 AS _batch, NULL AS value) FROM (SELECT * FROM {table} WHERE _batch = 3)"
        house.engine.command(f"INSERT INTO {table} {older}")
    monkeypatch.setattr("tidegauge.backup.event_file.ROWS_PER_FILE", 500)
    monkeypatch.setattr("tidegauge.backup.event_file._ROW_GROUP", 200)
    monkeypatch.setattr(restore, "BLOCK_ROWS", 150)
    whole = EmbeddedEngine.stream
    monkeypatch.setattr(EmbeddedEngine, "stream", lambda *asked: (block.slice(at, 90) for block in whole(*asked) for at in range(0, block.num_rows, 90)))
    backup = house.back_up(upto=11)
    names = [file.name for file in read_manifest(backup).files if file.kind == "events"]
    assert len({name[:13] for name in names}) == 2
    assert len(names) > 5
    wanted = contents(house.engine)
    house.close()
    restore_backup(backup, settings_in(tmp_path / "new"), NOTHING)
    found = restored(tmp_path / "new")
    assert {table: found[table] for table in ("events", "person_events", "identities")} == {
        table: wanted[table] for table in ("events", "person_events", "identities")
    }


@pytest.mark.req("K7")
@pytest.mark.hostile(135)
def test_a_backup_with_a_byte_changed_anywhere_is_refused_before_anything_is_written(house: House, tmp_path: Path) -> None:
    backup = house.back_up()
    for path in sorted(backup.iterdir()):
        data = path.read_bytes()
        for place in sorted({0, 1, len(data) // 4, len(data) // 2, len(data) * 3 // 4, len(data) - 2}):
            path.write_bytes(data[:place] + bytes([data[place] ^ 0x10]) + data[place + 1 :])
            with pytest.raises(BackupDamaged, match=path.name.replace(".", r"\.")):
                restore_backup(backup, settings_in(tmp_path / "new"), NOTHING)
        path.write_bytes(data[:-3])
        with pytest.raises(BackupDamaged):
            restore_backup(backup, settings_in(tmp_path / "new"), NOTHING)
        path.write_bytes(data)
    assert not (tmp_path / "new").exists()
    checked_manifest(backup)


@pytest.mark.req("K7")
@pytest.mark.parametrize("ways", ["sqlite to postgresql", "postgresql to sqlite", "postgresql to postgresql"])
def test_metadata_goes_from_any_database_to_any(ways: str, tmp_path: Path, postgresql_server: Any) -> None:
    kinds = ways.split(" to ")
    before, after = (
        postgresql_server.new_database() if kind == "postgresql" else f"sqlite:///{tmp_path / name}" for kind, name in zip(kinds, "ab", strict=True)
    )
    fill_metadata(before)
    file, revision, tables, counters = write_metadata(before, tmp_path)
    assert (tables["dashboard_comment"], tables["key"], counters["project"]) == (3, 1, 3)
    assert not LEFT_OUT & set(tables)
    from tests.unit.backup.test_manifest import manifest

    load_metadata(after, manifest(files=[file], meta_revision=revision, tables=tables, counters=counters), tmp_path / file.name)
    assert metadata_rows(after) == metadata_rows(before)
    engine = open_engine(after)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO project (name, timezone, is_demo, created_at_ms) VALUES ('new', 'UTC', false, 1)"))
        assert connection.execute(text("SELECT max(id) FROM project")).scalar() == 4, "the id of a project that is gone is not given again"
    engine.dispose()


@pytest.mark.hostile(276)
def test_nothing_that_is_kept_refers_to_a_login() -> None:
    referring = {table.name for table in Model.metadata.sorted_tables for key in table.foreign_keys if key.column.table.name in LEFT_OUT}
    assert referring <= LEFT_OUT


@pytest.mark.req("K7")
def test_a_backup_of_an_older_release_is_brought_up_to_date(house: House, tmp_path: Path) -> None:
    """Made as such a release would have: rows without what came later."""
    from alembic import command
    from tests.unit.backup.test_manifest import manifest

    from tidegauge.backup.metadata import repository as metadata_file
    from tidegauge.meta.engine import WRITE
    from tidegauge.meta.migration import migration_config

    old = f"sqlite:///{tmp_path / 'old.db'}"
    engine = open_engine(old)
    with engine.execution_options(**WRITE).begin() as connection:
        command.upgrade(migration_config(connection), "0005")
        connection.execute(text("INSERT INTO project (name, timezone, is_demo, created_at_ms) VALUES ('old', 'UTC', 0, 1)"))
        tables = MetaData()
        tables.reflect(connection)
        tables.remove(tables.tables["alembic_version"])
    engine.dispose()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(metadata_file, "Model", type("Then", (), {"metadata": tables}))
        file, revision, counts, _ = write_metadata(old, tmp_path)
    assert revision == "0005"
    load_metadata(f"sqlite:///{tmp_path / 'now.db'}", manifest(meta_revision=revision, tables=counts, counters={"project": 1}), tmp_path / file.name)
    [project] = metadata_rows(f"sqlite:///{tmp_path / 'now.db'}")["project"]
    assert (project["name"], project["is_system"]) == ("old", False)


@pytest.mark.hostile(136)
def test_a_restore_goes_into_nothing_that_holds_anything(house: House, tmp_path: Path, postgresql_url: str) -> None:
    backup = house.back_up()
    house.close()
    with pytest.raises(NotEmpty, match="is not empty"):
        restore_backup(backup, house.settings, NOTHING)
    fill_metadata(postgresql_url)
    with pytest.raises(NotEmpty, match="metadata database"):
        restore_backup(backup, settings_in(tmp_path / "new", postgresql_url), NOTHING)
    assert len(restored(house.data)["events"]) == 4_000
    assert not (tmp_path / "new").exists()


@pytest.mark.req("K7")
@pytest.mark.hostile(274)
def test_an_interrupted_restore_is_known_as_one(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = house.back_up()
    house.close()

    def cut(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore_backup(backup, settings_in(tmp_path / "new"), cut)
    assert (tmp_path / "new" / MARK).exists()
    with pytest.raises(Conflict, match="was interrupted"):
        restore_backup(backup, settings_in(tmp_path / "new"), NOTHING)
    restore_backup(backup, settings_in(tmp_path / "other"), NOTHING)


@pytest.mark.req("K7")
@pytest.mark.hostile(275)
def test_events_that_came_out_otherwise_are_not_called_restored(house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = house.back_up()
    house.close()
    monkeypatch.setattr(restore, "read_blocks", lambda path, rows: (block.slice(1) for block in read_blocks(path, rows)))
    with pytest.raises(BackupDamaged, match="differ"):
        restore_backup(backup, settings_in(tmp_path / "new"), NOTHING)
    assert (tmp_path / "new" / MARK).exists()


def test_the_secret_is_told_apart(house: House, tmp_path: Path) -> None:
    secret = b"s" * 64
    source = Source(house.engine, house.settings.meta_url, fingerprint(derive_key(secret, FINGERPRINT)), lambda: 10)
    backup = make_backup(source, Place(tmp_path / "b"), Progress(new_name(1), 1), Pace(0.0))
    house.close()
    for name, text_of, expected in (("same", secret + b"\n", True), ("other", b"t" * 64, False)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "secret.key").write_bytes(text_of)
        assert restore_backup(backup, settings_in(tmp_path / name), NOTHING).is_same_secret is expected
    assert not [path for path in backup.iterdir() if secret in path.read_bytes()]


@pytest.mark.req("K7")
@pytest.mark.hostile(273)
def test_a_backup_that_is_stopped_leaves_nothing_that_looks_like_one(house: House, tmp_path: Path) -> None:
    pace = Pace(0.0)
    pace.stop()
    place = Place(tmp_path / "b")
    with pytest.raises(BackupStopped):
        make_backup(Source(house.engine, house.settings.meta_url, "", lambda: 10), place, Progress(new_name(1), 1), pace)
    assert place.finished() == []
    assert house.back_up(directory=tmp_path / "b") in place.finished()


@pytest.mark.req("K7")
@pytest.mark.hostile(273)
@pytest.mark.skipif(os.getuid() != 0, reason="mounting a small disk takes root")
def test_a_full_disk_is_one_clear_line_and_no_backup(house: House, tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", 1) as disk:
        disk.fill()
        with pytest.raises(BackupFailed, match="disk is full"):
            house.back_up(directory=disk.path / "b")
        assert Place(disk.path / "b").finished() == []
        disk.free()
        checked_manifest(house.back_up(directory=disk.path / "b"))


@pytest.mark.req("K7")
@pytest.mark.hostile(137)
def test_what_was_erased_since_is_marked_to_be_erased_again(house: House, tmp_path: Path) -> None:
    backup = house.back_up()
    house.close()
    newer = open_engine(house.settings.meta_url)
    with newer.begin() as connection:
        connection.execute(text("DELETE FROM project WHERE id = 2"))
        connection.execute(
            text(
                "INSERT INTO erasure (id, project_id, asked_at_ms, asked_by, state, events, removed, done_at_ms, checked_at_ms, found)"
                " VALUES ('1', 1, 5, :who, 'done', 3, 9, 6, 6, 0)"
            ),
            {"who": "a" * 24},
        )
        connection.execute(text("INSERT INTO erased_key (project_id, hash, erasure_id) VALUES (1, :hash, '1')"), {"hash": b"h" * 16})
    newer.dispose()
    done = restore_backup(backup, settings_in(tmp_path / "new"), NOTHING, erasures_from=house.settings.meta_url)
    assert done.erasures == (1, 1)
    engine = open_engine(f"sqlite:///{tmp_path / 'new/meta.db'}")
    with engine.connect() as connection:
        assert list(connection.execute(text("SELECT id, state, asked_by FROM erasure"))) == [("1", "pending", None)]
        assert list(connection.execute(text("SELECT hash FROM erased_key"))) == [(b"h" * 16,)]
        assert list(connection.execute(text("SELECT id FROM project WHERE deleted_at_ms IS NOT NULL"))) == [(2,)]
    engine.dispose()
    fill_metadata(f"sqlite:///{tmp_path / 'other.db'}")
    stranger = open_engine(f"sqlite:///{tmp_path / 'other.db'}")
    with stranger.begin() as connection:
        connection.execute(text("UPDATE project SET created_at_ms = 1"))
    stranger.dispose()
    (tmp_path / "letter").write_text("no database")
    sqlite3.connect(tmp_path / "empty.db").execute("CREATE TABLE t (x)").connection.close()
    for place, said in (
        (f"sqlite:///{tmp_path / 'other.db'}", "another installation"),
        (f"sqlite:///{tmp_path / 'missing.db'}", "not there"),
        (f"sqlite:///{tmp_path / 'empty.db'}", "no metadata of an installation"),
        (f"sqlite:///{tmp_path / 'letter'}", "not a database"),
        ("postgresql://127.0.0.1:1/x", "[Cc]onnection"),
        ("postgresql://u:geheim@[::1/x", "not a database URL"),
    ):
        with pytest.raises((InvalidInput, Unavailable), match=said) as refused:
            restore_backup(backup, settings_in(tmp_path / "third"), NOTHING, erasures_from=place)
        assert "geheim" not in str(refused.value)
    assert not (tmp_path / "third").exists(), "all of that is known before anything is restored"
    assert not (tmp_path / "missing.db").exists()
