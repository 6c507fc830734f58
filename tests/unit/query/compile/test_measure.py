import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, Arithmetic, Compare, Constant, Measure, MeasureRef
from tidegauge.query.compile.measure import expression_sql, extremes_sql, is_sketchable, measure_sql
from tidegauge.query.compile.statement import Binder

VALUE = resolve_field("value")
IS_PAID = Compare(resolve_field("name"), "eq", "paid")


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure("count"), "count()"),
        (Measure("rate"), "count()"),
        (Measure("count", VALUE), "countIf(isNotNull(value))"),
        (Measure("count", condition=IS_PAID), "countIf((name = {p0:String}))"),
        (Measure("sum", VALUE), "sumIf(assumeNotNull(value), isNotNull(value))"),
        (Measure("average", VALUE), "if(countIf(isNotNull(value)) = 0, NULL, avgIf(assumeNotNull(value), isNotNull(value)))"),
        (Measure("unique_count", resolve_field("person")), "uniqExactIf(person, (person != 0))"),
    ],
)
def test_measures(measure: Measure, expected: str) -> None:
    assert measure_sql(measure, Binder(), is_exact=True) == expected


@pytest.mark.req("B2")
def test_percentiles_and_distinct_counts_are_exact_or_sketched() -> None:
    percentile = Measure("percentile", VALUE, 99.9)
    assert "quantileExactInclusiveIf(0.9990000000000001)" in measure_sql(percentile, Binder(), is_exact=True)
    assert "quantileDDIf(0.01, 0.9990000000000001)" in measure_sql(percentile, Binder(), is_exact=False)
    assert "uniqCombined64If(17)" in measure_sql(Measure("unique_count", VALUE), Binder(), is_exact=False)
    assert [is_sketchable(Measure(name, VALUE)) for name in ("percentile", "unique_count", "sum")] == [True, True, False]


def test_a_measure_without_the_field_it_needs_is_an_error_of_the_caller() -> None:
    for aggregation in ("sum", "unique_count", "histogram"):
        with pytest.raises(ValueError, match="needs a field"):
            measure_sql(Measure(aggregation), Binder(), is_exact=True)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="needs a field"):
        extremes_sql(Measure("histogram"), Binder())


def test_formulas_divide_by_nothing_as_null() -> None:
    ratio = Arithmetic("*", Arithmetic("/", MeasureRef(0), MeasureRef(1)), Constant(100.0))
    assert expression_sql(ratio, ["_m0", "_m1"]) == "((_m0 / nullIf(_m1, 0)) * toNullable(toFloat64(100.0)))"


def test_extremes_are_of_the_measured_events() -> None:
    assert extremes_sql(Measure("histogram", VALUE, condition=ALWAYS), Binder()).count("isNotNull(value)") == 2
    assert extremes_sql(Measure("histogram", VALUE, condition=IS_PAID), Binder()).count("name") == 2
