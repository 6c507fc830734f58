"""The relational store as lines of JSON under zstandard, one row a line: the same from SQLite and PostgreSQL, and for both."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any, Final, cast

import msgspec
import zstandard
from sqlalchemy import Connection, Integer, LargeBinary, MetaData, Table, func, inspect, select, text

from tidegauge.backup.failure import BackupDamaged, NotEmpty, disk_failures
from tidegauge.backup.manifest import BackupFile, Manifest
from tidegauge.backup.place import FileWriter
from tidegauge.meta.engine import WRITE, open_engine
from tidegauge.meta.migration import apply_missing, make_tables_at
from tidegauge.meta.model import Model

FILE_NAME: Final = "metadata.jsonl.zst"
LEFT_OUT: Final = frozenset({"login_session", "refresh_token", "provider_login", "provider_challenge", "spent_attempt", "idempotent_call", "waiting_link"})
"""Logins: one that has been ended since must not come to life again. Calls that may be sent again: what they made may not be there. Mails that waited: they
were sent since."""

_ROWS: Final = 500

Row = dict[str, Any]


def write_metadata(url: str, directory: Path) -> tuple[BackupFile, str, dict[str, int], dict[str, int]]:
    """All tables as they are at one moment, parents before children: the file, the revision, rows by table, and the newest id of tables that count theirs.

    Raises BackupFailed, Unavailable.
    """
    engine = open_engine(url, pool_size=1)
    try:
        with engine.connect() as connection, disk_failures(directory):
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                revision = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())
                file, rows = _dump(connection, directory)
                return file, revision, rows, _counters(connection)
    finally:
        engine.dispose()


def load_metadata(url: str, manifest: Manifest, path: Path) -> None:
    """Fill an empty database with a backup's rows, in tables as they were then, then bring it up to date: all of it or nothing.

    Raises NotEmpty, BackupDamaged, Unavailable.
    """
    engine = open_engine(url, pool_size=1)
    try:
        with engine.execution_options(**WRITE).begin() as connection:
            require_empty(connection)
            make_tables_at(connection, manifest.meta_revision)
            found = MetaData()
            found.reflect(connection)
            for name, rows in _tables(path, manifest):
                if name not in found.tables:
                    raise BackupDamaged(f"{path} holds a table '{name}' that its version did not have.")
                _load(connection, found.tables[name], rows)
            _set_counters(connection, found, manifest.counters)
            apply_missing(connection)
    finally:
        engine.dispose()


def projects_in(manifest: Manifest, path: Path) -> dict[int, int]:
    """The living projects of a backup and when they were made. Raises BackupDamaged."""
    for name, rows in _tables(path, manifest):
        found = {int(row["id"]): int(row["created_at_ms"]) for row in rows if name == "project" and row["deleted_at_ms"] is None}
        if name == "project":
            return found
    return {}


def require_empty(connection: Connection) -> None:
    """Raises NotEmpty for a database that has any of the tables."""
    if set(inspect(connection).get_table_names()) & {"alembic_version", *Model.metadata.tables}:
        raise NotEmpty("The metadata database is not empty. A restore needs a new one: give another --data-dir, or a new database in meta_url.")


def _dump(connection: Connection, directory: Path) -> tuple[BackupFile, dict[str, int]]:
    sink = FileWriter(directory / FILE_NAME)
    counts: dict[str, int] = {}
    try:
        with zstandard.ZstdCompressor(level=3).stream_writer(cast("IO[bytes]", sink), closefd=False) as compressed:
            for table in Model.metadata.sorted_tables:
                if table.name in LEFT_OUT:
                    continue
                counts[str(table.name)] = 0
                for row in connection.execute(select(table).order_by(*table.primary_key).execution_options(yield_per=_ROWS)).mappings():
                    compressed.write(msgspec.json.encode((str(table.name), {str(name): value for name, value in row.items()})) + b"\n")
                    counts[table.name] += 1
        return sink.finish("metadata", sum(counts.values())), counts
    finally:
        sink.close()


def _tables(path: Path, manifest: Manifest) -> Iterator[tuple[str, Iterator[Row]]]:
    """The file's tables with their rows; each one's rows are read before the next."""
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as stream:
        lines = io.BufferedReader(stream)
        for name, count in manifest.tables.items():
            yield name, _rows(name, islice(lines, count), path)


def _rows(name: str, lines: Iterator[bytes], path: Path) -> Iterator[Row]:
    for line in lines:
        try:
            table, row = msgspec.json.decode(line, type=tuple[str, Row])
        except msgspec.DecodeError as error:
            raise BackupDamaged(f"{path} does not read: {error}.") from None
        if table != name:
            raise BackupDamaged(f"{path} has a row of '{table}' among those of '{name}'.")
        yield row


def _load(connection: Connection, table: Table, rows: Iterator[Row]) -> None:
    binary = [column.name for column in table.columns if isinstance(column.type, LargeBinary)]

    def with_bytes(row: Row) -> Row:
        return {**row, **{name: base64.b64decode(row[name]) for name in binary if row.get(name) is not None}}

    ready = _parents_first(table, map(with_bytes, rows))
    while some := list(islice(ready, _ROWS)):
        connection.execute(table.insert(), some)


def _parents_first(table: Table, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows of a table that refers to itself, each after the one it refers to; PostgreSQL looks at every statement's end."""
    own = next(((key.parent.name, key.column.name) for key in table.foreign_keys if key.column.table is table), None)
    if own is None:
        yield from rows
        return
    child, parent = own
    waiting, given = list(rows), {None}
    while ready := [row for row in waiting if row[child] in given]:
        yield from ready
        given |= {row[parent] for row in ready}
        waiting = [row for row in waiting if row[parent] not in given]
    yield from waiting


def _counting(tables: MetaData) -> Iterator[Table]:
    """Tables that give their rows numbers."""
    for table in tables.sorted_tables:
        keys = list(table.primary_key)
        if len(keys) == 1 and isinstance(keys[0].type, Integer) and not keys[0].foreign_keys:
            yield table


def _counters(connection: Connection) -> dict[str, int]:
    return {str(table.name): int(_newest_id(connection, table) or 0) for table in _counting(Model.metadata)}


def _newest_id(connection: Connection, table: Table) -> int | None:
    place = {"table": table.name, "quoted": f'"{table.name}"', "key": next(iter(table.primary_key)).name}
    if connection.dialect.name == "postgresql":
        return connection.execute(text("SELECT pg_sequence_last_value(pg_get_serial_sequence(:quoted, :key)::regclass)"), place).scalar()
    return connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = :table"), place).scalar()


def _set_counters(connection: Connection, tables: MetaData, counters: dict[str, int]) -> None:
    """An id that was given once is not given again, also when its row is gone."""
    for name, given in counters.items():
        (key,) = tables.tables[name].primary_key
        newest = max(given, connection.execute(select(func.max(key))).scalar() or 0)
        if not newest:
            continue
        place = {"table": name, "quoted": f'"{name}"', "key": key.name, "newest": newest}
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT setval(pg_get_serial_sequence(:quoted, :key), :newest)"), place)
        elif not connection.execute(text("UPDATE sqlite_sequence SET seq = :newest WHERE name = :table"), place).rowcount:
            connection.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:table, :newest)"), place)
