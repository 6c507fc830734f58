import pytest

from tidegauge.insights.writer.number import numbers_in, shown


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (1234567, "1,234,567"), (2.0, "2"), (-1234.5, "-1,234.5"), (3.14159, "3.14"), (0.00123, "0.00123"), (1e-9, "0"), (2.999, "3")]
)
def test_a_number_in_a_sentence(value: float, text: str) -> None:
    assert shown(value) == text


@pytest.mark.req("G5")
def test_numbers_are_found_however_they_are_written() -> None:
    assert numbers_in("1,234 and 1234.50, -7 %, ๑๒, 007, 2026-11-30, v2") == {"1234", "1234.5", "7", "12", "2026", "11", "30", "2"}
    assert numbers_in("1,23,4") == {"1", "23", "4"}
    assert numbers_in("none") == set()
