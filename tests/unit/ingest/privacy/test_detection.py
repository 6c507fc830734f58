from __future__ import annotations

import time

import pytest

from tidegauge.ingest.privacy.detection import find_personal, is_luhn, mask
from tidegauge.ingest.privacy.rule import KINDS, Kind


@pytest.mark.req("J6")
@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("write to ann.b+x@example.co.th, please", "write to [email], please"),
        ("https://x.test/?mail=ann%40example.com&a=1", "https://x.test/?mail=[email]&a=1"),
        ("ปกรณ์@ตัวอย่าง.ไทย", "[email]"),
        ("pay 4111 1111 1111 1111 now", "pay [card] now"),
        ("5555-5555-5555-4444", "[card]"),
        ("card=378282246310005&x", "card=[card]&x"),
        ("4111%201111%201111%201111", "[card]"),
        ("call +66 81 234 5678", "call [phone]"),
        ("tel=%2B66812345678", "tel=[phone]"),
        ("(02) 123-4567 or 081-234-5678", "[phone] or [phone]"),
        ("a@b.co 4111111111111111 +66812345678", "[email] [card] [phone]"),
    ],
)
def test_what_looks_personal_is_masked(text: str, clean: str) -> None:
    assert mask(text, KINDS) == clean


@pytest.mark.req("J6")
@pytest.mark.hostile(412)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-29T20:18:00Z",
        "1800000000000",  # epoch milliseconds
        "4111111111111112",  # the check digit is wrong
        "1234567890123452",  # Luhn holds, no issuer has it
        "1.2.3",
        "192.168.10.101",
        "d41d8cd98f00b204e9800998ecf8427e",
        "@media print",
        "price: 1,000.00",
        "550e8400-e29b-41d4-a716-446655440000",
        "version 10.15.7 build 100-200",
    ],
)
def test_what_does_not_stays(text: str) -> None:
    assert mask(text, KINDS) == text


def test_only_the_kinds_asked_for() -> None:
    kinds: tuple[Kind, ...] = ("card",)
    assert mask("a@b.co 4111111111111111", kinds) == "a@b.co [card]"
    assert [one.kind for one in find_personal("a@b.co 4111111111111111")] == ["email", "card"]


def test_luhn() -> None:
    assert is_luhn("79927398713")
    assert not is_luhn("79927398710")


@pytest.mark.hostile(412)
@pytest.mark.parametrize("text", ["a" * 20_000, "1 " * 10_000, "a@" * 10_000, "+1" * 10_000, "%40" * 6_000, "(" * 20_000, "a.a." * 5_000 + "@", "1-" * 10_000])
def test_work_grows_linearly(text: str) -> None:
    started = time.thread_time()
    mask(text, KINDS)
    assert time.thread_time() - started < 1.0
