from __future__ import annotations

from typing import Any

import pytest

from tidegauge.app.known_heads import MAX_HEADS, KnownHeads

LINES = [b"host: t", b"authorization: Bearer w", b"content-type: application/json"]


def request(body: bytes, *more: bytes, length: bytes | None = None, line: bytes = b"POST /api/events HTTP/1.1", name: bytes = b"content-length: ") -> bytes:
    return b"\r\n".join([line, *LINES, name + (b"%d" % len(body) if length is None else length), *more, b"", body])


def scope(data: bytes, **changed: Any) -> dict[str, Any]:
    head = data.partition(b"\r\n\r\n")[0].split(b"\r\n")[1:]
    headers = [(name.lower(), value) for name, _, value in (line.partition(b": ") for line in head)]
    return {"path": "/api/events", "method": "POST", "http_version": "1.1", "query_string": b"", "headers": headers, **changed}


def learnt(data: bytes, **changed: Any) -> KnownHeads:
    heads = KnownHeads()
    heads.learn(data, scope(data, **changed), data.partition(b"\r\n\r\n")[2])
    return heads


@pytest.mark.parametrize("name", [b"content-length: ", b"Content-Length: "])
def test_a_head_is_known_again_with_a_body_of_any_length(name: bytes) -> None:
    heads = learnt(request(b"{}", name=name))
    found = heads.find(request(b'{"name":"b"}', name=name))
    assert found is not None
    assert (found[0].key, found[0].content_type, found[1]) == ("w", "application/json", b'{"name":"b"}')


@pytest.mark.hostile(30)
@pytest.mark.parametrize(
    "data",
    [
        request(b"{}", b"x: y"),
        request(b"{}", line=b"POST /api/events?a HTTP/1.1"),
        request(b"{}", line=b"POST /api/events HTTP/1.0"),
        request(b"{}", length=b"1"),
        request(b"{}", length=b"3"),
        request(b"{}", length=b"+2"),
        request(b"{}", length=b"0x2"),
        request(b"{}", length=b"2, 2"),
        request(b"{}", length=b" 2"),
        request(b"{}", length=b""),
        request(b"{}", length="²".encode()),
        request(b"{}", length=b"0" * 5_000 + b"2"),
        request(b"{}", b"content-length: 2"),
        request(b"{}", b"transfer-encoding: chunked"),
        request(b"{}") + request(b"{}"),
        request(b"{}") + b"\r\n",
        b"\r\n" + request(b"{}"),
        request(b"{}")[:-1],
        request(b"{}").replace(b"\r\n\r\n", b"\n\n"),
        request(b"x" * 20_000),
        b"",
    ],
)
def test_nothing_else_is_taken_for_it(data: bytes) -> None:
    assert learnt(request(b"{}")).find(data) is None


@pytest.mark.parametrize(
    ("data", "changed"),
    [
        (request(b"{}"), {"path": "/metrics"}),
        (request(b"{}"), {"method": "PUT"}),
        (request(b"{}"), {"http_version": "1.0"}),
        (request(b"{}"), {"query_string": b"api_key=w"}),
        (request(b"{}", line=b"POST /api/events?api_key=w HTTP/1.1"), {"query_string": b"api_key=w"}),
        (request(b"{}", b"x: content-length: 7"), {}),
        (request(b"", name=b"x-content-length: "), {}),
        (request(b"", name=b"x: content-length: "), {}),
        (request(b"{}", b"x-request-id: mine"), {}),
        (request(b"{}", b"expect: 100-continue"), {}),
        (request(b"{}", b"content-encoding: gzip"), {}),
        (request(b"{}", b"transfer-encoding: chunked"), {}),
        (request(b"{}", b"cookie: " + b"c" * 3_000), {}),
    ],
)
def test_what_says_something_new_each_time_or_needs_more_than_a_look_is_not_learnt(data: bytes, changed: dict[str, Any]) -> None:
    assert learnt(data, **changed).find(data) is None


def test_the_parser_has_to_have_seen_the_same_body() -> None:
    data, heads = request(b"{}"), KnownHeads()
    heads.learn(data, scope(data), b"{")
    assert heads.find(data) is None


def test_the_oldest_goes_when_there_are_too_many() -> None:
    heads = KnownHeads()
    for number in range(MAX_HEADS + 1):
        data = request(b"{}", b"user-agent: %d" % number)
        heads.learn(data, scope(data), b"{}")
    assert heads.find(request(b"{}", b"user-agent: 0")) is None
    assert heads.find(request(b"{}", b"user-agent: %d" % MAX_HEADS)) is not None
