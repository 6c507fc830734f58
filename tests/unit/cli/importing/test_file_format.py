from __future__ import annotations

import pytest

from tidegauge.cli.importing.file_format import find_format
from tidegauge.core.errors import InvalidInput

LOG = b'1.2.3.4 - - [17/May/2015:10:05:03 +0000] "GET / HTTP/1.1" 200 12\n'


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.csv", b"x", "csv"),
        ("a.tsv.gz", b"x", "csv"),
        ("a.parquet", b"", "parquet"),
        ("-", b"PAR1....", "parquet"),
        ("a.jsonl.zst", b"", "ndjson"),
        ("-", b'\xef\xbb\xbf{"a": 1}\n{"a": 2}\n', "ndjson"),
        ("-", b'{"a":\n 1}', "json"),
        ("a.json", b' [{"a": 1}]', "json"),
        ("a.json", b'{"a": 1}\n{"a": 2}\n', "ndjson"),
        ("access.log", LOG, "access-log"),
        ("-", LOG, "access-log"),
        ("-", b"a,b\n1,2\n", "csv"),
    ],
)
def test_by_name_then_by_content(name: str, head: bytes, expected: str) -> None:
    assert find_format(name, head) == expected


@pytest.mark.parametrize("head", [b"", b"\n", b"\x7fELF\0\0\0"])
def test_unknown_content_asks_for_the_format(head: bytes) -> None:
    with pytest.raises(InvalidInput, match="--format"):
        find_format("-", head)
