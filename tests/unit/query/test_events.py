import base64
from typing import Any

import pytest

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import And, Compare
from tidegauge.core.errors import InvalidQuery
from tidegauge.core.time_range import DAY_MS, HOUR_MS
from tidegauge.query.compile.listing import Place
from tidegauge.query.events import EventLister, parse_event_filter

NOW_MS = 1_763_780_123_456
Reader = Any


def _row(at_ms: int, batch: int, row: int) -> tuple[Any, ...]:
    return (batch, row, at_ms, at_ms, "i", "n", "t", "u", "a", "s", "src", None, False, 0, *[""] * 10, None, None, [], {}, {}, "")


@pytest.mark.req("A4")
def test_parameters_become_a_condition() -> None:
    wanted = parse_event_filter({"name": "a", "property.country": "TH", "properties.x.y": "5", "from": "2026-01-01", "q": "foo", "limit": "7"}, "UTC")
    assert wanted.condition == And(
        (
            Compare(resolve_field("name"), "eq", "a"),
            Compare(resolve_field("property.country"), "eq", "TH"),
            Compare(resolve_field("properties.x.y"), "eq", "5"),
        )
    )
    assert (wanted.span.from_ms, wanted.search, wanted.limit, wanted.before) == (1767225600000, "foo", 7, None)


@pytest.mark.req("A4")
async def test_a_cursor_goes_on_after_the_last_event(reader: Reader) -> None:
    reader.answer = lambda statement: [_row(NOW_MS, 3, 1), _row(NOW_MS - 5, 2, 9), _row(NOW_MS - 5, 2, 8)]
    page = await EventLister(reader).page(1, parse_event_filter({"limit": "2"}, "UTC"), NOW_MS)
    assert (len(page.events), len(reader.statements)) == (2, 1)
    assert page.next_cursor is not None
    assert parse_event_filter({"cursor": page.next_cursor}, "UTC").before == Place(NOW_MS - 5, 2, 9)


async def test_older_times_are_read_only_while_the_page_is_not_full(reader: Reader) -> None:
    rows = iter([[_row(NOW_MS, 3, 1)], [_row(NOW_MS - DAY_MS // 2, 2, 9), _row(NOW_MS - DAY_MS // 2, 2, 8)]])
    reader.answer = lambda statement: next(rows)
    page = await EventLister(reader).page(1, parse_event_filter({"limit": "2"}, "UTC"), NOW_MS)
    assert [len(reader.statements), len(page.events), page.next_cursor is None] == [2, 2, False]
    assert reader.parameters[0]["p1"] == NOW_MS - HOUR_MS
    assert reader.parameters[1]["p2"] == NOW_MS - HOUR_MS


async def test_the_end_has_no_cursor(reader: Reader) -> None:
    reader.answer = lambda statement: []
    page = await EventLister(reader).page(1, parse_event_filter({}, "UTC"), NOW_MS)
    assert (page.events, page.next_cursor) == ([], None)


@pytest.mark.hostile(34, 45)
@pytest.mark.parametrize("text", ["1.2", "1.2.3.4", "-1.2.3", "a.b.c", "1.2.99999999999999999999", "١.2.3", "1.2.3 OR 1"])
def test_a_made_up_cursor_is_refused(text: str) -> None:
    with pytest.raises(InvalidQuery) as caught:
        parse_event_filter({"cursor": base64.urlsafe_b64encode(text.encode()).decode()}, "UTC")
    assert caught.value.details[0].field == "cursor"
