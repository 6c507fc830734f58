"""Cases 1-4, 6, 7 and 14-17: bodies that are no JSON, too deep, too large or badly packed."""

from __future__ import annotations

import gzip
import time
import zlib
from typing import Any

import brotli
import psutil
import pytest
import zstandard

Bench = Any
WHOLE = b'{"name":"a","properties":{"b":[1,2.5,"c"]}}'


@pytest.mark.hostile(1)
async def test_truncated_json_is_400_with_its_offset_and_stores_nothing(bench: Bench) -> None:
    for cut in range(1, len(WHOLE)):
        for body in (WHOLE[:cut], b"[" + WHOLE + b"," + WHOLE[:cut]):
            answer = await bench.send(body)
            assert answer.status_code == 400
            assert "at byte" in answer.json()["error"]["details"][0]["reason"]
    await bench.hostile(WHOLE[:-1])
    assert await bench.rows() == []


@pytest.mark.hostile(2)
@pytest.mark.parametrize("depth", [1_000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), [(b"[", b"]"), (b'{"a":', b"}")])
async def test_endless_nesting_is_400(bench: Bench, depth: int, opening: bytes, closing: bytes) -> None:
    nest = opening * depth + b"1" + closing * depth
    for body in (nest, b'{"properties":{"a":' + nest + b"}}", b'[{"value":1,"properties":' + nest + b"}]", opening * depth):
        assert (await bench.hostile(body)).status_code == 400
    assert await bench.rows() == []


@pytest.mark.hostile(3)
@pytest.mark.parametrize("text", [b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\xbd\xed\xb8\x80", b"\xf4\x90\x80\x80", b"\xc3", b"\x80"])
@pytest.mark.asvs("1.1.1")
async def test_bytes_that_are_no_utf8_are_400(bench: Bench, text: bytes) -> None:
    for body in (b'{"name":"' + text + b'"}', b'{"properties":{"' + text + b'":1}}', b'[{"properties":{"a":"' + text + b'"}}]'):
        assert (await bench.hostile(body)).status_code == 400
    assert await bench.rows() == []


@pytest.mark.hostile(4)
@pytest.mark.parametrize("text", [b"\\ud800", b"\\udc00", b"\\ud83d\\ud83d", b"\\udc00\\ud800"])
async def test_lone_surrogates_are_400(bench: Bench, text: bytes) -> None:
    for body in (b'{"name":"' + text + b'"}', b'[{"properties":{"a":"x' + text + b'y"}}]', b'{"properties":{"' + text + b'":1}}'):
        assert (await bench.hostile(body)).status_code == 400
    answer = await bench.hostile(b'{"name":"\\ud83d\\ude00"}')
    assert answer.status_code == 202
    assert [row["name"] for row in await bench.rows()] == ["\U0001f600"]


@pytest.mark.hostile(6)
@pytest.mark.parametrize(
    "body",
    [
        b"\xef\xbb\xbf" + WHOLE,
        WHOLE.decode().encode("utf-16"),
        WHOLE.decode().encode("utf-16-le"),
        WHOLE.decode().encode("utf-32"),
        b"",
        b" \r\n",
        WHOLE + b"x",
        WHOLE + b"\0",
        WHOLE + WHOLE,
        b"[]" + WHOLE,
        b"null",
        b"[[]]",
        b"'a'",
        b"name=a&value=1",
        b"<event/>",
    ],
)
async def test_what_is_not_one_document_is_400(bench: Bench, body: bytes) -> None:
    assert (await bench.hostile(body)).status_code == 400
    assert await bench.rows() == []


@pytest.mark.hostile(7)
@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e400", b"nan", b"0x10", b"01", b"1_000", b".5", b"+1"])
async def test_numbers_that_are_none_are_400(bench: Bench, number: bytes) -> None:
    for field in (b'"value":' + number, b'"timestamp":' + number, b'"properties":{"a":' + number + b"}", b'"properties":{"a":[' + number + b"]}"):
        assert (await bench.hostile(b"{" + field + b"}")).status_code == 400
    assert await bench.rows() == []


@pytest.mark.hostile(14)
async def test_a_million_keys_are_refused_in_no_time(bench: Bench) -> None:
    small = b'{"properties":{' + b",".join(b'"k%d":1' % i for i in range(700_000)) + b"}}"
    large = b'{"properties":{' + b",".join(b'"key%d":1' % i for i in range(1_000_000)) + b"}}"
    for body in (small, large):
        took = []
        for _ in range(3):
            started = time.process_time()
            answer = await bench.send(body)
            took.append(time.process_time() - started)
            assert answer.status_code == 413
        assert min(took) < 0.1  # 10 ms
    few = b'{"properties":{' + b",".join(b'"k%d":1' % i for i in range(201)) + b"}}"
    assert (await bench.hostile(few)).json()["errors"][0]["reason"] == "more than 200 properties"


@pytest.mark.hostile(15)
@pytest.mark.asvs("5.2.1")
async def test_a_body_over_the_cap_is_refused_unread_or_cut(bench: Bench) -> None:
    cap = bench.ingest.limits.body_bytes
    read = 0

    async def pieces() -> Any:
        nonlocal read
        for _ in range(300):
            read += 1_000_000
            yield b" " * 1_000_000

    before = psutil.Process().memory_info().rss
    answer = await bench.client.post("/api/events", content=pieces(), headers={"x-api-key": "write"})
    assert answer.status_code == 413
    assert read <= cap + 2_000_000
    assert psutil.Process().memory_info().rss - before < 2 * cap
    read = 0
    answer = await bench.client.post("/api/events", content=pieces(), headers={"x-api-key": "write", "content-length": "300000000"})
    assert (answer.status_code, read) == (413, 0)


@pytest.mark.hostile(16)
@pytest.mark.parametrize(
    ("encoding", "bomb"),
    [
        ("gzip", lambda: gzip.compress(b"\0" * 200_000_000, 9, mtime=0)),
        ("deflate", lambda: zlib.compress(b"\0" * 200_000_000, 9)),
        ("br", lambda: brotli.compress(b"\0" * 200_000_000, quality=3)),
        ("zstd", lambda: zstandard.ZstdCompressor(level=3).compress(b"\0" * 200_000_000)),
    ],
)
@pytest.mark.asvs("5.2.3")
async def test_a_bomb_is_413_and_never_unpacked(bench: Bench, encoding: str, bomb: Any) -> None:
    body = bomb()
    before = psutil.Process().memory_info().rss
    assert (await bench.hostile(body, content_encoding=encoding)).status_code == 413
    assert psutil.Process().memory_info().rss - before < 2.5 * bench.ingest.limits.inflated_bytes


@pytest.mark.hostile(17)
@pytest.mark.parametrize(
    ("encoding", "body", "status"),
    [
        ("br", brotli.compress(WHOLE), 202),
        ("gzip, gzip", gzip.compress(gzip.compress(WHOLE, mtime=0), mtime=0), 415),
        ("lzma", WHOLE, 415),
        ("gzip", gzip.compress(gzip.compress(WHOLE, mtime=0), mtime=0), 400),
        ("gzip", gzip.compress(WHOLE, mtime=0) * 2, 400),
        ("gzip", gzip.compress(WHOLE, mtime=0)[:-4], 400),
        ("gzip", gzip.compress(WHOLE, mtime=0)[:-8] + b"\0" * 8, 400),
        ("gzip", WHOLE, 400),
        ("br", b"\xff" * 100, 400),
        ("zstd", zstandard.compress(WHOLE)[:-1], 400),
        ("zstd", zstandard.compress(WHOLE) + b"x", 400),
        ("deflate", b"\0", 400),
        ("gzip", b"", 400),
    ],
)
async def test_packing_that_is_wrong_is_415_or_400(bench: Bench, encoding: str, body: bytes, status: int) -> None:
    assert (await bench.hostile(body, content_encoding=encoding)).status_code == status
    assert len(await bench.rows()) == (status == 202)
