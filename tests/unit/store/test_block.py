"""Batches become one block, every row with its place."""

from __future__ import annotations

from tidegauge.contracts.batch import SCHEMA, build_batch
from tidegauge.contracts.event import Event
from tidegauge.store.block import TARGETS, build_block, identified_rows
from tidegauge.store.engines.structure import block_structure


def test_rows_carry_their_batch_and_row() -> None:
    first = build_batch([Event(1, "a", "custom", 1, 1, id="x"), Event(1, "b", "custom", 1, 1)])
    second = build_batch([Event(1, "c", "custom", 1, 1)])
    first.sequence, second.sequence = 4, 7
    block = build_block([first, second])
    assert block.column_names == [*SCHEMA.names, "_batch", "_row"]
    assert block.column("_batch").to_pylist() == [4, 4, 7]
    assert block.column("_row").to_pylist() == [0, 1, 0]
    assert block.column("name").num_chunks == 1
    assert identified_rows(first) == 1
    assert [target.expected(first) for target in TARGETS] == [2, 2, 1]


def test_every_column_of_a_block_has_a_name_for_the_engine() -> None:
    structure = block_structure(build_block([build_batch([Event(1, "a", "custom", 1, 1)])]).schema)
    assert "`_batch` UInt64" in structure
    assert structure.count("`") == 2 * (len(SCHEMA) + 2)
