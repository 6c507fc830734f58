"""Rows out of the engine's text."""

from __future__ import annotations

import msgspec
import pytest

from tidegauge.store.engines.json_rows import decode_rows

TEXT = (
    b'{"meta":[{"name":"n","type":"UInt64"},{"name":"m","type":"Map"}],"data":[[18446744073709551615,{"k":1.5}],[null,{}]],'
    b'"rows":2,"statistics":{"elapsed":0.25,"rows_read":7,"bytes_read":9}}'
)


def test_rows_are_tuples_with_what_they_cost() -> None:
    rows = decode_rows(TEXT)
    assert rows.columns == ["n", "m"]
    assert rows.rows == [(2**64 - 1, {"k": 1.5}), (None, {})]
    assert (rows.rows_read, rows.bytes_read, rows.elapsed_ms) == (7, 9, 250.0)


@pytest.mark.hostile(169)
@pytest.mark.parametrize("size", [0, 10, len(TEXT) // 2, len(TEXT) - 1])
def test_a_cut_text_is_not_an_answer(size: int) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_rows(TEXT[:size])
