import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidegauge.core.timestamps import MAX_TIMESTAMP_MS, MIN_TIMESTAMP_MS, format_timestamp, parse_timestamp_ms

NOON = 1_795_348_800_000  # 2026-11-22T12:00Z


@pytest.mark.hostile(25)
@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22T12:00:00Z",
        "2026-11-22T12:00:00.000Z",
        "2026-11-22T12:00:00",
        "2026-11-22 12:00:00",
        "2026-11-22T19:00:00+07:00",
        "2026-11-23T02:00:00+14:00",
        "2026-11-22T00:00:00-12:00",
        "20261122T120000Z",
        "2026-W47-7T12:00:00Z",
    ],
)
def test_iso_8601_with_and_without_an_offset(text: str) -> None:
    assert parse_timestamp_ms(text) == NOON


@pytest.mark.parametrize(
    ("number", "expected"), [(1_795_348_800, NOON), (NOON, NOON), (1_795_348_800.5, NOON + 500), (0, 0), (-5, -5_000), (1e11, 100_000_000_000)]
)
def test_epoch_seconds_and_milliseconds(number: float, expected: int) -> None:
    assert parse_timestamp_ms(number) == expected


@pytest.mark.hostile(22, 25)
@pytest.mark.parametrize(
    "value",
    [
        "",
        "now",
        "12:00",
        "2026-13-01",
        "2026-02-30T00:00:00Z",
        "2026-11-22T12:00:60Z",
        "2026-11-22T24:01:00Z",
        "2026-11-22T12:00:00+25:00",
        "9" * 50,
        float("nan"),
        float("inf"),
        -float("inf"),
        1e300,
    ],
)
def test_what_is_no_instant_is_none(value: str | float) -> None:
    assert parse_timestamp_ms(value) is None


@pytest.mark.hostile(25)
@pytest.mark.parametrize("text", ["2026-11-22T24:00:00Z", "2026-11-22T23:59:60Z"])
def test_times_beyond_the_day_are_none_in_every_python(text: str) -> None:
    assert parse_timestamp_ms(text) is None


@given(st.integers(MIN_TIMESTAMP_MS, MAX_TIMESTAMP_MS))
def test_what_is_written_is_read_again(instant_ms: int) -> None:
    assert parse_timestamp_ms(format_timestamp(instant_ms)) == instant_ms


def test_milliseconds_are_always_written() -> None:
    assert format_timestamp(0) == "1970-01-01T00:00:00.000Z"
    assert format_timestamp(NOON + 7) == "2026-11-22T12:00:00.007Z"
