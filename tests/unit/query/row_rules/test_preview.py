from __future__ import annotations

from typing import Any, cast

import pytest
from tests.unit.query.conftest import PreparedReader

from tidegauge.contracts.ports import QueryLimits
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery
from tidegauge.core.time_range import DAY_MS
from tidegauge.query.row_rules.preview import RowRuleCounter, RowRulePreview


class _Service:
    def __init__(self, reader: PreparedReader) -> None:
        self.reader, self.limits = reader, QueryLimits()


@pytest.mark.req("J1")
async def test_a_rule_is_counted_over_the_last_week(reader: PreparedReader) -> None:
    counter = RowRuleCounter(cast(Any, _Service(reader)), ManualClock(1_763_780_123_456))
    reader.answer = lambda statement: [(3, 10)]
    assert await counter.preview(1, [{"field": "country", "value": "TH"}]) == RowRulePreview(3, 10, 7)
    assert "TH" in reader.parameters[0].values()
    times_ms = [value for value in reader.parameters[0].values() if isinstance(value, int) and value > 1]
    assert times_ms == [1_763_780_123_456 - 7 * DAY_MS, 1_763_780_123_456 + 1]
    with pytest.raises(InvalidQuery):
        await counter.preview(1, [{"field": "person", "operator": "exists"}])
