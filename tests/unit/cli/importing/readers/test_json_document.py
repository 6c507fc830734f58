from __future__ import annotations

from pathlib import Path

import pytest
from tests.unit.cli.importing.readers.reading import read_blocks, read_rows

from tidegauge.core.errors import InvalidInput


@pytest.mark.req("A7")
@pytest.mark.parametrize(
    "content",
    [b'[{"a": 1.5}, {"a": {"b": [2]}}]', b'\xef\xbb\xbf {"events": [{"a": 1.5}, {"a": {"b": [2]}}], "more": 1}', b'{\n "a": 1.5}\n{"a":\n {"b": [2]}}'],
)
def test_arrays_holders_and_documents_in_a_row(tmp_path: Path, content: bytes) -> None:
    assert read_rows(tmp_path / "f", content, "json") == ([{"a": 1.5}, {"a": {"b": [2]}}], [])


def test_items_that_are_no_objects_are_rejects(tmp_path: Path) -> None:
    records, rejects = read_rows(tmp_path / "f", b'[{"a": 1}, 5, {"a": 2}]', "json")
    assert [record["a"] for record in records] == [1, 2]
    assert [(reject.row, reject.original) for reject in rejects] == [(2, "5")]


def test_a_long_array_comes_in_blocks(tmp_path: Path) -> None:
    blocks = read_blocks(tmp_path / "f", b"[" + b",".join(b'{"n":%d}' % number for number in range(2500)) + b"]", "json")
    assert [len(block.records) for block in blocks] == [1000, 1000, 500]
    assert blocks[2].records[-1] == {"n": 2499}
    assert blocks[2].numbers[-1] == 2500


def test_a_broken_document_says_where(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="not JSON after item"):
        read_rows(tmp_path / "f", b'[{"a": 1}, {"a": ', "json")
