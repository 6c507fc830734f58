import pytest

from tidegauge.contracts.ports import QueryLimits, Rows


def test_limits_are_bounded_by_default_and_cannot_be_changed() -> None:
    limits = QueryLimits()
    assert (limits.timeout_s, limits.memory_bytes, limits.result_rows) == (10.0, 2_000_000_000, 100_000)
    with pytest.raises(AttributeError):
        limits.timeout_s = 0  # type: ignore[misc]


def test_rows_cost_nothing_until_told() -> None:
    rows = Rows(["a"], [(1,)])
    assert (rows.rows_read, rows.bytes_read, rows.elapsed_ms) == (0, 0, 0.0)
