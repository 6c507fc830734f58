"""An entry is trusted only when it is what was written."""

from __future__ import annotations

import msgspec
import pytest

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.journal.entry import JournalCorrupt, pack, unpack

BATCH = build_batch([Event(1, "click", "custom", 1_000, 2_000, properties={"plan": "pro", "n": 1.5})] * 3)


def test_a_batch_comes_back_under_its_sequence() -> None:
    back = unpack(pack(BATCH, 7), "journal.db")
    assert back.sequence == 7
    assert back.record == BATCH.record


@pytest.mark.hostile(107)
def test_any_changed_byte_is_found() -> None:
    entry = pack(BATCH, 7)
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
