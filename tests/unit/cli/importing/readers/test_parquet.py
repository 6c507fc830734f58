from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import polars as pl
import pytest
from tests.unit.cli.importing.readers.reading import read_blocks

from tidegauge.core.errors import InvalidInput


@pytest.mark.req("A7")
def test_blocks_with_types_frame_and_stable_originals(tmp_path: Path) -> None:
    buffer = BytesIO()
    when = datetime(2020, 1, 1)
    pl.DataFrame({"n": range(25), "d": [Decimal("1.50")] * 25, "t": [when] * 25, "s": [{"x": None}] * 25}).write_parquet(buffer)
    blocks = read_blocks(tmp_path / "f", buffer.getvalue(), "parquet", rows=10)
    assert [len(block.records) for block in blocks] == [10, 10, 5]
    assert blocks[2].records[0] == {"n": 20, "d": 1.5, "t": when, "s": {"x": None}}
    assert blocks[2].numbers == [21, 22, 23, 24, 25]
    assert blocks[0].originals[0] == b'{"n":0,"d":1.5,"t":"2020-01-01T00:00:00","s":{"x":null}}'
    assert blocks[1].frame is not None
    assert len(blocks[1].frame) == 10


@pytest.mark.hostile(156)
def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read as Parquet"):
        read_blocks(tmp_path / "f", b"PAR1 and nothing more", "parquet")
