"""One journal row: a batch as bytes with what is needed to trust them again."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec
import pyarrow as pa

from tidegauge.contracts.batch import EventBatch, make_columns
from tidegauge.core.errors import TidegaugeError

COLUMNS: Final = 1
"""Version of the bytes: an Arrow IPC record batch of contracts.batch.SCHEMA. A changed schema takes the next number, so that it is never misread."""

ROWS: Final = 2
"""The same of a small batch: its events as MessagePack, in a third of the bytes."""

_TOGETHER_BYTES: Final = 1024 * 1024
"""Rows of so many bytes become columns at once: as objects they take about ten times as much."""


class JournalCorrupt(TidegaugeError):
    """An entry in the middle cannot be trusted. Nothing is skipped in silence: an operator decides."""

    code = "journal_corrupt"


class Entry(msgspec.Struct, frozen=True):
    """A batch as kept. `crc` is CRC-32 of `data`."""

    sequence: int
    format: int
    crc: int
    rows: int
    data: bytes


class Message(NamedTuple):
    """A batch as bytes of a format."""

    format: int
    data: bytes


def encode(batch: EventBatch) -> Message:
    """The message of a batch."""
    data = batch.rows_to_bytes()
    return Message(COLUMNS, batch.to_bytes()) if data is None else Message(ROWS, data)


def pack(batch: EventBatch, sequence: int, message: Message | None = None) -> Entry:
    """The entry of a batch under its sequence. `message` is given where it is made already."""
    form, data = encode(batch) if message is None else message
    return Entry(sequence, form, zlib.crc32(data), len(batch), data)


def unpack(entry: Entry, file: str) -> EventBatch:
    """The batch of an entry. Raises JournalCorrupt naming the file and the sequence when the bytes are not what was written."""
    if entry.format not in (COLUMNS, ROWS):
        raise JournalCorrupt(
            f"{file}: batch {entry.sequence} has format {entry.format}, this version reads {COLUMNS} and {ROWS}. Start the version that wrote it."
        )
    if zlib.crc32(entry.data) != entry.crc:
        raise JournalCorrupt(_ruined(entry, file, "its checksum does not match"))
    try:
        read = EventBatch.from_row_bytes if entry.format == ROWS else EventBatch.from_bytes
        batch = read(entry.data, entry.sequence)
    except (pa.ArrowInvalid, msgspec.DecodeError, OSError) as error:
        raise JournalCorrupt(_ruined(entry, file, str(error))) from None
    if len(batch) != entry.rows:
        raise JournalCorrupt(_ruined(entry, file, f"{len(batch)} rows instead of {entry.rows}"))
    return batch


def unpack_all(entries: Iterable[Entry], file: str) -> list[EventBatch]:
    """The batches of entries, with columns. Raises JournalCorrupt. Takes about 2 us for each row that is kept as a row."""
    batches: list[EventBatch] = []
    first = size_bytes = 0
    for entry in entries:
        batches.append(unpack(entry, file))
        size_bytes += len(entry.data)
        if size_bytes >= _TOGETHER_BYTES:
            make_columns(batches[first:])
            first, size_bytes = len(batches), 0
    make_columns(batches[first:])
    return batches


def _ruined(entry: Entry, file: str, why: str) -> str:
    return (
        f"{file}: batch {entry.sequence} is damaged ({why}). The disk or a program changed it after it was written. Nothing after it is skipped: "
        "see docs/how-to/recover-a-damaged-journal.md."
    )
