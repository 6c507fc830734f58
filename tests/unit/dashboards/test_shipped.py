"""Every dashboard of the product's own project: a valid document without gaps, of figures that the product reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tidegauge.core.time_range import DAY_MS
from tidegauge.dashboards.document import COLUMNS, Document
from tidegauge.dashboards.shipped import SHIPPED
from tidegauge.dashboards.validation import Rules, checked_document
from tidegauge.query.catalogue import Catalogue

RULES = Rules(Catalogue(), 1, "UTC", 20_000 * DAY_MS, 100)
EVENTS = {"system_sample", "product_sample", "usage_sample", "project_usage", "ai_request"}

every_board = pytest.mark.parametrize("board", SHIPPED, ids=lambda board: board.__name__)


@pytest.mark.req("D9")
def test_there_are_four() -> None:
    assert [board().name for board in SHIPPED] == ["System health", "Application", "Business", "AI usage"]


@every_board
@pytest.mark.req("D9")
def test_the_document_is_valid_and_asks_for_own_events_only(board: Callable[[], Document]) -> None:
    document = checked_document(board(), RULES)
    assert len({widget.title for widget in document.widgets}) == len(document.widgets)
    assert {query.query["metric"] for widget in document.widgets for query in widget.queries} <= EVENTS


@every_board
def test_the_grid_is_covered_without_gaps_or_overlaps(board: Callable[[], Document]) -> None:
    cells: list[tuple[int, int]] = []
    for widget in board().widgets:
        cells += [(x, y) for x in range(widget.x, widget.x + widget.w) for y in range(widget.y, widget.y + widget.h)]
    height = 1 + max(y for _, y in cells)
    assert sorted(cells) == sorted((x, y) for x in range(COLUMNS) for y in range(height))
