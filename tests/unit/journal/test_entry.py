"""An entry is trusted only when it is what was written."""

from __future__ import annotations

import msgspec
import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.journal import entry
from tidegauge.journal.entry import JournalCorrupt, pack, unpack, unpack_all

EVENTS = [Event(1, "click", "custom", 1_000, 2_000, properties={"plan": "pro", "n": 1.5})] * 3
BATCH = build_batch(EVENTS)


def rows() -> EventBatch:
    return EventBatch.of_events(EVENTS)


def test_a_batch_comes_back_under_its_sequence() -> None:
    back = unpack(pack(BATCH, 7), "journal.db")
    assert back.sequence == 7
    assert back.record == BATCH.record


def test_rows_come_back_too_in_fewer_bytes() -> None:
    packed = pack(rows(), 7)
    assert len(packed.data) < len(pack(BATCH, 7).data) / 3
    back = unpack(packed, "journal.db")
    assert (back.sequence, len(back)) == (7, 3)
    assert back.record.to_pylist() == BATCH.record.to_pylist()


def test_rows_of_many_entries_become_columns_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [pack(batch, sequence) for sequence, batch in enumerate([rows(), BATCH, *(rows() for _ in range(5))], 1)]
    monkeypatch.setattr(entry, "_TOGETHER_BYTES", 2 * len(entries[0].data))
    batches = unpack_all(entries, "journal.db")
    assert [(batch.sequence, batch.rows) for batch in batches] == [(sequence, None) for sequence in range(1, 8)]
    assert all(batch.record.to_pylist() == BATCH.record.to_pylist() for batch in batches)
    assert unpack_all([], "journal.db") == []


@pytest.mark.hostile(107)
@pytest.mark.parametrize("batch", [BATCH, rows()])
def test_any_changed_byte_is_found(batch: EventBatch) -> None:
    packed = pack(batch, 7)
    for place in range(0, len(packed.data), 7):
        changed = bytearray(packed.data)
        changed[place] ^= 0x10
        with pytest.raises(JournalCorrupt, match=r"journal\.db: batch 7 is damaged.*recover-a-damaged-journal"):
            unpack(msgspec.structs.replace(packed, data=bytes(changed)), "journal.db")


@pytest.mark.hostile(271)
def test_a_newer_format_is_not_guessed_at() -> None:
    with pytest.raises(JournalCorrupt, match="format 99"):
        unpack(msgspec.structs.replace(pack(BATCH, 7), format=99), "journal.db")


@pytest.mark.hostile(263)
def test_a_wrong_row_count_is_found() -> None:
    with pytest.raises(JournalCorrupt, match="3 rows instead of 4"):
        unpack(msgspec.structs.replace(pack(BATCH, 7), rows=4), "journal.db")
