from __future__ import annotations

import pytest

from tidegauge.ingest.header import given_key, read_headers, request_id, text_header


@pytest.mark.req("J3")
@pytest.mark.parametrize(
    ("headers", "query", "key"),
    [
        ({b"authorization": b"Bearer K"}, b"", "K"),
        ({b"authorization": b"bearer  K "}, b"", "K"),
        ({b"x-api-key": b"K"}, b"", "K"),
        ({}, b"api_key=K", "K"),
        ({}, b"a=b&api_key=K%2B", "K+"),
        ({b"authorization": b"Basic eDp5"}, b"api_key=K", "K"),
        ({b"authorization": b"Bearer A", b"x-api-key": b"B"}, b"api_key=C", "A"),
        ({b"authorization": b"Bearer "}, b"", ""),
        ({}, b"xapi_key=K", ""),
        ({}, b"", ""),
    ],
)
def test_the_key_is_found_where_it_may_be(headers: dict[bytes, bytes], query: bytes, key: str) -> None:
    assert given_key(headers, query) == key


@pytest.mark.asvs("15.3.7")
def test_the_last_of_a_repeated_header_counts() -> None:
    headers = read_headers({"headers": [(b"a", b"1"), (b"a", b"\xff")]})
    assert text_header(headers, b"a") == "ÿ"
    assert text_header(headers, b"b") == ""


@pytest.mark.hostile(143)
@pytest.mark.parametrize("unsafe", [b"", b"a b", b"a\x1b[31m", b"x" * 129, b"\xff", b"a\n"])
def test_only_a_sane_request_id_is_echoed(unsafe: bytes) -> None:
    assert request_id({b"x-request-id": b"req-1.A_b"}) == "req-1.A_b"
    made = request_id({b"x-request-id": unsafe})
    assert len(made) == 24
    assert made.isalnum()
