from __future__ import annotations

import msgspec
import pytest

from tidegauge.alerts.term import History, Term


@pytest.mark.req("F1")
def test_a_term_knows_what_it_is_of_each() -> None:
    assert Term(query={"metric": "a"}, condition="gt").group_names == ()
    assert Term(query={"metric": "a", "group_by": "page"}, condition="gt").group_names == ("page",)
    assert Term(query={"metric": "a", "group_by": ["page", "os"]}, condition="gt").group_names == ("page", "os")
    funnel = Term(query={"analysis": "funnel", "steps": [], "breakdown": "country"}, condition="lt")
    assert (funnel.is_funnel, funnel.group_names) == (True, ("country",))


def test_an_anomaly_is_measured_against_the_last_windows_unless_it_says_otherwise() -> None:
    assert Term(query={"metric": "a"}, condition="anomaly").past == History(windows=96, season="none", min_windows=12)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"windows": 501}, History)
