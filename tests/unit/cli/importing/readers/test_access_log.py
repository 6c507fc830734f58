from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.importing.readers.reading import read_blocks

from tidegauge.cli.importing.readers.access_log import parse_line

HEAD = "1.2.3.4 - - [17/May/2015:10:05:03 +0700] "
WHEN = datetime(2015, 5, 17, 3, 5, 3, tzinfo=UTC)


@pytest.mark.req("A7")
@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ('"GET /a?b=1 HTTP/1.1" 200 12', {"method": "GET", "path": "/a?b=1", "protocol": "HTTP/1.1", "status": 200, "bytes": 12}),
        ('"GET / HTTP/2" 304 - "-" "-"', {"method": "GET", "path": "/", "protocol": "HTTP/2", "status": 304}),
        (
            r'"GET /\"q\"\x41 HTTP/1.1" 200 0 "http://r/" "a \"b\" \\c"',
            {"method": "GET", "path": '/"q"A', "protocol": "HTTP/1.1", "status": 200, "bytes": 0, "referrer": "http://r/", "user_agent": 'a "b" \\c'},
        ),
        (r'"GET / HTTP/1.0" 200 5 "http://\xe4\xe5/" "-"',
         {"method": "GET", "path": "/", "protocol": "HTTP/1.0", "status": 200, "bytes": 5, "referrer": r"http://\xe4\xe5/"}),
        (r'"GET /\xe0\xb8\x81 HTTP/1.0" 200 5', {"method": "GET", "path": "/ก", "protocol": "HTTP/1.0", "status": 200, "bytes": 5}),
        ('"-" 408 0 "-" "-"', {"status": 408, "bytes": 0}),
        (r'"\x16\x03\x01" 400 226 "-" "-"', {"path": "\x16\x03\x01", "status": 400, "bytes": 226}),
        ('"GET /a b c HTTP/1.1" 404 1', {"method": "GET", "path": "/a b c", "protocol": "HTTP/1.1", "status": 404, "bytes": 1}),
        ('"GET /old" 200 1', {"method": "GET", "path": "/old", "status": 200, "bytes": 1}),
        ('"GET / HTTP/1.1" 200 1 "-" "x" "10.0.0.1" 0.003',
         {"method": "GET", "path": "/", "protocol": "HTTP/1.1", "status": 200, "bytes": 1, "user_agent": "x"}),
    ],
)  # fmt: skip
def test_common_and_combined_lines(rest: str, expected: dict[str, Any]) -> None:
    assert parse_line(HEAD + rest) == {"ip": "1.2.3.4", "timestamp": WHEN, **expected}


@pytest.mark.parametrize(
    "line",
    ["", "hello", HEAD, HEAD + '"GET / HTTP/1.1" abc 1', HEAD + '"GET / HTTP/1.1" 200', HEAD + '"GET /',
     HEAD.replace("May", "Mai") + '"-" 200 1', HEAD.replace("17/", "32/") + '"-" 200 1'],
)  # fmt: skip
def test_other_lines_are_refused_with_a_reason(line: str) -> None:
    assert isinstance(parse_line(line), str)


@pytest.mark.hostile(157)
@pytest.mark.parametrize("line", ["a a " + "[ " * 50_000, HEAD + '"' + '\\"' * 50_000, HEAD + '"GET ' + "a " * 50_000 + '" 200 x', "[" * 100_000])
def test_no_line_takes_long(line: str) -> None:
    began = time.thread_time()
    parse_line(line)
    assert time.thread_time() - began < 1


def test_users_with_spaces_and_ipv6() -> None:
    record = parse_line('2001:db8::1 - John Doe [17/May/2015:10:05:03 +0700] "GET / HTTP/1.1" 200 1')
    assert isinstance(record, dict)
    assert record["ip"] == "2001:db8::1"


def test_blocks_hold_no_address_and_malformed_lines_are_rejects(tmp_path: Path) -> None:
    content = f'{HEAD}"GET / HTTP/1.1" 200 1\r\n\nnonsense\n{HEAD}"GET /b HTTP/1.1" 200 1\n'.encode()
    [block] = read_blocks(tmp_path / "f", content, "access-log", secret=b"key")
    assert [record["path"] for record in block.records] == ["/", "/b"]
    assert block.numbers == [1, 4]
    assert "ip" not in block.records[0]
    assert len(block.records[0]["anonymous_id"]) == 32
    assert [(reject.row, reject.original) for reject in block.rejects] == [(3, "nonsense")]
