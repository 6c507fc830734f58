from __future__ import annotations

import numpy as np
import pytest
from tests.unit.query.conftest import PreparedReader

from tidegauge.contracts.field import resolve_field
from tidegauge.contracts.plan import ALWAYS, And, Compare, Or
from tidegauge.core.clock import ManualClock
from tidegauge.core.errors import InvalidQuery
from tidegauge.identity.identities import Identities
from tidegauge.query.cache import AnswerCache
from tidegauge.query.catalogue import Catalogue
from tidegauge.query.compile.event_tables import STORED, merged_tables
from tidegauge.query.execute import QueryService
from tidegauge.query.explore.selection import Choice, meta, select

NOW_MS = 1_763_780_123_456
PERSON = [{"field": "person", "operator": "eq", "value": "7"}]
TH = [{"field": "country", "operator": "eq", "value": "TH"}]


def _service(identities: Identities | None = None) -> QueryService:
    clock = ManualClock(NOW_MS)
    return QueryService(PreparedReader(), Catalogue(), AnswerCache(clock), clock, identities=identities)


def test_any_event_of_the_last_day_when_nothing_is_said() -> None:
    selection = select(Choice(), 3, "Asia/Bangkok", _service(), NOW_MS)
    assert (selection.project, selection.condition, selection.timezone, selection.field) == (3, ALWAYS, "Asia/Bangkok", None)
    assert selection.span.to_ms - selection.span.from_ms == 86_400_000


def test_a_metric_brings_its_condition_and_its_field() -> None:
    selection = select(Choice(metric="response_time", filters=TH), 3, "UTC", _service(), NOW_MS)
    assert selection.field == resolve_field("duration_ms")
    assert selection.condition == And((Compare(resolve_field("country"), "eq", "TH"),))
    named = select(Choice(metric="page_views"), 3, "UTC", _service(), NOW_MS)
    assert named.condition == Compare(resolve_field("name"), "eq", "page_view")


def test_an_event_is_a_name_even_when_a_metric_has_it() -> None:
    assert select(Choice(event="revenue"), 3, "UTC", _service(), NOW_MS).condition == Compare(resolve_field("name"), "eq", "revenue")
    assert select(Choice(metric="my_event"), 3, "UTC", _service(), NOW_MS).condition == Compare(resolve_field("name"), "eq", "my_event")


@pytest.mark.parametrize("choice", [Choice(metric="a", event="b"), Choice(event=""), Choice(metric="a\x00"), Choice(metric="a / ")])
def test_what_names_no_events_is_refused(choice: Choice) -> None:
    with pytest.raises(InvalidQuery):
        select(choice, 3, "UTC", _service(), NOW_MS)


def test_a_formula_stands_for_the_events_of_its_parts() -> None:
    name = resolve_field("name")
    parts = select(Choice(metric="a / b * 100"), 3, "UTC", _service(), NOW_MS).condition
    assert parts == Or((Compare(name, "eq", "a"), Compare(name, "eq", "b")))
    assert select(Choice(metric="conversion_rate"), 3, "UTC", _service(), NOW_MS).condition == ALWAYS
    assert select(Choice(metric="sessions"), 3, "UTC", _service(), NOW_MS).condition == ALWAYS


@pytest.mark.parametrize("metric", ["error_rate", "sessions", "a / b"])
def test_a_formula_has_no_single_values(metric: str) -> None:
    with pytest.raises(InvalidQuery):
        select(Choice(metric=metric), 3, "UTC", _service(), NOW_MS, is_single=True)


def test_meta_has_the_shape_of_answers() -> None:
    selection = select(Choice(from_="2025-11-01", to="2025-11-02"), 3, "UTC", _service(), NOW_MS)
    shown = meta(selection, elapsed_ms=1.23456, rows_read=7)
    assert (shown.from_, shown.to, shown.elapsed_ms, shown.rows_read) == ("2025-11-01T00:00:00.000Z", "2025-11-02T00:00:00.000Z", 1.235, 7)


@pytest.mark.req("C8")
def test_a_choice_of_a_person_reads_merged_people_once_there_are_links() -> None:
    identities = Identities()
    identities.load(3, np.array([1], np.uint64), np.array([7], np.uint64), 1)
    service = _service(identities)
    assert select(Choice(filters=PERSON), 3, "UTC", service, NOW_MS).tables == merged_tables(3)
    assert select(Choice(filters=PERSON), 4, "UTC", service, NOW_MS).tables == STORED
    assert select(Choice(filters=TH), 3, "UTC", service, NOW_MS).tables == STORED
