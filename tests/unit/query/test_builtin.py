import pytest

from tidegauge.contracts.question import Question
from tidegauge.query.builtin import BUILTIN_METRICS
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.parse import parse_question

NOW_MS = 1_763_780_123_456


@pytest.mark.req("B6")
@pytest.mark.parametrize("metric", BUILTIN_METRICS, ids=lambda metric: metric.name)
def test_every_built_in_metric_can_be_asked(metric) -> None:  # type: ignore[no-untyped-def]
    plan, kind = parse_question(Question(metric.name), 1, "UTC", Catalogue(), NOW_MS)
    assert plan.measures
    assert kind in ("live", "activity", "revenue", "health")
    assert metric.description
    assert metric.unit


@pytest.mark.req("B6")
def test_the_metrics_of_the_requirements_are_there_once() -> None:
    names = [metric.name for metric in BUILTIN_METRICS]
    assert len(names) == len(set(names))
    wanted = "page_views unique_users sessions bounce_rate session_duration revenue orders conversion_rate error_rate events_per_second response_time requests"
    assert set(wanted.split()) <= set(names)
