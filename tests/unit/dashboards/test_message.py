from __future__ import annotations

import pytest

from tidegauge.core.errors import InvalidInput
from tidegauge.dashboards.message import NewDashboard


@pytest.mark.parametrize(
    "new",
    [NewDashboard(), NewDashboard(document={}, template="web"), NewDashboard(copy_of="a", template="b"), NewDashboard(copy_of="a", sample_data=True)],
)
def test_a_dashboard_is_made_from_one_thing(new: NewDashboard) -> None:
    with pytest.raises(InvalidInput):
        new.checked()


def test_an_empty_document_is_a_document_to_be_refused_later() -> None:
    assert NewDashboard(document={}).checked().document == {}
