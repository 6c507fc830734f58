from __future__ import annotations

import pyarrow as pa
import pytest

from tidegauge.contracts.repeat import repeat
from tidegauge.contracts.text_column import has_text, held_text

COLUMN = pa.array(["", "ab", "", "c", ""])


@pytest.mark.parametrize(("start", "size", "held"), [(0, 5, b"abc"), (0, 1, b""), (1, 1, b"ab"), (2, 2, b"c"), (4, 1, b""), (1, 0, b"")])
def test_only_the_slice_counts(start: int, size: int, held: bytes) -> None:
    column = COLUMN.slice(start, size)
    assert held_text(column) == held
    assert has_text(column) == bool(held)


def test_a_repeated_text_is_not_read_further_than_its_rows() -> None:
    assert held_text(repeat("click", pa.string(), 2)) == b"clickclick"
    assert not has_text(repeat("", pa.string(), 2))
    assert not has_text(pa.nulls(2, pa.string()))
