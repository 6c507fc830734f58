"""The text form of bound values."""

from __future__ import annotations

import pytest

from tidegauge.store.engines.parameter import encode_parameter, encode_parameters


@pytest.mark.hostile(35)
@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\tb\nc\\d", "a\\tb\\nc\\\\d"),
        ("nul\x00", "nul\\0"),
        ("it's", "it's"),
        (None, "\\N"),
        (True, "true"),
        (-(2**63), "-9223372036854775808"),
        (1e300, "1e+300"),
        ([1, 2.5], "[1,2.5]"),
        (("it's", "a\tb"), "['it\\'s','a\\tb']"),
        ([], "[]"),
    ],
)
def test_values_are_written_as_the_engine_reads_them(value: object, text: str) -> None:
    assert encode_parameter(value) == text


def test_every_parameter_is_encoded() -> None:
    assert encode_parameters({"a": 1, "b": "x"}) == {"a": "1", "b": "x"}
