"""An entry is trusted only when it is what was written."""

from __future__ import annotations

import msgspec
import pytest

from tidegauge.contracts.batch import EventBatch, build_batch
from tidegauge.contracts.event import Event
from tidegauge.journal.entry import JournalCorrupt, pack, unpack

EVENTS = [Event(1, "click", "custom", 1_000, 2_000, properties={"plan": "pro", "n": 1.5})] * 3
BATCH = build_batch(EVENTS)


def rows() -> EventBatch:
    return EventBatch.of_events(EVENTS)


def test_a_batch_comes_back_under_its_sequence() -> None:
    back = unpack(pack(BATCH, 7), "journal.db")
    assert back.sequence == 7
    assert back.record == BATCH.record


def test_rows_come_back_too_in_fewer_bytes() -> None:
    entry = pack(rows(), 7)
    assert len(entry.data) < len(pack(BATCH, 7).data) / 3
    back = unpack(entry, "journal.db")
    assert (back.sequence, len(back)) == (7, 3)
    assert back.record.to_pylist() == BATCH.record.to_pylist()


@pytest.mark.hostile(107)
@pytest.mark.parametrize("batch", [BATCH, rows()])
def test_any_changed_byte_is_found(batch: EventBatch) -> None:
    entry = pack(batch, 7)
    for place in range(0, len(entry.data), 7):
        changed = bytearray(entry.data)
        changed[place] ^= 0x10
        with pytest.raises(JournalCorrupt, match=r"journal\.db: batch 7 is damaged.*recover-a-damaged-journal"):
            unpack(msgspec.structs.replace(entry, data=bytes(changed)), "journal.db")


@pytest.mark.hostile(271)
def test_a_newer_format_is_not_guessed_at() -> None:
    with pytest.raises(JournalCorrupt, match="format 99"):
        unpack(msgspec.structs.replace(pack(BATCH, 7), format=99), "journal.db")


@pytest.mark.hostile(263)
def test_a_wrong_row_count_is_found() -> None:
    with pytest.raises(JournalCorrupt, match="3 rows instead of 4"):
        unpack(msgspec.structs.replace(pack(BATCH, 7), rows=4), "journal.db")
