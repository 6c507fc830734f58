"""Batches as one block of rows, each with its place, and the tables that such a block fills."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tidegauge.contracts.batch import SCHEMA, EventBatch, make_columns
from tidegauge.contracts.text_column import has_text

_EVENT_COLUMNS: Final = ", ".join((*SCHEMA.names, "_batch", "_row"))
_PERSON_COLUMNS: Final = "project, person, timestamp, name, session_id, page, path, value, _batch, _row"


class Target(msgspec.Struct, frozen=True):
    """A table that every batch is written to. `insert` reads `{block}`; with `is_identified` only rows that have a client's id go in."""

    table: str
    insert: str
    is_identified: bool = False

    def expected(self, batch: EventBatch) -> int:
        """Rows that the table holds of a whole batch."""
        return identified_rows(batch) if self.is_identified else len(batch)


TARGETS: Final = (
    Target("events", f"INSERT INTO events ({_EVENT_COLUMNS}) SELECT {_EVENT_COLUMNS} FROM {{block}}"),  # noqa: S608 - our own words
    Target("person_events", f"INSERT INTO person_events ({_PERSON_COLUMNS}) SELECT {_PERSON_COLUMNS} FROM {{block}}"),  # noqa: S608 - our own words
    Target(
        "event_ids",
        "INSERT INTO event_ids (project, key, received, _batch)"
        " SELECT project, xxh3(concat(toString(project), ':', id)), received, _batch FROM {block} WHERE id != ''",
        is_identified=True,
    ),
)


def identified_rows(batch: EventBatch) -> int:
    """Rows with a client's id."""
    ids = batch.record.column("id")
    return int(pc.sum(pc.not_equal(ids, "")).as_py() or 0) if has_text(ids) else 0


def build_block(batches: Sequence[EventBatch]) -> pa.Table:
    """The rows of all batches in one piece, with `_batch` and `_row`."""
    make_columns(batches)
    sizes = [len(batch) for batch in batches]
    numbers = np.repeat(np.array([batch.sequence for batch in batches], np.uint64), sizes)
    rows = np.concatenate([np.arange(size, dtype=np.uint32) for size in sizes])
    table = pa.Table.from_batches([batch.record for batch in batches])
    return table.append_column("_batch", pa.array(numbers)).append_column("_row", pa.array(rows)).combine_chunks()
