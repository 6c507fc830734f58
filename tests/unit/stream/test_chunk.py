from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tidegauge.stream import chunk
from tidegauge.stream.chunk import by_project, chunks, columns_of


def test_neighbours_are_together_up_to_a_bound(make_batch: Any, event: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunk, "CHUNK_ROWS", 3)
    batches = [make_batch(sequence, *[event()] * size) for sequence, size in enumerate((1, 2, 1, 5, 1), 1)]
    assert [[batch.sequence for batch in part] for part in chunks(batches)] == [[1, 2], [3], [4], [5]]
    assert chunks([]) == []


def test_columns_of_a_project_know_their_batches_and_places(make_batch: Any, event: Any) -> None:
    a, b, c = (msgspec.structs.replace(event(name), project=project) for name, project in (("a", 1), ("b", 2), ("c", 2)))
    batches = [make_batch(4, a, b), make_batch(5, c)]
    found = dict(by_project(batches, {2, 3}))
    assert found.keys() == {2}
    own = columns_of(batches, 2)
    assert own is not None
    for columns in (found[2], own):
        assert (columns.sequences.tolist(), columns.places.tolist()) == ([4, 5], [1, 0])
        assert columns.record.column("name").to_pylist() == ["b", "c"]
    assert columns_of(batches, 3) is None
    alone = columns_of(batches[1:], 2)
    assert alone is not None
    assert alone.size == 1
    assert by_project(batches[1:], {1}) == []
