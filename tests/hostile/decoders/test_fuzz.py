"""Whatever comes as a live message, a question, a filter, SQL or a packed body: an answer or a refusal that says why, never another error.

Ingest's own bodies are thrown at it in tests/hostile/ingest/test_fuzz.py.
"""

from __future__ import annotations

import gzip
import json
import string
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tidegauge.core.errors import TidegaugeError
from tidegauge.core.time_range import TimeRange
from tidegauge.ingest.decode import decode_points
from tidegauge.ingest.decompress import decompress
from tidegauge.live.messages import read_feed, read_incoming
from tidegauge.query.body import decode_given, decode_question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.filter import parse_filters
from tidegauge.query.parse import parse_question
from tidegauge.query.sql.gate import admit

EXAMPLES: Final = 120
SOAK_EXAMPLES: Final = 20_000
NOW_MS: Final = 1_795_320_000_000
SPAN: Final = TimeRange(NOW_MS - 86_400_000, NOW_MS)

_WORDS: Final = (
    *("type", "id", "query", "subscribe", "unsubscribe", "edit", "presence", "auth", "ping", "metric", "aggregation", "time_window", "interval", "filters"),
    *("field", "operator", "value", "and", "or", "not", "group_by", "limit", "order_by", "timezone", "formula", "compare", "at", "from", "to", "percentile"),
    *(
        "page_view",
        "count",
        "sum",
        "p95",
        "unique_count",
        "last_24_hours",
        "last_-1_hours",
        "hour",
        "1_hour",
        "properties.plan",
        "country",
        "eq",
        "in",
        "regex",
    ),
    *("contains", "between", "is_set", "gt", "event_type", "events", "token", "snapshot", "Asia/Bangkok", "UTC", "2026-01-31", "2026-13-45T99:99:99Z"),
)
_TEXT: Final = st.text(max_size=12) | st.sampled_from(_WORDS) | st.text(string.printable, max_size=12)
_JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | _TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=5),
    max_leaves=15,
)
_QUESTION: Final = st.fixed_dictionaries(
    {"metric": st.sampled_from(["page_view", "revenue", ""]) | _TEXT},
    optional={
        "aggregation": st.sampled_from(["count", "sum", "p95", "unique_count", "rate"]) | _JSON,
        "time_window": st.sampled_from(["last_24_hours", "today", "last_7_days"]) | _JSON,
        "interval": st.sampled_from(["hour", "auto", "3_days"]) | _JSON,
        "filters": st.lists(_JSON, max_size=3),
        "group_by": st.lists(_TEXT, max_size=3) | _JSON,
        "limit": st.integers() | _JSON,
        "timezone": st.sampled_from(["UTC", "Asia/Bangkok"]) | _TEXT,
        "from": _JSON,
        "to": _JSON,
        "at": _JSON,
        "formula": _TEXT | st.text("ab()+-*/0123456789. ", max_size=20),
        "compare": _TEXT,
    },
)
_FILTER: Final = st.recursive(
    st.fixed_dictionaries({"field": _TEXT, "operator": st.sampled_from(_WORDS) | _TEXT, "value": _JSON}),
    lambda inner: st.fixed_dictionaries({}, optional={"and": st.lists(inner, max_size=3), "or": st.lists(inner, max_size=3), "not": inner}),
    max_leaves=10,
)
_PIECES: Final = (
    *(
        "SELECT ",
        "FROM events",
        " WHERE ",
        "count()",
        "name",
        " JOIN ",
        "(",
        ")",
        ",",
        "'",
        '"',
        "`",
        "/*",
        "*/",
        "--",
        ";",
        "{x:",
        "String}",
        " IN ",
        "[",
        "]",
    ),
    *(" GROUP BY ", " WITH x AS ", " UNION ALL ", "properties.plan", "->", "::", " SETTINGS ", " FORMAT ", "file('/etc/passwd')", " INTO OUTFILE 'x'", "\x00"),
    *("CASE WHEN ", " END", " LIMIT 1", "1e999", "0x", "$$", "\\", "𐏿", "\ud7ff", " OVER (", " INTERVAL 1 ", "{{", "%", "@", "#", " ARRAY JOIN ", "NOT ", "-"),
)
_SQL: Final = st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=25).map("".join) | st.text(max_size=40)


def as_bytes(document: Any) -> bytes:
    return json.dumps(document).encode("utf-8", "surrogatepass")


def damaged(bodies: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """Whole bodies, and such with one byte changed, cut off, or followed by anything."""

    def damage(body: bytes, place: int, byte: int, tail: bytes, how: int) -> bytes:
        at = place % (len(body) + 1)
        return (body, body[:at] + bytes([byte]) + body[at + 1 :], body[:at], body + tail)[how]

    return st.builds(damage, bodies, st.integers(0, 10_000), st.integers(0, 255), st.binary(max_size=8), st.integers(0, 3)) | st.binary(max_size=60)


def ask(body: bytes) -> object:
    return parse_question(decode_question(body), 1, "UTC", Catalogue(), NOW_MS)


def filters(body: bytes) -> object:
    return parse_filters(decode_given(body).get("filters", []))


def statement(body: bytes) -> object:
    return admit(body.decode("utf-8", "replace"), {"x": "1"}, 1, SPAN)


def unpacked(body: bytes) -> object:
    for encoding in ("gzip", "deflate", "br", "zstd"):
        answer(partial(unpack, encoding), body)
    return None


def unpack(encoding: str, body: bytes) -> bytes:
    return decompress(body, encoding, 100_000)


def answer(read: Callable[[bytes], object], body: bytes) -> bool:
    """Whether it was read; what is not a refusal is raised."""
    try:
        read(body)
    except TidegaugeError as error:
        refusal = error
    else:
        return True
    assert 400 <= refusal.status < 500, refusal
    assert refusal.message
    return False


DECODERS: Final[dict[str, tuple[Callable[[bytes], object], st.SearchStrategy[bytes]]]] = {
    "live message": (read_incoming, damaged(st.dictionaries(_TEXT, _JSON, max_size=6).map(as_bytes))),
    "live message text": (
        lambda body: read_incoming(body.decode("utf-8", "replace")),
        damaged(_QUESTION.map(lambda q: as_bytes({"type": "subscribe", "query": q}))),
    ),
    "feed": (read_feed, damaged(st.dictionaries(_TEXT, _JSON, max_size=6).map(as_bytes))),
    "question": (ask, damaged(_QUESTION.map(as_bytes))),
    "filters": (filters, damaged(st.lists(_FILTER, max_size=4).map(lambda given: as_bytes({"filters": given})))),
    "SQL": (statement, _SQL.map(lambda text: text.encode("utf-8", "replace"))),
    "packed body": (unpacked, damaged(st.binary(max_size=40).map(gzip.compress))),
    "metric points": (decode_points, damaged(_JSON.map(as_bytes))),
}


def throw(name: str, examples: int) -> None:
    read, bodies = DECODERS[name]

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
    @given(bodies)
    def attempt(body: bytes) -> None:
        answer(read, body)

    attempt()


@pytest.mark.req("J7")
@pytest.mark.hostile(1, 2, 3, 38, 46)
@pytest.mark.parametrize("name", DECODERS)
def test_anything_is_read_or_refused(name: str) -> None:
    throw(name, EXAMPLES)


@pytest.mark.hostile(3)
@pytest.mark.parametrize("read", [read_feed, read_incoming, decode_given, decode_question, decode_points])
def test_bytes_that_are_no_utf8_are_refused_wherever_they_are(read: Callable[[bytes], object]) -> None:
    for text in (b'{"filters": [{"a": "\xff"}]}', b'[{"name": "\xed\xa0\x80"}]', b'{"type": "subscribe", "id": "q", "query": {"metric": "\xc0"}}', b'"\xff"'):
        answer(read, text)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", DECODERS)
def test_anything_is_read_or_refused_for_long(name: str) -> None:
    throw(name, SOAK_EXAMPLES)
