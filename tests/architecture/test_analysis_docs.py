"""Every kind of analysis has a page with its limits."""

from __future__ import annotations

from pathlib import Path

import pytest

from tidegauge.analysis.kinds import KINDS

PAGES = Path(__file__).parents[2] / "docs/reference/analyses"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_a_kind_has_a_page_with_its_limits(kind: str) -> None:
    pages = [page for page in PAGES.glob("*.md") if f"`POST /api/analysis/{kind}`" in page.read_text() and page.name != "README.md"]
    assert len(pages) == 1, f"no page of docs/reference/analyses has `POST /api/analysis/{kind}`"
    text = pages[0].read_text().lower()
    assert "at most" in text or "## limits" in text


def test_the_list_of_pages_is_whole() -> None:
    text = (PAGES / "README.md").read_text()
    assert [page.name for page in PAGES.glob("*.md") if page.name != "README.md" and f"({page.name})" not in text] == []
