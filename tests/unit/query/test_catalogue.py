from collections.abc import Iterable

import pytest

from tidegauge.query.catalogue import Catalogue, NoMetrics, suggest
from tidegauge.query.metric import Metric


class Own:
    def metrics(self, project: int) -> Iterable[Metric]:
        return [Metric("signup_rate", "", "percent", formula="signups / unique_users * 100"), Metric("revenue", "mine", "x")] if project == 1 else []


@pytest.mark.req("B6")
def test_a_projects_own_metrics_stand_beside_the_built_in_ones() -> None:
    catalogue = Catalogue(Own())
    found = catalogue.find("signup_rate", 1)
    assert found is not None
    assert found.formula == "signups / unique_users * 100"
    assert catalogue.find("signup_rate", 2) is None
    assert [metric.name for metric in catalogue.list(1)].count("revenue") == 1


@pytest.mark.hostile(168)
def test_an_own_metric_never_hides_a_built_in_one() -> None:
    revenue = Catalogue(Own()).find("revenue", 1)
    assert revenue is not None
    assert revenue.aggregation == "sum"


def test_no_metrics_of_its_own() -> None:
    assert list(NoMetrics().metrics(1)) == []


def test_suggestions_only_for_what_is_near() -> None:
    assert suggest("revenu", ["revenue", "orders"]) == " Did you mean 'revenue'?"
    assert suggest("zzz", ["revenue"]) == ""
    assert suggest("x" * 100_000, ["revenue"]) == ""
