"""Every template as a whole: a valid document without gaps, of varied widgets, with questions of events that its sample sends."""

from __future__ import annotations

import pytest

from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.document import COLUMNS
from tidegauge.dashboards.samples.day import Day, batches_between
from tidegauge.dashboards.templates import TEMPLATES
from tidegauge.dashboards.templates.template import Template
from tidegauge.dashboards.validation import Rules, checked_document
from tidegauge.dashboards.widgets import WITHOUT_QUESTION
from tidegauge.query.catalogue import Catalogue

NOW_MS = 20_000 * DAY_MS
RULES = Rules(Catalogue(), 1, "UTC", NOW_MS, 100)

every_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.key)


@pytest.mark.req("H9")
def test_all_eleven_are_offered() -> None:
    keys = "web product ecommerce saas system api ai_detection ai_usage iot marketing executive"
    assert [template.key for template in TEMPLATES] == keys.split()


@every_template
@pytest.mark.req("H9")
def test_the_document_is_valid_and_full(template: Template) -> None:
    document = checked_document(template.board(), RULES)
    assert 10 <= len(document.widgets) <= 18
    assert len({widget.kind for widget in document.widgets}) >= 6
    assert len({widget.title for widget in document.widgets}) == len(document.widgets)
    assert all(widget.queries or widget.kind in WITHOUT_QUESTION for widget in document.widgets)


@every_template
@pytest.mark.req("H9")
def test_the_grid_is_covered_without_gaps_or_overlaps(template: Template) -> None:
    cells: set[tuple[int, int]] = set()
    for widget in template.board().widgets:
        own = {(x, y) for x in range(widget.x, widget.x + widget.w) for y in range(widget.y, widget.y + widget.h)}
        assert not cells & own, widget.title
        cells |= own
    height = 1 + max(y for _, y in cells)
    assert cells == {(x, y) for x in range(COLUMNS) for y in range(height)}


@every_template
def test_the_sample_sends_what_the_template_needs(template: Template) -> None:
    day = Day(template.key, NOW_MS)
    template.sample(day)
    assert set(template.needs) & {event["name"] for event in day.events}
    assert 20 <= len(day.events) <= 4_000
    assert len({event["id"] for event in day.events}) == len(day.events)
    assert {event["source"] for event in day.events} == {f"sample:{template.key}"}


@every_template
def test_the_sample_of_a_time_is_always_the_same(template: Template) -> None:
    def ids(from_ms: int, to_ms: int) -> list[str]:
        return [event["id"] for batch in batches_between(template.key, template.sample, from_ms, to_ms) for event in batch.events]

    whole = ids(NOW_MS, NOW_MS + DAY_MS)
    middle = NOW_MS + DAY_MS // 3
    assert sorted(ids(NOW_MS, middle) + ids(middle, NOW_MS + DAY_MS)) == sorted(whole)
    assert len(set(whole)) == len(whole)
