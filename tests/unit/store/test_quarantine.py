"""A refused batch is kept whole, with its places."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from tidegauge.contracts.batch import build_batch
from tidegauge.contracts.event import Event
from tidegauge.store.quarantine import Quarantine


def test_the_file_holds_every_row_and_its_place(tmp_path: Path) -> None:
    batch = build_batch([Event(1, name, "custom", 1, 1) for name in "ab"])
    batch.sequence = 9
    quarantine = Quarantine(tmp_path / "quarantine")
    path = quarantine.put(batch, "a value does not fit")
    with pa.ipc.open_file(path) as file:
        rows = file.read_all().to_pylist()
    assert [(row["name"], row["_batch"], row["_row"]) for row in rows] == [("a", 9, 0), ("b", 9, 1)]
    assert quarantine.count == 1
