import pytest

from tidegauge.contracts.plan import Arithmetic, MeasureRef
from tidegauge.contracts.question import Question
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.measurement import Measurement, measurement


def _measured(metric: str, aggregation: str | None = None, value_field: str | None = None) -> Measurement:
    return measurement(Question(metric, aggregation, value_field=value_field), Catalogue(), 1)


@pytest.mark.req("B2", "B6")
@pytest.mark.parametrize(
    ("metric", "aggregation", "value_field", "expected"),
    [
        ("any event", None, None, ("count", None)),
        ("any event", "sum", None, ("sum", "value")),
        ("any event", "sum", "properties.amount", ("sum", "text")),
        ("any event", "unique_count", None, ("unique_count", "person")),
        ("any event", "count", "value", ("count", "value")),
        ("revenue", None, None, ("sum", "value")),
        ("revenue", "average", None, ("average", "value")),
        ("revenue", "count", None, ("count", None)),
        ("unique_users", None, None, ("unique_count", "person")),
        ("unique_users", "sum", None, ("sum", "value")),
        ("response_time", "p95", None, ("percentile", "duration_ms")),
        ("session_duration", "max", None, ("max", "_duration_s")),
    ],
)
def test_metric_aggregation_and_field_make_a_measure(metric: str, aggregation: str | None, value_field: str | None, expected: tuple[str, str | None]) -> None:
    (measure,) = _measured(metric, aggregation, value_field).measures
    assert (measure.aggregation, measure.field.column if measure.field else None) == expected


@pytest.mark.req("B2")
def test_formulas_resolve_metrics_and_events_once_each() -> None:
    found = _measured("orders / (orders + revenue) * page_view")
    assert len(found.measures) == 3
    assert found.cache_class == "revenue"
    assert isinstance(found.expression, Arithmetic)


def test_a_catalogue_formula_takes_the_words_for_what_it_is() -> None:
    for word in (None, "rate", "average", "ratio", "formula"):
        assert len(_measured("conversion_rate", word).measures) == 2


def test_the_asked_aggregation_applies_to_the_events_of_a_formula() -> None:
    people = _measured("purchase / page_view", "unique_count")
    assert [measure.aggregation for measure in people.measures] == ["unique_count", "unique_count"]


def test_a_single_metric_is_its_measure() -> None:
    assert _measured("revenue").expression == MeasureRef(0)
