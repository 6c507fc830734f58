from tidegauge.contracts.plan import ALWAYS
from tidegauge.query.metric import Metric


def test_a_metric_counts_every_event_unless_it_says_otherwise() -> None:
    metric = Metric("all", "Everything", "events")
    assert (metric.aggregation, metric.condition, metric.source, metric.formula) == ("count", ALWAYS, "events", None)
    assert hash(metric) == hash(Metric("all", "Everything", "events"))
