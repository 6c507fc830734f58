from __future__ import annotations

from typing import Any, cast

import pytest
from tests.unit.contracts.test_sight import PART
from tests.unit.query.conftest import PreparedReader

from tidegauge.contracts.ports import Bound, QueryLimits
from tidegauge.contracts.sight import seeing
from tidegauge.core.clock import ManualClock
from tidegauge.query.row_rules.names import KEEP_S, NamesSeen, SeenProperty


@pytest.mark.req("J1")
async def test_who_sees_a_part_knows_the_names_of_that_part_and_who_sees_all_those_of_the_registry(reader: PreparedReader) -> None:
    clock, registry = ManualClock(1_763_780_123_456), cast(Any, object())
    names = NamesSeen(registry, reader, QueryLimits(), clock)
    reader.answer = lambda statement: [("plan\x1ftier", 3, 2, 1, 9, ["a"])] if "entry" in statement else [("buy", 7, 5)]
    assert await names.of(1) is registry
    with seeing(PART):
        seen = (await names.of(1)).snapshot(1)
        assert {name: (event.count, event.last_seen_ms) for name, event in seen.events.items()} == {"buy": (7, 5)}
        assert seen.properties["plan.tier"] == SeenProperty("plan.tier", 3, 9, {"text": 2, "number": 1})
        assert seen.properties["plan.tier"].is_conflicting
        await names.of(1)
        assert len(reader.statements) == 2
        clock.advance(int(KEEP_S * 1000))
        await names.of(1)
    assert len(reader.statements) == 4
    assert all(isinstance(bound, Bound) and bound.sight == PART for bound in reader.parameters)
