from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.importing.readers.reading import read_blocks, read_rows


@pytest.mark.req("A7")
def test_good_lines_are_records_and_bad_ones_rejects_with_their_number(tmp_path: Path) -> None:
    content = '\ufeff{"a": 1}\r\n\nnot json\n[1]\n{"b": {"c": [null, "ก"]}}\n{"a": 1}{"a": 2}'.encode() + b'\n{"a": "\xff"}\n' + b"[" * 3000
    records, rejects = read_rows(tmp_path / "f", content, "ndjson")
    assert records == [{"a": 1}, {"b": {"c": [None, "ก"]}}]
    assert [reject.row for reject in rejects] == [3, 4, 6, 7, 8]
    assert rejects[1].reason == "not a JSON object"


def test_blocks_are_bounded(tmp_path: Path) -> None:
    blocks = read_blocks(tmp_path / "f", b'{"a":1}\n' * 25, "ndjson", rows=10)
    assert [len(block.records) for block in blocks] == [10, 10, 5]
    assert blocks[2].numbers == [21, 22, 23, 24, 25]
    assert blocks[0].originals[0] == b'{"a":1}'
