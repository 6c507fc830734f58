import pyarrow as pa
import pytest

from tidegauge.contracts.repeat import repeat, steps


@pytest.mark.parametrize(
    ("value", "kind"), [("", pa.string()), ("x" * 100, pa.string()), (None, pa.float64()), (0, pa.int32()), (False, pa.bool_()), (0.0, pa.float64())]
)
@pytest.mark.parametrize("size", [0, 1, 7, 20_000])
def test_a_value_as_often_as_asked(value: object, kind: pa.DataType, size: int) -> None:
    column = repeat(value, kind, size)
    assert (column.type, column.to_pylist()) == (kind, [value] * size)


def test_a_cut_column_is_written_short() -> None:
    record = pa.record_batch({"a": repeat("abc", pa.string(), 3)})
    assert len(record.serialize()) < 400


@pytest.mark.parametrize("size", [0, 1, 5, 20_000])
def test_steps_count_up_by_the_width(size: int) -> None:
    assert steps(3, size).to_pylist() == [3 * place for place in range(size)]
