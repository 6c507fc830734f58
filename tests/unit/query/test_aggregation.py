import pytest

from tidegauge.core.errors import InvalidQuery
from tidegauge.query.aggregation import parse_aggregation


@pytest.mark.req("B2")
@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("count", ("count", None)),
        ("AVG", ("average", None)),
        (" mean ", ("average", None)),
        ("median", ("percentile", 50.0)),
        ("p50", ("percentile", 50.0)),
        ("p99.9", ("percentile", 99.9)),
        ("p100", ("percentile", 100.0)),
        ("percentile_90", ("percentile", 90.0)),
        ("distinct", ("unique_count", None)),
        ("standard_deviation", ("stddev", None)),
    ],
)
def test_names_and_aliases(word: str, expected: tuple[str, float | None]) -> None:
    assert parse_aggregation(word) == expected


@pytest.mark.parametrize("word", ["", "avgg", "p", "p101", "p-5", "p5.", "percentile", "p1e9", "count()", "x" * 10_000])
def test_anything_else_is_refused(word: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        parse_aggregation(word)
    assert caught.value.details[0].field == "aggregation"
    assert len(caught.value.message) < 300


def test_a_near_miss_gets_a_suggestion() -> None:
    with pytest.raises(InvalidQuery, match=r"Unknown aggregation 'averge'\. Did you mean 'average'\?"):
        parse_aggregation("averge")
