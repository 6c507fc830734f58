from __future__ import annotations

import msgspec

from tidegauge.alerts.notices.fact import Fact, fact_of
from tidegauge.alerts.rule import Rule
from tidegauge.alerts.state import AlertState


def test_facts_are_those_of_the_moment_and_survive_being_kept() -> None:
    rule = Rule(name="Errors", query={"metric": "errors", "group_by": ["page"]}, condition="gt", threshold=20.0, severity="error", description="d")
    fact = fact_of("firing", "r1", rule, "a1", ("/cart",), AlertState("firing", 5, 31.0), 7)
    assert (fact.line, fact.group, fact.value, fact.threshold, fact.since_ms, fact.at_ms) == ("Errors (/cart): 31 > 20", {"page": "/cart"}, 31.0, 20.0, 5, 7)
    assert msgspec.json.decode(msgspec.json.encode(fact), type=Fact) == fact
